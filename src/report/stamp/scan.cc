#include "report/stamp/scan.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/byte_bits.h"
#include "base/fold.h"
#include "report/stamp/date.h"
#include "report/stamp/names.h"
#include "report/stamp/shape.h"
#include "report/stamp/words.h"

namespace candor::report {

namespace {

bool word_char(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_';
}

// A number that follows these words names a thing, not a day, however much it looks like a date with dots.
bool names_a_version(std::string_view before) {
  before = trim(before.substr(before.size() > 16 ? before.size() - 16 : 0));
  for (const std::string_view word : {"version", "release", "section", "sections", "build", "ver.", "sec.", "rev.",
                                      "firmware", "clause", "chapter", "python", "v."}) {
    if (before.size() >= word.size() && to_lower(before.substr(before.size() - word.size())) == word) return true;
  }
  return false;
}

// May a stamp begin here? Not inside a word, a longer number, a path or a version.
bool opens(std::string_view text, size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (word_char(before)) return false;
  const char earlier = at > 1 ? text[at - 2] : ' ';
  switch (before) {
    case ':':
      return !is_digit(earlier) && earlier != ':';
    case '.':
    case '/':
    case '-':
      return !word_char(earlier) && earlier != before && earlier != '/';
    case '@':
    case '#':
    case '=':
    case '%':
    case '&':
    case '$':
    case '\\':
    case '+':
      return false;
    default:
      return true;
  }
}

// May a stamp end here? "2024-05-02.csv", "3.2.2.4", "12:34:ab", "2024-05-02-1" are other things.
bool closes(std::string_view text, size_t at) {
  if (at >= text.size()) return true;
  const char here = text[at];
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (word_char(here)) return false;
  if (here == '.') return !is_digit(next) && !(next >= 'a' && next <= 'z');
  if (here == ':') return !is_digit(next);
  if ((here == '-' || here == '/') && is_digit(next)) {  // "2023-05-01-2024-04-30"
    Cursor c{text, at + 1};
    return read_date(c).has_value();
  }
  return here != '%';
}

bool starts_url(std::string_view rest) {
  return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") ||
         rest.starts_with("ftp://") || rest.starts_with("mailto:") || rest.starts_with("ldap://");
}

size_t skip_url(std::string_view text, size_t at) {
  while (at < text.size() && !is_space(text[at]) && text[at] != '>' && text[at] != ')' && text[at] != '|') ++at;
  return at;
}

// Includes a "~" before the stamp and notes words such as "around".
void look_back(std::string_view text, RawStamp& raw) {
  size_t at = raw.begin;
  while (at > 0 && raw.begin - at < 2 && text[at - 1] == ' ') --at;
  if (at > 1 && text[at - 1] == '~' && text[at - 2] == '~') return;  // struck through
  if (at > 0 && text[at - 1] == '~') {
    raw.begin = at - 1;
    raw.approximate = true;
    return;
  }
  const std::string_view before = text.substr(at > 15 ? at - 15 : 0, at > 15 ? 15 : at);
  for (const std::string_view word : {"around", "about", "approximately", "approx.", "circa", "ca."}) {
    if (before.size() >= word.size() && to_lower(before.substr(before.size() - word.size())) == word) {
      raw.approximate = true;
    }
  }
}

// Trailing spaces and an opening that was not closed do not belong to the stamp.
void trim_end(std::string_view text, RawStamp& raw) {
  while (raw.end > raw.begin && is_space(text[raw.end - 1])) --raw.end;
}

bool acceptable(std::string_view text, const RawStamp& raw) {
  if (!closes(text, raw.end)) return false;
  const bool dotted = raw.date && raw.date->separator == '.';
  return !(dotted && !raw.time && names_a_version(text.substr(0, raw.begin)));
}

// Most words cannot open a stamp; only names, masks, quarters and two words for times do.
bool worth_trying(std::string_view text, size_t at) {
  const char first = text[at];
  if (is_digit(first)) return true;
  const auto opens_with = [&](std::string_view word) { return starts_with_ci(text.substr(at), word); };
  const auto word = [&] { return Cursor{text, at}.word(); };
  switch (first) {
    case 'Q':
    case 'q':
      return word().size() == 1;
    case 'Y':
    case 'y':
      return word().size() == 4;
    case 'H':
    case 'h':
      return word().size() == 2;
    case 'M':
    case 'm':
      if (opens_with("mid") && !word().empty()) return true;
      break;
    case 'N':
    case 'n':
      if (opens_with("noon") && !word().empty()) return true;
      break;
    default:
      break;
  }
  return month_of(word()) > 0 || weekday_of(word()) >= 0;
}

// False for most words: neither a stamp nor an address begins with them.
bool may_open(std::string_view text, size_t at) {
  const char first = static_cast<char>(text[at] | 0x20);
  return first == 'q' || first == 'y' || first == 'h' || may_be_name(text, at);
}

std::optional<RawStamp> try_at(std::string_view text, size_t at) {
  Cursor cursor{text, at};
  auto raw = read_stamp(cursor);
  if (!raw || !acceptable(text, *raw)) return std::nullopt;
  look_back(text, *raw);
  trim_end(text, *raw);
  return raw;
}

// "2024-05-02 10:00 - 2024-05-03 11:00 UTC", "10:00 and 11:00 UTC": the zone behind the last holds for both.
void lend_zone(std::string_view text, RawStamp& first, const RawStamp& second) {
  if (!first.time || !first.zone.empty() || !second.time || second.zone.empty()) return;
  const std::string_view between = trim(text.substr(first.end, second.begin - first.end));
  for (const std::string_view word : {"-", "to", "and", "until", "through", "till", "/", "bis"}) {
    if (to_lower(between.substr(0, 8)) == word && between.size() <= 8) first.zone = second.zone;
  }
}

// Where runs of letters and of digits begin; a stamp, or an address, begins nowhere else.
class RunFinder {
 public:
  explicit RunFinder(std::string_view text) : text_(text) {}

  // The first such place at or behind `at`; the text's size when there is none.
  size_t next(size_t at) {
    for (; at < text_.size(); at = (at / kByteBits + 1) * kByteBits) {
      if (at / kByteBits != block_) load(at / kByteBits);
      const uint64_t ahead = begins_ >> (at % kByteBits);
      if (ahead != 0) return at + static_cast<size_t>(std::countr_zero(ahead));
    }
    return text_.size();
  }

 private:
  void load(size_t block) {
    block_ = block;
    const size_t at = block * kByteBits;
    const char before = at > 0 ? text_[at - 1] : ' ';
    const auto begins = [](uint64_t run, bool goes_on) { return run & ~(run << 1U | (goes_on ? 1U : 0U)); };
    const auto letters = [](const Sixteen& bytes) { return bytes.between('a', 'z') | bytes.between('A', 'Z'); };
    const auto digits = [](const Sixteen& bytes) { return bytes.between('0', '9'); };
    begins_ = begins(byte_bits(text_, at, letters), is_ascii_letter(before)) |
              begins(byte_bits(text_, at, digits), is_digit(before));
  }

  std::string_view text_;
  size_t block_ = static_cast<size_t>(-1);
  uint64_t begins_ = 0;
};

// Marks and words that may stand before the first stamp of an entry or a field.
void skip_opening(Cursor& c) {
  static constexpr std::string_view kMarks = " \t*_~([{<>\"'`|#-+\n";
  static constexpr std::array<std::string_view, 17> kWords = {
      "at",    "on",     "by",  "from",  "since",   "until",         "um",     "eob",  "eod",
      "as of", "around", "ca.", "about", "approx.", "approximately", "before", "after"};
  for (int steps = 0; steps < 12; ++steps) {
    const size_t before = c.at;
    while (!c.done() && kMarks.find(c.peek()) != std::string_view::npos && c.at < before + 16) ++c.at;
    for (const std::string_view word : kWords) {
      if (c.eat_word(word)) break;
    }
    if (c.at == before) return;
  }
}

}  // namespace

std::vector<RawStamp> scan_stamps(std::string_view text) {
  std::vector<RawStamp> found;
  RunFinder runs(text);
  for (size_t at = 0; (at = runs.next(at)) < text.size();) {
    const char c = text[at];
    if (!is_digit(c) && !may_open(text, at)) {
      ++at;
      continue;
    }
    if ((c == 'h' || c == 'w' || c == 'f' || c == 'm' || c == 'l') && starts_url(text.substr(at, 8))) {
      at = skip_url(text, at);
      continue;
    }
    const bool after_stamp =
        !found.empty() && at == found.back().end + 1 && (text[at - 1] == '-' || text[at - 1] == '/');
    std::optional<RawStamp> raw;
    if (worth_trying(text, at) && (after_stamp || opens(text, at))) raw = try_at(text, at);
    if (!raw) {
      ++at;
      continue;
    }
    at = std::max(raw->end, at + 1);
    if (!found.empty()) lend_zone(text, found.back(), *raw);
    found.push_back(std::move(*raw));
  }
  return found;
}

std::vector<RawStamp> scan_lead(std::string_view text) {
  Cursor c{text};
  skip_opening(c);
  if (c.done()) return {};
  if (auto raw = worth_trying(text, c.at) ? try_at(text, c.at) : std::nullopt) {
    raw->begin = std::max(raw->begin, c.at > 0 && text[c.at - 1] == '~' ? c.at - 1 : c.at);
    return {*raw};
  }
  if (auto word = read_word_for_date(c)) return {*word};
  if (auto epoch = read_epoch(c)) return {*epoch};
  return {};
}

}  // namespace candor::report
