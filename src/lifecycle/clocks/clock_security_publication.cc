// security-publication (3.1+): a security-sensitive incident becomes public once its risk is mitigated. No time limit;
// the days between are information. A public bug tells in its history when it was opened to everybody.
#include <fmt/format.h>

#include "guidelines/version.h"
#include "lifecycle/clocks/clock.h"
#include "lifecycle/stamps.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

const rules::Patterns& says_mitigated() {
  static const rules::Patterns kMitigated(
      "risk|exposure|threat|vulnerability|danger ~ mitigated|removed|eliminated|gone|over|contained; "
      "mitigated|eliminated ~ risk|exposure|threat|vulnerability; mitigation ~ complete|completed|finished|done");
  return kMitigated;
}

const rules::Patterns& says_not_yet() {
  static const rules::Patterns kNot(
      "not|never ~ mitigated|removed|eliminated|contained; until|once|when|after|unless ~ "
      "mitigated|removed|eliminated");
  return kNot;
}

// The first sentence of the CA Owner that says so, and the instant it names, else that of the posting.
std::optional<Event> mitigated(const Life& life) {
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    const report::Document document =
        report::read_document(SourceText("comment", post.text), guidelines::grammar(), {.kind = {}, .posted = post.at});
    std::optional<Event> found;
    for_own_sentences(document, [&](std::string_view sentence, Span span) {
      const rules::Words words(sentence);
      if (found || !says_mitigated().in(words) || says_not_yet().in(words)) return;
      found = said_in(post, fmt::format("risk called mitigated in comment {}", post.number));
      const auto stamps = stamps_in(document, span, post.at);
      if (stamps.size() != 1 || !stamps[0].has_date || !stamps[0].sure || stamps[0].latest > post.at) return;
      found = told_in(stamps[0].latest, post.number, fmt::format("risk mitigated, told in comment {}", post.number));
    });
    if (found) return found;
  }
  return {};
}

}  // namespace

void clock_security_publication(const Life& life, std::vector<ClockResult>& out) {
  if (!life.security_sensitive || !life.opened) return;
  const auto told = mitigated(life);
  auto result = start("security-publication", told.value_or(Event{*life.opened, "restricted bug opened", "derived"}));
  if (!result) return;
  result->severity = Severity::info;
  if (life.published) result->satisfied = Event{*life.published, "bug made public", "history"};
  if (!life.published) {
    result->state = State::unknown;
    result->note =
        life.history_known ? "the history does not show that the bug was made public" : "the history is not known";
  } else if (told && *life.published > told->at) {
    result->note = fmt::format("made public {} after the risk was mitigated; no limit is set",
                               format_duration(*life.published - told->at));
  } else if (!told) {
    result->note = "no posting tells when the risk was mitigated";
  }
  judge(*result, life.as_of);
  out.push_back(std::move(*result));
}

}  // namespace candor::lifecycle
