// Where things begin: titles, sections, labels, contributing factors, questions and audit topics, one mark each, in
// source order. All later readers cut the text at these marks.
#pragma once

#include <string_view>
#include <vector>

#include "report/grammar.h"
#include "report/lexicon.h"
#include "report/pieces.h"

namespace candor::report {

enum class MarkKind { title, section, label, factor, heading };

struct Mark {
  MarkKind kind = MarkKind::section;  // `heading` is a heading that no template has
  SectionId id = SectionId::none;     // of a label: the section it belongs to
  int number = 0;                     // of a finding, issue, factor or question
  int level = 0;                      // heading level as written, 0 if none
  size_t piece = 0;                   // index into the pieces
  Span heading;                       // the words of the heading or label, without marks
  size_t value = 0;                   // where text behind the heading or label begins; == end of the piece if none
  bool colon = false;
  bool bold = false;
  bool bullet = false;
  bool guess = false;                         // of a question: only its number tells which it is
  bool sure = false;                          // of a question: in its own words, or under its own number
  const LabelSpelling* label = nullptr;       // of a label
  const HeadingSpelling* spelling = nullptr;  // of a title or section found in the grammar
  bool starts_report = false;                 // a report begins here
};

struct Marks {
  std::vector<Mark> all;
  bool topics = false;  // seven questions rather than template sections
  bool quoted = false;  // found in quoted mail
};

Marks find_marks(std::string_view text, const std::vector<Piece>& pieces, const Lexicon& lexicon);

}  // namespace candor::report
