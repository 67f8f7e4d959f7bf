#include "report/numbering.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "markdown/white_space.h"

namespace candor::report {

namespace {

class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  Numbering read() {
    const size_t before = at_;
    skip("*_# \t");
    const bool numbered_hash = at_ > before && text_[at_ - 1] == '#';
    const std::string_view word = read_word();
    const bool named = !word.empty();
    skip_blanks();
    const bool hash = skip("#") > 0 || numbered_hash;
    const bool bracket = skip("([") > 0;
    Numbering out;
    const bool digit = at_ < text_.size() && is_digit(text_[at_]);
    out.first = read_value();
    out.roman = !digit;
    if (out.first == 0) return {};
    out.second = read_second();
    // An item may be anything's; a topic or question is one of the seven.
    out.named = hash || word == "topic" || word.starts_with('q');
    if (skip_end() == 0 && !named && !hash && !bracket) return {};
    skip("*_");
    skip_blanks();
    out.length = at_;
    return out;
  }

 private:
  size_t skip(std::string_view set) {
    const size_t begin = at_;
    while (at_ < text_.size() && set.find(text_[at_]) != std::string_view::npos) ++at_;
    return at_ - begin;
  }

  void skip_blanks() {
    while (markdown::blank_length(text_, at_) > 0) at_ += markdown::blank_length(text_, at_);
  }

  // "topic", "question" ... before the number; empty when there is none.
  std::string_view read_word() {
    static constexpr std::array<std::string_view, 6> kWords = {"topic", "question", "point", "item", "section", "q"};
    for (const std::string_view word : kWords) {
      const std::string_view rest = text_.substr(at_);
      if (!starts_with_ci(rest, word) || rest.size() == word.size()) continue;
      const char next = rest[word.size()];
      if (!is_digit(next) && next != '#' && markdown::blank_length(rest, word.size()) == 0) continue;
      at_ += word.size();
      return word;
    }
    return {};
  }

  int read_value() {
    int value = 0;
    const size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_]) && at_ - begin < 3) value = value * 10 + (text_[at_++] - '0');
    if (at_ > begin) return at_ - begin < 3 ? value : 0;
    return read_roman();
  }

  int read_roman() {
    static constexpr std::array<std::string_view, 10> kRoman = {"I",  "II",  "III",  "IV", "V",
                                                                "VI", "VII", "VIII", "IX", "X"};
    const size_t end = std::min(text_.find_first_not_of("IVX", at_), text_.size());
    const auto found = std::find(kRoman.begin(), kRoman.end(), text_.substr(at_, end - at_));
    if (found == kRoman.end()) return 0;
    at_ = end;
    return static_cast<int>(found - kRoman.begin()) + 1;
  }

  int read_second() {
    const size_t before = at_;
    skip_blanks();
    const bool joined = skip("&,+/") > 0 || skip_and();
    skip_blanks();
    const int value = joined ? read_value() : 0;
    if (value == 0) at_ = before;
    return value;
  }

  bool skip_and() {
    if (!starts_with_ci(text_.substr(at_), "and ")) return false;
    at_ += 3;
    return true;
  }

  // ".", ")", ":", "]", dashes; at least one. A dash needs a blank before it: "3-year" is no number.
  size_t skip_end() {
    const size_t begin = at_;
    skip(".):]");
    if (at_ > begin) {
      if (at_ < text_.size() && is_digit(text_[at_])) return at_ = begin, 0;
      return at_ - begin;
    }
    skip_blanks();
    if (at_ == begin) return 0;
    const size_t blanks = at_;
    skip("-");
    while (text_.substr(at_, 2) == "\xE2\x80" &&
           (text_.substr(at_, 3) == "\xE2\x80\x93" || text_.substr(at_, 3) == "\xE2\x80\x94"))
      at_ += 3;
    if (at_ > blanks) return at_ - begin;
    at_ = begin;
    return 0;
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

Numbering read_numbering(std::string_view text) {
  return NumberReader(text).read();
}

size_t heading_number_length(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || (text[at] == '.' && at > 0))) ++at;
  if (at == 0 && text.size() > 1 && text[0] >= 'a' && text[0] <= 'h') at = 1;
  if (at == 0 || at > 6 || at >= text.size()) return 0;
  const bool dotted = text[at - 1] == '.' || text[at] == '.' || text[at] == ')' || text[at] == ':';
  if (text[at] == '.' || text[at] == ')' || text[at] == ':') ++at;
  const bool number = is_digit(text[0]);
  if (!dotted && !(number && text.find('.') < at)) return 0;
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

}  // namespace candor::report
