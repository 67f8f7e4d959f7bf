#include "markdown/comments.h"

#include <algorithm>

#include "base/fold.h"
#include "markdown/white_space.h"

namespace candor::markdown {

namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

struct Fence {
  char mark = 0;
  size_t length = 0;
};

// Where the text of a line begins, behind quote and list marks.
size_t skip_marks(std::string_view line) {
  size_t at = 0;
  while (at < line.size()) {
    const size_t blank = blank_length(line, at);
    const bool mark =
        line[at] == '>' || ((line[at] == '-' || line[at] == '*' || line[at] == '+') && blank_length(line, at + 1) > 0);
    if (blank == 0 && !mark) break;
    at += std::max<size_t>(blank, 1);
  }
  return at;
}

Fence fence_at(std::string_view line, size_t at) {
  if (at >= line.size() || (line[at] != '`' && line[at] != '~')) return {};
  const size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
  const bool ticks_in_info = line[at] == '`' && line.find('`', end) != std::string_view::npos;
  return end - at >= 3 && !ticks_in_info ? Fence{line[at], end - at} : Fence{};
}

bool closes(const Fence& open, std::string_view line, size_t at) {
  const Fence fence = fence_at(line, at);
  return fence.mark == open.mark && fence.length >= open.length && trim(line.substr(at + fence.length)).empty();
}

// Whether an even number of backticks stands between `from` and `at`: text, not inline code.
bool outside_code_span(std::string_view line, size_t at) {
  return std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '`') % 2 == 0;
}

// Neither a comment nor a fence begins or ends without one of these.
bool may_matter(std::string_view line) {
  const auto holds = [&](char c) { return line.find(c) != std::string_view::npos; };
  return holds('<') || holds('`') || holds('~');
}

class CommentFinder {
 public:
  explicit CommentFinder(std::string_view text) : text_(text) {}

  std::vector<Span> find() {
    if (text_.find(kOpen) == std::string_view::npos) return {};
    last_close_ = text_.rfind(kClose);
    size_t at = 0;
    while (at < text_.size()) at = read_line(at);
    return std::move(found_);
  }

 private:
  // Reads the rest of the line that begins at `at`; returns where to go on.
  size_t read_line(size_t at) {
    if (at >= line_end_) line_end_ = std::min(text_.find('\n', at), text_.size());
    const size_t end = line_end_;
    const std::string_view line = text_.substr(at, end - at);
    if (!may_matter(line)) return end + 1;
    const size_t text_at = skip_marks(line);
    if (fence_.length > 0) {
      if (closes(fence_, line, text_at)) fence_ = {};
      return end + 1;
    }
    fence_ = fence_at(line, text_at);
    if (fence_.length > 0) return end + 1;
    const size_t open = line.find(kOpen);
    if (open == std::string_view::npos || (open != text_at && !outside_code_span(line, open))) return end + 1;
    return close_comment(at + open, open == text_at, end);
  }

  size_t close_comment(size_t open, bool opens_line, size_t line_end) {
    const bool closed = last_close_ != std::string_view::npos && last_close_ >= open + 2;
    if (!closed && !opens_line) return line_end + 1;
    const size_t end = closed ? text_.find(kClose, open + 2) + kClose.size() : text_.size();
    found_.push_back({open, end});
    return end;
  }

  std::string_view text_;
  size_t last_close_ = std::string_view::npos;
  size_t line_end_ = 0;  // of the line being read; a line of many comments is searched for its end once
  Fence fence_;
  std::vector<Span> found_;
};

}  // namespace

std::vector<Span> find_comments(std::string_view text) {
  return CommentFinder(text).find();
}

}  // namespace candor::markdown
