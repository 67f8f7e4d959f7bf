// impact-issuance-stopped: the answer begins with Yes or No and says why.
#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "rules/rule.h"
#include "rules/support/counts.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::impact_issuance_stopped {

// The answer's first word, without marks: "**Yes**, ..." gives "yes".
std::string first_word(std::string_view value) {
  const Words words(value);
  return words.empty() ? std::string() : std::string(words[0]);
}

// A moment ("at 2025-09-17 13:05 UTC") gives no reason.
size_t words_behind_answer(const Words& words) {
  static const Patterns kMoment(
      "at|on|from|to|until|by|since|utc|cet|cest|am|pm|and|the|of|approximately|about|around|immediately|same|day; "
      "january|february|march|april|may|june|july|august|september|october|november|december; "
      "we|it|was|were|issuance|has|have|been|stopped|halted|suspended|stop");
  size_t count = 0;
  for (size_t i = 1; i < words.size(); ++i) {
    const bool figure = words[i].front() >= '0' && words[i].front() <= '9';
    if (!figure && !kMoment.find(words, i, i + 1)) ++count;
  }
  // What the writer counted as words of a sentence counts here too, as long as some of it tells more than the moment.
  return count == 0 ? 0 : std::max(count, count >= 2 ? words.size() - 1 : count);
}

bool points_elsewhere(const Words& words) {
  static const Patterns kPointer("see|refer ~ bug|comment|above|below|section|report|timeline|analysis");
  return words.size() <= 9 && kPointer.in(words);
}

constexpr size_t kEnough = 5;

// "Yes, for the product concerned": short, and nothing in it reads as a reason.
bool lacks_reason(const Words& words) {
  static const Patterns kReason(
      "because|since|as|so|to|until|due|for|given|therefore|reason*|order|view; would|could|had|has|have|were|was ~ "
      "*; "
      "not|no|none|only|already; affect*|concern*|same|every|each|all|any");
  static const Patterns kScope("for ~ product|profile|ca|client|customer|service|line|concerned|affected|days|hours");
  constexpr size_t kShort = 9;  // words
  return words.size() <= kShort && (!kReason.find(words, 1) || kScope.find(words, 1));
}

void check_reason(const report::Field& field, const Words& words, Sink& out) {
  const bool enough = words_behind_answer(words) >= kEnough && !points_elsewhere(words);
  if (enough && !lacks_reason(words)) return;
  out.add(field.value.span, fmt::format("\"{}\" does not say why issuance {}", field.value.text,
                                        words[0] == "yes" ? "was stopped" : "went on"))
      .help("Add the reason in a sentence or two.")
      .requirement("impact-issuance-stopped-reason")
      .at_most(enough ? Level::should : Level::must);
}

void check(const Input& in, Sink& out) {
  const report::Field* field =
      require_field(in, out, report::SectionId::impact, label::kIssuanceStopped,
                    {"impact-issuance-stopped", "impact-issuance-stopped-reason", "impact-cert-fields-required"});
  if (field == nullptr) return;
  const Words& words = words_of(in, field->value.span);
  if (words.empty()) return;
  const Affected affected = affected_certificates(in);
  if (report::says_not_applicable(field->value.text)) {
    if (!affected.any()) return;
    out.add(field->value.span,
            fmt::format("whether issuance was stopped is N/A, though {} certificates are affected", *affected.total))
        .help("Answer Yes or No, and say why.")
        .requirement("impact-cert-fields-required")
        .requirement("impact-issuance-stopped");
    return;
  }
  const std::string answer = first_word(words.folded());
  if (answer == "yes" || answer == "no") return check_reason(*field, words, out);
  out.add(field->value.span, "the answer to whether issuance was stopped does not begin with Yes or No")
      .help("Begin with Yes or No, then give the reason.")
      .requirement("impact-issuance-stopped");
}

}  // namespace candor::rules::impact_issuance_stopped

namespace candor::rules {

extern const Rule kImpactIssuanceStopped{
    .id = "impact-issuance-stopped",
    .title = "Whether issuance was stopped is answered by Yes or No, with the reason",
    .requirements = {"impact-issuance-stopped", "impact-issuance-stopped-reason", "impact-cert-fields-required"},
    .kinds = kFull,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Readers want to know first whether more such certificates can be issued.",
    .check = impact_issuance_stopped::check};

}  // namespace candor::rules
