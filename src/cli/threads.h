// --threads of the commands that use more than one.
#pragma once

#include "base/result.h"

namespace candor::cli {

// 0 means: as many as the machine has.
Result<int> thread_count(int asked);

}  // namespace candor::cli
