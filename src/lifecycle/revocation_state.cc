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

bool tells_all_revoked(const Words& words, size_t first, size_t last) {
  static const Patterns kAll(
      "all|every|last|remaining ~ certificate*|certs ~ revoked|expired; all|every ~ revoked|expired; "
      "revocation* ~ is|are|was|were|been|now ~ complete*|finished|concluded|done; "
      "complet*|finished|concluded ~ revocation*; no|zero|0 ~ certificate* ~ "
      "remain*|left|outstanding|unrevoked|valid; none ~ remain*|left|outstanding; "
      "nothing ~ left ~ revoke; no|0 ~ remaining|outstanding|unrevoked ~ certificate*");
  static const Patterns kNot(
      "will|shall|expect*|plan*|to|until|once|when|after|before|estimate*|schedul*|aim*|by ~ all|every|remaining|"
      "revoked|complete*|complet*; not ~ all|every|yet; all|every but|except; except; not|yet ~ revoked");
  return kAll.find(words, first, last) && !kNot.find(words, first, last);
}

}  // namespace

RevocationState read_revocation_state(std::string_view own, const report::Document& document) {
  RevocationState state;
  if (!contains_ci(own, "revo")) return state;
  const auto left = left_figure(own);
  if (left && *left > 0) return state;
  state.nothing_left = left.has_value();
  for_own_sentences(document, [&](std::string_view sentence, Span span) {
    const Words words(sentence);
    if (words.empty() || !tells_all_revoked(words, 0, words.size())) return;
    state.nothing_left = true;
    for (const StampRead& stamp : stamps_in(document, span, {})) state.completed = stamp.latest;
  });
  return state;
}

}  // namespace candor::lifecycle
