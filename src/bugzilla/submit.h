// Sends one posting, once. What the answer means is up to outbox.h.
#pragma once

#include "bugzilla/answer.h"
#include "bugzilla/outbox.h"

namespace candor::bugzilla {

Answer submit(Rest& rest, const Posting& posting);

}  // namespace candor::bugzilla
