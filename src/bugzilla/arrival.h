// Finding out what is on the tracker: the mark before a posting, and whether the posting is there behind it.
#pragma once

#include <optional>
#include <variant>

#include "bugzilla/outbox.h"

namespace candor::bugzilla {

template <typename T>
using Found = std::variant<T, RestError>;

// What is there now, before anything is sent.
Found<Mark> read_mark(Rest& rest, const Posting& posting);

// The posting as it arrived behind the mark, by its exact text (or file) and, where it is known, its author; nothing
// when it is not there.
Found<std::optional<Delivery>> find_arrival(Rest& rest, const Posting& posting, const Mark& mark,
                                            const std::string& account);

}  // namespace candor::bugzilla
