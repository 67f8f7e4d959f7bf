#include "report/label_choice.h"

#include <algorithm>

#include "report/question.h"

namespace candor::report {

namespace {

bool is_section_of_template(SectionId id) {
  return id != SectionId::none && topic_number(id) == 0 && id != SectionId::title_full &&
         id != SectionId::title_preliminary && id != SectionId::title_audit;
}

bool is_issue_topic(SectionId id) {
  return id == SectionId::issue_description || id == SectionId::issue_root_cause || id == SectionId::issue_remediation;
}

const HeadingSpelling* section_of(const Phrase& phrase) {
  const auto found = std::find_if(phrase.headings.begin(), phrase.headings.end(),
                                  [](const HeadingSpelling* heading) { return is_section_of_template(heading->id); });
  return found == phrase.headings.end() ? nullptr : *found;
}

// "### Impact of the incident"
bool short_heading(const LabelMatch& match, const Piece& piece) {
  return match.phrase->words >= 2 || piece.content.size() < match.phrase->key.size() + 40;
}

bool among_closure_labels(const LabelMatch& match) {
  return std::any_of(match.phrase->labels.begin(), match.phrase->labels.end(),
                     [](const LabelSpelling* label) { return label->section == SectionId::closure_summary; });
}

// The section a label belongs to has to be open, unless the label is unmistakable.
bool fits(const LabelSpelling& label, const LabelMatch& match, const ReadingState& state) {
  if (label.factor) return state.in_factor;
  const bool unmistakable = match.phrase->words >= 2;
  if (state.in_factor && !unmistakable) return false;
  if (label.section == state.section) return true;
  if (label.section == SectionId::closure_summary) {
    return state.closure || (unmistakable && match.phrase->labels.size() == 1);
  }
  return unmistakable && !(state.closure && among_closure_labels(match));
}

int rank(const LabelSpelling& label, const ReadingState& state) {
  if (label.factor) return 4;
  if (state.closure && label.section == SectionId::closure_summary) return 3;
  return label.section == state.section ? 2 : 1;
}

// "Label: value", "Label" alone, or "Label Value" as a list item.
bool has_label_form(std::string_view text, const LabelMatch& match, const Piece& piece) {
  if (match.colon || match.whole) return true;
  const bool marked = piece.bullet || match.bold;
  if (!marked && match.phrase->words < 3) return false;
  const char next = text[match.value];
  return (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') ||
         std::string_view("\"(/-*").find(next) != std::string_view::npos;
}

// "Timeline" in a factor, "What went well" as a list item or with a colon.
bool prefers_label(const LabelMatch& match, const Piece& piece, const LabelSpelling& label, const ReadingState& state) {
  if (piece.heading > 0) return false;
  if (label.factor) return piece.bullet || match.colon || !match.bold || state.has(SectionId::timeline);
  if (piece.bullet) return true;
  if (label.section == SectionId::summary) return false;  // "Timeline" below Summary is the next section
  // "**What went well:**" alone on a line is a heading of 2.0 unless the report has labels of 3.x.
  return match.colon && label.section == state.section && (state.labels > 0 || !match.bold || !match.whole);
}

}  // namespace

const HeadingSpelling* choose_heading(const LabelMatch& match, const Piece& piece, const ReadingState& state) {
  const HeadingSpelling* found = section_of(*match.phrase);
  if (found == nullptr) return nullptr;
  if (state.topics && found->id != SectionId::closure_summary && !is_issue_topic(found->id)) return nullptr;
  const bool alone = match.whole || match.aside;
  if (piece.heading > 0) return alone || match.colon || short_heading(match, piece) ? found : nullptr;
  if (is_issue_topic(found->id) && match.colon) return found;
  if (piece.bullet) return nullptr;
  if (match.bold && (alone || match.colon)) return found;
  // Plain words are believed once in a report.
  return alone && (state.audit || !state.has(found->id)) ? found : nullptr;
}

const LabelSpelling* choose_label(std::string_view text, const LabelMatch& match, const Piece& piece,
                                  const ReadingState& state, const HeadingSpelling* heading) {
  if (state.topics) return nullptr;
  const LabelSpelling* best = nullptr;
  for (const LabelSpelling* label : match.phrase->labels) {
    if (fits(*label, match, state) && (best == nullptr || rank(*label, state) > rank(*best, state))) best = label;
  }
  if (best == nullptr || !has_label_form(text, match, piece)) return nullptr;
  return heading == nullptr || prefers_label(match, piece, *best, state) ? best : nullptr;
}

}  // namespace candor::report
