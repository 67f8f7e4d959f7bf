#include "report/field_value.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::report {

namespace {

class ValueReader {
 public:
  ValueReader(const Scope& scope, size_t mark)
      : scope_(scope), mark_(scope.marks[mark]), piece_(scope.piece(mark_.piece)), limit_(scope.next_mark_piece(mark)) {
    followed_by_label_ = mark + 1 < scope.marks.size() && scope.marks[mark + 1].kind == MarkKind::label &&
                         scope.marks[mark + 1].id == mark_.id;
  }

  // Span of the value; begins behind the label when there is none.
  Span read() {
    const bool inline_value = mark_.value < piece_.content.end;
    Span value{inline_value ? mark_.value : piece_.content.end, piece_.content.end};
    bool found = inline_value;
    int blanks = 0;
    for (size_t i = mark_.piece + 1; i < limit_; ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.chrome || piece.rule) break;
      if (piece.blank) {
        ++blanks;
        continue;
      }
      if (!belongs(piece, blanks, found)) break;
      if (!found) value.begin = piece.marked.begin;
      value.end = piece.code ? piece.span.end : piece.content.end;
      found = true;
      list_ = piece.bullet;
      blanks = 0;
    }
    return found ? trim_value(scope_.text, value) : value;
  }

 private:
  // A label that is a list item owns what is indented under it, its own list, the line right below (extracts put the
  // value there), and paragraphs before the next label of its section; a paragraph behind the last label is the
  // report's own text again. A label that is no list item owns its paragraph, and what comes before the next label.
  bool belongs(const Piece& piece, int blanks, bool found) const {
    const bool sibling = piece.bullet && piece.indent <= piece_.indent;
    if (mark_.bullet && sibling && found && !list_ && looks_like_label(piece)) return false;
    if (followed_by_label_) return true;
    if (blanks == 0) return !scope_.scraped || !found || list_;
    if (!mark_.bullet) return !found && !closing_statement(piece);
    if (piece.indent > piece_.indent) return true;
    if (piece.bullet) return !found || list_;
    return quotes_requirement(piece);
  }

  // "Incident Title: text": a field that no template has.
  bool looks_like_label(const Piece& piece) const {
    const std::string_view content = scope_.view(piece.content);
    const size_t colon = content.find(':');
    if (colon == std::string_view::npos || colon < 4 || colon > 40) return false;
    const std::string_view words = content.substr(0, colon);
    return words.find_first_of(".,;()/0123456789") == std::string_view::npos &&
           (words[0] == '*' || (words[0] >= 'A' && words[0] <= 'Z'));
  }

  bool closing_statement(const Piece& piece) const {
    return starts_with_ci(scope_.view(piece.content), "all action items disclosed in this report");
  }

  // The policies field is often followed by the requirement's text as paragraphs of its own.
  bool quotes_requirement(const Piece& piece) const {
    if (mark_.label == nullptr || mark_.label->label != std::string_view("Relevant policies")) return false;
    const std::string_view content = scope_.view(piece.content);
    return piece.quote > piece_.quote || content.starts_with("\"") || content.starts_with("\xE2\x80\x9C") ||
           content.starts_with("...") || content.starts_with("\xE2\x80\xA6");
  }

  const Scope& scope_;
  const Mark& mark_;
  const Piece& piece_;
  size_t limit_;
  bool followed_by_label_ = false;
  bool list_ = false;
};

// "**Label: value**": the bold that the label opened ends behind the value.
Span without_closing_bold(const Scope& scope, const Mark& mark, Span value) {
  if (!mark.bold || value.size() < 2) return value;
  const std::string_view before = scope.view({mark.heading.end, value.begin});
  const std::string_view view = scope.view(value);
  const bool open = before.find('*') == std::string_view::npos && before.find('_') == std::string_view::npos;
  if (!open || !(view.ends_with("**") || view.ends_with("__"))) return value;
  return trim_value(scope.text, {value.begin, value.end - 2});
}

}  // namespace

Field read_field(const Scope& scope, size_t mark_index) {
  const Mark& mark = scope.marks[mark_index];
  const Piece& piece = scope.piece(mark.piece);
  Field field;
  if (mark.label != nullptr) {
    field.label = mark.label->label;
    field.parent = mark.label->parent;
  }
  field.section = mark.id;
  field.written = scope.as_text(mark.heading);
  field.colon = mark.colon;
  field.bold = mark.bold;
  field.bullet = mark.bullet;
  field.line = piece.line;
  const Span value = without_closing_bold(scope, mark, ValueReader(scope, mark_index).read());
  field.value = scope.as_text(value);
  field.value_below = !value.empty() && value.begin >= piece.span.end;
  return field;
}

}  // namespace candor::report
