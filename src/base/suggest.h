// "Did you mean": the nearest of some known words.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace candor {

// The candidate nearest to word by edits (insert, delete, replace, swap), case ignored; empty when none is near enough
// to be a slip of the fingers (about one edit in three letters) or word is longer than 64 bytes.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace candor
