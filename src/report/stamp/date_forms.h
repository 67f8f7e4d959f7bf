// The single forms of a date. Each reads at the cursor and moves it only on success.
#pragma once

#include <optional>

#include "report/stamp/cursor.h"
#include "report/stamp/parts.h"

namespace candor::report {

// 1950..2199 in four digits, or '24.
std::optional<int> read_year(Cursor& cursor);

// 2024-05-02, 2019/8/2, 2025.06.24, 2025 -09-23, 2023-Oct-27, 20220128, 2024-05, 2025-09-2025
std::optional<DateParts> read_year_first(Cursor& cursor);

// 7-Mar-2025, 2nd of June 2022, 4/March/2021, 14-17 September 2021, 24 June
std::optional<DateParts> read_day_and_name(Cursor& cursor);

// January 9, 2022, Sep 14-17, 2021, August 12th, jun02,2022, October 2022. A month in lower case ("may 10") needs a
// year, unless one stands before it.
std::optional<DateParts> read_name_first(Cursor& cursor, bool year_known = false);

// 17.09.2025, 05-06-2020, 6/18/2025, 7/2017, 8/14
std::optional<DateParts> read_two_numbers(Cursor& cursor);

// 14.-17.09.2021
std::optional<DateParts> read_dotted_range(Cursor& cursor);

}  // namespace candor::report
