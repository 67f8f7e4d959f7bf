// format-headings-full: the section headings of the template, with its wording, level and order. A heading that is
// missing is reported by the rule of its section; here come the renamed, re-levelled and reordered ones.
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <optional>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/sections.h"

namespace candor::rules::format_headings_full {

using report::Section;
using report::SectionId;

struct Heading {
  SectionId id;
  std::string_view text;
  int level;
};

SectionId section_named(std::string_view text) {
  for (const auto& spelling : guidelines::grammar().headings) {
    if (same_folded(spelling.text, text)) return spelling.id;
  }
  return SectionId::none;
}

// The headings of the template in order, without its title.
std::vector<Heading> template_headings(const Input& in) {
  std::vector<Heading> found;
  const auto* skeleton = in.version.template_for(in.report.kind);
  if (skeleton == nullptr || !skeleton->official) return found;
  for (const std::string_view line : split(skeleton->text, '\n')) {
    const size_t level = line.find_first_not_of('#');
    if (level == 0 || level == std::string_view::npos) continue;
    const std::string_view text = trim(line.substr(level));
    const SectionId id = section_named(text);
    if (id != SectionId::none && level > 2) found.push_back({id, text, static_cast<int>(level)});
  }
  return found;
}

// Without numbering, bold marks and closing punctuation; apostrophes and "&" vary between keyboards.
std::string comparable(std::string_view text) {
  std::string folded = fold(text);
  while (!folded.empty() && std::string_view(":?.*_ ").find(folded.back()) != std::string_view::npos) folded.pop_back();
  const size_t first = folded.find_first_not_of("*_0123456789.)( ");
  return first == std::string::npos ? folded : folded.substr(first);
}

// The definitions of the guidelines name some sections otherwise than the template; both are right.
bool also_official(SectionId id, std::string_view written) {
  static constexpr struct {
    SectionId id;
    std::string_view text;
  } kDefinitions[] = {
      {SectionId::root_cause, "root causes"}, {SectionId::root_cause, "root cause"}, {SectionId::additional, "other"}};
  return std::any_of(std::begin(kDefinitions), std::end(kDefinitions),
                     [&](const auto& known) { return known.id == id && known.text == written; });
}

void check_spelling(const Input& in, Sink& out, const Section& section, const Heading& wanted) {
  const std::string written = comparable(section.heading.text);
  const std::string right = comparable(wanted.text);
  // "Timeline (all times UTC)", "Appendix: list of certificates": the template's heading with something behind it.
  const std::string behind = written.starts_with(right) ? written.substr(right.size()) : "";
  const bool words_behind =
      behind.size() > 1 && behind[0] == ' ' && std::isalpha(static_cast<unsigned char>(behind[1])) != 0;
  if ((written.starts_with(right) && !words_behind) || also_official(section.id, written)) return;
  Draft draft = out.add(section.heading.span, fmt::format("the heading \"{}\" is renamed, the template has \"{}\"",
                                                          section.heading.text, wanted.text));
  draft.help("Keep the template's headings.").requirement("format-headings-full");
  if (words_behind) draft.at_most(Level::should);
  if (!in.report.flattened) draft.fix({"use the template's heading", section.heading.span, std::string(wanted.text)});
}

// A heading of the report that names no section but holds the words of a missing one.
void check_similar(const Input& in, Sink& out, const Heading& wanted) {
  const std::string right = comparable(wanted.text);
  bool told = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (told || line.heading == 0) return;
    const std::string written = comparable(in.text(line.content));
    if (written.find(right) == std::string::npos || written.starts_with(right)) return;
    out.add(line.content,
            fmt::format("the heading \"{}\" is renamed, the template has \"{}\"", in.text(line.content), wanted.text))
        .help("Keep the template's headings.")
        .fix({"use the template's heading", line.content, std::string(wanted.text)})
        .requirement("format-headings-full");
    told = true;
  });
}

// Levels relative to the report's own: a report that is one level up throughout is consistent.
void check_levels(const Input& in, Sink& out, const std::vector<Heading>& headings) {
  std::optional<int> shift;
  for (const Heading& wanted : headings) {
    const Section* section = in.report.section(wanted.id);
    if (section == nullptr || section->level == 0) continue;
    const int difference = section->level - wanted.level;
    if (!shift) shift = difference;
    if (difference == *shift) continue;
    out.add(section->heading.span, fmt::format("the heading \"{}\" has level {}, the template gives it level {}",
                                               section->heading.text, section->level, wanted.level))
        .help("Use the heading level of the template, so that sections nest as readers expect.")
        .requirement("format-headings-full")
        .at_most(Level::should);
    return;
  }
}

void check_order(const Input& in, Sink& out, const std::vector<Heading>& headings) {
  const Section* before = nullptr;
  for (const Heading& wanted : headings) {
    const Section* section = in.report.section(wanted.id);
    if (section == nullptr) continue;
    if (before != nullptr && section->first_line < before->first_line) {
      out.add(section->heading.span, fmt::format("section \"{}\" stands before \"{}\", the template has it after",
                                                 section->heading.text, before->heading.text))
          .help("Keep the order of the template's sections.")
          .requirement("format-headings-full");
      return;
    }
    before = section;
  }
}

void check(const Input& in, Sink& out) {
  const std::vector<Heading> headings = template_headings(in);
  for (const Heading& wanted : headings) {
    const Section* section = in.report.section(wanted.id);
    if (section != nullptr) {
      check_spelling(in, out, *section, wanted);
    } else if (!in.report.flattened) {
      check_similar(in, out, wanted);
    }
  }
  if (!in.report.flattened) check_levels(in, out, headings);
  check_order(in, out, headings);
}

}  // namespace candor::rules::format_headings_full

namespace candor::rules {
extern const Rule kFormatHeadingsFull{.id = "format-headings-full",
                                      .title = "Section headings are the template's, in its order",
                                      .requirements = {"format-headings-full"},
                                      .kinds = kFull,
                                      .decided = Decided::mechanical,
                                      .since = "0.1",
                                      .why = "Readers of many reports look for a section by its name and place.",
                                      .check = format_headings_full::check};
}
