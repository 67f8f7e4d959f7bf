#include "report/numbered_heading.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "markdown/white_space.h"

namespace candor::report {

namespace {

bool is_bold(std::string_view text, const Piece& piece) {
  const std::string_view content = text.substr(piece.content.begin, piece.content.size());
  return content.starts_with("**") || content.starts_with("__");
}

// Position in the key behind `words`, when the key begins with them and a word boundary follows.
size_t behind(std::string_view key, std::string_view words) {
  if (!key.starts_with(words)) return 0;
  const size_t end = words.size();
  return end == key.size() || key[end] == ' ' || key[end] == ':' || is_digit(key[end]) ? end : 0;
}

struct Tail {
  int number = 0;
  size_t end = 0;          // in the key, behind the number
  bool separated = false;  // ":", "-", ".", "(" or the end follows
};

Tail read_tail(std::string_view key, size_t at) {
  Tail tail;
  while (at < key.size() && key[at] == ' ') ++at;
  if (key.substr(at).starts_with("no.")) at += 3;
  while (at < key.size() && key[at] == ' ') ++at;
  const size_t digits = at;
  while (at < key.size() && is_digit(key[at]) && at - digits < 3) tail.number = tail.number * 10 + (key[at++] - '0');
  tail.end = at;
  while (at < key.size() && key[at] == ' ') ++at;
  tail.separated =
      at == key.size() || key[at] == ':' || key[at] == '-' || key[at] == '.' || key[at] == '(' || key[at] == ')';
  return tail;
}

NumberedHeading with_title(std::string_view text, const Piece& piece, const Keyed& keyed, const Tail& tail) {
  NumberedHeading out;
  out.number = tail.number;
  out.heading = without_marks(text, piece.content);
  size_t at = std::max(tail.end > 0 ? keyed.at(tail.end - 1) + 1 : piece.content.begin, out.heading.begin);
  while (at < out.heading.end) {
    const size_t blank = markdown::blank_length(text, at);
    const bool dash = text.substr(at, 3) == "\xE2\x80\x93" || text.substr(at, 3) == "\xE2\x80\x94";
    if (blank == 0 && !dash && std::string_view("#:.-)*_").find(text[at]) == std::string_view::npos) break;
    at += dash ? 3 : std::max<size_t>(blank, 1);
  }
  out.title = {std::min(at, out.heading.end), out.heading.end};
  return out;
}

}  // namespace

Span without_marks(std::string_view text, Span span) {
  const auto mark = [&](size_t at) { return text[at] == '*' || text[at] == '_' || text[at] == '#'; };
  while (span.begin < span.end && (mark(span.begin) || text[span.begin] == ' ')) ++span.begin;
  while (span.begin < span.end && (mark(span.end - 1) || text[span.end - 1] == ' ')) --span.end;
  return span;
}

std::optional<NumberedHeading> read_factor_heading(std::string_view text, const Piece& piece, const Keyed& keyed) {
  static constexpr std::array<std::string_view, 3> kWords = {"contributing factor", "contribution factor",
                                                             "contributory factor"};
  const std::string_view key = keyed.key;
  for (const std::string_view words : kWords) {
    const size_t end = behind(key, words);
    if (end == 0) continue;
    const Tail tail = read_tail(key, end);
    const bool strong = piece.heading > 0 || is_bold(text, piece);
    // Without marks it is a heading when number and separator follow; a sentence goes on with a word.
    if (!strong && !(tail.separated && (tail.number > 0 || key.substr(tail.end).starts_with(":")))) return std::nullopt;
    return with_title(text, piece, keyed, tail);
  }
  return std::nullopt;
}

std::optional<NumberedHeading> read_audit_heading(std::string_view text, const Piece& piece, const Keyed& keyed) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "finding", "audit finding", "issue", "non-conformity", "nonconformity", "qualification", "observation"};
  const std::string_view key = keyed.key;
  for (const std::string_view words : kWords) {
    const size_t end = behind(key, words);
    if (end == 0) continue;
    const Tail tail = read_tail(key, end);
    const bool strong = piece.heading > 0 || is_bold(text, piece);
    if (tail.number == 0 || (!strong && (!tail.separated || piece.bullet))) return std::nullopt;
    NumberedHeading out = with_title(text, piece, keyed, tail);
    out.id = words == "issue" ? SectionId::issue_number : SectionId::finding;
    return out;
  }
  return std::nullopt;
}

SectionId read_title(std::string_view text, const Piece& piece, const Keyed& keyed) {
  constexpr std::string_view kWords = "incident report";
  const std::string_view key = keyed.key;
  const size_t at = key.find(kWords);
  if (at == std::string_view::npos || piece.bullet) return SectionId::none;
  const bool strong = piece.heading > 0 || is_bold(text, piece);
  const size_t end = at + kWords.size();
  const std::string_view before = key.substr(0, at);
  std::string_view after = key.substr(end);
  // "Incident reports" in the plural is a heading about reports, save in the name of the audit template of 1.0.
  if (after.starts_with("s") && !before.starts_with("audit")) return SectionId::none;
  if (after.starts_with("s")) after.remove_prefix(1);
  while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
  const bool ends = after.empty() || std::string_view(":-.(1234567890").find(after.front()) != std::string_view::npos;
  if (!ends && piece.heading == 0) return SectionId::none;
  const bool audit = before.find("audit") != std::string_view::npos;
  const bool early = before.find("preliminary") != std::string_view::npos ||
                     before.find("initial") != std::string_view::npos ||
                     before.find("interim") != std::string_view::npos;
  const bool plain_words = before.find_first_not_of(' ') == std::string_view::npos || audit || early ||
                           before == "full " || before == "final " || before == "draft " || before == "ca incident ";
  const size_t words_before = static_cast<size_t>(std::count(before.begin(), before.end(), ' '));
  const bool plain = plain_words && words_before <= 3;
  if (!strong && (!plain || keyed.key.size() > 110)) return SectionId::none;
  if (strong && words_before > 8) return SectionId::none;
  if (audit) return SectionId::title_audit;
  return early ? SectionId::title_preliminary : SectionId::title_full;
}

}  // namespace candor::report
