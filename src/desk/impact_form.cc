#include "desk/impact_form.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::desk {

namespace {

// "- **Label:**" lines of the template's Impact section.
std::vector<std::string> impact_labels(const guidelines::Version& version) {
  std::vector<std::string> labels;
  const auto* form = version.template_for(report::Kind::full);
  bool inside = false;
  for (const std::string_view line : split(form == nullptr ? "" : form->text, '\n')) {
    if (line.starts_with('#')) inside = contains_ci(line, "impact");
    if (inside && line.starts_with("- **")) labels.emplace_back(trim(line));
  }
  return labels;
}

}  // namespace

std::string fill_impact(const ImpactForm& form, const guidelines::Version& version) {
  std::string out = "### Impact\n\n";
  const auto labels = impact_labels(version);
  for (const std::string& label : labels) out += fmt::format("{} {}\n", label, form.value(label));
  if (labels.empty()) {
    for (const std::string& line : form.unlabelled) out += fmt::format("- {}\n", line);
  }
  if (form.notes.empty()) return out;
  out += fmt::format("\n<!-- candor: as of {}. Read before posting, then delete:\n", format_minute(form.as_of));
  for (const std::string& note : form.notes) {
    std::string safe = printable(note);  // and a comment must not end early
    for (size_t at = safe.find("--"); at != std::string::npos; at = safe.find("--", at)) safe.replace(at, 2, "- -");
    out += "- " + safe + "\n";
  }
  return out + "-->\n";
}

std::string counted(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string counted(uint64_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

// A code span that holds backticks needs longer fences.
std::string code_span(const std::string& text) {
  size_t longest = 0;
  size_t run = 0;
  std::string line;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    line += c == '\n' || c == '\r' ? ' ' : c;
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = longest > 0 ? " " : "";
  return fence + std::string(pad) + line + std::string(pad) + fence;
}

}  // namespace candor::desk
