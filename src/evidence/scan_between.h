// What stands between PEM blocks: text for people, but it may hold certificates all the same, in DER, in base64 a line
// or in a get-entries response. What is no text for people, binary data or the rows of a listing, is rejected up to
// where certificates go on.
#pragma once

#include "evidence/scan_marks.h"

namespace candor::evidence {

class Between {
 public:
  Between(Input data, bool last, ScanOut& out)
      : data_(data),
        text_(x509::as_chars(data)),
        last_(last),
        out_(out),
        in_line_(out.state.inside_line),
        patience_(Patience::for_data(data)) {}

  // Goes from `at` to `end`; no line goes on behind `limit`, where a block begins or the data ends. Returns where it
  // stopped: before `end` when another format begins, a batch is full or more data must come.
  size_t pass(size_t at, size_t end, size_t limit);
  // A block ended here: what follows it without a line's end begins a line all the same.
  void follow_block(size_t at) { behind_block_ = at; }
  // Whether what follows `at` goes on with a line.
  bool inside_line(size_t at) const { return at == 0 ? in_line_ : !begins_line(at); }
  // The data's first dashes, which go on from the chunk before.
  void pass_dashes(size_t end);
  // What was rejected ends here.
  void close();

 private:
  // Where another format begins, or may when more data follows.
  struct Next {
    size_t at;
    bool found;
    Format format;
  };
  Next next_format(size_t at, size_t end);
  bool begins_line(size_t at) const { return at == behind_block_ || (at == 0 ? !in_line_ : text_[at - 1] == '\n'); }
  bool waits_for_line(size_t at, size_t limit) const;
  bool take_line(size_t at, size_t line_end);
  void pass_text(size_t at, size_t end, std::string_view whole_line);

  Input data_;
  std::string_view text_;
  bool last_;
  ScanOut& out_;
  bool in_line_;
  size_t behind_block_ = std::string_view::npos;
  Patience patience_;
};

}  // namespace candor::evidence
