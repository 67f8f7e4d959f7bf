#include "report/parts.h"

namespace candor::report {

namespace {

constexpr size_t kLongestBanner = 100;

// A short line of its own above the first mark, blanks between: "INCIDENT A -- CAA", a title in capitals.
size_t opening_of(std::string_view text, const std::vector<Piece>& pieces, const Mark& mark, size_t lowest) {
  if (mark.kind == MarkKind::title) return mark.piece;
  size_t opening = mark.piece;
  for (size_t i = mark.piece; i > lowest; --i) {
    const Piece& piece = pieces[i - 1];
    if (piece.rule || piece.chrome || piece.code || piece.table) break;
    if (piece.blank) continue;
    const std::string_view content = text.substr(piece.content.begin, piece.content.size());
    const bool alone = i < 2 || !pieces[i - 2].readable();
    const bool below = pieces[i].blank || i == mark.piece;
    if (!alone || !below || piece.bullet || content.size() > kLongestBanner || content.back() == '.') break;
    opening = i - 1;
  }
  return opening;
}

}  // namespace

std::vector<Part> split_parts(std::string_view text, const std::vector<Piece>& pieces, const Marks& marks) {
  std::vector<Part> parts;
  for (size_t i = 0; i < marks.all.size(); ++i) {
    if (!marks.all[i].starts_report && !parts.empty()) continue;
    Part part;
    part.first_mark = i;
    const size_t lowest = parts.empty() ? 0 : marks.all[i - 1].piece + 1;
    part.opening = opening_of(text, pieces, marks.all[i], lowest);
    part.first_piece = parts.empty() ? 0 : part.opening;
    if (!parts.empty()) {
      parts.back().last_mark = i;
      parts.back().last_piece = part.first_piece;
    }
    parts.push_back(part);
  }
  if (parts.empty()) parts.push_back({});
  parts.back().last_mark = marks.all.size();
  parts.back().last_piece = pieces.size();
  return parts;
}

}  // namespace candor::report
