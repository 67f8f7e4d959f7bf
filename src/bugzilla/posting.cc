#include "bugzilla/posting.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "base/utf8.h"
#include "bugzilla/base64.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;

json json_of(const NewBug& bug) {
  return {{"what", "bug"},          {"product", bug.product},         {"component", bug.component},
          {"summary", bug.summary}, {"description", bug.description}, {"whiteboard", bug.whiteboard},
          {"cc", bug.cc},           {"groups", bug.groups},           {"needinfo", bug.needinfo},
          {"blocks", bug.blocks},   {"depends_on", bug.depends_on}};
}

json json_of(const BugChange& change) {
  json value = {{"what", "change"},
                {"bug", change.bug},
                {"needinfo", change.needinfo},
                {"clear_flags", change.clear_flags},
                {"add_blocks", change.add_blocks},
                {"add_depends_on", change.add_depends_on}};
  if (change.comment) value["comment"] = *change.comment;
  if (change.whiteboard) value["whiteboard"] = *change.whiteboard;
  return value;
}

json json_of(const NewAttachment& file) {
  return {{"what", "attachment"},
          {"bug", file.bug},
          {"file_name", file.file_name},
          {"content_type", file.content_type},
          {"summary", file.summary},
          {"comment", file.comment},
          {"data", encode_base64(file.data)}};
}

std::optional<std::string> text_if_there(const json& value, const char* key) {
  return value.contains(key) ? std::optional(value.at(key).get<std::string>()) : std::nullopt;
}

Posting parsed(const json& value) {
  const std::string what = value.at("what");
  if (what == "bug") {
    return NewBug{.product = value.at("product"),
                  .component = value.at("component"),
                  .summary = value.at("summary"),
                  .description = value.at("description"),
                  .whiteboard = value.at("whiteboard"),
                  .cc = value.at("cc"),
                  .groups = value.at("groups"),
                  .needinfo = value.at("needinfo"),
                  .blocks = value.at("blocks"),
                  .depends_on = value.at("depends_on")};
  }
  if (what == "change") {
    return BugChange{value.at("bug"),           text_if_there(value, "comment"), text_if_there(value, "whiteboard"),
                     value.at("needinfo"),      value.at("clear_flags"),         value.at("add_blocks"),
                     value.at("add_depends_on")};
  }
  if (what != "attachment") throw std::invalid_argument("neither bug, change nor attachment");
  return NewAttachment{value.at("bug"),     value.at("file_name"), value.at("content_type"),
                       value.at("summary"), value.at("comment"),   decode_base64(value.at("data").get<std::string>())};
}

// A word that stands on one line and that the journal and the request hold as text.
std::optional<Error> word_objection(std::string_view what, std::string_view word) {
  if (find_invalid_utf8(word) != std::string_view::npos) {
    return Error{fmt::format("{} '{}' is not valid UTF-8", what, printable(word)), "Write or rename it in UTF-8."};
  }
  if (word.find_first_of(std::string_view("\0\n\r", 3)) != std::string_view::npos) {
    return Error{fmt::format("{} '{}' is not one line", what, printable(word)), "Write it on one line."};
  }
  return {};
}

std::optional<Error> word_objection(std::string_view what, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (auto wrong = word_objection(what, word)) return wrong;
  }
  return {};
}

std::optional<Error> text_objection(std::string_view what, std::string_view text) {
  if (const size_t at = find_invalid_utf8(text); at != std::string_view::npos) {
    return Error{fmt::format("{} is not valid UTF-8 at byte {}", what, at), "Save it as UTF-8."};
  }
  if (const size_t length = characters(text); length > kMaxComment) {
    return Error{fmt::format("{} has {} characters; the tracker takes {}", what, length, kMaxComment),
                 "Split it at a section's border (--split), or move the certificate listing into an attachment."};
  }
  return {};
}

// Without a name the tracker would ask nobody in particular.
std::optional<Error> asked_objection(const std::vector<std::string>& accounts) {
  for (const std::string& account : accounts) {
    if (trim(account).empty()) return Error{"the account to ask is empty", "Name it: --needinfo ACCOUNT."};
  }
  return word_objection("the account to ask", accounts);
}

std::optional<Error> objection_to(const NewBug& bug) {
  if (trim(bug.summary).empty()) return Error{"the title is empty", "Give one: CA Owner: Incident type."};
  if (auto wrong = word_objection("the title", bug.summary)) return wrong;
  if (auto wrong = word_objection("the product", bug.product)) return wrong;
  if (auto wrong = word_objection("the component", bug.component)) return wrong;
  if (auto wrong = word_objection("the whiteboard", bug.whiteboard)) return wrong;
  if (auto wrong = word_objection("the security group", bug.groups)) return wrong;
  if (auto wrong = word_objection("the account to tell", bug.cc)) return wrong;
  if (auto wrong = asked_objection(bug.needinfo)) return wrong;
  if (const size_t length = characters(bug.summary); length > kMaxSummary) {
    return Error{fmt::format("the title has {} characters; the tracker takes {}", length, kMaxSummary), "Shorten it."};
  }
  return text_objection("the report", bug.description);
}

std::optional<Error> objection_to(const BugChange& change) {
  const bool flags = !change.needinfo.empty() || !change.clear_flags.empty() || change.whiteboard;
  if (!change.comment && !flags && change.add_blocks.empty() && change.add_depends_on.empty()) {
    return Error{"there is nothing to post", ""};
  }
  if (auto wrong = word_objection("the whiteboard", change.whiteboard.value_or(""))) return wrong;
  if (auto wrong = asked_objection(change.needinfo)) return wrong;
  if (!change.comment) return {};
  if (as_kept(*change.comment).empty()) return Error{"the comment is empty", "Write what is to be said."};
  return text_objection("the comment", *change.comment);
}

std::optional<Error> objection_to(const NewAttachment& file) {
  if (auto wrong = word_objection("the file name", file.file_name)) return wrong;
  if (auto wrong = word_objection("the attachment's summary", file.summary)) return wrong;
  if (auto wrong = word_objection("the content type", file.content_type)) return wrong;
  if (file.data.empty())
    return Error{fmt::format("{} is empty", printable(file.file_name)), "Attach a file with content."};
  return text_objection("the comment", file.comment);
}

// What Perl's \s means in text; the tracker cuts it off at the end of a comment.
bool is_white(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace

json to_json(const Posting& posting) {
  return std::visit([](const auto& one) { return json_of(one); }, posting);
}

Result<Posting> posting_from_json(const json& value) {
  try {
    return parsed(value);
  } catch (const std::exception& problem) {
    return Error{fmt::format("a posting in the journal cannot be read: {}", problem.what()), "Run candor verify."};
  }
}

std::string as_kept(std::string_view text) {
  std::string kept;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') kept += text[at];
    if (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')) kept += '\n';
  }
  while (!kept.empty()) {
    size_t last = kept.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(kept[last]) & 0xC0U) == 0x80U) --last;
    if (!is_white(decode_utf8(kept, last).value)) break;
    kept.erase(last);
  }
  return kept;
}

std::string as_kept_line(std::string_view line) {
  std::string kept;
  for (const char c : line) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20U || c == 0x7F;
    if (!blank) kept += c;
    if (blank && !kept.empty() && kept.back() != ' ') kept += ' ';
  }
  if (!kept.empty() && kept.back() == ' ') kept.pop_back();
  return kept;
}

size_t characters(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<Error> objection(const Posting& posting) {
  return std::visit([](const auto& one) { return objection_to(one); }, posting);
}

}  // namespace candor::bugzilla
