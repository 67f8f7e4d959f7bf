#include "report/stamp/words.h"

#include <array>

#include "base/fold.h"
#include "report/stamp/zone.h"

namespace candor::report {

namespace {

// Only the letters of masks, as a run: "YYYY", "MM", "hh", "Mon".
bool eat_field(Cursor& cursor, std::string_view lower) {
  return cursor.eat_word(lower);
}

bool eat_date_mask(Cursor& cursor) {
  Cursor c = cursor;
  if (!eat_field(c, "yyyy")) return false;
  if (!c.eat('-') && !c.eat('/') && !c.eat('.')) return false;
  if (!eat_field(c, "mm")) return false;
  if (!c.eat('-') && !c.eat('/') && !c.eat('.')) return false;
  if (!eat_field(c, "dd")) return false;
  cursor = c;
  return true;
}

bool eat_time_mask(Cursor& cursor) {
  Cursor c = cursor;
  if (!eat_field(c, "hh") || !c.eat(':') || !eat_field(c, "mm")) return false;
  cursor = c;
  Cursor seconds = c;
  if (seconds.eat(':') && eat_field(seconds, "ss")) cursor = seconds;
  return true;
}

struct Word {
  std::string_view text;
  std::string_view why;
};

constexpr std::array kWords = {Word{"n/a", "not applicable"},
                               Word{"not applicable", "not applicable"},
                               Word{"none", "not applicable"},
                               Word{"tbd", "no date"},
                               Word{"tba", "no date"},
                               Word{"tbc", "no date"},
                               Word{"to be determined", "no date"},
                               Word{"to be defined", "no date"},
                               Word{"to be announced", "no date"},
                               Word{"to be confirmed", "no date"},
                               Word{"ongoing", "no date"},
                               Word{"in progress", "no date"},
                               Word{"pending", "no date"},
                               Word{"unknown", "no date"},
                               Word{"not yet", "no date"},
                               Word{"continuous", "no date"},
                               Word{"asap", "no date"}};

// Any word or number behind "N/A" is a reason.
bool says_more(Cursor c) {
  for (int i = 0; i < 16 && !c.done(); ++i, ++c.at) {
    if (is_letter(c.peek()) || is_digit(c.peek())) return true;
  }
  return false;
}

}  // namespace

std::optional<RawStamp> read_mask(Cursor& cursor) {
  const char first = cursor.peek();
  if (first != 'Y' && first != 'y' && first != 'H' && first != 'h') return std::nullopt;
  Cursor c = cursor;
  if (eat_date_mask(c)) {
    Cursor time = c;
    time.eat('T');
    time.eat(',');
    time.spaces(2);
    if (eat_time_mask(time)) c = time;
  } else if (!eat_time_mask(c)) {
    return std::nullopt;
  }
  RawStamp raw;
  raw.zone = std::string(read_stamp_zone(c));
  raw.placeholder = true;
  cursor = c;
  return raw;
}

std::optional<RawStamp> read_word_for_date(Cursor& cursor) {
  for (const Word& word : kWords) {
    Cursor c = cursor;
    if (!c.eat_word(word.text)) continue;
    RawStamp raw;
    raw.begin = cursor.at;
    raw.end = c.at;
    raw.word = word.why;
    if (word.why == "not applicable" && says_more(c)) raw.word = "not applicable, with reason";
    cursor = c;
    return raw;
  }
  return std::nullopt;
}

std::optional<RawStamp> read_epoch(Cursor& cursor) {
  Cursor c = cursor;
  long long value = 0;
  size_t digits = 0;
  for (; digits < 11 && is_digit(c.peek()); ++digits, ++c.at) value = value * 10 + (c.peek() - '0');
  if (digits != 10 || value < 1000000000 || !trim(c.text.substr(c.at)).empty()) return std::nullopt;
  RawStamp raw;
  raw.begin = cursor.at;
  raw.end = c.at;
  raw.epoch = Instant(Seconds(value));
  cursor = c;
  return raw;
}

}  // namespace candor::report
