// Words as both engines' full text see them the same way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::store {

// The text's words in lower case and plain letters (base/plain_letters.h), in order, a space between: names compare by
// it
// ("D-TRUST" and "d trust").
std::string lower_words(std::string_view text);

// Text both engines keep: null bytes and bytes that are not UTF-8 replaced by U+FFFD.
std::string storable(std::string_view text);

// "pol 7.1" as an expression of the engine's full text: all words, each of three letters or more may be the beginning
// of one. Empty when the query holds no word.
std::string match_expression(std::string_view query, bool sqlite);

}  // namespace candor::store
