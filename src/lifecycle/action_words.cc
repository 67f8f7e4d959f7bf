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

bool speaks_of(const std::vector<std::string>& sentence, const std::vector<std::string>& item, bool only) {
  const auto common = std::ranges::count_if(
      item, [&](const std::string& word) { return std::ranges::find(sentence, word) != sentence.end(); });
  if (only) return common >= 1;
  return common >= 2 || (common == 1 && item.size() <= 2);
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
  static const Patterns kAll("all|both|every|each ~ action|actions|items|item|steps|tasks|measures; both; all of them");
  static const Patterns kRemaining("remaining|other|outstanding|open|rest ~ action|actions|item|items|one|steps|step");
  static const Patterns kUnnamed("action item; action items; the item; the action; due date; due dates");
  static const Patterns kPronoun("it; this; they; these; that");
  reference.last = kLast.in(words);
  reference.all = kAll.in(words);
  reference.remaining = kRemaining.in(words);
  reference.unnamed = kUnnamed.in(words);
  reference.pronoun = kPronoun.in(words);
  return reference;
}

Telling read_telling(std::string_view sentence) {
  const Words words(sentence);
  static const Patterns kCanceled("cancel*|dropped|abandoned|superseded|withdrawn");
  static const Patterns kMoved(
      "moved|move|postponed|postpone|rescheduled|reschedule|extended|extend|shifted|pushed|changed ~ to|until|by|from; "
      "new|revised|updated|extended|later ~ due|target|completion|date; due date ~ is now|moves|moved|becomes|changes");
  static const Patterns kLate(
      "delayed|late|slip*|overdue|missed|behind|postpone*; not ~ complete*|finished|done|ready|met|reached; "
      "need|needs|take|takes|require* ~ more|longer|another ~ time|days|weeks; unable ~ complete");
  static const Patterns kDone(
      "complete*|completed|finished|done|implemented|deployed|delivered|concluded|closed|installed|introduced; "
      "live|active|production|place|force|operation|effect|use ~ since|on|at|from; "
      "went|goes|gone|is|are ~ live; in production|place|force|effect|use; rolled out; has been ~ "
      "enabled|activated|launched|switched; is|are ~ enabled|active; enabled|activated|launched|published|added ~ on; "
      "took effect; since");
  static const Patterns kAhead(
      "will|shall|'ll|expected|expect|planned|plan|scheduled|estimated|going|on|aim*|intend* ~ "
      "be|complete*|finish*|done|live|deploy*|schedule|track|time|implement*; to be; "
      "not|isn't|nearly|almost|partly|partially|half|percent|begun|started|being ~ "
      "complete*|finished|done|implemented|deployed|live|yet; should ~ complete*|finish*|done; "
      "remains|remain|is|are ~ ongoing|open|progress|schedule|track; no change; under way; once|when|after|if ~ "
      "complete*|done|finished|live; can be ~ complete*");
  if (kCanceled.in(words)) return Telling::canceled;
  if (kMoved.in(words) && !Patterns("no|without|not ~ change|changed|move|moved").in(words)) return Telling::moved;
  if (kLate.in(words)) return Telling::late;
  if (kDone.in(words) && !kAhead.in(words)) return Telling::completed;
  return Telling::nothing;
}

bool status_complete(std::string_view status) {
  static const Patterns kComplete("complete; completed; done; closed; finished; implemented; resolved");
  static const Patterns kNot("not ~ complete|completed|done|finished; in|partly|partially|almost");
  const Words words(status);
  return kComplete.in(words) && !kNot.in(words);
}

}  // namespace candor::lifecycle
