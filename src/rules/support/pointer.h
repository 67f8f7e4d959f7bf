// A text whose whole content sends the reader elsewhere ("See bug 1234567.", "as in comment 3").
#pragma once

#include <string>
#include <string_view>

namespace candor::rules {

enum class Elsewhere { none, comment, bug, report, link };

// Where the text sends the reader to, when that is all it does; none when it says something itself or points to
// another part of the same report (the Appendix, the Timeline above) or to an attachment.
Elsewhere points_elsewhere(std::string_view prose);
// A cheap look at the text as written: false when it names nothing elsewhere.
bool may_point_elsewhere(std::string_view text);
std::string_view describe(Elsewhere where);  // "earlier comments", "another bug"

}  // namespace candor::rules
