// Words by which people tell that something happened once more.
#pragma once

#include "rules/support/words.h"

namespace candor::rules {

const Patterns& happens_again();

}  // namespace candor::rules
