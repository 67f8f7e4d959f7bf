// An instant that a clock may start or stop at, as a report gives it.
#pragma once

#include <optional>
#include <string>

#include "rules/rule.h"

namespace candor::rules {

// How plainly the report says what happened then.
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

// In doubt the reading that is kindest to the reporter: the latest. Nothing for placeholders and bare months.
std::optional<Moment> moment_at(const report::Timestamp& stamp, Span span, Plain plain);

// The stamp names the day of the posting or a later one; true when either is unknown.
bool looks_ahead(const Input& in, const report::Timestamp& stamp);

// "2026-03-20 10:11 UTC", or the date alone when no time of day is known.
std::string show(const Moment& moment);

}  // namespace candor::rules
