// Finding out what is on the tracker: the mark before a posting, and whether the posting is there behind it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <variant>
#include <vector>

#include "bugzilla/outbox.h"

namespace candor::bugzilla {

template <typename T>
using Found = std::variant<T, RestError>;

// What is there now, before anything is sent.
Found<Mark> read_mark(Rest& rest, const Posting& posting);

// The posting as it arrived behind the mark, by its exact text (or file) and, where it is known, its author, whatever
// became of a bug's title and component; nothing when it is not there.
// `taken`: bugs that are somebody else's, of whom the caller knows; they are not looked at.
using Taken = std::function<bool(int64_t bug)>;
Found<std::optional<Delivery>> find_arrival(Rest& rest, const Posting& posting, const Mark& mark,
                                            const std::string& account, const Taken& taken);

// What may be the posting as somebody changed it since, in words; empty when nothing is like that. `account`: that it
// was sent under, empty when nobody knows.
Found<std::string> find_altered(Rest& rest, const Posting& posting, const Mark& mark, const std::string& account,
                                const Taken& taken);

// What the tracker's yes says about it: numbers that were not known before.
Delivery accepted(const nlohmann::json& answer, const Posting& posting);

// Of an accepted posting that find_arrival() does not recognise: what the tracker holds instead, in a sentence; empty
// when that cannot be told.
std::string difference(Rest& rest, const Posting& posting, const Delivery& delivery);

// Of the flags to clear, those that are still set.
Found<std::vector<int64_t>> flags_still_set(Rest& rest, const BugChange& change);

// Whose key it is. BMO tells; stock Bugzilla only says whether it is that of `claimed` (which may be empty). Empty when
// the tracker does not confirm any.
Found<std::string> account_of_key(Rest& rest, const std::string& claimed);

}  // namespace candor::bugzilla
