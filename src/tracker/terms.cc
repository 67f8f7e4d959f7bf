#include "tracker/terms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unordered_map>

#include "base/fold.h"
#include "tracker/policy_reference.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::tracker {

namespace {

constexpr size_t kMostBodyWords = 40;
constexpr size_t kMostSections = 20;
constexpr size_t kLongestWord = 40;
constexpr size_t kTextRead = 200'000;  // bytes of all texts together

// Words that stand in every report and tell nothing. Sorted.
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

constexpr size_t kLongestEmptyWord = std::ranges::max_element(kEmptyWords, {}, &std::string_view::size)->size();

bool tells(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongestWord) return false;
  return word.size() > kLongestEmptyWord || !std::ranges::binary_search(kEmptyWords, word);
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

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

// "mis-issuance" and "misissuance" are one word; other hyphens part words.
std::string without_prefix_hyphens(std::string text) {
  for (const std::string_view prefix : {"mis-", "re-", "non-", "pre-", "sub-"}) {
    for (size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
      const bool begins = at == 0 || !is_word_byte(text[at - 1]);
      if (begins) text.erase(at + prefix.size() - 1, 1);
    }
  }
  return text;
}

template <typename Take>
void each_word_of_folded(std::string folded, const Take& take) {
  const std::string lower = without_prefix_hyphens(std::move(folded));
  for (size_t at = 0; at < lower.size();) {
    size_t end = at;
    while (end < lower.size() && is_word_byte(lower[end])) ++end;
    if (end > at) take(std::string_view(lower).substr(at, end - at));
    at = end + 1;
  }
}

template <typename Take>
void each_word(std::string_view text, const Take& take) {
  each_word_of_folded(fold(text), take);
}

bool counts(std::string_view word) {
  return tells(word) && !is_number_to_skip(word);
}

void add(Terms& terms, char kind, std::string_view word) {
  std::string term = fmt::format("{}:{}", kind, word);
  std::ranges::replace(term, '\t', ' ');
  if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

using Counts = std::unordered_map<std::string, int>;

// The words that stand most often in the texts, rarer forms such as stateOrProvinceName first among equals: long ones.
void add_body_words(const Counts& counts, Terms& terms) {
  std::vector<std::pair<std::string, int>> all(counts.begin(), counts.end());
  const auto strength = [](const auto& word) {
    return std::min(word.second, 8) * static_cast<int>(std::min<size_t>(word.first.size(), 16));
  };
  const size_t kept = std::min(all.size(), kMostBodyWords);
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), [&](const auto& a, const auto& b) {
    const int x = strength(a), y = strength(b);
    return x != y ? x > y : a.first < b.first;
  });
  for (size_t i = 0; i < kept; ++i) add(terms, 'b', all[i].first);
}

// "bug 1547691", "bugzilla.mozilla.org/show_bug.cgi?id=1547691", "#1547691".
bool names_bug(std::string_view word) {
  return (word.size() == 6 || word.size() == 7) && word.front() != '0' && all_digits(word);
}

// Each text is folded once: for the sections it names, the bugs and the words.
class Reader {
 public:
  explicit Reader(Told& told) : told_(told) {}

  void read(std::string_view text) {
    std::string folded = fold(text);
    const bool counted = read_ <= kTextRead;
    for (PolicyReference& reference : references_in_folded(folded)) {
      if (counted && ++sections_ <= kMostSections) {
        add(told_.terms, 's', fmt::format("{} {}", reference.document, reference.section));
      }
      told_.references.insert(std::move(reference));
    }
    if (!counted) return;
    read_ += text.size();
    each_word_of_folded(std::move(folded), [&](std::string_view word) {
      if (names_bug(word)) add(told_.terms, 'n', word);
      if (counts(word)) ++counts_[stem(std::string(word))];
    });
  }
  void finish() { add_body_words(counts_, told_.terms); }

 private:
  Told& told_;
  Counts counts_;
  size_t sections_ = 0, read_ = 0;
};

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, [&](std::string_view word) {
    if (counts(word)) words.push_back(stem(std::string(word)));
  });
  return words;
}

Told told_of(const Telling& telling) {
  Told told;
  const Title title = read_title(telling.title);
  for (const std::string& owner : title.owners) add(told.terms, 'o', to_lower(owner));
  for (const std::string& tag : read_whiteboard(telling.whiteboard).tags) add(told.terms, 'g', tag);
  for (const std::string& word : telling_words(title.incident)) add(told.terms, 't', word);
  for (const int64_t bug : title.bugs) add(told.terms, 'n', std::to_string(bug));
  Reader reader(told);
  for (const std::string_view text : telling.texts) reader.read(text);
  reader.finish();
  return told;
}

Terms terms_of(const Telling& telling) {
  return told_of(telling).terms;
}

Telling telling_of(const BugRecord& record) {
  Telling telling{record.bug.summary, record.bug.whiteboard, {}};
  for (const Comment& comment : record.comments) telling.texts.push_back(comment.text);
  return telling;
}

SpokenWords spoken_words(const Telling& telling) {
  SpokenWords spoken;
  const auto add_words = [&](std::string_view text) {
    each_word(text, [&](std::string_view word) {
      if (counts(word)) spoken.emplace(stem(std::string(word)), word);
    });
  };
  add_words(telling.title);
  for (const std::string_view text : telling.texts) add_words(text.substr(0, kTextRead));
  return spoken;
}

std::string join_terms(const Terms& terms) {
  return fmt::format("{}", fmt::join(terms, "\t"));
}

}  // namespace candor::tracker
