#include "rules/support/stance.h"

#include <algorithm>
#include <array>

namespace candor::rules {

namespace {

constexpr size_t kFewWords = 4;  // signatures, greetings

// "We are compiling the list", "our engineers are still checking": a form of "to be" and a word in -ing close behind.
bool is_under_way(const Words& words, size_t first, size_t last) {
  static constexpr std::array<std::string_view, 4> kToBe = {"is", "are", "am", "we're"};
  static constexpr std::array<std::string_view, 9> kNouns = {
      "nothing", "something", "everything", "during", "string", "following", "missing", "existing", "according"};
  constexpr size_t kReach = 3;
  for (size_t i = first; i < last; ++i) {
    if (std::find(kToBe.begin(), kToBe.end(), words[i]) == kToBe.end()) continue;
    for (size_t next = i + 1; next < std::min(last, i + 1 + kReach); ++next) {
      const std::string_view word = words[next];
      const bool noun = std::find(kNouns.begin(), kNouns.end(), word) != kNouns.end();
      if (word.size() > 5 && word.ends_with("ing") && !noun) return true;
    }
  }
  return false;
}

bool is_courtesy(const Words& words, size_t first, size_t last) {
  static const Patterns kCourtesy(
      "thank|thanks; sorry; apolog*; hello|hi|hey|dear|greetings; regards|sincerely; acknowledg*; receipt; noted; "
      "taken|take|took "
      "note; "
      "appreciate*; good|valid|fair|important|interesting|great question|point|remark; welcome; "
      "confirm* ~ seen|received|read|receipt; points|question*|comment*|remark* ~ "
      "taken|noted|received|legitimate|valid; "
      "received|read|seen|saw|understand|understood ~ question*|comment*|message|request|feedback|input|concern*");
  constexpr size_t kMost = 22;
  return last - first <= kMost && kCourtesy.find(words, first, last);
}

}  // namespace

bool reads_as_pending(const Words& words, size_t first, size_t last) {
  static const Patterns kPending(
      "will|shall|'ll|we'll|i'll|won't; going to; intend|intends|plan|plans|planned|hope|hopes|aim|aims|expect|expects|"
      "expected|foreseen|scheduled to; not|n't ~ yet; yet to; yet; still ~ "
      "open|with|under|being|waiting|need*|to|in|has|have|lack*|owe*|clarif*|miss*; pending|await*|awaited|unanswered|"
      "outstanding|unresolved|undecided; waiting|wait for|on|until; once|when|until ~ "
      "have|has|had|is|are|available|cleared|done; as soon as; soon|shortly|later; due time|course; "
      "in preparation|discussion|progress|clarification|work; "
      "under investigation|review|discussion|preparation|consideration|examination|evaluation; "
      "need|needs|take|takes|require|requires ~ more|longer|further|time; longer than; is|are|being being|open|"
      "looked|prepared|compiled|collected|discussed|investigated|examined|evaluated|clarified|drafted|translated; "
      "passed|forwarded|handed|given|escalated ~ on|to; remain|remains|remaining ~ "
      "open|question*|point*|unanswered; owe|owes|owed; "
      "do|does|did not ~ have|say|tell|answer|explain|know; not able|yet|position ~ answer|explain|tell; "
      "don't|cannot|can't|unable ~ have|say|tell|answer|explain|know; "
      "is|are|was|were being; has|have|was|were ~ asked|informed|contacted|requested|instructed; let you|everybody "
      "know; "
      "give us; patience; like to ~ discuss|check|clarify|look; discuss* ~ internally|first; not ~ decided; with ~ "
      "lawyer*|legal|management|auditor*|department|vendor|supplier|colleagues; matter for; nothing ~ add|say ~ at|for "
      "present|moment|now|point; taken note; glad|happy|pleased ~ take|look|answer; "
      "hold|holding|held up ~ clos*");
  return kPending.find(words, first, last) || is_under_way(words, first, last);
}

bool concerns_inquiry(const Words& words, size_t first, size_t last) {
  static const Patterns kInquiry(
      "question*|query|queries|inquiry|inquiries|enquiry|enquiries; asked|asks|asking; "
      "request|requests|requested ~ for|of|by|from|in|on; raised|brought ~ by|in|up|comment|discussion; follow up; "
      "point|points ~ raised|discussion|comment*; wish*|wanted|wants|like|liked|curious|interested to|in ~ "
      "know|learn|understand|see|hear|knowing; last|previous|latest|earlier|her|his|your|reporter's "
      "comment|message|mail|point|points|remark; patience; "
      "concern|concerns ~ raised|of|by; clarification*");
  static const Patterns kForClosure(
      "request|requests|requested|requesting|ask|asks|asking ~ clos*; certificate|problem|crl|ocsp|signing|customer* "
      "request|requests|requested; requested by ~ subscriber*|customer*");
  static const Patterns kComment("comment|comments");
  if (kForClosure.find(words, first, last)) return false;
  if (kInquiry.find(words, first, last)) return true;
  const auto comment = kComment.find(words, first, last);
  return comment && *comment + 1 < last && number_of(words[*comment + 1]).has_value();
}

bool concerns_answer(const Words& words, size_t first, size_t last) {
  static const Patterns kAnswer(
      "answer|answers|answering|reply|replies|replying|respond|responding|response|explanation|revert; "
      "get|come|be ~ back; share|supply|provide|post|send|deliver ~ "
      "it|this|them|these|those|figures|data|information|list|details|findings|result*|more|update|log|logs");
  static const Patterns kTechnical("ocsp|crl|signed|http|responder* ~ response|answer|reply; problem report*");
  return kAnswer.find(words, first, last) && !kTechnical.find(words, first, last);
}

bool reads_as_settled(const Words& words, size_t first, size_t last) {
  static const Patterns kSettled(
      "no|any|without|nothing|none ~ open|unanswered|outstanding|remaining|further|more|left|other; "
      "all|every|each ~ question*|comment*|point*|request* ~ "
      "answered|addressed|replied|responded|dealt|covered|resolved; "
      "if|should|whether ~ question*|comment*|anything|need|further; "
      "available|disposal|happy|glad|pleased ~ question*|answer; "
      "any ~ question*|comment*");
  static const Patterns kAnswered(
      "is|are|was|were|been|have|has|we|now answered|addressed|replied|responded|clarified|resolved|explained|told|"
      "given; see comment");
  static const Patterns kNotAnswered(
      "not|never|n't|yet|cannot|to|will|shall|once|when|after|until ~ be|been|is|are|have|"
      "has|we answered|addressed|clarified|resolved|explained|given|replied; not|yet "
      "answered|addressed|clarified|resolved|explained|given");
  if (kSettled.find(words, first, last)) return true;
  return kAnswered.find(words, first, last) && !kNotAnswered.find(words, first, last) &&
         !is_under_way(words, first, last);
}

bool only_acknowledges(const Words& reply) {
  bool promises = false;
  bool says_something = false;
  for_sentences(reply, [&](size_t first, size_t last) {
    static const Patterns kForClosure("request|ask|asking|requesting ~ closure|closed|close");
    if (kForClosure.find(reply, first, last)) return;
    static const Patterns kNoted("noted; taken|take|took ~ note|along|up; acknowledged");
    const bool pending = reads_as_pending(reply, first, last);
    const bool courtesy = is_courtesy(reply, first, last);
    promises = promises || pending || kNoted.find(reply, first, last);
    says_something = says_something || (!pending && !courtesy && last - first > kFewWords);
  });
  return promises && !says_something;
}

}  // namespace candor::rules
