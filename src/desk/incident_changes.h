// What may be done to an incident, each decided on the incident as it is at that moment and refused in one sentence
// when it makes no sense or its words are no text (person_text.h). To be handed to IncidentRecord::save().
#pragma once

#include "desk/incident_record.h"

namespace candor::desk {

using Decide = IncidentRecord::Decide;

Decide edit_incident(lifecycle::Facts facts);
// `text` was accepted by accept_text(). Saving the same text again changes nothing.
Decide save_report(report::Kind kind, std::string text);
Decide record_posting(lifecycle::Posting posting);
Decide close_incident(std::string why);
Decide reopen_incident(std::string why);
// `remove`: takes such a link back.
Decide link_incident(lifecycle::Link link, bool remove);
Decide set_next_update(std::optional<Instant> due);
Decide change_action(lifecycle::ActionChange change);
Decide ask_question(lifecycle::Question question);
Decide answer_question(int64_t question, lifecycle::Answer answer);
Decide see_comment(lifecycle::SeenComment comment);
Decide attach_evidence(lifecycle::EvidenceSet set);
Decide all_of(std::vector<Decide> decisions);  // one after the other, on the same incident

// Tags as a whiteboard has them, out of what a person wrote: "[dv-misissuance]" is dv-misissuance. What is no line at
// all is left for validate_facts() to refuse.
std::vector<std::string> tags_of(const std::vector<std::string>& written);

// Facts that cannot be right: nothing in a name, a title of two lines, a control character, an instant ahead of `now`,
// an unknown version ...
Status validate_facts(const lifecycle::Facts& facts, Instant now);

}  // namespace candor::desk
