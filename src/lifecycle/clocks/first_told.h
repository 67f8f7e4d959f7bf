// What a posting of the CA Owner tells in a sentence of its own, for clocks that begin or end with such a word.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "lifecycle/clocks/clock.h"
#include "lifecycle/stamps.h"

namespace candor::lifecycle {

// The event that a sentence of a posting tells, if any; stamps_in(document, span, post.at) are the instants it names.
using ReadSentence = std::function<std::optional<Event>(const Post&, const report::Document&, std::string_view, Span)>;

// The first event that a sentence of the CA Owner's postings tells, in the order of the postings.
std::optional<Event> first_told(const Life& life, const ReadSentence& read);

}  // namespace candor::lifecycle
