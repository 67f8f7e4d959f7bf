// Zones and date orders declared by legends, headings and table heads.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/byte_bits.h"
#include "base/fold.h"
#include "report/stamp/cursor.h"
#include "report/stamp/legend.h"
#include "report/stamp/scan.h"
#include "report/stamp/zones.h"
#include "report/timestamp.h"

namespace candor::report {

namespace {

constexpr size_t kLongestHead = 100;
constexpr size_t kLongestLegend = 250;

bool contains_word(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool left = at == 0 || !is_letter(text[at - 1]);
    if (left && (end >= text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

// "All times are UTC", "times given in CET", "Unless noted otherwise, timestamps are ...": says it of the whole list.
// `lower` is one sentence in lower case.
bool speaks_of_all_times(std::string_view lower) {
  // By a word that each of them holds and few sentences do.
  static constexpr std::array<std::string_view, 5> kAll = {"all dates", "all hours", "all entries", "all utc",
                                                           "all in utc"};
  static constexpr std::array<std::string_view, 3> kUtc = {"utc is used", "utc throughout", "we use utc"};
  static constexpr std::array<std::string_view, 21> kTime = {
      "all times",       "all the times",   "all time ",        "all timestamps",  "all time stamps", "times are",
      "times in ",       "times given",     "times listed",     "times below",     "times stated",    "timestamps are",
      "time stamps are", "timestamps in ",  "timestamps below", "dates and times", "times shown",     "every time ",
      "each time ",      "every timestamp", "each timestamp"};
  const auto holds = [&](std::string_view words) { return lower.find(words) != std::string_view::npos; };
  if (holds("time") && std::any_of(kTime.begin(), kTime.end(), holds)) return true;
  if (holds("all ") && std::any_of(kAll.begin(), kAll.end(), holds)) return true;
  if (holds("utc") && std::any_of(kUtc.begin(), kUtc.end(), holds)) return true;
  static constexpr std::array<std::string_view, 15> kOpenings = {
      "time zone", "timezone", "times ",        "times:",    "local time",     "time is",    "time in",   "zone used",
      "the times", "all in ",  "all given in ", "given in ", "everything in ", "hours are ", "the hours "};
  const size_t letters = lower.find_first_not_of(" \t*_(-#>|[");
  const std::string_view start = letters == std::string_view::npos ? "" : lower.substr(letters);
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view word) { return start.starts_with(word); });
}

// "All times are CET unless marked UTC": what follows is the exception.
std::string_view before_exception(std::string_view text) {
  const std::string lower = to_lower(text);
  size_t end = text.size();
  for (const std::string_view word : {" unless", " except", " other than", " where "}) {
    end = std::min(end, lower.find(word));
  }
  return text.substr(0, end);
}

// Calls holds(text from there on) for each place at which, in any case, the first and then the second letter of one of
// the pairs stand, until it says so of one.
template <size_t kPairs, typename Holds>
bool any_pair(std::string_view text, const std::array<std::array<char, 2>, kPairs>& pairs, Holds holds) {
  bool found = false;
  const auto look = [&](std::string_view part, size_t from) {
    uint64_t bits = 0;
    for (size_t i = 0; i < part.size() - 1; i += 16) {
      const Sixteen first = Sixteen(part.data() + i).lower();
      const Sixteen second = Sixteen(part.data() + i + 1).lower();
      uint64_t any = 0;
      for (const auto& pair : pairs) any |= first.equal(pair[0]) & second.equal(pair[1]);
      bits |= any << i;
    }
    for (; bits != 0; bits &= bits - 1) {
      found = found || holds(text.substr(std::min(text.size(), from + static_cast<size_t>(std::countr_zero(bits)))));
    }
  };
  constexpr size_t kStep = kByteBits;
  size_t at = 0;
  for (; at + kStep < text.size() && !found; at += kStep) look(text.substr(at, kStep + 1), at);
  if (found || at >= text.size()) return found;
  std::array<char, kStep + 1> rest{};
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  look({rest.data(), rest.size()}, at);
  return found;
}

// A look without lower-casing, which spares nearly every sentence: "time", "Time", "date", "all hours".
bool may_speak_of_times(std::string_view text) {
  constexpr std::array<std::array<char, 2>, 5> kPairs = {{{'i', 'm'}, {'d', 'a'}, {'l', 'l'}, {'z', 'o'}, {'u', 't'}}};
  return any_pair(text, kPairs, [](std::string_view from) {
    static constexpr std::array<std::string_view, 7> kCues = {"ime", "IME", "dates", "ll ", "zone", "Zone", "UTC"};
    return std::any_of(kCues.begin(), kCues.end(), [&](std::string_view cue) { return from.starts_with(cue); });
  });
}

// The text from the first zone word to the last; words that say whose clock it is win over "local time", and UTC
// needs no explanation ("UTC, local time is UTC+2").
std::string zone_stretch(std::string_view text) {
  const std::string_view rule = before_exception(text);
  auto zones = find_zones(rule);
  if (zones.empty() && rule.size() < text.size()) zones = find_zones(text);
  const bool known = std::any_of(zones.begin(), zones.end(), [](const ZoneToken& z) { return !z.clocks.empty(); });
  std::erase_if(zones, [&](const ZoneToken& zone) { return known && zone.clocks.empty(); });
  if (zones.empty()) return "";
  const std::string_view first = zones.front().text;
  const std::string_view last = zones.front().form == ZoneForm::utc ? first : zones.back().text;
  const auto begin = static_cast<size_t>(first.data() - text.data());
  return std::string(text.substr(begin, static_cast<size_t>(last.data() - first.data()) + last.size()));
}

bool has_clock(std::string_view text) {
  const auto stamps = scan_stamps(text);
  return std::any_of(stamps.begin(), stamps.end(), [](const RawStamp& raw) { return raw.time.has_value(); });
}

// A head: "Timeline (UTC)", "Date/time [CEST]", "UTC", "YYYY-MM-DD hh:mm (UTC)".
std::string zone_of_head(std::string_view text) {
  const std::string_view head = trim(text);
  if (head.empty() || head.size() > kLongestHead) return "";
  for (size_t open = head.find_first_of("(["); open != std::string_view::npos;
       open = head.find_first_of("([", open + 1)) {
    const size_t close = head.find_first_of(")]", open);
    if (close == std::string_view::npos) break;
    std::string zone = zone_stretch(head.substr(open + 1, close - open - 1));
    if (!zone.empty()) return zone;
  }
  const std::string lower = to_lower(head);
  const std::string zone = zone_stretch(head);
  if (zone.empty()) return "";
  const bool only_zone = trim(head).size() <= zone.size() + 4;
  const bool about_time = contains_word(lower, "time") || contains_word(lower, "timeline") ||
                          contains_word(lower, "date") || contains_word(lower, "timestamp") ||
                          contains_word(lower, "hh:mm") || contains_word(lower, "times");
  const bool sentence =
      head.find(". ") != std::string_view::npos || contains_word(lower, "was") || contains_word(lower, "to");
  return only_zone || (about_time && !sentence) ? zone : "";
}

// End of the sentence that begins at `at`: a full stop, line end, or semicolon. "U.S. Pacific" is no end.
size_t sentence_end(std::string_view text, size_t at) {
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' || c == ';') return at;
    const bool stop = c == '.' && (at + 1 == text.size() || is_space(text[at + 1]));
    const bool initial = at >= 2 && (text[at - 2] == '.' || text[at - 2] == ' ');
    if (stop && !initial) return at;
  }
  return at;
}

}  // namespace

std::string legend_zone(std::string_view straight) {
  if (!may_speak_of_times(straight)) return "";
  for (size_t at = 0; at < straight.size();) {
    const size_t end = sentence_end(straight, at);
    const std::string_view sentence = straight.substr(at, end - at);
    if (sentence.size() <= kLongestLegend && may_speak_of_times(sentence) && speaks_of_all_times(to_lower(sentence)) &&
        !has_clock(sentence)) {
      std::string zone = zone_stretch(sentence);
      if (!zone.empty()) return zone;
    }
    at = end + 1;
  }
  return "";
}

std::string declared_zone(std::string_view text) {
  const std::string straight = straighten(text);
  std::string zone = legend_zone(straight);
  if (!zone.empty() || straight.size() > 2 * kLongestHead) return zone;
  zone = zone_of_head(straight);
  return zone.empty() || has_clock(straight) ? "" : zone;
}

namespace {

// One look that spares nearly every line: "yy", "month", "date format", in any case.
bool may_declare_order(std::string_view text) {
  constexpr std::array<std::array<char, 2>, 3> kPairs = {{{'y', 'y'}, {'m', 'o'}, {'d', 'a'}}};
  return any_pair(text, kPairs, [](std::string_view from) {
    return starts_with_ci(from, "yy") || starts_with_ci(from, "month") || starts_with_ci(from, "date format");
  });
}

}  // namespace

DateOrder declared_order(std::string_view text) {
  if (!may_declare_order(text)) return DateOrder::unknown;
  const std::string lower = to_lower(straighten(text));
  for (const char separator : {'/', '-', '.'}) {
    for (const std::string_view year : {"yyyy", "yy"}) {
      for (const auto& [day, month] : {std::pair{"dd", "mm"}, std::pair{"d", "m"}}) {
        const std::string tail = separator + std::string(year);
        if (contains_word(lower, std::string(day) + separator + month + tail)) return DateOrder::day_first;
        if (contains_word(lower, std::string(month) + separator + day + tail)) return DateOrder::month_first;
      }
    }
  }
  for (const std::string_view words : {"day/month", "day-month", "day before month", "european date format"}) {
    if (lower.find(words) != std::string::npos) return DateOrder::day_first;
  }
  for (const std::string_view words : {"month/day", "month-day", "month before day", "us date format"}) {
    if (lower.find(words) != std::string::npos) return DateOrder::month_first;
  }
  return DateOrder::unknown;
}

}  // namespace candor::report
