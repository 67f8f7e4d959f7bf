#include "tracker/telling_word.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace candor::tracker {

namespace {

constexpr size_t kLongestWord = 40;

// Words that stand in every report and tell nothing.
constexpr auto kEmptyWords = std::to_array<std::string_view>({
    "about",    "after",  "all",    "also",    "an",    "and",   "any",    "are",     "as",    "at",   "be",
    "been",     "before", "being",  "bug",     "but",   "by",    "can",    "comment", "could", "did",  "do",
    "does",     "due",    "each",   "for",     "from",  "had",   "has",    "have",    "how",   "if",   "in",
    "incident", "into",   "is",     "issue",   "it",    "its",   "may",    "more",    "most",  "must", "new",
    "no",       "not",    "of",     "on",      "one",   "only",  "or",     "other",   "our",   "out",  "over",
    "per",      "please", "report", "section", "see",   "shall", "should", "since",   "so",    "some", "such",
    "than",     "that",   "the",    "their",   "them",  "then",  "there",  "these",   "they",  "this", "those",
    "through",  "to",     "under",  "until",   "up",    "use",   "used",   "utc",     "via",   "was",  "we",
    "were",     "what",   "when",   "where",   "which", "while", "who",    "why",     "will",  "with", "within",
    "would",    "you",    "your",
});

// A short word as a number: quick to compare.
constexpr uint64_t packed(std::string_view word) {
  uint64_t value = 0;
  for (const char c : word) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

constexpr size_t kLongestEmptyWord = std::ranges::max_element(kEmptyWords, {}, &std::string_view::size)->size();
static_assert(kLongestEmptyWord <= sizeof(uint64_t));

constexpr size_t kSlotBits = 10;  // a table with room: hardly a word that tells something meets an empty one in it

constexpr size_t slot_of(uint64_t word) {
  return word * 0x9E3779B97F4A7C15U >> (64 - kSlotBits);
}

constexpr auto kSlots = [] {
  std::array<uint64_t, 1U << kSlotBits> slots{};
  for (const std::string_view word : kEmptyWords) {
    size_t at = slot_of(packed(word));
    while (slots[at] != 0) at = (at + 1) % slots.size();
    slots[at] = packed(word);
  }
  return slots;
}();

bool tells(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestWord) return false;
  if (word.size() > kLongestEmptyWord) return true;
  const uint64_t wanted = packed(word);
  size_t at = slot_of(wanted);
  while (kSlots[at] != 0 && kSlots[at] != wanted) at = (at + 1) % kSlots.size();
  return kSlots[at] == 0;
}

bool all_digits(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Bugs have six or seven digits, years four.
bool is_number_to_skip(std::string_view word) {
  if (!all_digits(word)) return false;
  const bool year = word.size() == 4 && (word.starts_with("20") || word.starts_with("19"));
  return year || word.size() < 3 || word.size() > 5;
}

}  // namespace

bool counts(std::string_view word) {
  return tells(word) && !is_number_to_skip(word);
}

// "bug 1547691", "bugzilla.mozilla.org/show_bug.cgi?id=1547691", "#1547691".
bool names_bug(std::string_view word) {
  return (word.size() == 6 || word.size() == 7) && word.front() != '0' && all_digits(word);
}

std::string stem(std::string word) {
  const auto ends = [&](std::string_view end) { return word.size() > end.size() + 3 && word.ends_with(end); };
  if (ends("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (ends("sses") || ends("xes") || ends("ches")) {
    word.resize(word.size() - 2);
  } else if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
    word.pop_back();
  }
  if (ends("ing")) {
    word.resize(word.size() - 3);
  } else if (ends("ed")) {
    word.resize(word.size() - 2);
  } else if (ends("ance") || ends("ence")) {
    word.resize(word.size() - 4);
  } else if (ends("e")) {
    word.pop_back();
  }
  return word;
}

}  // namespace candor::tracker
