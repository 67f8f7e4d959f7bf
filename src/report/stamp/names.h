// Names of months and days of the week as they occur in reports: English, and the languages of CAs that slip into
// English text (German, Spanish, French).
#pragma once

#include <cstddef>
#include <string_view>

namespace candor::report {

// 1..12, or 0 when the word is no month. Any case; without a full stop.
int month_of(std::string_view word);

// 0 = Sunday .. 6 = Saturday as in std::chrono::weekday::c_encoding(), or -1.
int weekday_of(std::string_view word);

// False for most words: no month or day of the week, and none of the few other words that a scan for stamps looks at,
// begins with the three letters that stand at text[at].
bool may_be_name(std::string_view text, size_t at);

// "September"; month 1..12.
std::string_view month_name(int month);

}  // namespace candor::report
