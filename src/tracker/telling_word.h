// Which words of a report tell something, and what is left of one when its endings are cut. Words are in lower case.
#pragma once

#include <string>
#include <string_view>

namespace candor::tracker {

// Not one that stands in every report, nor a year, nor a number that may mean anything.
bool counts(std::string_view word);

// A number as bugs have one.
bool names_bug(std::string_view word);

// Without plural and the commonest endings: "certificates" is certificate, "issuing" issu.
std::string stem(std::string word);

}  // namespace candor::tracker
