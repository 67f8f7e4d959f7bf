#include "report/stamp/names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"

namespace candor::report {

namespace {

using Entry = std::pair<std::string_view, int>;

constexpr std::array kMonths = {Entry{"january", 1},
                                Entry{"jan", 1},
                                Entry{"januar", 1},
                                Entry{"enero", 1},
                                Entry{"janvier", 1},
                                Entry{"february", 2},
                                Entry{"feb", 2},
                                Entry{"febr", 2},
                                Entry{"februar", 2},
                                Entry{"febrero", 2},
                                Entry{"f\xC3\xA9vrier", 2},
                                Entry{"march", 3},
                                Entry{"mar", 3},
                                Entry{"m\xC3\xA4rz", 3},
                                Entry{"maerz", 3},
                                Entry{"mrz", 3},
                                Entry{"marzo", 3},
                                Entry{"mars", 3},
                                Entry{"april", 4},
                                Entry{"apr", 4},
                                Entry{"abril", 4},
                                Entry{"avril", 4},
                                Entry{"may", 5},
                                Entry{"mai", 5},
                                Entry{"mayo", 5},
                                Entry{"june", 6},
                                Entry{"jun", 6},
                                Entry{"juni", 6},
                                Entry{"junio", 6},
                                Entry{"juin", 6},
                                Entry{"july", 7},
                                Entry{"jul", 7},
                                Entry{"juli", 7},
                                Entry{"julio", 7},
                                Entry{"juillet", 7},
                                Entry{"august", 8},
                                Entry{"aug", 8},
                                Entry{"agosto", 8},
                                Entry{"ago", 8},
                                Entry{"ao\xC3\xBBt", 8},
                                Entry{"september", 9},
                                Entry{"sept", 9},
                                Entry{"sep", 9},
                                Entry{"septiembre", 9},
                                Entry{"septembre", 9},
                                Entry{"october", 10},
                                Entry{"oct", 10},
                                Entry{"oktober", 10},
                                Entry{"okt", 10},
                                Entry{"octubre", 10},
                                Entry{"octobre", 10},
                                Entry{"november", 11},
                                Entry{"nov", 11},
                                Entry{"noviembre", 11},
                                Entry{"novembre", 11},
                                Entry{"december", 12},
                                Entry{"dec", 12},
                                Entry{"dezember", 12},
                                Entry{"dez", 12},
                                Entry{"diciembre", 12},
                                Entry{"dic", 12},
                                Entry{"d\xC3\xA9"
                                      "cembre",
                                      12}};

constexpr std::array kWeekdays = {
    Entry{"sunday", 0},     Entry{"sun", 0},      Entry{"sonntag", 0}, Entry{"domingo", 0},   Entry{"monday", 1},
    Entry{"mon", 1},        Entry{"montag", 1},   Entry{"lunes", 1},   Entry{"tuesday", 2},   Entry{"tue", 2},
    Entry{"tues", 2},       Entry{"dienstag", 2}, Entry{"martes", 2},  Entry{"wednesday", 3}, Entry{"wed", 3},
    Entry{"mittwoch", 3},   Entry{"thursday", 4}, Entry{"thu", 4},     Entry{"thur", 4},      Entry{"thurs", 4},
    Entry{"donnerstag", 4}, Entry{"jueves", 4},   Entry{"friday", 5},  Entry{"fri", 5},       Entry{"freitag", 5},
    Entry{"viernes", 5},    Entry{"saturday", 6}, Entry{"sat", 6},     Entry{"samstag", 6}};

// What else may open a stamp or is no place for one: see scan.cc.
constexpr std::array kOthers = {Entry{"mid", 0}, Entry{"noon", 0}, Entry{"www", 0},
                                Entry{"ftp", 0}, Entry{"mail", 0}, Entry{"ldap", 0}};

constexpr size_t kLongest = 10;

// The five low bits tell letters apart whatever their case.
constexpr unsigned letter_bits(char c) {
  return static_cast<unsigned char>(c) & 31U;
}

constexpr unsigned first_letters(std::string_view text, size_t at) {
  return letter_bits(text[at]) << 10U | letter_bits(text[at + 1]) << 5U | letter_bits(text[at + 2]);
}

// The first three letters of names, a bit each: most words of a text end there.
class Openings {
 public:
  template <typename Table>
  constexpr void add(const Table& table) {
    for (const Entry& entry : table) {
      const unsigned letters = first_letters(entry.first, 0);
      bits_[letters / 64] |= uint64_t{1} << letters % 64;
    }
  }
  constexpr bool hold(std::string_view text, size_t at) const {
    if (at + 3 > text.size()) return false;
    const unsigned letters = first_letters(text, at);
    return (bits_[letters / 64] >> letters % 64 & 1U) != 0;
  }

 private:
  std::array<uint64_t, 512> bits_{};
};

constexpr Openings kOpenings = [] {
  Openings openings;
  openings.add(kMonths);
  openings.add(kWeekdays);
  openings.add(kOthers);
  return openings;
}();

// One table, sorted.
struct Names {
  std::vector<Entry> sorted;

  template <typename Table>
  explicit Names(const Table& table) : sorted(table.begin(), table.end()) {
    std::sort(sorted.begin(), sorted.end());
  }

  int find(std::string_view word, int none) const {
    if (word.size() > kLongest || !kOpenings.hold(word, 0)) return none;
    const std::string lower = to_lower(word);
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), Entry{lower, 0},
                                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
    return at != sorted.end() && at->first == lower ? at->second : none;
  }
};

const Names& months() {
  static const Names kNames(kMonths);
  return kNames;
}

const Names& weekdays() {
  static const Names kNames(kWeekdays);
  return kNames;
}

}  // namespace

int month_of(std::string_view word) {
  return months().find(word, 0);
}

int weekday_of(std::string_view word) {
  return weekdays().find(word, -1);
}

bool may_be_name(std::string_view text, size_t at) {
  return kOpenings.hold(text, at);
}

std::string_view month_name(int month) {
  static constexpr std::array<std::string_view, 12> kNames = {"January",   "February", "March",    "April",
                                                              "May",       "June",     "July",     "August",
                                                              "September", "October",  "November", "December"};
  return kNames.at(static_cast<size_t>(month - 1));
}

}  // namespace candor::report
