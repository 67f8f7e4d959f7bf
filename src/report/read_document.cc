#include <algorithm>

#include "report/actions.h"
#include "report/chrome.h"
#include "report/document_stamps.h"
#include "report/factors.h"
#include "report/field_value.h"
#include "report/lessons.h"
#include "report/lexicon.h"
#include "report/marks.h"
#include "report/parts.h"
#include "report/pieces.h"
#include "report/recognition.h"
#include "report/related.h"
#include "report/report.h"
#include "report/scope.h"
#include "report/sections.h"
#include "report/timeline.h"

namespace candor::report {

struct DocumentBuilder {
  DocumentBuilder(SourceText source, const Grammar& grammar, const ReadOptions& read_options)
      : lexicon(Lexicon::of(grammar)), options(read_options) {
    document.source_ = std::make_shared<const SourceText>(std::move(source));
    document.markdown_ = markdown::Document::parse(*document.source_);
  }

  Document build() {
    pieces = make_pieces(*document.source_, document.markdown_, lexicon);
    const std::string_view text = document.source_->bytes();
    marks = find_marks(text, pieces, lexicon);
    scraped = shows_scraping();
    for (const Part& part : split_parts(text, pieces, marks)) add_report(part);
    choose_main();
    return std::move(document);
  }

  void add_report(const Part& part) {
    Scope scope;
    scope.text = document.source_->bytes();
    scope.all = &pieces;
    scope.marks = std::span<const Mark>(marks.all).subspan(part.first_mark, part.last_mark - part.first_mark);
    scope.first = part.first_piece;
    scope.last = part.last_piece;
    scope.scraped = scraped;
    Report report;
    read_extent(scope, part, report);
    read_stamps(report);
    read_parts(scope, report);
    KindReason reason = recognise_kind(scope);
    report.kind = reason.kind;
    Recognition recognition{reason.kind, std::move(reason.because), version_hints(scope, report)};
    document.reports_.push_back(std::move(report));
    recognitions.push_back(std::move(recognition));
  }

  // Spans of reports tile the text: what stands before the first heading belongs to the first report.
  void read_extent(const Scope& scope, const Part& part, Report& report) const {
    const Piece& last = pieces[scope.last - 1];
    report.span = {pieces[scope.first].span.begin, last.span.end};
    report.first_line = pieces[std::min(part.opening, scope.last - 1)].line;
    size_t end = scope.last;
    while (end > scope.first + 1 && (pieces[end - 1].blank || pieces[end - 1].chrome)) --end;
    report.last_line = std::max(pieces[end - 1].line, report.first_line);
    report.template_heading = !scope.marks.empty() && (scope.marks.front().kind == MarkKind::title ||
                                                       scope.marks.front().id == SectionId::closure_summary);
    report.quoted = marks.quoted && mostly_quoted(scope, part.opening);
    report.flattened = marks.topics ? scraped || report.quoted : is_flattened(scope);
  }

  // Quoted questions with answers between them are no quoted report.
  static bool mostly_quoted(const Scope& scope, size_t opening) {
    int quoted = 0;
    int own = 0;
    for (size_t i = opening; i < scope.last; ++i) {
      if (scope.piece(i).readable()) ++(scope.piece(i).quote > 0 ? quoted : own);
    }
    return quoted > 0 && (own == 0 || quoted - static_cast<int>(scope.marks.size()) > own);
  }

  // Heading marks lost throughout: sections are there, but none has marks or is bold, or bullets are characters.
  static bool is_flattened(const Scope& scope) {
    int marked = 0;
    int plain = 0;
    for (const Mark& mark : scope.marks) {
      if (mark.kind == MarkKind::label || mark.kind == MarkKind::factor) {
        plain += mark.bold ? 0 : 1;
        marked += mark.bold ? 1 : 0;
      } else {
        (mark.level > 0 || mark.bold ? marked : plain) += 1;
      }
    }
    return plain > 0 && marked * 4 <= plain;
  }

  // Questions have no heading marks to lose; other traces tell.
  bool shows_scraping() const {
    const std::string_view text = document.source_->bytes();
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      const bool character = piece.bullet && piece.marked.begin < piece.content.begin &&
                             static_cast<unsigned char>(text[piece.marked.begin]) >= 0x80;
      return character || (piece.chrome && !is_mail_footer(text.substr(piece.content.begin, piece.content.size())));
    });
  }

  void read_stamps(Report& report) const {
    DocumentStamps found = read_document_stamps(*document.source_, document.markdown_, report.span, options.posted);
    report.stamps = std::move(found.stamps);
    report.zone = std::move(found.zone);
  }

  static void read_parts(const Scope& scope, Report& report) {
    report.sections = read_sections(scope);
    for (size_t i = 0; i < scope.marks.size(); ++i) {
      if (scope.marks[i].kind == MarkKind::label && !scope.marks[i].label->factor)
        report.fields.push_back(read_field(scope, i));
    }
    report.factors = read_factors(scope);
    report.lessons = read_lessons(scope, report);
    read_timeline(scope, report);
    read_actions(scope, report);
    read_related(scope, report);
  }

  static int rank(Kind kind) {
    switch (kind) {
      case Kind::full:
        return 5;
      case Kind::audit:
        return 4;
      case Kind::closure:
        return 3;
      case Kind::preliminary:
        return 2;
      case Kind::update:
        return 1;
      default:
        return 0;
    }
  }

  void choose_main() {
    auto& reports = document.reports_;
    for (size_t i = 1; i < reports.size(); ++i) {
      if (rank(reports[i].kind) > rank(reports[document.main_].kind)) document.main_ = i;
    }
    if (options.kind) obey_option();
    document.recognition_ = recognitions[document.main_];
  }

  void obey_option() {
    auto& reports = document.reports_;
    const auto asked = std::find_if(reports.begin(), reports.end(),
                                    [&](const Report& report) { return report.kind == *options.kind; });
    if (asked != reports.end()) document.main_ = static_cast<size_t>(asked - reports.begin());
    reports[document.main_].kind = *options.kind;
    recognitions[document.main_].kind = *options.kind;
    recognitions[document.main_].because = "asked for";
  }

  const Lexicon& lexicon;
  const ReadOptions& options;
  Document document;
  std::vector<Piece> pieces;
  Marks marks;
  bool scraped = false;
  std::vector<Recognition> recognitions;
};

Document read_document(SourceText source, const Grammar& grammar, const ReadOptions& options) {
  return DocumentBuilder(std::move(source), grammar, options).build();
}

}  // namespace candor::report
