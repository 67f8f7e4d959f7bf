// What an update or closure request answers: runs of own lines, each below the questions it quotes.
#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

struct Reply {
  Span span;                 // first to last own line; empty at the quoted question when nothing follows it
  std::string text = {};     // own lines, each ended by a full stop
  std::string opening = {};  // the first paragraph of it
  size_t opening_end = 0;    // where that ends in the source
  bool quotes = false;
  bool quotes_question = false;  // a quoted line above it ends with a question mark
  bool empty() const { return text.empty(); }
};

// In order of appearance, text before the report's heading included. What stands under the heading of a closure report
// is no reply any more.
std::vector<Reply> replies_in(const Input& in);

}  // namespace candor::rules
