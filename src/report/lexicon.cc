#include "report/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include "report/keyed.h"

namespace candor::report {

namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view first_word(std::string_view key) {
  size_t end = 0;
  while (end < key.size() && is_word_char(key[end])) ++end;
  return key.substr(0, end);
}

// Tells grammars apart by where their texts lie.
size_t fingerprint(const Grammar& grammar) {
  size_t print = grammar.headings.size() * 31 + grammar.labels.size();
  const auto mix = [&](const void* at, size_t more) {
    print = (print ^ (reinterpret_cast<uintptr_t>(at) + more)) * 0x9E3779B97F4A7C15U;
  };
  mix(grammar.headings.data(), 0);
  mix(grammar.labels.data(), 0);
  for (const HeadingSpelling& heading : grammar.headings) mix(heading.text.data(), heading.text.size());
  for (const LabelSpelling& label : grammar.labels) mix(label.text.data(), label.text.size());
  return print;
}

}  // namespace

const Lexicon& Lexicon::of(const Grammar& grammar) {
  thread_local std::unique_ptr<const Lexicon> cached;
  thread_local size_t cached_print = 0;
  const size_t print = fingerprint(grammar);
  if (cached == nullptr || print != cached_print) {
    cached = std::make_unique<const Lexicon>(grammar);
    cached_print = print;
  }
  return *cached;
}

Lexicon::Lexicon(const Grammar& grammar) {
  for (const HeadingSpelling& heading : grammar.headings) phrase_for(heading.text).headings.push_back(&heading);
  for (const LabelSpelling& label : grammar.labels) phrase_for(label.text).labels.push_back(&label);
  for (size_t i = 0; i < phrases_.size(); ++i) by_first_word_[std::string(first_word(phrases_[i].key))].push_back(i);
  for (auto& [word, indices] : by_first_word_) {
    std::sort(indices.begin(), indices.end(),
              [&](size_t a, size_t b) { return phrases_[a].key.size() > phrases_[b].key.size(); });
  }
}

Phrase& Lexicon::phrase_for(std::string_view spelling) {
  std::string key = spelling_key(spelling);
  const auto [at, added] = by_key_.try_emplace(key, phrases_.size());
  if (added) {
    Phrase phrase;
    phrase.words = static_cast<int>(std::count(key.begin(), key.end(), ' ')) + 1;
    phrase.key = std::move(key);
    phrases_.push_back(std::move(phrase));
  }
  return phrases_[at->second];
}

const Phrase* Lexicon::match(std::string_view key, size_t from) const {
  const std::string_view rest = key.substr(std::min(from, key.size()));
  const auto bucket = by_first_word_.find(std::string(first_word(rest)));
  if (bucket == by_first_word_.end()) return nullptr;
  for (const size_t index : bucket->second) {
    const Phrase& phrase = phrases_[index];
    const bool ends =
        rest.size() == phrase.key.size() || (rest.size() > phrase.key.size() && !is_word_char(rest[phrase.key.size()]));
    if (ends && rest.starts_with(phrase.key)) return &phrase;
  }
  return nullptr;
}

}  // namespace candor::report
