#include "markdown/line_marks.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "markdown/white_space.h"

namespace candor::markdown {

namespace {

constexpr int kMaxQuote = 64;

class MarkReader {
 public:
  MarkReader(std::string_view text, Span line, const BlockFacts& facts)
      : text_(text.substr(0, line.end)), at_(line.begin), facts_(facts) {}

  LineMarks read() {
    read_quotes();
    if (facts_.fenced) return finish();
    skip_indent();
    for (int i = 0; i < 3 && read_list_mark(); ++i) skip_blanks();
    if (facts_.heading > 0) read_heading_marks();
    return finish();
  }

 private:
  LineMarks finish() {
    marks_.content = trim_blanks(text_, {at_, text_.size()});
    if (facts_.heading > 0 && hashed_) trim_closing_hashes();
    return marks_;
  }

  // ">" at any depth; "*>*" is the same mark after a mail client made it bold, ">From" is an mbox artefact.
  void read_quotes() {
    const int most = facts_.fenced ? facts_.quote : kMaxQuote;
    while (marks_.quote < most) {
      size_t at = at_;
      while (blank_length(text_, at) > 0) at += blank_length(text_, at);
      const bool mangled = text_.substr(at, 3) == "*>*";
      if (!mangled && (at >= text_.size() || text_[at] != '>')) return;
      at_ = at + (mangled ? 3 : 1);
      if (text_.substr(at_, 5) == "From ") return;
      ++marks_.quote;
      if (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }
  }

  void skip_indent() {
    while (true) {
      const size_t length = blank_length(text_, at_);
      if (length == 0) return;
      marks_.indent = text_[at_] == '\t' ? (marks_.indent / 4 + 1) * 4 : marks_.indent + 1;
      at_ += length;
    }
  }

  void skip_blanks() {
    while (blank_length(text_, at_) > 0) at_ += blank_length(text_, at_);
  }

  bool blank_or_end(size_t at) const { return at >= text_.size() || blank_length(text_, at) > 0; }

  bool read_list_mark() {
    if (at_ >= text_.size()) return false;
    const char c = text_[at_];
    const size_t character = bullet_character(text_, at_);
    if (character > 0) return take_bullet(character);
    if (c == '-' || c == '*' || c == '+') return blank_or_end(at_ + 1) && take_bullet(1);
    return !marks_.bullet && !marks_.ordered && read_number();
  }

  bool take_bullet(size_t length) {
    marks_.bullet = true;
    at_ += length;
    return true;
  }

  // Three digits at most: "2023. " begins a wrapped sentence.
  bool read_number() {
    size_t at = at_;
    while (at < text_.size() && at - at_ < 3 && text_[at] >= '0' && text_[at] <= '9') ++at;
    if (at == at_ || at >= text_.size() || (text_[at] != '.' && text_[at] != ')') || !blank_or_end(at + 1))
      return false;
    marks_.ordered = true;
    at_ = at + 1;
    return true;
  }

  void read_heading_marks() {
    size_t at = at_;
    while (at < text_.size() && text_[at] == '#') ++at;
    if (at == at_ || at - at_ > 6 || !blank_or_end(at)) return;
    hashed_ = true;
    at_ = at;
    skip_blanks();
  }

  void trim_closing_hashes() {
    size_t end = marks_.content.end;
    while (end > marks_.content.begin && text_[end - 1] == '#') --end;
    const bool closing = end == marks_.content.begin || is_space(text_[end - 1]);
    if (closing) marks_.content = trim_blanks(text_, {marks_.content.begin, end});
  }

  std::string_view text_;
  size_t at_;
  const BlockFacts& facts_;
  bool hashed_ = false;
  LineMarks marks_;
};

}  // namespace

size_t bullet_character(std::string_view text, size_t at) {
  // U+2022 2023 2043 25A0 25AA 25AB 25CB 25CF 25E6 F0B7 (Word), U+00B7
  static constexpr std::array<std::string_view, 11> kBullets = {
      "\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x81\x83", "\xE2\x96\xA0", "\xE2\x96\xAA", "\xE2\x96\xAB",
      "\xE2\x97\x8B", "\xE2\x97\x8F", "\xE2\x97\xA6", "\xEF\x82\xB7", "\xC2\xB7"};
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0xC2) return 0;
  const auto found = std::find_if(kBullets.begin(), kBullets.end(),
                                  [&](std::string_view bullet) { return text.substr(at, bullet.size()) == bullet; });
  return found == kBullets.end() ? 0 : found->size();
}

LineMarks read_line_marks(std::string_view text, Span line, const BlockFacts& facts) {
  return MarkReader(text, line, facts).read();
}

}  // namespace candor::markdown
