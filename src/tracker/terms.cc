#include "tracker/terms.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "base/plain_letters.h"
#include "base/word_counts.h"
#include "tracker/policy_reference.h"
#include "tracker/telling_word.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::tracker {

namespace {

constexpr size_t kMostBodyWords = 40;
constexpr size_t kMostSections = 20;
constexpr size_t kTextRead = 200'000;    // bytes of all texts together
constexpr size_t kFoundWords = 500'000;  // bytes of all words together

// "mis-issuance" and "misissuance" are one word; other hyphens part words.
constexpr auto kPrefixes = std::to_array<std::string_view>({"mis", "re", "non", "pre", "sub"});

// As searches and other bugs may spell it.
std::string plain(std::string_view text) {
  return plain_letters(fold(text));
}

bool is_prefix(std::string_view word) {
  return word.size() <= 3 && std::ranges::find(kPrefixes, word) != kPrefixes.end();
}

// Words of text that was folded. `part`: prefixes and what they belong to, where a hyphen parts them.
template <typename Part, typename Take>
void each_folded_word(std::string_view folded, const Part& part, const Take& take) {
  std::string joined;  // prefixes that wait for the rest of their word
  each_word(folded, [&](std::string_view word) {
    const char* const end = word.data() + word.size();
    const bool hyphen = end + 1 < folded.data() + folded.size() && *end == '-' && is_word_byte(*(end + 1));
    const bool prefix = hyphen && is_prefix(word);
    if (!prefix && joined.empty()) return take(word);
    part(word);
    joined += word;
    if (prefix) return;
    take(std::string_view(joined));
    joined.clear();
  });
}

template <typename Take>
void each_telling_word(std::string_view text, const Take& take) {
  each_folded_word(
      plain(text), [](std::string_view) {},
      [&](std::string_view word) {
        if (counts(word)) take(word);
      });
}

void add(Terms& terms, char kind, std::string_view word) {
  std::string term = fmt::format("{}:{}", kind, word);
  std::ranges::replace(term, '\t', ' ');
  if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

// Many words of a text are stems themselves: those are counted where they stand, and only the other stems are put down
// as new ones.
class StemCounts {
 public:
  explicit StemCounts(const WordCounts& words) : words_(words), of_words_(words.size()) {}

  void add(size_t word) {
    const std::string_view whole = words_.word(word);
    const std::string cut = stem(std::string(whole));
    const uint32_t count = words_.count(word);
    if (cut == whole) {
      of_words_[word] += count;
    } else if (const auto known = words_.find(cut)) {
      of_words_[*known] += count;
    } else {
      others_.add(cut, count);
    }
  }
  template <typename Take>
  void each(const Take& take) const {
    for (size_t i = 0; i < of_words_.size(); ++i) {
      if (of_words_[i] > 0) take(words_.word(i), of_words_[i]);
    }
    for (size_t i = 0; i < others_.size(); ++i) take(others_.word(i), others_.count(i));
  }

 private:
  const WordCounts& words_;
  std::vector<uint32_t> of_words_;
  WordCounts others_;
};

// The words that stand most often in the texts, rarer forms such as stateOrProvinceName first among equals: long ones.
void add_body_words(const StemCounts& stems, Terms& terms) {
  struct Strong {
    std::string_view word;
    size_t strength = 0;
  };
  std::vector<Strong> all;
  stems.each([&](std::string_view word, uint32_t count) {
    all.push_back({word, std::min(count, 8U) * std::min<size_t>(word.size(), 16)});
  });
  const size_t kept = std::min(all.size(), kMostBodyWords);
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), [](const Strong& a, const Strong& b) {
    return a.strength != b.strength ? a.strength > b.strength : a.word < b.word;
  });
  for (size_t i = 0; i < kept; ++i) add(terms, 'b', all[i].word);
}

// Each text is folded once: for the sections it names, the bugs and the words.
class Reader {
 public:
  explicit Reader(Told& told) : told_(told) {}

  void read(std::string_view text) {
    const std::string folded = plain(text);
    const bool counted = read_ <= kTextRead;
    for (PolicyReference& reference : references_in_folded(folded)) {
      if (counted && ++sections_ <= kMostSections) {
        add(told_.terms, 's', fmt::format("{} {}", reference.document, reference.section));
      }
      told_.references.insert(std::move(reference));
    }
    if (!counted) return list(folded);
    read_ += text.size();
    each_folded_word(
        folded, [&](std::string_view part) { take(part, 0); }, [&](std::string_view word) { take(word, 1); });
  }
  // The sections that a title names. Its words tell by themselves.
  void name(std::string_view folded) {
    for (PolicyReference& reference : references_in_folded(folded)) {
      add(told_.terms, 's', fmt::format("{} {}", reference.document, reference.section));
      told_.references.insert(std::move(reference));
    }
  }
  // Words to be found by that tell nothing.
  void list(std::string_view folded) {
    each_word(folded, [&](std::string_view word) { take(word, 0); });
  }
  void finish() {
    StemCounts stems(words_);
    for (size_t i = 0; i < words_.size(); ++i) {
      if (words_.count(i) == 0) continue;
      const std::string_view word = words_.word(i);
      if (names_bug(word)) add(told_.terms, 'n', word);
      if (counts(word)) stems.add(i);
    }
    add_body_words(stems, told_.terms);
    told_.words = words_.text();
  }

 private:
  void take(std::string_view word, uint32_t count) {
    if (count > 0 || words_.text().size() <= kFoundWords) words_.add(cut_word(word, kLongestFoundWord), count);
  }

  Told& told_;
  WordCounts words_;
  size_t sections_ = 0, read_ = 0;
};

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
  std::vector<std::string> words;
  each_telling_word(text, [&](std::string_view word) { words.push_back(stem(std::string(word))); });
  return words;
}

Told told_of(const Telling& telling) {
  Told told;
  const Title title = read_title(telling.title);
  if (!title.about_auditor) {
    for (const std::string& owner : title.owners) add(told.terms, 'o', plain(owner));
  }
  for (const std::string& tag : read_whiteboard(telling.whiteboard).tags) add(told.terms, 'g', tag);
  for (const std::string& word : telling_words(title.incident)) add(told.terms, 't', word);
  for (const int64_t bug : title.bugs) add(told.terms, 'n', std::to_string(bug));
  Reader reader(told);
  reader.name(plain(telling.title));
  for (const std::string_view text : {telling.title, telling.whiteboard}) reader.list(plain(text));
  for (const std::string_view text : telling.texts) reader.read(text);
  for (const std::string_view name : telling.names) reader.list(plain(name));
  reader.finish();
  return told;
}

Terms terms_of(const Telling& telling) {
  return told_of(telling).terms;
}

Telling telling_of(const BugRecord& record) {
  Telling telling{record.bug.summary, record.bug.whiteboard, {}};
  for (const Comment& comment : record.comments) telling.texts.push_back(comment.text);
  for (const Attachment& file : record.attachments) {
    telling.names.insert(telling.names.end(), {file.file_name, file.summary});
  }
  return telling;
}

SpokenWords spoken_words(const Telling& telling) {
  SpokenWords spoken;
  const auto add_words = [&](std::string_view text) {
    each_telling_word(text, [&](std::string_view word) { spoken.emplace(stem(std::string(word)), word); });
  };
  add_words(telling.title);
  for (const std::string_view text : telling.texts) add_words(text.substr(0, kTextRead));
  return spoken;
}

std::string join_terms(const Terms& terms) {
  return fmt::format("{}", fmt::join(terms, "\t"));
}

}  // namespace candor::tracker
