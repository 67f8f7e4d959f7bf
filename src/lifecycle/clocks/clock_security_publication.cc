// security-publication (3.1+): a security-sensitive incident becomes public once its risk is mitigated. No time limit;
// the days between are information. A public bug tells in its history when it was opened to everybody.
#include <fmt/format.h>

#include "lifecycle/clocks/first_told.h"
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
  const auto read = [](const Post& post, const report::Document& document, std::string_view sentence,
                       Span span) -> std::optional<Event> {
    const rules::Words words(sentence);
    if (!says_mitigated().in(words) || says_not_yet().in(words)) return {};
    const auto named = stamps_in(document, span, post.at);
    if (named.size() != 1 || !named[0].has_date || !named[0].sure || named[0].latest > post.at)
      return said_in(post, fmt::format("risk called mitigated in comment {}", post.number));
    return told_in(named[0].latest, post.number, fmt::format("risk mitigated, told in comment {}", post.number));
  };
  return first_told(life, read);
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
