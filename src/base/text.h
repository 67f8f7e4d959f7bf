// Text with positions. Everything above works on byte offsets into one immutable SourceText; line and column are
// computed only when something is shown (ninja's Lexer::Error taught us that).
//
// Thread safety: immutable after construction, share freely.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

// Span is a half-open range of byte offsets [begin, end) into a SourceText.
struct Span {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(size_t offset) const { return begin <= offset && offset < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

// LineColumn is 1-based. A column counts Unicode code points, a tab as one; CRLF ends one line.
struct LineColumn {
  int line = 1;
  int column = 1;
  friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

// SourceText owns the bytes of one input and knows where its lines begin.
class SourceText {
 public:
  SourceText() : SourceText("", "") {}
  SourceText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(Span span) const;

  // Number of lines; an empty text has one.
  int line_count() const { return static_cast<int>(starts_.size()); }
  // Span of a 1-based line without its line end (neither LF nor CRLF).
  Span line(int number) const;
  // 1-based line that holds the offset; an offset past the end belongs to the last line.
  int line_of(size_t offset) const;
  LineColumn locate(size_t offset) const;

 private:
  size_t characters_before(size_t offset) const;

  std::string name_;
  std::string bytes_;
  std::vector<size_t> starts_;
  std::vector<size_t> characters_;  // before each block of bytes, so that columns of very long lines are found at once
};

}  // namespace candor
