#include "rules/support/sections.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/fold.h"

namespace candor::rules {

namespace {

using report::SectionId;

bool spells(SectionId section, std::string_view heading) {
  const auto& headings = guidelines::grammar().headings;
  return std::any_of(headings.begin(), headings.end(), [&](const report::HeadingSpelling& spelling) {
    return spelling.id == section && same_folded(spelling.text, heading);
  });
}

bool holds_fields_of(const report::Report& report, SectionId section) {
  return std::any_of(report.fields.begin(), report.fields.end(),
                     [&](const report::Field& field) { return field.section == section; });
}

bool holds_content_of(const report::Report& report, SectionId section) {
  switch (section) {
    case SectionId::timeline:
      return !report.timeline.empty();
    case SectionId::root_cause:
      return !report.factors.empty();
    case SectionId::action_items:
      return !report.actions.empty() || !report.action_tables.empty();
    case SectionId::related_incidents:
      return report.related_table.has_value();
    case SectionId::lessons:
      return !report.lessons.empty();
    default:
      return holds_fields_of(report, section);
  }
}

// A heading that contains the template's words ("Timeline of events", "Appendix A") is renamed, not missing; which of
// the two is said by format-headings-full.
bool stands_under_similar_heading(const Input& in, std::string_view heading) {
  const std::string folded = fold(heading);
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(in.report.last_line, static_cast<int>(lines.size()));
  for (int number = std::max(in.report.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    const bool candidate = line.heading > 0 || (in.report.flattened && line.content.size() < 60);
    if (candidate && !line.code && !line.comment && fold(in.text(line.content)).find(folded) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// Those of the official template, in order.
struct TemplateHeadings {
  explicit TemplateHeadings(const Input& in) {
    const auto* skeleton = in.version.template_for(in.report.kind);
    if (skeleton == nullptr || !skeleton->official) return;
    for (const std::string_view line : split(skeleton->text, '\n')) {
      if (!line.starts_with('#')) continue;
      all.push_back(trim(line.substr(std::min(line.find_first_not_of('#'), line.size()))));
    }
  }

  std::vector<std::string_view> all;
};

// An extraction that dropped the headings altogether shows none of the others either.
bool headings_dropped(const Input& in) {
  if (!in.report.flattened) return false;
  const auto& sections = in.report.sections;
  const auto headed = std::count_if(sections.begin(), sections.end(), [&](const report::Section& section) {
    return section.level > 0 || spells(section.id, section.heading.text);
  });
  return headed < 4;
}

}  // namespace

std::string_view template_heading(const Input& in, SectionId section) {
  for (const std::string_view heading : in.shared<TemplateHeadings>().all) {
    if (spells(section, heading)) return heading;
  }
  return {};
}

bool shows_section(const Input& in, SectionId section) {
  if (in.report.section(section) != nullptr) return true;
  return in.report.flattened && holds_content_of(in.report, section);
}

bool require_section(const Input& in, Sink& out, SectionId section,
                     std::initializer_list<std::string_view> requirements, std::string_view topic) {
  if (shows_section(in, section)) return true;
  const std::string_view heading = template_heading(in, section);
  if (!heading.empty() && headings_dropped(in)) return true;
  if (!heading.empty() && stands_under_similar_heading(in, heading)) return true;
  const std::string_view name = heading.empty() ? topic : heading;
  Draft draft = out.add(in.end_of_report(), heading.empty() ? fmt::format("nothing in the report reads as {}", name)
                                                            : fmt::format("section \"{}\" is missing", name));
  draft.help(heading.empty() ? fmt::format("Add a paragraph on {}.", name)
                             : fmt::format("Add the heading \"{}\" as in the template.", name));
  for (const std::string_view id : requirements) draft.requirement(id);
  if (!heading.empty()) {
    draft.requirement("format-headings-full").requirement("format-template-used");
    if (in.report.kind == Kind::full) draft.requirement("format-template-full");
    if (in.report.kind == Kind::audit) draft.requirement("format-template-audit");
  }
  return false;
}

}  // namespace candor::rules
