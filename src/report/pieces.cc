#include "report/pieces.h"

#include <algorithm>

#include "markdown/white_space.h"
#include "report/chrome.h"
#include "report/keyed.h"

namespace candor::report {

namespace {

constexpr size_t kLabelLimit = 120;

class PieceMaker {
 public:
  PieceMaker(const SourceText& source, const Lexicon& lexicon) : text_(source.bytes()), lexicon_(lexicon) {}

  void add(const markdown::Line& line) {
    Piece piece = from_line(line);
    if (piece.readable() && !piece.table && piece.heading == 0) {
      split(piece);
    } else {
      pieces_.push_back(piece);
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  Piece from_line(const markdown::Line& line) const {
    Piece piece;
    piece.line = line.number;
    piece.span = line.span;
    piece.content = line.content;
    piece.marked = {mark_begin(line), line.content.end};
    piece.heading = line.heading;
    piece.indent = line.indent;
    piece.quote = line.quote;
    piece.bullet = line.bullet;
    piece.ordered = line.ordered;
    piece.code = line.code;
    piece.table = line.table;
    piece.delimiter = line.delimiter;
    piece.rule = line.rule;
    piece.blank = line.blank() || line.comment || line.rule || line.delimiter;
    piece.cells = line.table ? &line.cells : nullptr;
    piece.chrome = !piece.blank && !piece.code && is_page_chrome(text_.substr(line.content.begin, line.content.size()));
    return piece;
  }

  // Behind quote marks and indentation.
  size_t mark_begin(const markdown::Line& line) const {
    size_t at = line.span.begin;
    while (at < line.content.begin) {
      const size_t blank = markdown::blank_length(text_, at);
      if (blank == 0 && text_[at] != '>') break;
      at += std::max<size_t>(blank, 1);
    }
    return at;
  }

  void split(Piece piece) {
    for (size_t at = next_joint(piece, piece.content.begin); at < piece.content.end; at = next_joint(piece, at)) {
      Piece rest = piece;
      rest.span.begin = rest.marked.begin = at;
      rest.content = markdown::trim_blanks(text_, {at + 1, piece.content.end});
      rest.bullet = rest.glued = true;
      rest.ordered = false;
      piece.span.end = at;
      piece.content = markdown::trim_blanks(text_, {piece.content.begin, at});
      piece.marked.end = piece.content.end;
      pieces_.push_back(piece);
      piece = rest;
      at = piece.content.begin;
    }
    pieces_.push_back(piece);
  }

  // The dash of the next " - Label:" after `from`, or the end.
  size_t next_joint(const Piece& piece, size_t from) {
    const std::string_view text = text_.substr(0, piece.content.end);
    for (size_t at = text.find('-', from); at != std::string_view::npos; at = text.find('-', at + 1)) {
      const bool apart = at > piece.content.begin && is_blank_before(at) && markdown::blank_length(text, at + 1) > 0;
      if (apart && begins_label({at + 1, piece.content.end})) return at;
    }
    return piece.content.end;
  }

  bool is_blank_before(size_t at) const {
    return text_[at - 1] == ' ' || (at > 1 && text_.substr(at - 2, 2) == "\xC2\xA0");
  }

  bool begins_label(Span rest) {
    make_key(text_, rest, kLabelLimit, keyed_);
    const Phrase* phrase = lexicon_.match(keyed_.key);
    if (phrase == nullptr || (phrase->labels.empty() && phrase->words < 3)) return false;
    const size_t after = keyed_.key.find_first_not_of(" ?", phrase->key.size());
    return after == std::string::npos || keyed_.key[after] == ':';
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  Keyed keyed_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> make_pieces(const SourceText& source, const markdown::Document& document, const Lexicon& lexicon) {
  PieceMaker maker(source, lexicon);
  for (const markdown::Line& line : document.lines()) maker.add(line);
  return maker.take();
}

}  // namespace candor::report
