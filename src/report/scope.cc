#include "report/scope.h"

#include <algorithm>

#include "markdown/white_space.h"

namespace candor::report {

size_t Scope::piece_at(size_t offset) const {
  const auto begin = all->begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = all->begin() + static_cast<std::ptrdiff_t>(last);
  const auto found =
      std::lower_bound(begin, end, offset, [](const Piece& piece, size_t at) { return piece.span.end < at; });
  return static_cast<size_t>(found - all->begin());
}

Range pieces_of(const Scope& scope, Span body) {
  if (body.empty()) return {};
  Range range{scope.piece_at(body.begin), scope.piece_at(body.begin)};
  while (range.last < scope.last && scope.piece(range.last).span.begin < body.end) ++range.last;
  return range;
}

bool begins_paragraph(const Scope& scope, size_t end, const Piece& piece) {
  if (end == 0 || piece.content.empty()) return false;
  const char last = scope.text[end - 1];
  const char first = scope.text[piece.content.begin];
  const bool ended = last == '.' || last == '!' || last == '?' || last == ')' || last == ':';
  return ended && !(first >= 'a' && first <= 'z');
}

Span trim_value(std::string_view text, Span span) {
  span = markdown::trim_blanks(text, span);
  while (true) {
    const std::string_view view = text.substr(span.begin, span.size());
    const size_t open = view.rfind("<!--");
    if (view.starts_with("<!--")) {
      const size_t close = view.find("-->", 2);
      span.begin = close == std::string_view::npos ? span.end : span.begin + close + 3;
    } else if (open != std::string_view::npos && view.find("-->", open) == std::string_view::npos) {
      span.end = span.begin + open;
    } else if (view.ends_with("-->") && open != std::string_view::npos) {
      span.end = span.begin + open;
    } else {
      return span;
    }
    span = markdown::trim_blanks(text, span);
  }
}

}  // namespace candor::report
