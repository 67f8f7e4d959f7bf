// By which version of the guidelines is a report judged? The one in force when it was posted (UTC date). When nobody
// says when that was, its own headings and labels are the best witness.
#pragma once

#include <string>

#include "desk/request.h"

namespace candor::desk {

struct VersionChoice {
  const guidelines::Version* version = nullptr;  // never null
  std::string because;                           // completes "judged by 3.2: ..."
  std::optional<Instant> as_of;                  // when the report was posted, when known
};

VersionChoice choose_version(const CheckRequest& request, const report::Recognition& recognition,
                             std::string_view text);

// When the report was posted, when the flags or the bug tell.
std::optional<Instant> posting_time(const CheckRequest& request, std::string_view text);

}  // namespace candor::desk
