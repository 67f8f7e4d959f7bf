#include "lifecycle/left_open.h"

#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

using rules::Patterns;
using rules::Words;

// "We will answer by Friday" acknowledges a question; "not answered here" leaves it out of an answer to others.
bool leaves_out(std::string_view sentence) {
  static const Patterns kLeavesOut(
      "not ~ answered|answer|answering|addressed|addressing|covered|cover|covering|respond|responding|reply|included ~ "
      "here|comment|update|post|reply|response|message; not|un answered here|yet; "
      "leave|leaves|leaving|left ~ question|comment|questions|comments|one|it ~ out|open|aside|unanswered; "
      "question|questions|comment|comments|rest|remainder ~ remain*|stays|stay|is|are ~ open|unanswered|outstanding; "
      "does|do not answer|address|cover; without ~ answering|addressing; unanswered; skip|skipping ~ question|comment; "
      "answers|answer|addresses ~ only ~ comment|question|first|second|part; only ~ answers|answer|addresses");
  return kLeavesOut.in(Words(sentence));
}

// A question that is left out for good reason reads as answered in part: "no question remains open".
bool nothing_left(std::string_view sentence) {
  static const Patterns kNothing(
      "no|none|any ~ question|questions|comment|comments ~ remain*|open|unanswered|outstanding");
  return kNothing.in(Words(sentence));
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  size_t begin = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool stop = text[at] == '\n' || ((text[at] == '.' || text[at] == '!' || text[at] == '?' || text[at] == ';') &&
                                           (at + 1 == text.size() || is_space(text[at + 1])));
    if (!stop) continue;
    if (at > begin) sentences.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  if (begin < text.size()) sentences.push_back(text.substr(begin));
  return sentences;
}

// "We request that the "Next update" be set to 2026-05-01.", with a greeting or thanks and nothing else.
bool only_asks_next_update(std::string_view own) {
  static const RE2 kAsks(
      R"((?i)\W*(?:(?:hence|therefore|accordingly)\W+)?(?:we|i|please|kindly|could|can|may|would)\b.{0,80})"
      R"(\bnext[\s-]*update\b.{0,40}?)"
      R"((?:\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s+[a-z]+\s+\d{4}|[a-z]+\s+\d{1,2},?\s+\d{4})\W*)");
  static const RE2 kVerb(R"((?i)\b(?:request|ask|set|propose|move|extend|change|like|update)\b)");
  static const RE2 kCourtesy(R"((?i)\W*(?:thanks|thank you|(?:best|kind) regards|regards|hello|hi|dear)\b.{0,60})");
  bool asks = false;
  for (const std::string_view sentence : sentences_of(own)) {
    const re2::StringPiece piece(sentence.data(), sentence.size());
    if (trim(sentence).empty() || RE2::FullMatch(piece, kCourtesy)) continue;
    if (!RE2::FullMatch(piece, kAsks) || !RE2::PartialMatch(piece, kVerb)) return false;
    asks = true;
  }
  return asks;
}

}  // namespace

std::vector<int> comments_named(std::string_view text) {
  static const RE2 kNamed(
      R"((?i)\b(?:comments?|c)\s*#?\s*(\d{1,4})((?:\s*(?:,|and|&|/|or)\s*(?:comment\s*)?#?\d{1,4})*))");
  static const RE2 kNumber(R"((\d{1,4}))");
  std::vector<int> numbers;
  re2::StringPiece rest(text.data(), text.size());
  int number = 0;
  re2::StringPiece more;
  while (RE2::FindAndConsume(&rest, kNamed, &number, &more)) {
    numbers.push_back(number);
    while (RE2::FindAndConsume(&more, kNumber, &number)) numbers.push_back(number);
  }
  return numbers;
}

void read_left_open(std::string_view own, Post& post) {
  post.asks_next_update_only = contains_ci(own, "next") && only_asks_next_update(own);
  if (!contains_ci(own, "not") && !contains_ci(own, "answer") && !contains_ci(own, "open") &&
      !contains_ci(own, "leav")) {
    return;
  }
  for (const std::string_view sentence : sentences_of(own)) {
    if (!leaves_out(sentence) || nothing_left(sentence)) continue;
    const std::vector<int> named = comments_named(sentence);
    post.leaves_open.insert(post.leaves_open.end(), named.begin(), named.end());
    if (named.empty() && (contains_ci(sentence, "question") || contains_ci(sentence, "comment"))) {
      post.leaves_all_open = true;
    }
  }
}

}  // namespace candor::lifecycle
