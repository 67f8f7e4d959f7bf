#include "report/marks.h"

#include <algorithm>
#include <bitset>

#include "base/fold.h"
#include "report/candidates.h"

namespace candor::report {

namespace {

constexpr size_t kSections = 64;

using Seen = std::bitset<kSections>;

bool is_closure_or_template(SectionId id) {
  return id != SectionId::none && topic_number(id) == 0 && id != SectionId::title_full &&
         id != SectionId::title_preliminary && id != SectionId::title_audit;
}

bool is_lesson(SectionId id) {
  return id >= SectionId::went_well && id <= SectionId::additional;
}

bool is_issue_topic(SectionId id) {
  return id == SectionId::issue_description || id == SectionId::issue_root_cause || id == SectionId::issue_remediation;
}

// Reads all pieces for one era (topics or template sections) and one class of text (quoted or not).
class MarkFinder {
 public:
  MarkFinder(std::string_view text, const std::vector<Piece>& pieces, bool topics, bool quoted)
      : text_(text), pieces_(pieces), topics_(topics), quoted_(quoted) {}

  Marks find(const std::vector<Candidate>& candidates) {
    out_.topics = topics_;
    out_.quoted = quoted_;
    for (const Candidate& candidate : candidates) {
      if ((pieces_[candidate.piece].quote > 0) == quoted_) read(candidate);
    }
    if (topics_) drop_doubtful_topics();
    return std::move(out_);
  }

 private:
  void read(const Candidate& candidate) {
    if (read_title_at(candidate) || read_audit_at(candidate)) return;
    if (topics_ && read_question_at(candidate)) return;
    if (!topics_ && read_factor_at(candidate)) return;
    if (candidate.label && read_label_at(candidate.piece, *candidate.label)) return;
    const Piece& piece = pieces_[candidate.piece];
    if (piece.heading == 0) return;
    out_.all.push_back(mark_at(candidate.piece, MarkKind::heading, SectionId::none));
    if (piece.heading <= section_level_) leave_section();
  }

  Mark mark_at(size_t i, MarkKind kind, SectionId id) const {
    const Piece& piece = pieces_[i];
    Mark mark;
    mark.kind = kind;
    mark.id = id;
    mark.piece = i;
    mark.level = piece.heading;
    mark.heading = without_marks(text_, piece.content);
    mark.value = piece.content.end;
    mark.bullet = piece.bullet;
    mark.glued = piece.glued;
    const std::string_view content = text_.substr(piece.content.begin, piece.content.size());
    mark.bold = content.starts_with("**") || content.starts_with("__");
    return mark;
  }

  void begin_report() {
    seen_.reset();
    labels_ = topics_seen_ = 0;
    leave_section();
    closure_ = false;
  }

  void leave_section() {
    section_ = SectionId::none;
    in_factor_ = false;
    section_level_ = 0;
  }

  bool has_content() const { return seen_.any() || labels_ > 0; }

  bool read_title_at(const Candidate& candidate) {
    if (candidate.title == SectionId::none) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::title, candidate.title);
    mark.starts_report = has_content() || out_.all.empty();
    mark.spelling = candidate.title_spelling;
    if (has_content()) begin_report();
    out_.all.push_back(mark);
    return true;
  }

  bool read_audit_at(const Candidate& candidate) {
    if (!candidate.audit) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::section, candidate.audit->id);
    mark.number = candidate.audit->number;
    enter(mark);
    out_.all.push_back(mark);
    return true;
  }

  bool read_factor_at(const Candidate& candidate) {
    if (!candidate.factor) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::factor, SectionId::none);
    mark.number = candidate.factor->number;
    mark.heading = candidate.factor->heading;
    mark.value = candidate.factor->title.begin;
    out_.all.push_back(mark);
    in_factor_ = true;
    return true;
  }

  bool read_question_at(const Candidate& candidate) {
    const std::optional<Question>& question = candidate.question;
    if (!question) return false;
    Mark mark = mark_at(candidate.piece, MarkKind::section, question->topic);
    mark.number = question->number;
    mark.heading = question->heading;
    mark.value = question->value;
    mark.guess = question->guess;
    mark.colon = question->sure;  // until drop_doubtful_topics(): asked in the question's own words
    out_.all.push_back(mark);
    if (question->second != SectionId::none && question->second != question->topic) {
      mark.id = question->second;
      mark.number = question->second_number;
      out_.all.push_back(mark);
    }
    return true;
  }

  bool read_label_at(size_t i, const LabelMatch& match) {
    const HeadingSpelling* heading = choose_heading(match, pieces_[i]);
    const LabelSpelling* label = topics_ ? nullptr : choose_label(match, pieces_[i], heading != nullptr);
    if (label != nullptr) {
      add_label(i, match, *label);
    } else if (heading != nullptr) {
      add_section(i, match, *heading);
    }
    return label != nullptr || heading != nullptr;
  }

  // A heading stands alone on its line: with heading marks, in bold, or plain. Plain words are believed once.
  const HeadingSpelling* choose_heading(const LabelMatch& match, const Piece& piece) const {
    const HeadingSpelling* found = nullptr;
    for (const HeadingSpelling* heading : match.phrase->headings) {
      if (is_closure_or_template(heading->id) && found == nullptr) found = heading;
    }
    if (found == nullptr) return nullptr;
    if (topics_ && found->id != SectionId::closure_summary && !is_issue_topic(found->id)) return nullptr;
    if (piece.heading > 0)
      return match.whole || match.aside || match.colon || short_heading(match, piece) ? found : nullptr;
    const bool alone = match.whole || match.aside;
    if (is_issue_topic(found->id) && match.colon && !piece.bullet) return found;
    if (match.bold && (alone || match.colon) && !piece.bullet) return found;
    if (!alone || piece.bullet) return nullptr;
    const bool again = seen_[static_cast<size_t>(found->id)] && !audit_;
    return again ? nullptr : found;
  }

  // "### Impact of the incident"
  bool short_heading(const LabelMatch& match, const Piece& piece) const {
    return match.phrase->words >= 2 || piece.content.size() < match.phrase->key.size() + 40;
  }

  const LabelSpelling* choose_label(const LabelMatch& match, const Piece& piece, bool is_heading) const {
    const LabelSpelling* best = nullptr;
    for (const LabelSpelling* label : match.phrase->labels) {
      if (fits(*label, match) && (best == nullptr || rank(*label) > rank(*best))) best = label;
    }
    if (best == nullptr || !label_form(match, piece)) return nullptr;
    if (!is_heading) return best;
    return prefers_label(match, piece, *best) ? best : nullptr;
  }

  // The section a label belongs to has to be open, unless the label is unmistakable.
  bool fits(const LabelSpelling& label, const LabelMatch& match) const {
    if (label.factor) return in_factor_;
    if (in_factor_ && match.phrase->words == 1) return false;
    if (label.section == section_) return true;
    const bool unmistakable = match.phrase->words >= 2;
    if (label.section == SectionId::closure_summary)
      return closure_ || (unmistakable && match.phrase->labels.size() == 1);
    return unmistakable && !(closure_ && in_closure(match));
  }

  bool in_closure(const LabelMatch& match) const {
    return std::any_of(match.phrase->labels.begin(), match.phrase->labels.end(),
                       [](const LabelSpelling* label) { return label->section == SectionId::closure_summary; });
  }

  int rank(const LabelSpelling& label) const {
    if (label.factor) return in_factor_ ? 4 : 0;
    if (closure_ && label.section == SectionId::closure_summary) return 3;
    return label.section == section_ ? 2 : 1;
  }

  // "Label: value", "Label" alone, or "Label Value" as a list item.
  bool label_form(const LabelMatch& match, const Piece& piece) const {
    if (match.colon || match.whole) return true;
    if (!piece.bullet && !match.bold && match.phrase->words < 3) return false;
    const char next = text_[match.value];
    const bool starts_value = (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') || next == '"' ||
                              next == '(' || next == '/' || next == '-' || next == '*';
    return starts_value && (piece.bullet || match.bold || next <= '9' || match.phrase->words >= 3);
  }

  // "Timeline" in a factor, "What went well" as a list item or with a colon.
  bool prefers_label(const LabelMatch& match, const Piece& piece, const LabelSpelling& label) const {
    if (piece.heading > 0) return false;
    if (label.factor && in_factor_)
      return piece.bullet || match.colon || !match.bold || seen_[static_cast<size_t>(SectionId::timeline)];
    if (piece.bullet) return true;
    if (label.section == SectionId::summary && label.label == std::string_view("Timeline summary")) return false;
    // "**What went well:**" alone on a line is a heading of 2.0 unless the report has labels of 3.x.
    return match.colon && label.section == section_ && (labels_ > 0 || !match.bold || !match.whole);
  }

  void add_label(size_t i, const LabelMatch& match, const LabelSpelling& label) {
    Mark mark = mark_at(i, MarkKind::label, label.section);
    mark.label = &label;
    mark.heading = match.written;
    mark.value = match.value;
    mark.colon = match.colon;
    mark.bold = match.bold;
    mark.starts_report = out_.all.empty();
    if (label.section == SectionId::closure_summary) closure_ = true;
    if (!label.factor) {
      section_ = label.section;
      in_factor_ = false;
    }
    ++labels_;
    out_.all.push_back(mark);
  }

  void add_section(size_t i, const LabelMatch& match, const HeadingSpelling& heading) {
    Mark mark = mark_at(i, MarkKind::section, heading.id);
    mark.spelling = &heading;
    mark.colon = match.colon;
    if (piece_goes_on(i, match)) {
      mark.heading = match.written;
      mark.value = match.value;
    }
    // Without its number, and without bold in the middle: "**Timeline** (all times UTC)".
    const bool split_bold = match.bold && match.aside && !text_.substr(0, mark.heading.end).ends_with("**");
    mark.heading = {match.written.begin,
                    split_bold ? match.written.end : std::max(mark.heading.end, match.written.end)};
    mark.starts_report = starts_report(heading.id, pieces_[i]);
    if (mark.starts_report) begin_report();
    enter(mark);
    out_.all.push_back(mark);
  }

  // "**Impact:** text" on one line.
  bool piece_goes_on(size_t i, const LabelMatch& match) const {
    return pieces_[i].heading == 0 && match.colon && !match.whole && !match.aside;
  }

  // A second Summary after the end of a report, or a closure summary behind other content.
  bool starts_report(SectionId id, const Piece& piece) const {
    if (out_.all.empty()) return true;
    if (id == SectionId::closure_summary) return has_content();
    const auto seen = [&](SectionId section) { return seen_[static_cast<size_t>(section)]; };
    return id == SectionId::summary && piece.heading > 0 && seen(SectionId::summary) &&
           (seen(SectionId::action_items) || seen(SectionId::appendix));
  }

  void enter(const Mark& mark) {
    seen_[static_cast<size_t>(mark.id)] = true;
    in_factor_ = false;
    section_level_ = mark.level;
    section_ = is_lesson(mark.id) ? SectionId::lessons : mark.id;
    if (mark.id == SectionId::closure_summary) closure_ = true;
    if (mark.id == SectionId::finding || mark.id == SectionId::issue_number) audit_ = true;
  }

  // A number that does not go on from the last question belongs to a list in an answer, save where all are "1.".
  static bool restarts(int number, int last) { return number > 0 && last > 1 && number <= last; }

  // One mark a topic and report: its own words or number win over mere cues. The first question again, after others,
  // begins another report.
  void drop_doubtful_topics();

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  bool topics_;
  bool quoted_;
  Seen seen_;
  int labels_ = 0;
  int topics_seen_ = 0;
  SectionId section_ = SectionId::none;
  int section_level_ = 0;
  bool in_factor_ = false;
  bool closure_ = false;
  bool audit_ = false;
  Marks out_;
};

// Guesses count when they fill the gaps of a row 1 to 7, two of which are known by their words.
bool guesses_fill_a_row(const std::vector<Mark>& marks) {
  Seen numbers;
  int known = 0;
  int last = 0;
  for (const Mark& mark : marks) {
    if (topic_number(mark.id) == 0 || mark.number != topic_number(mark.id) || mark.number <= last) continue;
    last = mark.number;
    numbers[static_cast<size_t>(mark.number)] = true;
    known += mark.guess ? 0 : 1;
  }
  return numbers.count() >= 6 && known >= 2;
}

void MarkFinder::drop_doubtful_topics() {
  if (!guesses_fill_a_row(out_.all)) std::erase_if(out_.all, [](const Mark& mark) { return mark.guess; });
  Seen sure_somewhere;
  for (const Mark& mark : out_.all) {
    if (topic_number(mark.id) > 0 && mark.colon) sure_somewhere[static_cast<size_t>(mark.id)] = true;
  }
  std::vector<Mark> kept;
  Seen seen;
  int last_number = 0;
  for (Mark mark : out_.all) {
    const auto id = static_cast<size_t>(mark.id);
    if (mark.kind == MarkKind::title && mark.starts_report) seen.reset();
    if (topic_number(mark.id) > 0) {
      if (!mark.colon && mark.level == 0 && (sure_somewhere[id] || restarts(mark.number, last_number))) continue;
      const bool again = mark.id == SectionId::topic_awareness && seen[id] && seen.count() >= 3;
      if (seen[id] && !again) continue;
      if (again) seen.reset();
      mark.starts_report = again || kept.empty();
      last_number = mark.number;
      seen[id] = true;
      mark.colon = false;
    }
    kept.push_back(mark);
  }
  out_.all = std::move(kept);
}

// How much of a report the marks make.
struct Weight {
  int topics = 0;
  int sections = 0;
};

Weight weigh(const Marks& marks) {
  Seen seen;
  Weight weight;
  size_t labels = 0;
  for (const Mark& mark : marks.all) {
    if (mark.kind == MarkKind::label) ++labels;
    if (mark.kind != MarkKind::heading && mark.id != SectionId::none) seen[static_cast<size_t>(mark.id)] = true;
  }
  for (size_t id = 0; id < kSections; ++id) {
    const auto section = static_cast<SectionId>(id);
    if (!seen[id] || id == 0) continue;
    ++(topic_number(section) > 0 ? weight.topics : weight.sections);
  }
  weight.sections += static_cast<int>(std::min<size_t>(labels, 12) / 2);
  return weight;
}

Marks find_era(std::string_view text, const std::vector<Piece>& pieces, const std::vector<Candidate>& candidates,
               bool quoted) {
  Marks sections = MarkFinder(text, pieces, false, quoted).find(candidates);
  Marks topics = MarkFinder(text, pieces, true, quoted).find(candidates);
  const int found = weigh(topics).topics;
  return found >= 3 && found > weigh(sections).sections ? topics : sections;
}

}  // namespace

Marks find_marks(std::string_view text, const std::vector<Piece>& pieces, const Lexicon& lexicon) {
  const std::vector<Candidate> candidates = find_candidates(text, pieces, lexicon);
  Marks plain = find_era(text, pieces, candidates, false);
  const bool has_quotes = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.quote > 0; });
  const Weight own = weigh(plain);
  if (!has_quotes || own.sections + own.topics >= 2) return plain;
  Marks quoted = find_era(text, pieces, candidates, true);
  const Weight theirs = weigh(quoted);
  return theirs.sections + theirs.topics >= 3 ? quoted : plain;
}

}  // namespace candor::report
