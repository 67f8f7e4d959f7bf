#include "lifecycle/revocation_state.h"

#include <algorithm>
#include <re2/re2.h>

#include "base/fold.h"
#include "lifecycle/stamps.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using rules::Patterns;
using rules::Words;

// "Not yet revoked: 0", "| Not yet revoked | 12 |", "still to be revoked: none".
std::optional<long long> left_figure(std::string_view own) {
  static const RE2 kFigure(
      R"((?i)(?:not\s+(?:yet\s+)?(?:been\s+)?revoked|unrevoked|(?:still\s+|remaining\s+)?to\s+be\s+revoked|yet\s+to\s+(?:be\s+revoked|revoke)|remaining(?:\s+valid)?|outstanding|pending(?:\s+revocation)?)[^\n\d|:]{0,40}[:|=]\s*\**\s*(\d[\d,.]*|none|nil|zero|no\b))");
  std::string figure;
  if (!RE2::PartialMatch(re2::StringPiece(own.data(), own.size()), kFigure, &figure)) return {};
  const std::string lower = to_lower(figure);
  if (lower == "none" || lower == "nil" || lower == "zero" || lower == "no") return 0;
  return report::parse_count(figure);
}

// "| Revoked | Not yet revoked |" over "| 10 | 0 |": the figure stands below its name.
std::optional<long long> left_in_table(std::string_view own) {
  static const Patterns kLeft("not ~ revoked; unrevoked; remaining; outstanding; to be revoked; pending");
  std::vector<std::string_view> header;
  for (const std::string_view line : split(own, '\n')) {
    const auto cells = split(trim(line), '|');
    if (cells.size() < 3) {
      header.clear();
      continue;
    }
    for (size_t i = 0; i < std::min(header.size(), cells.size()); ++i) {
      const auto count = kLeft.in(Words(header[i])) ? report::parse_count(trim(cells[i])) : std::nullopt;
      if (count) return count;
    }
    if (header.empty()) header = cells;
  }
  return {};
}

// "5 of them are not yet revoked", "three remain valid".
bool tells_some_left(const Words& words, size_t first, size_t last) {
  static const Patterns kLeft(
      "not ~ revoked; unrevoked; still ~ valid|active|revoked; remain|remains|outstanding|left; all but|except; "
      "yet to be revoked; to be revoked");
  static const Patterns kNone("no|none|nothing|zero|0|neither");
  if (!kLeft.find(words, first, last) || kNone.find(words, first, last)) return false;
  for (size_t i = first; i < last; ++i) {
    const auto count = rules::spelled_number_of(words[i]);
    if (count && *count > 0 && !words.joined(i)) return true;
  }
  static const Patterns kSome("some|several|few|others|rest|many|most");
  return kSome.find(words, first, last).has_value();
}

bool tells_all_revoked(const Words& words, size_t first, size_t last) {
  static const Patterns kNone(
      "no|zero|0 ~ certificate* ~ remain*|left|outstanding|unrevoked|valid; none ~ remain*|left|outstanding; "
      "nothing ~ left ~ revoke; nothing remains; no|0 ~ remaining|outstanding|unrevoked ~ certificate*");
  if (kNone.find(words, first, last)) return true;
  static const Patterns kAll(
      "all|every|last|remaining ~ certificate*|certs ~ revoked|expired; all|every ~ revoked|expired; "
      "revocation* ~ is|are|was|were|been|now ~ complete*|finished|concluded|done; "
      "complet*|finished|concluded ~ revocation*");
  static const Patterns kNot(
      "will|shall|expect*|plan*|to|until|once|when|after|before|estimate*|schedul*|aim*|by ~ all|every|remaining|"
      "revoked|complete*|complet*; not ~ all|every|yet; all|every but|except; except; not|yet ~ revoked");
  return kAll.find(words, first, last) && !kNot.find(words, first, last);
}

}  // namespace

RevocationState read_revocation_state(std::string_view own, const report::Document& document) {
  RevocationState state;
  if (!contains_ci(own, "revo")) return state;
  const auto figure = left_figure(own);
  const auto left = figure ? figure : left_in_table(own);
  if (left && *left > 0) return state;
  bool some_left = false;
  state.nothing_left = left.has_value();
  for_own_sentences(document, [&](std::string_view sentence, Span span) {
    const Words words(sentence);
    some_left = some_left || (!left && tells_some_left(words, 0, words.size()));
    if (words.empty() || !tells_all_revoked(words, 0, words.size())) return;
    state.nothing_left = true;
    for (const StampRead& stamp : stamps_in(document, span, {})) state.completed = stamp.latest;
  });
  return some_left ? RevocationState{} : state;
}

}  // namespace candor::lifecycle
