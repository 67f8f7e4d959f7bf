// The desk as a whole: into one file, back out of it, and from one database to another. store/copy.h says what is
// promised.
#pragma once

#include "store/copy.h"

namespace candor::desk {

using Copied = Result<std::vector<store::TableDigest>>;

Copied back_up(const store::Location& desk, const std::string& file, Instant now);
Copied restore(const std::string& file, const store::Location& desk, bool replace, Instant now);
Copied move(const store::Location& from, const store::Location& to, bool replace, Instant now);  // `from` stays

}  // namespace candor::desk
