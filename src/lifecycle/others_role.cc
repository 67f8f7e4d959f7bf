#include "lifecycle/others_role.h"

#include "lifecycle/own_words.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using rules::Patterns;
using rules::Words;

// "Are there any further questions or comments?" asks everybody, and nobody in particular.
bool asks_everybody(const Words& words, size_t first, size_t last) {
  static const Patterns kEverybody(
      "any|no ~ further|other|more|additional|remaining|last|final ~ questions|question|comments|comment|concerns|"
      "remarks|feedback|input|discussion; any|no questions|comments|objections|concerns; "
      "further|other|additional questions|comments; final call; last call; anyone|anybody|somebody else ~ "
      "questions|comments|add|object*");
  return kEverybody.find(words, first, last).has_value();
}

// A request without a question mark. "Please post updates weekly" is one, "thank you for clarifying" is none.
bool requests(const Words& words, size_t first, size_t last) {
  static const Patterns kRequests(
      "please|kindly ~ "
      "explain*|clarif*|describe*|confirm|provide|share|elaborate|tell|answer|respond|reply|state|list|post|"
      "add|update|comment|detail|specify|disclose|publish|give|attach|include|expand|address|correct|fix|justify; "
      "can|could|would|will you; is|are ~ able to ~ explain|share|provide; "
      "i|we ~ like|love|want|wish|appreciate|need ~ know|understand|see|hear|learn|explanation|details|clarification; "
      "i|we ~ curious|wondering|wonder|interested|ask|asking|request|await|expect|unclear; "
      "it ~ unclear|unanswered|missing ~ how|why|what|when|whether|which; "
      "question* ~ remain*|unanswered|outstanding; look forward ~ answer*|response*|explanation*; "
      "should|must ~ explain|clarify|answer|describe|provide; is not clear ~ how|why|what|when|whether|which|to me; "
      "not clear|unclear ~ how|why|what|when|whether|which|to me; "
      "have|has ~ not ~ answered|explained|responded|addressed");
  return kRequests.find(words, first, last).has_value();
}

bool asks(std::string_view own) {
  const Words words(own);
  // A sentence ends in the words; its question mark is found by walking the text beside them.
  size_t from = 0;
  for (size_t at = own.find('?'); at != std::string_view::npos; at = own.find('?', at + 1)) {
    const bool in_link = at > 0 && own.substr(0, at).find_last_of(" \n") + 1 < at &&
                         own.substr(own.substr(0, at).find_last_of(" \n") + 1).starts_with("http");
    if (in_link) continue;
    const size_t begin = own.substr(0, at).find_last_of(".!\n?");
    const size_t start = begin == std::string_view::npos || begin < from ? from : begin + 1;
    const Words sentence(own.substr(start, at - start));
    if (sentence.size() > 0 && !asks_everybody(sentence, 0, sentence.size())) return true;
    from = at + 1;
  }
  bool found = false;
  static const Patterns kOpens(
      "can|could|would|will|does|do|did|has|have the|you|your|this|these|it|they; why|how "
      "did|does|do|was|were|is|are|will|could");
  rules::for_sentences(words, [&](size_t first, size_t last) {
    found = found || (kOpens.find(words, first, first + 2) == first);
    found = found || (requests(words, first, last) && !asks_everybody(words, first, last));
  });
  return found;
}

// What moderators write when they run the bug rather than discuss it.
bool keeps_house(const Words& words) {
  static const Patterns kHouse(
      "final|last call; next update; clos* ~ bug|report|incident|issue|ticket|this; will ~ closed; "
      "closing|resolving|reopening|reopened|resolved|reassigning|assigning|triaging; consider* ~ clos*; "
      "nothing|no ~ further|more ~ discuss|questions|comments|do; set|setting|updated|updating|cleared|clearing|"
      "removed|removing|added|adding|changed|changing ~ whiteboard|flag|needinfo|ni|tag|keyword|component|status|"
      "date|assignee; whiteboard; needinfo; ni; duplicate of; marking|marked ~ as; moved|moving ~ component|product; "
      "assigned to; on hold ~ until; close on; flagged|flagging for; on the agenda");
  return kHouse.in(words);
}

}  // namespace

Role role_of_comment(std::string_view text, bool moderator) {
  const std::string own = own_words(text);
  const Words words(own);
  if (words.empty()) return moderator ? Role::housekeeping : Role::remark;
  // A final call can come from an account whose changes are not known.
  static const Patterns kUnmistakable(
      "final|last call ~ comments|questions; otherwise ~ closed; will ~ be|get ~ closed ~ on|about; "
      "nothing ~ further|more ~ discuss ~ closing; next update ~ set; setting|set ~ next update");
  const bool house = moderator ? keeps_house(words) : kUnmistakable.in(words);
  if (asks(own)) return Role::question;
  return house ? Role::housekeeping : Role::remark;
}

bool considers_closing(std::string_view text) {
  static const Patterns kCloses(
      "consider* ~ clos*; intend|plan|propose|going|expect ~ close|closing; will|would|shall ~ close|closed; "
      "close|closed|closing ~ on|about; ready to close; final call; close this ~ bug|report|incident");
  return kCloses.in(Words(own_words(text)));
}

}  // namespace candor::lifecycle
