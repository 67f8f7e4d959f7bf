// Lists of items in a range of pieces: bullets, numbers, "a)" letters, each with the lines that belong to it.
#pragma once

#include <vector>

#include "report/scope.h"

namespace candor::report {

struct Item {
  Span span;  // text of the item without its mark, all lines
  int line = 0;
  int indent = 0;
};

// Items of the outermost list; deeper ones belong to the item above. Empty when there is no list.
std::vector<Item> read_items(const Scope& scope, Range range);

// Paragraphs, for text without a list.
std::vector<Item> read_paragraphs(const Scope& scope, Range range);

// True for "a) text", "b. text".
bool is_lettered(std::string_view content);

}  // namespace candor::report
