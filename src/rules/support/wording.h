// What prose is about, for heuristics: its sentences, its significant words and what two texts have in common. Word
// lists are in rules/support/words.h. Everything here takes folded text (base/fold.h) and is linear in its length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/support/words.h"

namespace candor::rules {

size_t count_words(std::string_view folded);

// Sentences of folded text, trimmed, none empty. A full stop inside a number, a version or a host name ends nothing.
std::vector<std::string_view> sentences(std::string_view folded);

// Stems of the words that carry meaning: no function words, and none of the words every incident report is full of
// ("certificate", "incident", "CA"). Sorted, without repetition.
std::vector<std::string> significant_stems(std::string_view folded);

// Number of stems that two sorted lists share.
size_t shared_stems(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Subjects of incident prose that different words name ("alarm" and "monitoring", "owner" and "team"). One bit each.
unsigned concepts(const Words& words);

// What a text is about, made once to be compared often.
struct Gist {
  std::vector<std::string> stems;
  unsigned subjects = 0;
};
Gist gist_of(std::string_view folded);

// Two texts read as concerning the same thing: they share a significant word or, failing that, a narrow subject or two
// wide ones. A single word that belongs to the topic of the whole report joins nothing.
bool read_as_related(const Gist& a, const Gist& b, const std::vector<std::string>& topic = {});

}  // namespace candor::rules
