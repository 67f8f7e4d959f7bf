#include "rules/support/wording.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <unordered_set>

#include "rules/support/word_runs.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

bool is_word(char c) {
  return kByteClasses[static_cast<unsigned char>(c)] != kOther;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && is_word(text[at])) ++at;
    words.push_back(text.substr(begin, at - begin));
  }
  return words;
}

// Function words, and words so frequent in incident reports that sharing them says nothing.
bool is_noise(std::string_view word) {
  static const std::unordered_set<std::string_view> kNoise = {
      "head",      "programs",   "program",     "reported",  "reports",    "report",      "teams",        "team",
      "engineers", "engineer",   "compliance",  "a",         "about",      "above",       "after",        "again",
      "all",       "already",    "also",        "although",  "an",         "and",         "another",      "any",
      "are",       "around",     "as",          "at",        "be",         "because",     "been",         "before",
      "being",     "between",    "both",        "but",       "by",         "ca",          "can",          "cannot",
      "case",      "cases",      "cas",         "cause",     "caused",     "certificate", "certificates", "could",
      "day",       "days",       "did",         "didn",      "do",         "does",        "doesn",        "doing",
      "done",      "down",       "due",         "during",    "each",       "either",      "else",         "enough",
      "even",      "ever",       "every",       "few",       "first",      "five",        "for",          "four",
      "from",      "full",       "further",     "get",       "given",      "go",          "going",        "had",
      "has",       "have",       "having",      "he",        "her",        "here",        "his",          "hour",
      "hours",     "how",        "however",     "if",        "in",         "incident",    "incidents",    "instead",
      "into",      "is",         "isn",         "issue",     "issued",     "issues",      "it",           "its",
      "itself",    "just",       "last",        "later",     "least",      "less",        "made",         "make",
      "many",      "may",        "might",       "minute",    "minutes",    "month",       "months",       "more",
      "most",      "much",       "must",        "need",      "needed",     "needs",       "never",        "new",
      "next",      "no",         "nobody",      "none",      "nor",        "not",         "nothing",      "now",
      "of",        "off",        "often",       "on",        "once",       "one",         "only",         "onto",
      "or",        "other",      "others",      "our",       "out",        "over",        "own",          "per",
      "problem",   "problems",   "put",         "quite",     "rather",     "same",        "second",       "several",
      "shall",     "she",        "should",      "since",     "so",         "some",        "still",        "such",
      "system",    "systems",    "take",        "taken",     "than",       "that",        "the",          "their",
      "them",      "then",       "there",       "these",     "they",       "third",       "this",         "those",
      "three",     "through",    "time",        "to",        "together",   "too",         "took",         "two",
      "under",     "until",      "up",          "upon",      "us",         "use",         "used",         "using",
      "very",      "was",        "wasn",        "we",        "week",       "weeks",       "well",         "went",
      "were",      "what",       "when",        "where",     "whether",    "which",       "while",        "who",
      "whose",     "why",        "will",        "with",      "within",     "without",     "work",         "would",
      "year",      "years",      "yet",         "customer",  "customers",  "subscriber",  "subscribers",  "user",
      "users",     "department", "departments", "colleague", "colleagues", "number",      "numbers",      "list",
      "lists",     "old"};
  return kNoise.contains(word);
}

// Crude on purpose: inflected forms and close derivations meet ("validated", "validation"; "reviewer", "reviews").
std::string stem(std::string_view word) {
  constexpr size_t kKept = 6;
  static constexpr std::string_view kEndings[] = {"ingly", "ing", "ies", "edly", "ed", "ers", "er", "es", "s", "ly"};
  for (const std::string_view ending : kEndings) {
    if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  if (word.size() > 3 && word.back() == 'e') word.remove_suffix(1);
  return std::string(word.substr(0, kKept));
}

}  // namespace

size_t count_words(std::string_view folded) {
  size_t count = 0;
  uint64_t last = 0;  // the byte before
  for (size_t at = 0; at < folded.size(); at += kByteBits) {
    const uint64_t words = word_bits(folded, at);
    count += static_cast<size_t>(std::popcount(words & ~(words << 1U | last)));
    last = words >> (kByteBits - 1);
  }
  return count;
}

std::vector<std::string_view> sentences(std::string_view folded) {
  std::vector<std::string_view> found;
  size_t begin = 0;
  const auto close = [&](size_t end) {
    std::string_view sentence = folded.substr(begin, end - begin);
    while (!sentence.empty() && sentence.front() == ' ') sentence.remove_prefix(1);
    if (std::any_of(sentence.begin(), sentence.end(), is_word)) found.push_back(sentence);
    begin = end;
  };
  for (size_t at = 0; at < folded.size(); ++at) {
    const bool stop = folded[at] == '.' || folded[at] == '!' || folded[at] == '?' || folded[at] == ';';
    if (stop && (at + 1 == folded.size() || folded[at + 1] == ' ')) close(at + 1);
  }
  if (begin < folded.size()) close(folded.size());
  return found;
}

std::vector<std::string> significant_stems(std::string_view folded) {
  std::vector<std::string> stems;
  for (const std::string_view word : words_of(folded)) {
    const bool number = word.find_first_not_of("0123456789") == std::string_view::npos;
    if (word.size() >= 3 && !number && !is_noise(word)) stems.push_back(stem(word));
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

size_t shared_stems(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size();
}

// Bits in the order of the lists in concepts().
enum Subject : unsigned { kMonitoring = 1, kReview = 8, kTesting = 16, kDocuments = 32, kSupport = 64 };

unsigned concepts(const Words& words) {
  static const std::array<Patterns, 9> kConcepts = {
      Patterns{"monitor*", "alarm*", "alert*", "dashboard*", "watch*", "probe*", "notif*", "pager", "paged*",
               "unnoticed*"},
      Patterns{"owner*", "person*", "people*", "staff*", "team*", "role*", "colleague*", "on call*", "on leave*",
               "duty*", "responsib*", "holiday*", "absen*", "deput*", "charged with*"},
      Patterns{"late", "delay*", "deadline*", "calendar*", "due date*", "overdue*", "slow*", "took too long*",
               "escalat*", "reminder*", "sla"},
      Patterns{"review*", "approv*", "second pair*", "sign off*", "signed off*", "four eyes*", "second person*",
               "checklist*", "looked at*", "look at*"},
      Patterns{"test*", "staging*", "canary*", "drill*", "rehears*", "exercise*", "regression*", "lint*", "gate",
               "coverage*"},
      Patterns{"document*", "manual*", "handbook*", "runbook*", "release note*", "procedure*", "wiki*", "cps*",
               "guide*", "instruction*", "playbook*"},
      Patterns{"support*", "help desk*", "helpdesk*", "service desk*", "ticket*", "complaint*", "customer service*",
               "problem report*", "inbox*", "mailbox*"},
      Patterns{"communicat*", "inform*", "contact*", "subscriber*", "customer*", "e mail*", "email*", "phone*",
               "notice*"},
      Patterns{"log", "logs", "logged*", "record*", "evidence*", "audit trail*", "statistic*", "metric*", "report*"}};
  unsigned bits = 0;
  for (size_t i = 0; i < kConcepts.size(); ++i) {
    if (kConcepts[i].in(words)) bits |= 1U << i;
  }
  return bits;
}

Gist gist_of(std::string_view folded) {
  return {significant_stems(folded), concepts(Words(folded))};
}

bool read_as_related(const Gist& a, const Gist& b, const std::vector<std::string>& topic) {
  std::vector<std::string> common;
  std::set_intersection(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(), std::back_inserter(common));
  // Words that belong to the daily life of every CA join nothing either when they stand alone.
  static const std::unordered_set<std::string> kWeak = {"valida", "tool", "order", "data", "value",  "name",  "refus",
                                                        "reques", "mail", "file",  "page", "server", "messag"};
  if (common.size() == 1 && kWeak.contains(common.front())) common.clear();
  if (common.size() > 1 || (common.size() == 1 && !std::binary_search(topic.begin(), topic.end(), common.front()))) {
    return true;
  }
  // Some subjects are narrow enough to join two texts alone; the rest only in pairs.
  constexpr unsigned kNarrow = kMonitoring | kReview | kTesting | kDocuments | kSupport;
  const unsigned both = a.subjects & b.subjects;
  return (both & kNarrow) != 0 || (both & (both - 1)) != 0;
}

}  // namespace candor::rules
