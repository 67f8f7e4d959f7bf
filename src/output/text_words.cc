#include "output/text_words.h"

#include <fmt/format.h>

#include "base/fold.h"

namespace candor::output {

std::string_view words_of(report::Kind kind) {
  switch (kind) {
    case report::Kind::preliminary:
      return "preliminary incident report";
    case report::Kind::full:
      return "full incident report";
    case report::Kind::audit:
      return "audit incident report";
    case report::Kind::update:
      return "update";
    case report::Kind::closure:
      return "closure report";
    case report::Kind::unknown:
      return "text that was not recognised as a report";
  }
  return "";
}

std::string list_of_kinds(const std::vector<report::Report>& reports) {
  std::string out;
  for (const report::Report& part : reports) {
    out += fmt::format("{}{} (line {})", out.empty() ? "" : ", ", words_of(part.kind), part.first_line);
  }
  return out;
}

std::string shorten(std::string_view citation) {
  constexpr std::string_view kPrefix = "CCADB Incident Reporting ";
  constexpr size_t kMostPositions = 4;
  if (citation.starts_with(kPrefix)) citation.remove_prefix(kPrefix.size());
  const size_t comma = citation.rfind(", ");
  if (comma == std::string_view::npos) return std::string(citation);
  const auto positions = split(citation.substr(comma + 2), ' ');
  if (positions.size() <= kMostPositions) return std::string(citation);
  return fmt::format("{}, {} and {} more", citation.substr(0, comma), positions.front(), positions.size() - 1);
}

std::string_view message_of(const rules::Diagnostic& diagnostic) {
  std::string_view message = diagnostic.message;
  const std::string prefix = diagnostic.listing + ": ";
  if (!diagnostic.listing.empty() && message.starts_with(prefix)) message.remove_prefix(prefix.size());
  return message;
}

}  // namespace candor::output
