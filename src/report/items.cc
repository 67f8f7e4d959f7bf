#include "report/items.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::report {

namespace {

class ItemReader {
 public:
  ItemReader(const Scope& scope, Range range) : scope_(scope), range_(range) { find_indent(); }

  std::vector<Item> read() {
    int blanks = 0;
    for (size_t i = range_.first; i < range_.last; ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.blank || piece.chrome || piece.table || piece.code) {
        open_ = open_ && piece.blank && !piece.rule;
        ++blanks;
        continue;
      }
      if (opens_item(i)) {
        items_.push_back({item_span(i), piece.line, piece.indent});
        open_ = true;
      } else if (open_ && goes_on(piece, blanks)) {
        items_.back().span.end = piece.content.end;
      } else {
        open_ = false;
      }
      blanks = 0;
    }
    return std::move(items_);
  }

 private:
  bool goes_on(const Piece& piece, int blanks) const {
    if (piece.indent > indent_) return true;
    return blanks == 0 && !(scope_.scraped && begins_paragraph(scope_, items_.back().span.end, piece));
  }

  bool is_item(size_t i) const {
    const Piece& piece = scope_.piece(i);
    return piece.readable() && !piece.table && piece.heading == 0 &&
           (piece.bullet || piece.ordered || is_lettered(scope_.content(i)));
  }

  bool opens_item(size_t i) const { return is_item(i) && scope_.piece(i).indent <= indent_ + 1; }

  void find_indent() {
    for (size_t i = range_.first; i < range_.last; ++i) {
      if (is_item(i)) indent_ = indent_ < 0 ? scope_.piece(i).indent : std::min(indent_, scope_.piece(i).indent);
    }
  }

  Span item_span(size_t i) const {
    Span span = scope_.piece(i).content;
    const Piece& piece = scope_.piece(i);
    if (!piece.bullet && !piece.ordered) span.begin = scope_.text.find_first_not_of(" \t", span.begin + 2);
    return span;
  }

  const Scope& scope_;
  Range range_;
  int indent_ = -1;
  bool open_ = false;
  std::vector<Item> items_;
};

}  // namespace

bool is_lettered(std::string_view content) {
  return content.size() > 3 && content[0] >= 'a' && content[0] <= 'k' && (content[1] == ')' || content[1] == '.') &&
         is_space(content[2]);
}

std::vector<Item> read_items(const Scope& scope, Range range) {
  return ItemReader(scope, range).read();
}

std::vector<Item> read_paragraphs(const Scope& scope, Range range) {
  std::vector<Item> out;
  bool open = false;
  for (size_t i = range.first; i < range.last; ++i) {
    const Piece& piece = scope.piece(i);
    const bool text = piece.readable() && !piece.table;
    if (text && open) {
      out.back().span.end = piece.content.end;
    } else if (text) {
      out.push_back({piece.content, piece.line, piece.indent});
    }
    open = text;
  }
  return out;
}

}  // namespace candor::report
