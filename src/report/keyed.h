// Text made comparable, with a way back: what headings and labels are recognised by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace candor::report {

// A lower-case form of a piece of text without emphasis, quotes, apostrophes, hashes and zero-width marks, with runs
// of white space as one blank and look-alikes as ASCII. source[i] is the offset of the byte that key[i] came from;
// one more entry stands for the end.
struct Keyed {
  std::string key;
  std::vector<size_t> source;

  size_t at(size_t position) const { return source[position < source.size() ? position : source.size() - 1]; }
};

// Reads at most `limit` bytes of `span`, a part of `text`.
void make_key(std::string_view text, Span span, size_t limit, Keyed& out);

// The same without the way back, and without punctuation at the end: the form in which spellings are compared.
std::string spelling_key(std::string_view text);

}  // namespace candor::report
