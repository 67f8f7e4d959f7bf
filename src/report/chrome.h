// Lines that belong to the page around a report, not to the report.
#pragma once

#include <string_view>

namespace candor::report {

// Comment headers, table debris, "Updated" lines, field changes ("Whiteboard: a -> b" with U+2192), the User Agent line
// and empty boilerplate labels of the tracker, mailing list footers.
bool is_page_chrome(std::string_view content);

// The part of it that comes from mail and not from a scraped page: signature mark and list footer.
bool is_mail_footer(std::string_view content);

}  // namespace candor::report
