#include "lifecycle/action_words.h"

#include <algorithm>
#include <array>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using rules::Patterns;
using rules::Words;

constexpr std::array<std::string_view, 62> kCommon = {
    "the",     "and",   "for",   "with",        "all",          "new",      "from",      "that",   "this",
    "are",     "was",   "were",  "has",         "have",         "been",     "will",      "into",   "each",
    "every",   "our",   "not",   "its",         "before",       "after",    "instead",   "under",  "between",
    "one",     "two",   "three", "first",       "second",       "third",    "action",    "item",   "items",
    "step",    "steps", "due",   "date",        "dates",        "complete", "completed", "update", "done",
    "ongoing", "since", "now",   "both",        "also",         "about",    "when",      "which",  "where",
    "than",    "their", "there", "certificate", "certificates", "utc",      "by",        "of"};

// "checks", "checked" and "checking" are one word here.
std::string stem(std::string_view word) {
  for (const std::string_view end : {"ing", "ed", "es", "s"}) {
    if (word.size() > end.size() + 3 && word.ends_with(end))
      return std::string(word.substr(0, word.size() - end.size()));
  }
  return std::string(word.size() > 4 && word.ends_with('e') ? word.substr(0, word.size() - 1) : word);
}

std::optional<int> ordinal(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kOrdinals = {"first", "second",  "third",  "fourth", "fifth",
                                                                "sixth", "seventh", "eighth", "ninth"};
  const auto found = std::ranges::find(kOrdinals, word);
  if (found == kOrdinals.end()) return {};
  return static_cast<int>(found - kOrdinals.begin()) + 1;
}

void add_numbers(std::string_view sentence, std::vector<int>& numbers) {
  static const RE2 kNumbered(
      R"((?i)\b(?:action\s+items?|items?|actions?|action\s+points?|steps?|tasks?|ai)\s*(?:no\.?\s*)?#?\s*(\d{1,2})\b((?:\s*(?:,|and|&|to|-)\s*#?\d{1,2}\b)*))");
  static const RE2 kNumber(R"((\d{1,2}))");
  re2::StringPiece rest(sentence.data(), sentence.size());
  int number = 0;
  re2::StringPiece more;
  while (RE2::FindAndConsume(&rest, kNumbered, &number, &more)) {
    numbers.push_back(number);
    while (RE2::FindAndConsume(&more, kNumber, &number)) numbers.push_back(number);
  }
}

}  // namespace

std::vector<std::string> telling_words(std::string_view text) {
  const Words words(text);
  std::vector<std::string> out;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.size() < 3 || rules::number_of(word) || std::ranges::find(kCommon, word) != kCommon.end()) continue;
    std::string stemmed = stem(word);
    if (std::ranges::find(out, stemmed) == out.end()) out.push_back(std::move(stemmed));
  }
  return out;
}

namespace {

std::ptrdiff_t common(const std::vector<std::string>& sentence, const std::vector<std::string>& item) {
  return std::ranges::count_if(
      item, [&](const std::string& word) { return std::ranges::find(sentence, word) != sentence.end(); });
}

}  // namespace

bool speaks_of(const std::vector<std::string>& sentence, const std::vector<std::string>& item) {
  const auto shared = common(sentence, item);
  return shared >= 2 || (shared == 1 && item.size() == 1);
}

bool share_a_word(const std::vector<std::string>& sentence, const std::vector<std::string>& item) {
  return common(sentence, item) >= 1;
}

ItemReference read_reference(std::string_view sentence) {
  ItemReference reference;
  add_numbers(sentence, reference.numbers);
  const Words words(sentence);
  static const Patterns kNoun("action; item; items; actions; step; task; measure; one");
  for (size_t i = 0; i < words.size(); ++i) {
    if (const auto number = ordinal(words[i]); number && kNoun.find(words, i, std::min(i + 4, words.size()))) {
      reference.numbers.push_back(*number);
    }
  }
  static const Patterns kLast("last|final ~ action|item|step|one|task");
  static const Patterns kAll(
      "all|both|every|each ~ action|actions|items|item|steps|tasks|measures; both; all of them; "
      "no|none ~ open|outstanding|remaining ~ action|actions|items|item|steps|tasks|measures");
  static const Patterns kRemaining("remaining|other|outstanding|open|rest ~ action|actions|item|items|one|steps|step");
  static const Patterns kUnnamed("action item; action items; the item; the action; due date; due dates");
  reference.last = kLast.in(words);
  reference.all = kAll.in(words);
  reference.remaining = kRemaining.in(words);
  reference.unnamed = kUnnamed.in(words);
  return reference;
}

Telling read_telling(std::string_view sentence) {
  const Words words(sentence);
  static const Patterns kElsewhere("next update; whiteboard");
  if (kElsewhere.in(words)) return Telling::nothing;
  static const Patterns kCanceled("cancel*|dropped|abandoned|withdrawn");
  static const Patterns kMoves(
      "move|moves|moved|moving|postpone*|reschedul*|extend|extends|extended|extending|shift|shifts|shifted|pushed|"
      "defer*|"
      "prolong*; new|revised|updated|later|adjusted|another ~ date|deadline; due date ~ is|becomes|changes|changed "
      "now|to; "
      "changed ~ due date|dates; due date|dates ~ changed");
  static const Patterns kNoMove("no|without|not ~ change|changes|changed|move|moved|shift|new");
  static const Patterns kNotDone(
      "missed; not|cannot|never ~ "
      "complete*|finished|done|ready|met|meet|reached|service|production|place|live|installed|possible; "
      "need|needs|take|takes|require* ~ more|longer|another ~ time|days|weeks; unable ~ complete*|finish; not yet");
  static const Patterns kDone(
      "complete*|finished|done|implemented|deployed|delivered|concluded|installed|introduced|accepted|approved; "
      "live|active|production|place|force|operation|effect|use|service ~ since|on|at|from; "
      "went|goes|gone|is|are|now ~ live; in production|place|force|effect|use|service; rolled out; "
      "been|was|were|is|are|now ~ enabled|activated|launched|switched|published|merged|released; "
      "took|taken effect; attended; "
      "no|none ~ open|outstanding|remaining ~ action|actions|items|item|steps|tasks|measures ~ remain*|left");
  static const Patterns kLate("delayed|late|slip|slips|slipped|slipping|overdue|behind");
  static const Patterns kSince("since");
  static const Patterns kAhead(
      "will|shall|'ll|expected|expect|planned|plan|scheduled|estimated|going|aim*|intend*|hope|likely ~ "
      "be|complete*|finish*|done|live|deploy*|schedule|track|time|implement*|put|go|have|next; to be; "
      "on schedule|track; nearly|almost|partly|partially|half|percent|begun|started|being ~ "
      "complete*|finished|done|implemented|deployed|live; should ~ complete*|finish*|done; planned; "
      "remains|remain|is|are|still ~ ongoing|open|progress; under way; once|when|after|if|until ~ "
      "complete*|done|finished|live; can be ~ complete*; tests|test|work|works|preparation ~ begun|began|started");
  if (kCanceled.in(words)) return Telling::canceled;
  if (kMoves.in(words) && !kNoMove.in(words)) return Telling::moved;
  if (kNotDone.in(words)) return Telling::late;
  const bool ahead = kAhead.in(words);
  if (kDone.in(words) && !ahead) return Telling::completed;
  if (kLate.in(words)) return Telling::late;
  return kSince.in(words) && !ahead ? Telling::completed : Telling::nothing;
}

Telling own_verb(std::string_view sentence, const std::vector<std::string>& item) {
  const Words words(sentence);
  static const Patterns kNot("not|never|cannot|yet");
  static const Patterns kAhead("will|shall|to be|expected|planned|scheduled|before|once|when|until|being|partly");
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool past = word.size() > 4 && (word.ends_with("ed") || word.ends_with("ilt"));
    if (!past || std::ranges::find(item, stem(word)) == item.end()) continue;
    const size_t from = i > 5 ? i - 5 : 0;
    if (kNot.find(words, from, i)) return Telling::late;
    if (!kAhead.find(words, from, i)) return Telling::completed;
  }
  return Telling::nothing;
}

bool goes_on(std::string_view sentence) {
  const Words words(sentence);
  static const Patterns kOpens(
      "it; this; they; these; that; the|our|a new|revised|due|date; new; done; finished; complete*");
  return kOpens.find(words, 0, std::min<size_t>(words.size(), 4)).has_value();
}

bool expects_anew(std::string_view sentence) {
  static const Patterns kAnew(
      "now|instead|new|revised ~ expect*|planned|plan|scheduled|estimate*|aim|target*|by|due|is|date; "
      "expect*|planned|plan|scheduled|estimate*|aim ~ now|instead|new|complete*|finish*|it");
  return kAnew.in(Words(sentence));
}

bool names_old_date(std::string_view sentence, size_t offset) {
  static const RE2 kOld(R"((?i)\b(?:from|instead of|next update of|of|due|due on|was)\s*[(]?$)");
  const std::string_view before = sentence.substr(0, std::min(offset, sentence.size()));
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kOld);
}

bool names_new_date(std::string_view sentence, size_t offset) {
  static const RE2 kNew(R"((?i)(?:\b(?:to|until|till|is|now|becomes|for|by|on)|:)\s*(?:the\s+)?(?:end of\s+)?[(*]*$)");
  const std::string_view before = sentence.substr(0, std::min(offset, sentence.size()));
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kNew);
}

bool status_complete(std::string_view status) {
  static const Patterns kComplete("complete; completed; done; closed; finished; implemented; resolved");
  static const Patterns kNot("not ~ complete|completed|done|finished; in|partly|partially|almost");
  const Words words(status);
  return kComplete.in(words) && !kNot.in(words);
}

}  // namespace candor::lifecycle
