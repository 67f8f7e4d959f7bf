// What may be judged: text, in UTF-8, of a size the tracker can hold. Everything else gets one clear sentence.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace candor::desk {

// Largest file read as a report. Bugzilla refuses a comment of more than 65,535 characters; a few comments pasted
// into one file still fit.
inline constexpr size_t kLargestReport = size_t{1} << 20U;
// Largest certificate listing: several hundred thousand certificates.
inline constexpr size_t kLargestListing = size_t{1} << 28U;
// A saved answer of the tracker: comments of a bug may hold 65,535 characters each, and a file many bugs.
inline constexpr size_t kLargestBugFile = size_t{1} << 28U;

// A text file as read: bytes without the byte order mark.
struct TextFile {
  std::string name;
  std::string bytes;
  bool byte_order_mark = false;
};

// Refuses empty, binary (NUL, PDF, ZIP ...), UTF-16 and otherwise encoded, and too large input. `name` is what the
// user called it ("-" is shown as "standard input").
Result<TextFile> accept_text(const std::string& name, std::string bytes);

std::string shown_name(const std::string& name);

}  // namespace candor::desk
