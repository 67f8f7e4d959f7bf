// Instants of an incident that several clocks start or stop at, read from the report itself.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"

namespace candor::rules {

// How plainly the report says it.
enum class Plain {
  said,    // in words made for it ("we become aware", the identified date of the Summary)
  implied  // by what such an entry usually means ("a problem report arrives")
};

struct Moment {
  Instant instant;  // the latest instant the stamp allows: a bare date lasts until 23:59:59Z
  bool whole_day = false;
  Plain plain = Plain::said;
  Span span;  // of the timeline entry, field or sentence
};

// When the CA Owner became aware of the incident: the Timeline's entry, else question 1 of the seven topics, else the
// identified date, else what reads like a first notice.
std::optional<Moment> awareness(const Input& in);

// When the CA Owner first wrote about the incident in public: the bug's opening, or, in a bug opened by somebody else,
// the Timeline's entry on the first reply there.
std::optional<Moment> first_posting(const Input& in);

// The same from the Timeline alone: "bug opened", "preliminary report posted", "first reply in the bug".
std::optional<Moment> posting_in_timeline(const Input& in);

// When the last revocation was finished, or is planned to be finished, according to the Timeline.
std::optional<Moment> revocation_end(const Input& in);

// The stamp names the day of the posting or a later one; true when either is unknown.
bool looks_ahead(const Input& in, const report::Timestamp& stamp);

// "2026-03-20 10:11 UTC", or the date alone when no time of day is known.
std::string show(const Moment& moment);

}  // namespace candor::rules
