#include "report/stamp/years.h"

#include <algorithm>
#include <cstdlib>

#include "report/stamp/cursor.h"

namespace candor::report {

namespace {

using Days = std::chrono::days;

constexpr size_t kShortestList = 3;
constexpr size_t kLook = 16;  // stamps looked at on either side

int year_of(Instant t) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<Days>(t)).year());
}

// The same day and time in a year further or back; 29 February has none.
std::optional<Instant> shift_year(Instant t, int years) {
  const auto day = std::chrono::floor<Days>(t);
  const std::chrono::year_month_day date(day);
  const std::chrono::year_month_day moved(date.year() + std::chrono::years(years), date.month(), date.day());
  if (!moved.ok()) return std::nullopt;
  return std::chrono::sys_days(moved) + (t - day);
}

// Month and day good enough for choosing a year; day first where it is not known.
std::optional<Instant> in_year(const RawStamp& raw, int year) {
  const auto& date = *raw.date;
  const int month = date.month != 0 ? date.month : std::min(date.first, date.second);
  return make_instant(year, month, date.month_only ? 1 : std::max(date.day, 1));
}

int nearest_year(const RawStamp& raw, Instant reference) {
  int best = 0;
  Seconds distance = Seconds::max();
  for (int year = year_of(reference) - 1; year <= year_of(reference) + 1; ++year) {
    const auto day = in_year(raw, year);
    if (day && std::chrono::abs(*day - reference) < distance) {
      distance = std::chrono::abs(*day - reference);
      best = year;
    }
  }
  return best;
}

// "2017" standing free in a short text; 0 if none.
int free_year(std::string_view text) {
  for (size_t at = text.find("20"); at != std::string_view::npos; at = text.find("20", at + 1)) {
    Cursor c{text, at};
    const auto number = c.number(4);
    const bool open = at == 0 || !(is_digit(text[at - 1]) || is_ascii_letter(text[at - 1]) || text[at - 1] == '-');
    const bool closed = !is_ascii_letter(c.peek()) && c.peek() != '-' && c.peek() != '.';
    if (number && number->digits == 4 && open && closed && number->value < 2100) return number->value;
  }
  return 0;
}

using List = std::vector<size_t>;

// The instant as written of the entry behind; null at the end.
const Instant* behind_of(const Page& page, const List& list, size_t i) {
  return i + 1 < list.size() ? &*page.items[list[i + 1]].stamp.utc : nullptr;
}

// Does `t` stand between the entry before and the one behind entry i? The one behind may have the same slip, so a
// year off counts.
bool fits(const Page& page, const List& list, size_t i, std::optional<Instant> before, Instant t) {
  const Instant* behind = behind_of(page, list, i);
  if (!before && behind == nullptr) return false;
  if (before && t < *before) return false;
  if (behind == nullptr || t <= *behind) return true;
  const bool same_slip = *behind - *page.items[list[i]].stamp.utc < Days(200);
  return same_slip && t <= shift_year(*behind, 1).value_or(*behind);
}

// After the posting, or without knowing that, long after everything that follows in the list.
bool too_late(Instant t, std::optional<Instant> latest_behind, std::optional<Instant> posted) {
  if (posted) return t > *posted + Days(1);
  return latest_behind && t - *latest_behind > Days(300);
}

// For each entry the latest instant of those behind it.
std::vector<std::optional<Instant>> latest_behind(const Page& page, const List& list) {
  std::vector<std::optional<Instant>> latest(list.size());
  for (size_t i = list.size() - 1; i > 0; --i) {
    const Instant t = *page.items[list[i]].stamp.utc;
    latest[i - 1] = std::max(latest[i].value_or(t), t);
  }
  return latest;
}

void doubt(StampItem& item, Instant other) {
  item.stamp.readings = {std::min(*item.stamp.utc, other), std::max(*item.stamp.utc, other)};
  item.stamp.why = "out of line with its neighbours, the year may be wrong";
  item.stamp.utc.reset();
  item.stamp.end_utc.reset();
  item.stamp.iso.clear();
}

void doubt_list(Page& page, const List& list, std::optional<Instant> posted) {
  if (list.size() < kShortestList) return;
  std::vector<std::pair<size_t, Instant>> doubts;
  const auto latest = latest_behind(page, list);
  std::optional<Instant> before;  // as it was meant
  for (size_t i = 0; i < list.size(); ++i) {
    const Instant t = *page.items[list[i]].stamp.utc;
    const auto earlier = shift_year(t, -1);
    const auto later = shift_year(t, 1);
    const bool slipped_back = before.value_or(t) - t > Days(300) && (!posted || later <= *posted + Days(1));
    std::optional<Instant> meant;
    if (too_late(t, latest[i], posted) && earlier && fits(page, list, i, before, *earlier)) meant = earlier;
    if (slipped_back && later && fits(page, list, i, before, *later)) meant = later;
    if (meant) doubts.emplace_back(list[i], *meant);
    before = meant.value_or(t);
  }
  for (const auto& [index, other] : doubts) doubt(page.items[index], other);
}

}  // namespace

YearFinder::YearFinder(const Page& page, std::optional<Instant> posted) : posted_(posted) {
  for (const PageLine& line : page.lines) {
    const bool head = line.line->heading > 0 || line.text.size() <= 12;
    years_.push_back(head && line.text.size() <= 100 ? free_year(line.text) : 0);
    const bool same = years_.size() > 1 && (&line - 1)->section == line.section;
    if (years_.back() == 0 && same) years_.back() = years_[years_.size() - 2];
  }
}

int YearFinder::beside(const Page& page, size_t index) {
  const PageLine& line = page.lines[page.items[index].line];
  const size_t first = std::max(line.first, index > kLook ? index - kLook : 0);
  const size_t last = std::min(line.last, index + kLook);
  const StampItem* found = nullptr;
  for (size_t k = first; k < last; ++k) {
    const auto& date = page.items[k].raw.date;
    if (date && date->year != 0 && (found == nullptr || k <= index + 1)) found = &page.items[k];
  }
  const auto day = found != nullptr ? in_year(found->raw, found->raw.date->year) : std::nullopt;
  return day ? nearest_year(page.items[index].raw, *day) : 0;
}

int YearFinder::find(const Page& page, size_t index) const {
  const StampItem& item = page.items[index];
  if (const int year = beside(page, index); year != 0) return year;
  if (const int year = years_.at(item.line); year != 0) return year;
  const PageLine& line = page.lines[item.line];
  const bool listed = item.lead || line.table > 0;
  for (size_t k = index; k-- > 0 && k + kLook > index && listed;) {
    const StampItem& earlier = page.items[k];
    if (page.lines[earlier.line].section != line.section || page.lines[earlier.line].table != line.table) break;
    if (earlier.lead == item.lead && earlier.stamp.utc) return nearest_year(item.raw, *earlier.stamp.utc);
  }
  if (posted_) {
    const auto day = in_year(item.raw, year_of(*posted_));
    return day && *day > *posted_ + Days(100) ? year_of(*posted_) - 1 : year_of(*posted_);
  }
  for (size_t k = index > kLook ? index - kLook : 0; k < std::min(page.items.size(), index + kLook); ++k) {
    const auto& date = page.items[k].raw.date;
    const auto day = date && date->year != 0 ? in_year(page.items[k].raw, date->year) : std::nullopt;
    if (day) return nearest_year(item.raw, *day);
  }
  return 0;
}

void doubt_years(Page& page, std::optional<Instant> posted) {
  List list;
  int section = -1;
  for (size_t i = 0; i < page.items.size(); ++i) {
    const StampItem& item = page.items[i];
    if (!item.lead || item.heads || !item.stamp.utc || item.stamp.precision == Precision::month) continue;
    if (page.lines[item.line].section != section) {
      doubt_list(page, list, posted);
      list.clear();
      section = page.lines[item.line].section;
    }
    list.push_back(i);
  }
  doubt_list(page, list, posted);
}

}  // namespace candor::report
