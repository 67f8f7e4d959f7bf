// What cmark-gfm says about each line.
#pragma once

#include <vector>

#include "base/text.h"

namespace candor::markdown {

struct BlockFacts {
  int heading = 0;         // 1..6 on the first line of a heading
  bool underline = false;  // the ==== or ---- below a setext heading
  bool fenced = false;     // fenced code, fences included
  bool indented = false;   // indented code
  bool rule = false;       // thematic break
  bool in_list = false;    // inside a list item
  int quote = 0;           // block quotes around it
};

// One entry a line of `source` (index = line number - 1). `comments` are left out of the structure.
std::vector<BlockFacts> read_blocks(const SourceText& source, const std::vector<Span>& comments);

}  // namespace candor::markdown
