// A text whose whole content sends the reader elsewhere ("See bug 1234567.", "as in comment 3").
#pragma once

#include <string>
#include <string_view>

#include "rules/support/words.h"

namespace candor::rules {

enum class Elsewhere { none, comment, bug, report, link };

// Where the text sends the reader to, when that is all it does; none when it says something itself or points to
// another part of the same report (the Appendix, the Timeline above) or to an attachment.
Elsewhere points_elsewhere(std::string_view prose);
// A cheap look: false when the text names nothing elsewhere.
bool may_point_elsewhere(const Words& words);
std::string_view describe(Elsewhere where);  // "earlier comments", "another bug"

}  // namespace candor::rules
