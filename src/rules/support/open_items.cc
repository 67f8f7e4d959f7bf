#include "rules/support/open_items.h"

#include <algorithm>

#include "rules/support/stance.h"

namespace candor::rules {

namespace {

// "Two of three HSMs were converted", "five of the six items": a part counted against a whole.
bool some_of(const Words& words, size_t first, size_t last) {
  for (size_t i = first; i + 2 < last; ++i) {
    if (words[i + 1] != "of" && words[i + 1] != "out") continue;
    const auto part = spelled_number_of(words[i]);
    size_t next = i + 2;
    while (next + 1 < last && (words[next] == "of" || words[next] == "the" || words[next] == "our")) ++next;
    const auto whole = spelled_number_of(words[next]);
    static const Patterns kThings(
        "action*|item*|measure*|step*|task*|site*|hsm*|system*|server*|team*|phase*|country|"
        "countries|location*|data|profile*|module*|customer*|host*|node*");
    if (part && whole && *part < *whole && kThings.find(words, next, std::min(last, next + 3))) return true;
  }
  return false;
}

// Something will be, in words for a thing and not for an answer or for what goes on for ever.
bool is_to_come(const Words& words, size_t first, size_t last) {
  static const Patterns kToCome(
      "will|shall ~ be|go|follow|finish|complete|deploy|introduce|install|replace|switch*|have|get|come; "
      "go|goes|going live ~ on|in|next|by|at; in ~ operation|place|production ~ by|end|next; "
      "expect|plan|intend|hope|aim ~ to; foreseen|planned|scheduled|expected|announced|promised ~ for|in|by|on|to; "
      "move*|moved|shifted to ~ "
      "quarter; in the course of; is|are|was|were|will due|to be");
  static const Patterns kForGood(
      "continue*|continu*|ongoing|permanent*|every|each|regular*|always|from ~ on|future|remain|again|any|never|if; "
      "close|closed|closure ~ bug|incident|report|ticket; bug|incident|report|ticket ~ close|closed");
  return kToCome.find(words, first, last) && !kForGood.find(words, first, last) &&
         !concerns_inquiry(words, first, last) && !concerns_answer(words, first, last);
}

bool names_open_item(const Words& words, size_t first, size_t last) {
  static const Patterns kOpenItems(
      "action|item|items|measure|measures|step|steps|task|tasks ~ "
      "still|remain*|ongoing|delayed|pending|outstanding|open|progress|postponed; "
      "action|item|items|measure|measures|step|steps|task|tasks ~ not|yet ~ complete*|done|finished|implemented; "
      "action|item|items|measure|measures|step|steps|task|tasks ~ will|expected ~ "
      "complete*|finish*|done|implemented|deployed|by|until|in; "
      "still|remain*|outstanding|open|pending|ongoing|remaining ~ "
      "action|item|items|measure|measures|step|steps|task|tasks; "
      "all|most ~ but|except|apart|save ~ one|two|last|for|action|item|items; "
      "except|apart|save|besides|beyond ~ last|one|two|action|item|items|line|measure|step; "
      "only ~ item|action|step|measure|one|thing ~ remain*|left|open|missing|ongoing|outstanding; "
      "one|two|three|last|final|remaining ~ action|item|items|measure|step ~ "
      "will|ongoing|delayed|progress|open|pending; "
      "with ~ exception of ~ action|item|one|last; "
      "delayed|postponed|deferred|rescheduled to|until; "
      "will ~ complete*|finish*|done|deployed|implemented ~ by|until|in|on; "
      "slip*|moved|shifted|pushed|postponed|delayed|deferred|rescheduled to|until|into ~ "
      "january|february|march|april|may|june|july|august|september|october|november|december|next|later|q1|q2|q3|q4; "
      "slipped; "
      "remaining|outstanding|pending|open work|task*|item*|action*|measure*|point*; "
      "waiting|wait for; nearly|almost|mostly|largely done|complete*|finished|implemented|ready; "
      "ahead of|before ~ completion ~ action|item*|measure*|step*; "
      "in ~ test|pilot|trial ~ phase; rescheduled; new date; on the|its|our way; good way; well advanced|under|on; "
      "left over; "
      "is|are|still being "
      "extended|converted|rolled|introduced|prepared|built|tested|migrated|installed|completed|finished|replaced|"
      "implemented|developed|written|moved|adapted; one|two|small|single|minor ~ exception*; work ~ "
      "goes|continues|proceeds on|in|there; under construction; making|makes|make ~ progress; not ~ kept|met");
  return kOpenItems.find(words, first, last).has_value();
}

// "The last one was delayed by two weeks and was finished on 8 May": told as past.
bool is_done_now(const Words& words, size_t first, size_t last) {
  static const Patterns kDoneNow(
      "was|were|been|is|are|now ~ complete*|done|finished|implemented|deployed|live|carried|closed; went live; "
      "completed|finished on; until it was");
  static const Patterns kNotDone(
      "not|yet|nearly|almost|mostly|will|shall|be ~ complete*|done|finished|implemented|deployed|live");
  return kDoneNow.find(words, first, last) && !kNotDone.find(words, first, last);
}

bool names_plan(const Words& words, size_t first, size_t last) {
  static const Patterns kPlans(
      "one|two|three|four|five|most|some|half|many of ~ action|actions|item|items|measure|measures|steps|tasks ~ "
      "complete*|done|finished|closed|implemented; "
      "second|third|fourth|fifth|last|other|others|rest ~ will|follow|follows; "
      "is|are ~ under construction|way|development; "
      "is|are ~ foreseen|planned|scheduled|expected ~ end|for|in|by|until; "
      "we still have|need|must|want; "
      "yet|still to be; "
      "is|are|has|have not yet ~ complete*|finished|done|implemented|deployed|rolled|installed|place|live|started");
  return kPlans.find(words, first, last).has_value();
}

}  // namespace

Openness leaves_action_open(const Words& words, size_t first, size_t last) {
  static const Patterns kNot("no|none|nothing|without ~ action|item|items|step|steps|open|remain*|outstanding|pending");
  static const Patterns kExcept("all|everything|every|each but|except|save|besides|apart; except|apart from|for");
  if (kNot.find(words, first, last)) return Openness::none;
  if (kExcept.find(words, first, last) || some_of(words, first, last) ||
      (!is_done_now(words, first, last) && names_open_item(words, first, last))) {
    return Openness::open;
  }
  return names_plan(words, first, last) || is_to_come(words, first, last) ? Openness::planned : Openness::none;
}

}  // namespace candor::rules
