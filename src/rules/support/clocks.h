// Instants that clocks start or stop at, read from the report itself. Each is looked for once a report.
#pragma once

#include <optional>

#include "rules/support/moments.h"

namespace candor::rules {

// When the CA Owner became aware of the incident: the Timeline's entry, else question 1 of the seven topics, else the
// identified date, else what reads like a first notice; of a preliminary report, the sentence that says so.
const std::optional<Moment>& awareness(const Input& in);

// When the CA Owner first wrote about the incident in public: the bug's opening, or, in a bug opened by somebody else,
// the Timeline's entry on the first reply there.
std::optional<Moment> first_posting(const Input& in);

// The same from the Timeline alone: "bug opened", "preliminary report posted", "first reply in the bug".
const std::optional<Moment>& posting_in_timeline(const Input& in);

// When the last revocation was finished, or is planned to be finished, according to the Timeline.
std::optional<Moment> revocation_end(const Input& in);

}  // namespace candor::rules
