#include "desk/post_answers.h"

#include <algorithm>
#include <fmt/format.h>

namespace candor::desk {

Status question_there(const PostRequest& request, const lifecycle::Incident& incident) {
  if (!request.answers) return {};
  for (const lifecycle::Question& question : incident.questions) {
    if (question.number != *request.answers) continue;
    if (!question.answer) return {};
    return Error{fmt::format("question {} is answered already", *request.answers), ""};
  }
  return Error{
      fmt::format("incident {} has no question {}", incident.id, *request.answers),
      fmt::format("'candor incident show {}' lists them; a comment of the bug is c{}.", incident.id, *request.answers)};
}

// A comment that is answered is a question, in the record from then on.
Status question_in_comment(PostPlan& plan, const lifecycle::Incident& incident) {
  const std::optional<int> wanted = plan.request.answers_comment;
  if (!wanted) return {};
  const auto recorded = std::ranges::find(incident.questions, wanted, &lifecycle::Question::comment);
  if (recorded != incident.questions.end()) {
    plan.request.answers = recorded->number;
    return question_there(plan.request, incident);
  }
  const auto& comments = plan.bug->comments;
  const auto asked = std::ranges::find(comments, *wanted, &tracker::Comment::count);
  if (asked == comments.end()) return Error{fmt::format("bug {} has no comment {}", plan.bug->bug.id, *wanted), ""};
  plan.question = lifecycle::Question{.number = static_cast<int64_t>(incident.questions.size()) + 1,
                                      .at = asked->at.value_or(Instant()),
                                      .asker = asked->author,
                                      .text = asked->text,
                                      .comment = asked->count};
  plan.request.answers = plan.question->number;
  return {};
}

}  // namespace candor::desk
