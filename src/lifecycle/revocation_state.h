// What an update says of the certificates still to be revoked.
#pragma once

#include <string_view>

#include "lifecycle/life.h"
#include "report/report.h"

namespace candor::lifecycle {

RevocationState read_revocation_state(std::string_view own, const report::Document& document);

}  // namespace candor::lifecycle
