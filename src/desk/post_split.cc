#include "desk/post_split.h"

#include <fmt/format.h>

#include "bugzilla/posting.h"
#include "markdown/document.h"

namespace candor::desk {

namespace {

struct Section {
  std::string heading;  // as written; empty for what stands before the first
  std::string_view text;
};

std::vector<Section> sections_of(std::string_view text) {
  const SourceText source("", std::string(text));
  const auto document = markdown::Document::parse(source);
  std::vector<Section> sections;
  size_t begin = 0;
  std::string heading;
  for (const markdown::Line& line : document.lines()) {
    if (line.heading == 0 || line.quote > 0 || line.span.begin == begin) {
      if (line.heading > 0 && line.span.begin == begin) heading = std::string(source.text(line.content));
      continue;
    }
    sections.push_back({heading, text.substr(begin, line.span.begin - begin)});
    begin = line.span.begin;
    heading = std::string(source.text(line.content));
  }
  sections.push_back({heading, text.substr(begin)});
  return sections;
}

}  // namespace

Result<std::vector<std::string>> split_at_sections(std::string_view text, size_t limit) {
  if (bugzilla::characters(text) <= limit) return std::vector<std::string>{std::string(text)};
  std::vector<std::string> parts;
  size_t length = limit + 1;  // of the last part; the first section begins one
  for (const Section& section : sections_of(text)) {
    const size_t added = bugzilla::characters(section.text);
    if (added > limit) {
      return Error{
          fmt::format("section '{}' alone has {} characters; a comment takes {}", section.heading, added, limit),
          "Move its lists into an attachment: the guidelines allow that for certificate listings."};
    }
    if (length + added > limit) {
      parts.emplace_back();
      length = 0;
    }
    parts.back() += section.text;
    length += added;
  }
  return parts;
}

}  // namespace candor::desk
