#include "report/question.h"

#include <algorithm>

#include "base/fold.h"
#include "report/numbering.h"
#include "report/question_cues.h"
#include "report/sentence.h"

namespace candor::report {

namespace {

SectionId topic_of(const Phrase* phrase) {
  if (phrase == nullptr) return SectionId::none;
  for (const HeadingSpelling* heading : phrase->headings) {
    if (topic_number(heading->id) > 0) return heading->id;
  }
  return SectionId::none;
}

SectionId topic_numbered(int number) {
  if (number < 1 || number > 7) return SectionId::none;
  return static_cast<SectionId>(static_cast<int>(SectionId::topic_awareness) + number - 1);
}

struct QuestionReader {
  std::string_view text;
  const Piece& piece;
  const Keyed& keyed;
  const Lexicon& lexicon;

  std::optional<Question> read() const {
    Question out;
    const Numbering number = read_numbering(text.substr(piece.marked.begin, piece.marked.size()));
    const size_t begin = std::max(piece.content.begin, piece.marked.begin + number.length);
    const size_t from = key_position(begin);
    find_extent(out, begin);
    const Phrase* phrase = lexicon.match(keyed.key, from);
    out.number = number.first;
    out.second_number = number.second;
    out.topic = topic_of(phrase);
    out.sure = out.topic != SectionId::none;
    const bool strong = piece.heading > 0 || is_bold();
    // A bold list item without a number is a label of 3.x.
    if (!out.sure && (number.first > 0 || (strong && !piece.bullet) || label_like(out))) {
      out.topic = topic_by_cue(first_sentence(out, from));
      // What begins behind a Roman number may be an answer already; its words tell less than the number.
      if (number.roman && number.second == 0 && number.first > 0 && topic_number(out.topic) != number.first)
        out.topic = SectionId::none;
    }
    // "Topic 7: ..." is the seventh question whatever its words.
    if (out.topic == SectionId::none && number.named) out.topic = topic_numbered(number.first);
    if (out.topic == SectionId::none) guess(out, strong, number.roman ? begin : 0);
    if (out.topic == SectionId::none) return std::nullopt;
    if (!acceptable(out, phrase, strong)) return std::nullopt;
    out.sure = out.sure || (!out.guess && number.first > 0 && topic_number(out.topic) == number.first);
    if (number.second > 0) merge(out);
    return out;
  }

  // "2. What happened when?": in a row of seven the number tells.
  // Behind a Roman number (`roman_end`, else 0) the answer may begin at once: "IV -- Two faults came to light ...".
  void guess(Question& out, bool strong, size_t roman_end) const {
    constexpr size_t kQuestion = 60;
    if (roman_end > 0 && out.number > 0 && out.second_number == 0 &&
        (out.heading.size() > kQuestion || text[out.heading.end - 1] == '.')) {
      out.topic = topic_numbered(out.number);
      out.guess = out.topic != SectionId::none;
      out.heading = {piece.marked.begin, roman_end};
      out.value = roman_end;
      return trim_heading(out);
    }
    const bool asks = text[out.heading.end - 1] == '?' || text[out.heading.end - 1] == ':' || out.heading.size() <= 60;
    if (out.number == 0 || out.second_number > 0 || out.heading.size() > 160 || !(asks || strong)) return;
    out.topic = topic_numbered(out.number);
    out.guess = out.topic != SectionId::none;
  }

  // "4 & 5": the numbers say which two questions are answered at once.
  static void merge(Question& out) {
    const SectionId first = topic_numbered(out.number);
    const SectionId second = topic_numbered(out.second_number);
    if (first == SectionId::none || second == SectionId::none) return;
    if (out.topic == first || out.topic == second) out.topic = first;
    out.second = second;
  }

  bool is_bold() const {
    const std::string_view content = text.substr(piece.content.begin, piece.content.size());
    return content.starts_with("**") || content.starts_with("__");
  }

  size_t key_position(size_t offset) const {
    const auto at = std::lower_bound(keyed.source.begin(), keyed.source.end(), offset);
    size_t from = static_cast<size_t>(at - keyed.source.begin());
    while (from < keyed.key.size() && keyed.key[from] == ' ') ++from;
    return from;
  }

  std::string_view first_sentence(const Question& out, size_t from) const {
    const size_t to = std::max(key_position(out.heading.end), from);
    return std::string_view(keyed.key).substr(std::min(from, keyed.key.size()), std::min<size_t>(to - from, 140));
  }

  // "Timeline:", "Have we stopped: Yes."
  bool label_like(const Question& out) const {
    return !piece.bullet && out.heading.size() >= 5 && out.heading.size() <= 60 && text[out.heading.end - 1] == ':';
  }

  // Without a number the question has to look like one: a heading, bold, ended by a colon, in many words of the
  // guidelines, or alone on its line.
  bool acceptable(const Question& out, const Phrase* phrase, bool strong) const {
    if (piece.bullet && out.number == 0 && !strong) return false;
    if (out.number > 0 || strong) return out.sure || out.heading.size() < 400;
    const char last = text[out.heading.end - 1];
    const bool alone = phrase != nullptr && phrase->words >= 2 && out.heading.size() <= phrase->key.size() + 6;
    return label_like(out) || (phrase != nullptr && (phrase->words >= 6 || last == ':' || alone));
  }

  void find_extent(Question& out, size_t begin) const {
    const Span all{begin, piece.content.end};
    out.heading = all;
    out.value = all.end;
    if (piece.heading > 0) return trim_heading(out);
    const size_t bold_end = is_bold() ? closing_bold(begin) : std::string_view::npos;
    size_t end = bold_end != std::string_view::npos ? bold_end : sentence_end(text, all);
    while (bold_end == std::string_view::npos && end < all.end) {
      const size_t next = skip_marks(end);
      if (!continues_question(text.substr(next, all.end - next))) break;
      end = sentence_end(text, {next, all.end});
      if (text[end - 1] == ':') end = sentence_end(text, {end, all.end});
    }
    out.heading.end = end;
    out.value = skip_marks(end);
    trim_heading(out);
  }

  size_t closing_bold(size_t begin) const {
    const std::string_view mark = text.substr(piece.content.begin, 2);
    const size_t from = std::max(begin, piece.content.begin + 2);
    const size_t at = text.substr(0, piece.content.end).find(mark, from);
    return at == std::string_view::npos ? at : at + 2;
  }

  size_t skip_marks(size_t at) const {
    while (at < piece.content.end && (is_space(text[at]) || text[at] == '*' || text[at] == '_')) ++at;
    return at;
  }

  void trim_heading(Question& out) const {
    Span& span = out.heading;
    while (span.begin < span.end && (text[span.begin] == '*' || text[span.begin] == '_' || is_space(text[span.begin])))
      ++span.begin;
    while (span.begin < span.end &&
           (text[span.end - 1] == '*' || text[span.end - 1] == '_' || is_space(text[span.end - 1])))
      --span.end;
  }
};

}  // namespace

int topic_number(SectionId id) {
  if (id < SectionId::topic_awareness || id > SectionId::topic_steps) return 0;
  return static_cast<int>(id) - static_cast<int>(SectionId::topic_awareness) + 1;
}

std::optional<Question> read_question(std::string_view text, const Piece& piece, const Keyed& keyed,
                                      const Lexicon& lexicon) {
  if (!piece.readable() || piece.table || piece.content.empty() || keyed.key.empty()) return std::nullopt;
  const std::optional<Question> question = QuestionReader{text, piece, keyed, lexicon}.read();
  if (!question || question->heading.empty()) return std::nullopt;
  return question;
}

}  // namespace candor::report
