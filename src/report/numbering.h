// The number before a question or heading, in the many ways people write it.
#pragma once

#include <cstddef>
#include <string_view>

namespace candor::report {

struct Numbering {
  int first = 0;       // 0: no number
  int second = 0;      // of "4 & 5"
  bool named = false;  // "Topic 3", "Question 3", "#3"
  bool roman = false;  // "IV --"
  size_t length = 0;   // bytes up to the text behind it
};

// "1.", "1)Text", "(1)", "2.A", "#1.", "Topic  3:", "Question 2 -", "IV & V --", "4 & 5."; emphasis and heading marks
// before it are skipped. Numbers up to 99 and Roman ones up to 10.
Numbering read_numbering(std::string_view text);

// Bytes of a section number before a heading ("3.1 Impact", "2) Timeline", "A. Summary"), 0 if none.
size_t heading_number_length(std::string_view text);

}  // namespace candor::report
