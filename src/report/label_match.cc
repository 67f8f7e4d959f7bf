#include "report/label_match.h"

#include <algorithm>

#include "base/fold.h"
#include "markdown/white_space.h"
#include "report/numbering.h"

namespace candor::report {

namespace {

class Matcher {
 public:
  Matcher(std::string_view text, const Piece& piece, const Keyed& keyed) : text_(text), piece_(piece), keyed_(keyed) {}

  std::optional<LabelMatch> match(const Lexicon& lexicon) {
    size_t from = 0;
    out_.phrase = lexicon.match(keyed_.key);
    if (out_.phrase == nullptr) {
      from = heading_number_length(keyed_.key);
      if (from == 0) return std::nullopt;
      out_.phrase = lexicon.match(keyed_.key, from);
    }
    if (out_.phrase == nullptr) return std::nullopt;
    const size_t after = from + out_.phrase->key.size();
    out_.bold = begins_bold();
    out_.written = {keyed_.at(from), keyed_.at(after - 1) + 1};
    read_end(after);
    return out_;
  }

 private:
  bool begins_bold() const {
    const std::string_view content = text_.substr(piece_.content.begin, piece_.content.size());
    return content.starts_with("**") || content.starts_with("__");
  }

  // Reads what follows the phrase in the source: "(s)", "?", closing marks, colon.
  void read_end(size_t after) {
    size_t at = keyed_.at(after - 1) + 1;
    at = skip(at, "?\"'*_ \t)");
    if (text_.substr(at, 3) == "(s)") at = skip(at + 3, "?*_ \t");
    at = skip_curly_quotes(at);
    const size_t colon = colon_length(at);
    out_.colon = colon > 0;
    if (out_.colon) at += colon;
    out_.value = out_.colon ? skip_closing(at) : skip_blanks(at);
    extend_written();
    const std::string_view rest = text_.substr(out_.value, piece_.content.end - out_.value);
    out_.whole = rest.find_first_not_of(".:;-*_ ") == std::string_view::npos;
    if (out_.whole) out_.value = piece_.content.end;
    const bool dash = rest.starts_with("- ") || rest.starts_with("\xE2\x80\x93 ") || rest.starts_with("\xE2\x80\x94 ");
    out_.aside = !out_.whole && (dash || (rest.front() == '(' && trim_marks(rest).back() == ')'));
  }

  static std::string_view trim_marks(std::string_view rest) {
    while (rest.size() > 1 && (rest.back() == '*' || rest.back() == ':' || rest.back() == ' ')) rest.remove_suffix(1);
    return rest;
  }

  size_t skip(size_t at, std::string_view set) const {
    while (at < piece_.content.end && set.find(text_[at]) != std::string_view::npos) ++at;
    return at;
  }

  size_t skip_curly_quotes(size_t at) const {
    if (text_.substr(at, 3) == "\xE2\x80\x9D") at = skip(at + 3, " *_");
    return at;
  }

  size_t colon_length(size_t at) const {
    if (at >= piece_.content.end) return 0;
    if (text_[at] == ':') return 1;
    return text_.substr(at, 3) == "\xEF\xBC\x9A" ? 3 : 0;
  }

  size_t skip_blanks(size_t at) const {
    while (at < piece_.content.end && markdown::blank_length(text_, at) > 0) at += markdown::blank_length(text_, at);
    return std::min(at, piece_.content.end);
  }

  // Closing bold, or the stray "*" of a broken one, then blanks.
  size_t skip_closing(size_t at) const {
    if (text_.substr(at, 2) == "**" || text_.substr(at, 2) == "__") {
      at += 2;
    } else if (at < piece_.content.end && text_[at] == '*') {
      at += 1;
    }
    at = skip_blanks(at);
    const bool stray = at + 1 < piece_.content.end && text_[at] == '*' && text_[at + 1] == ' ';
    return stray ? skip_blanks(at + 1) : at;
  }

  // A question mark or "(s)" belongs to the label.
  void extend_written() {
    size_t end = out_.written.end;
    while (end < piece_.content.end && (text_[end] == '?' || text_[end] == '"')) ++end;
    if (text_.substr(end, 3) == "(s)") end += 3;
    out_.written.end = end;
  }

  std::string_view text_;
  const Piece& piece_;
  const Keyed& keyed_;
  LabelMatch out_;
};

}  // namespace

std::optional<LabelMatch> match_label(std::string_view text, const Piece& piece, const Keyed& keyed,
                                      const Lexicon& lexicon) {
  if (keyed.key.empty()) return std::nullopt;
  return Matcher(text, piece, keyed).match(lexicon);
}

}  // namespace candor::report
