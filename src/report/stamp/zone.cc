#include "report/stamp/zone.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "report/stamp/zone_names.h"

namespace candor::report {

namespace {

// Words of a phrase such as "U.S. Pacific time", at most four, joined by single spaces, lower-cased, without stops.
struct Phrase {
  std::array<std::string, 4> upto;  // the first one, two, ... words
  std::array<size_t, 4> end{};      // cursor position behind them
  std::array<bool, 4> upper{};      // the first word is in capitals
  size_t count = 0;
};

Phrase read_phrase(Cursor c) {
  Phrase phrase;
  std::string text;
  bool upper = false;
  while (phrase.count < phrase.upto.size()) {
    const std::string_view word = c.ascii_word();
    if (word.empty()) break;
    if (phrase.count == 0) upper = std::none_of(word.begin(), word.end(), [](char x) { return x >= 'a' && x <= 'z'; });
    if (!text.empty()) text += ' ';
    text += to_lower(word);
    c.at += word.size();
    if (word.size() == 1 && c.peek() == '.' && is_letter(c.peek(1)) && c.peek(2) == '.') {  // U.S.
      text += to_lower(std::string(1, c.peek(1)));
      c.at += 3;
    }
    if (is_digit(c.peek()) || c.peek() == '_') break;
    phrase.upto[phrase.count] = text;
    phrase.end[phrase.count] = c.at;
    phrase.upper[phrase.count] = upper;
    ++phrase.count;
    if (c.spaces(1) == 0) break;
  }
  return phrase;
}

// "+8", " +1", "-05:30", "+0200", " + 1" behind UTC or alone: minutes east.
std::optional<int> read_shift(Cursor& cursor, bool behind_utc) {
  Cursor c = cursor;
  const bool spaced = c.spaces(1) > 0;
  const char sign = c.peek();
  if (sign != '+' && sign != '-') return std::nullopt;
  ++c.at;
  if (behind_utc && sign == '+') c.spaces(1);
  const auto hours = c.number(4);
  if (!hours || hours->digits == 3 || (!behind_utc && hours->digits == 1 && sign == '-')) return std::nullopt;
  int total = hours->digits == 4 ? hours->value / 100 * 60 + hours->value % 100 : hours->value * 60;
  Cursor more = c;
  if (hours->digits <= 2 && more.eat(':')) {
    const auto minutes = more.number(2);
    if (minutes && minutes->digits == 2) {
      total += minutes->value;
      c = more;
    }
  }
  // "14:20 UTC -3 certificates": a dash before text, not an offset.
  if (spaced && sign == '-' && c.peek() == ' ' && is_letter(c.peek(1))) return std::nullopt;
  if (total > 14 * 60 || is_letter(c.peek()) || (c.peek() == '-' && is_digit(c.peek(1)))) return std::nullopt;
  cursor = c;
  return sign == '-' ? -total : total;
}

ZoneToken token(std::vector<ZoneClock> clocks, ZoneForm form, const Cursor& from, const Cursor& to) {
  return {std::move(clocks), form, from.text.substr(from.at, to.at - from.at)};
}

// " time", " times", " time zone", " timezone" behind a zone's name.
void eat_time_word(Cursor& cursor) {
  Cursor c = cursor;
  if (c.spaces(1) == 0) return;
  if (c.eat_word("timezone") || c.eat_word("times")) {
    cursor = c;
  } else if (c.eat_word("time")) {
    cursor = c;
    if (c.spaces(1) > 0 && c.eat_word("zone")) cursor = c;
  } else if (c.eat_word("zone")) {
    cursor = c;
  }
}

std::optional<ZoneToken> read_named(Cursor& cursor) {
  const Phrase phrase = read_phrase(cursor);
  for (size_t n = phrase.count; n-- > 0;) {
    const auto* clocks = find_zone_name(phrase.upto[n], phrase.upper[n]);
    if (clocks == nullptr) continue;
    Cursor c = cursor;
    c.at = phrase.end[n];
    const bool utc = *clocks == std::vector<ZoneClock>{{0, 0, DstRule::none}};
    Cursor shifted = c;
    if (const auto shift = utc ? read_shift(shifted, true) : std::nullopt) {
      auto found = token({{*shift, *shift, DstRule::none}}, ZoneForm::offset, cursor, shifted);
      cursor = shifted;
      return found;
    }
    eat_time_word(c);
    auto found = token(*clocks, utc ? ZoneForm::utc : ZoneForm::named, cursor, c);
    cursor = c;
    return found;
  }
  return std::nullopt;
}

// "local time", "local Norwegian times", "Zurich time", "local time of Ulm": the place decides, if we know it.
std::optional<ZoneToken> read_local(Cursor& cursor) {
  Cursor c = cursor;
  const bool local = c.eat_word("local");
  if (local && c.spaces(2) == 0) return std::nullopt;
  std::vector<ZoneClock> clocks;
  if (const ZoneClock* place = find_place(to_lower(c.word()))) {
    clocks.push_back(*place);
    c.at += c.word().size();
    c.spaces(1);
    if (!local && c.eat_word("local")) c.spaces(1);
  } else if (!local) {
    return std::nullopt;
  }
  if (!c.eat_word("time") && !c.eat_word("times")) return std::nullopt;
  Cursor of = c;
  of.spaces(1);
  if (clocks.empty() && (of.eat_word("of") || of.eat_word("in") || of.eat_word("at"))) {
    of.spaces(1);
    if (const ZoneClock* place = find_place(to_lower(of.word()))) {
      clocks.push_back(*place);
      of.at += of.word().size();
      c = of;
    }
  }
  auto found = token(std::move(clocks), ZoneForm::named, cursor, c);
  cursor = c;
  return found;
}

// One or two zones: "CET/CEST", "PST / PDT"; in brackets also "CEST, UTC+2" and "CEST = UTC+2".
bool eat_zones(Cursor& cursor, bool bracket) {
  if (!read_zone_token(cursor)) return false;
  Cursor c = cursor;
  c.spaces(1);
  if (!c.eat('/') && !(bracket && (c.eat(',') || c.eat('=') || c.eat(';')))) return true;
  c.spaces(1);
  if (read_zone_token(c)) cursor = c;
  return true;
}

}  // namespace

std::optional<ZoneToken> read_zone_token(Cursor& cursor) {
  Cursor c = cursor;
  if (c.peek() == '+' || c.peek() == '-') {
    const auto shift = read_shift(c, false);
    if (!shift) return std::nullopt;
    auto found = token({{*shift, *shift, DstRule::none}}, ZoneForm::offset, cursor, c);
    cursor = c;
    return found;
  }
  if ((c.peek() == 'Z' || c.peek() == 'z') && !is_letter(c.peek(1)) && !is_digit(c.peek(1))) {
    ++c.at;
    auto found = token({{0, 0, DstRule::none}}, ZoneForm::utc, cursor, c);
    cursor = c;
    return found;
  }
  if (auto named = read_named(cursor)) return named;
  return read_local(cursor);
}

std::string_view read_stamp_zone(Cursor& cursor) {
  Cursor c = cursor;
  c.spaces(2);
  const char open = c.peek() == '(' || c.peek() == '[' ? c.peek() : '\0';
  if (open != 0) {
    ++c.at;
    c.spaces(1);
  }
  const size_t begin = c.at;
  if (!eat_zones(c, open != 0)) return {};
  size_t end = c.at;
  if (open != 0) {
    c.spaces(1);
    if (!c.eat(open == '(' ? ')' : ']')) return {};
    cursor = c;
    return c.text.substr(begin, end - begin);
  }
  Cursor more = c;  // "CEST (UTC+2)"
  more.spaces(1);
  if (more.eat('(') && eat_zones(more, true) && more.eat(')')) {
    c = more;
    end = more.at;
  }
  cursor = c;
  return c.text.substr(begin, end - begin);
}

}  // namespace candor::report
