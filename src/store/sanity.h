// A quick look at a database that was just opened: is it a desk, and does its record end where it says. Some queries by
// key, whatever the size; `candor verify` proves the whole.
#pragma once

#include "store/connection.h"

namespace candor::store {

// Throws Failure: of a database without the steps of a schema there is nothing to read, whoever's it is.
[[noreturn]] void refuse_without_schema(Connection& connection);
// Throws Failure when the steps of the schema it names are not ours.
void require_ours(Connection& connection);
// Throws Failure when the last link of the chain is missing, was changed, or is not the last: a copy made in the middle
// of a write, or a damaged one.
void require_sound_end(Connection& connection);

}  // namespace candor::store
