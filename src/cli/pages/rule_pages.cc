#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

#include "base/fold.h"
#include "cli/pages/pages.h"
#include "cli/reference.h"

namespace candor::cli {

namespace {

using guidelines::Version;

using Out = std::back_insert_iterator<std::string>;

std::vector<const rules::Rule*> sorted_rules(bool coded) {
  std::vector<const rules::Rule*> list;
  for (const rules::Rule* rule : rules::all_rules()) {
    if ((rule->check != nullptr) == coded) list.push_back(rule);
  }
  std::sort(list.begin(), list.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return list;
}

void add_coverage(Out out) {
  fmt::format_to(out,
                 "| version | requirements | decided mechanically | by a heuristic | left to a person |\n"
                 "|---|---|---|---|---|\n");
  for (const Version& version : guidelines::versions()) {
    const Coverage counts = coverage(version);
    fmt::format_to(out, "| {} | {} | {} | {} | {} |\n", version_link(version), counts.total(), counts.mechanical,
                   counts.heuristic, counts.human);
  }
}

void add_table(const std::vector<const rules::Rule*>& list, Out out) {
  std::string_view last;
  for (const rules::Rule* rule : list) {
    if (family(rule->id) != last) {
      last = family(rule->id);
      fmt::format_to(out, "\n### {}\n\n| rule | what holds when it passes | levels | decided |\n|---|---|---|---|\n",
                     last);
    }
    fmt::format_to(out, "| [{0}]({0}.md) | {1} | {2} | {3} |\n", rule->id, escaped(rule->title),
                   levels_text(standings(*rule)), to_string(rule->decided));
  }
}

Page index() {
  Page page{"rules/README.md", page_head()};
  const Out out = std::back_inserter(page.text);
  const auto coded = sorted_rules(true);
  const auto questions = sorted_rules(false);
  fmt::format_to(out,
                 "# Rules\n\n{} rules decide requirements of the guidelines; {} requirements are "
                 "[review questions](review-questions.md) for a person, which `candor check --review` lists. Levels "
                 "belong to the version that judges a report, not to the rule.\n\n## Coverage\n\n",
                 coded.size(), questions.size());
  add_coverage(out);
  fmt::format_to(out, "\n## All rules\n");
  add_table(coded, out);
  return page;
}

void add_requirement(std::string_view id, Out out) {
  const auto* requirement = guidelines::find_requirement(id);
  if (requirement == nullptr) return;
  fmt::format_to(out, "\n### {}\n\n{}: {}\n\n| version | level | basis | where |\n|---|---|---|---|\n", id,
                 escaped(requirement->title), escaped(requirement->text));
  std::string details;
  for (const Standing& standing : standings(id)) {
    const guidelines::InForce& entry = *standing.strongest;
    fmt::format_to(out, "| {} | {} | {} | {}, {} |\n", version_link(*standing.version), to_string(entry.level),
                   to_string(entry.basis), escaped(entry.section), entry.position);
    if (!entry.detail.empty()) details += fmt::format("- {}: {}\n", standing.version->id, escaped(entry.detail));
  }
  if (!details.empty()) fmt::format_to(out, "\nWhat is particular:\n\n{}", details);
}

// A fence longer than any in the report, so that the report's own code blocks stay inside.
std::string fence_for(std::string_view report) {
  std::string fence = "```";
  while (report.find(fence) != std::string_view::npos) fence += '`';
  return fence;
}

void add_example(const Example& example, Out out) {
  const bool passes = example.diagnostics.empty();
  const std::string fence = fence_for(example.report);
  fmt::format_to(out, "\n## A report that {}\n\n{}markdown\n{}{}{}\n", passes ? "passes" : "falls short", fence,
                 example.report, example.report.ends_with('\n') ? "" : "\n", fence);
  if (!passes) fmt::format_to(out, "\n```text\n{}\n```\n", fmt::join(example.diagnostics, "\n"));
}

Page page_of(const rules::Rule& rule, const std::filesystem::path& fixtures) {
  Page page{fmt::format("rules/{}.md", rule.id), page_head()};
  const Out out = std::back_inserter(page.text);
  fmt::format_to(out, "# {}\n\n**{}**\n\n{}\n\n", rule.id, escaped(rule.title), escaped(rule.why));
  fmt::format_to(out, "- Levels: {}\n- Looks at: {}\n- How: {}\n- Since: candor {}\n- [All rules](README.md)\n",
                 levels_text(standings(rule)), fmt::join(kind_names(rule.kinds), ", "), how_decided(rule.decided),
                 rule.since);
  fmt::format_to(out, "\n## Requirements\n");
  for (const std::string_view id : rule.requirements) add_requirement(id, out);
  for (const Example& example : examples_of(rule.id, fixtures)) add_example(example, out);
  return page;
}

Page question_page() {
  Page page{"rules/review-questions.md", page_head()};
  const Out out = std::back_inserter(page.text);
  fmt::format_to(out,
                 "# Review questions\n\nRequirements that no rule decides from the report alone. `candor check "
                 "--review` lists those that apply to a report; [the rules](README.md) decide the others.\n");
  std::string_view last;
  for (const rules::Rule* rule : sorted_rules(false)) {
    if (family(rule->id) != last) fmt::format_to(out, "\n## {}\n", family(rule->id));
    last = family(rule->id);
    const auto* requirement = guidelines::find_requirement(rule->id);
    fmt::format_to(out, "\n### {}\n\n**{}** {}\n\n{}\n\nHow to judge it: {}\n", rule->id, escaped(rule->title),
                   levels_text(standings(*rule)), escaped(rule->why), escaped(requirement->how));
  }
  return page;
}

}  // namespace

std::string page_head() {
  return fmt::format("<!-- {} -->\n\n", kGeneratedMark);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '*' || c == '<' || c == '[' || c == '_') out += '\\';
    out += c;
  }
  return out;
}

std::string version_link(const Version& version) {
  return fmt::format("[{0}](../guidelines/{0}.md)", version.id);
}

std::vector<Page> rule_pages(const std::filesystem::path& fixtures) {
  std::vector<Page> pages = {index(), question_page()};
  for (const rules::Rule* rule : sorted_rules(true)) pages.push_back(page_of(*rule, fixtures));
  return pages;
}

}  // namespace candor::cli
