#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

#include "cli/pages/pages.h"
#include "cli/reference.h"

namespace candor::cli {

namespace {

using guidelines::InForce;
using guidelines::Version;

using Out = std::back_insert_iterator<std::string>;

// A rule's page, or its place among the review questions.
std::string rule_link(const InForce& entry) {
  const rules::Rule& rule = rule_for(*entry.requirement);
  if (rule.check == nullptr) return fmt::format("[a person](../rules/review-questions.md#{})", rule.id);
  return fmt::format("[{0}](../rules/{0}.md)", rule.id);
}

void add_requirements(const Version& version, Out out) {
  std::string_view last;
  for (const InForce& entry : version.requirements) {
    const std::string_view id = entry.requirement->id;
    if (family(id) != last) {
      last = family(id);
      fmt::format_to(
          out, "\n### {}\n\n| requirement | title | level | basis | where | decided by |\n|---|---|---|---|---|---|\n",
          last);
    }
    fmt::format_to(out, "| {} | {} | {} | {} | {}, {} | {} |\n", id, escaped(entry.requirement->title),
                   to_string(entry.level), to_string(entry.basis), escaped(entry.section), entry.position,
                   rule_link(entry));
  }
}

void add_columns(std::string_view what, std::span<const std::string_view> columns, Out out) {
  if (columns.empty()) return;
  fmt::format_to(out, "- {}: {}\n", what, escaped(fmt::format("{}", fmt::join(columns, " | "))));
}

void add_facts(const Version& version, Out out) {
  std::vector<std::string> templates;
  for (const auto& entry : version.templates) {
    templates.push_back(fmt::format("{}{}", report::to_string(entry.kind), entry.official ? "" : " (ours)"));
  }
  const auto levels = level_counts(version);
  fmt::format_to(out, "- {}\n- Text: <{}>\n- {} requirements: {} MUST, {} SHOULD, {} MAY\n- Templates: {}\n",
                 dates_text(version), version.url, version.requirements.size(), levels[2], levels[1], levels[0],
                 fmt::join(templates, ", "));
  add_columns("Action items", version.action_columns, out);
  add_columns("Related incidents", version.related_columns, out);
  add_columns("Certificate listing", version.appendix_columns, out);
}

void add_clocks(const Version& version, Out out) {
  fmt::format_to(out, "\n## Clocks\n\n| clock | title | level | duration |\n|---|---|---|---|\n");
  for (const auto& clock : version.clocks) {
    const std::string softer = clock.duration_should.empty() ? "" : fmt::format(" (SHOULD: {})", clock.duration_should);
    fmt::format_to(out, "| {} | {} | {} | {}{} |\n", clock.id, escaped(clock.title), to_string(clock.level),
                   clock.duration, softer);
  }
}

std::string diff_name(const Version& from, const Version& to) {
  return fmt::format("{}-to-{}.md", from.id, to.id);
}

Page version_page(const Version& version) {
  Page page{fmt::format("guidelines/{}.md", version.id), page_head()};
  const Out out = std::back_inserter(page.text);
  fmt::format_to(out, "# CCADB Incident Reporting Guidelines {}\n\n", version.id);
  add_facts(version, out);
  const auto all = guidelines::versions();
  if (&version != &all.front()) {
    fmt::format_to(out, "- [What changed since {}]({})\n", (&version - 1)->id, diff_name(*(&version - 1), version));
  }
  fmt::format_to(out, "\n## Requirements\n");
  add_requirements(version, out);
  add_clocks(version, out);
  return page;
}

void add_list(std::string_view title, const std::vector<const InForce*>& list, Out out) {
  if (list.empty()) return;
  fmt::format_to(out, "\n## {}\n\n| requirement | title | level | basis |\n|---|---|---|---|\n", title);
  for (const InForce* entry : list) {
    fmt::format_to(out, "| {} | {} | {} | {} |\n", entry->requirement->id, escaped(entry->requirement->title),
                   to_string(entry->level), to_string(entry->basis));
  }
}

void add_changes(const guidelines::Difference& difference, Out out) {
  if (!difference.level.empty()) {
    fmt::format_to(out, "\n## Another level or basis\n\n| requirement | {} | {} |\n|---|---|---|\n",
                   difference.from->id, difference.to->id);
  }
  for (const auto& [before, after] : difference.level) {
    fmt::format_to(out, "| {} | {}, {} | {}, {} |\n", after->requirement->id, to_string(before->level),
                   to_string(before->basis), to_string(after->level), to_string(after->basis));
  }
  if (!difference.detail.empty()) fmt::format_to(out, "\n## Other particulars\n\n");
  for (const auto& [before, after] : difference.detail) {
    fmt::format_to(out, "- {}: {}\n", after->requirement->id,
                   escaped(after->detail.empty() ? after->requirement->title : after->detail));
  }
  if (!difference.parameters.empty()) fmt::format_to(out, "\n## Parameters\n\n");
  for (const std::string& sentence : difference.parameters) fmt::format_to(out, "- {}\n", escaped(sentence));
}

Page difference_page(const Version& from, const Version& to) {
  Page page{"guidelines/" + diff_name(from, to), page_head()};
  const Out out = std::back_inserter(page.text);
  const auto difference = guidelines::difference(from, to);
  fmt::format_to(out, "# From {0} to {1}\n\n[{0}]({0}.md) ({2}), [{1}]({1}.md) ({3})\n", from.id, to.id,
                 dates_text(from), dates_text(to));
  add_list("Added", difference.added, out);
  add_list("Removed", difference.removed, out);
  add_changes(difference, out);
  return page;
}

Page index() {
  Page page{"guidelines/README.md", page_head()};
  const Out out = std::back_inserter(page.text);
  fmt::format_to(out,
                 "# Guideline versions\n\nA report is judged by the version in force (UTC date) when it was posted. "
                 "The data is in [guidelines/](../../guidelines/README.md).\n\n"
                 "| version | dates | MUST | SHOULD | MAY | changes |\n|---|---|---|---|---|---|\n");
  for (const Version& version : guidelines::versions()) {
    const auto levels = level_counts(version);
    const bool first = &version == &guidelines::versions().front();
    const std::string changes =
        first ? "" : fmt::format("[since {}]({})", (&version - 1)->id, diff_name(*(&version - 1), version));
    fmt::format_to(out, "| [{0}]({0}.md) | {1} | {2} | {3} | {4} | {5} |\n", version.id, dates_text(version), levels[2],
                   levels[1], levels[0], changes);
  }
  return page;
}

}  // namespace

std::vector<Page> guideline_pages() {
  std::vector<Page> pages = {index()};
  const Version* before = nullptr;
  for (const Version& version : guidelines::versions()) {
    pages.push_back(version_page(version));
    if (before != nullptr) pages.push_back(difference_page(*before, version));
    before = &version;
  }
  return pages;
}

}  // namespace candor::cli
