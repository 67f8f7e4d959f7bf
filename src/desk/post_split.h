// A text too long for one comment, in parts that end where a section begins. Nothing is added or left out: the parts
// one after the other are the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace candor::desk {

// Parts of at most `limit` characters (code points), as few as sections allow. One part when the text fits. An error
// when a single section is longer than a comment may be.
Result<std::vector<std::string>> split_at_sections(std::string_view text, size_t limit);

}  // namespace candor::desk
