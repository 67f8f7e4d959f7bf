// format-template-used and its siblings per kind: the report opens with the title heading of its version's template.
// Missing section headings and labels are reported by the rules of those sections and fields, under these ids too.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/place.h"

namespace candor::rules::format_template_used {

// The first heading of the template for this kind: "Full Incident Report".
std::string_view title_of(const guidelines::Template& skeleton) {
  std::string_view line = skeleton.text.substr(0, skeleton.text.find('\n'));
  line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
  return trim(line);
}

// The heading or short line that stands as the report's title, if any.
const markdown::Line* written_title(const Input& in) {
  const auto& sections = in.report.sections;
  const int first_section = sections.empty() ? in.report.last_line + 1 : sections.front().first_line;
  const markdown::Line* title = nullptr;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string text = fold(in.text(line.content));
    if (title != nullptr || line.number > first_section) return;
    if ((line.heading > 0 || text.size() < 60) && text.find("report") != std::string::npos) title = &line;
  });
  return title;
}

void cite(Draft draft, Kind kind) {
  switch (kind) {
    case Kind::preliminary:
      draft.requirement("format-template-preliminary");
      break;
    case Kind::closure:
      draft.requirement("format-template-closure");
      break;
    case Kind::audit:
      draft.requirement("format-template-audit");
      break;
    default:
      draft.requirement("format-template-full").requirement("format-headings-full");
  }
  draft.requirement("format-template-used");
}

// The guidelines' own text names the closure report so, too; the template's wording is the norm.
bool also_official(const Input& in) {
  const report::Section* closure = in.report.section(report::SectionId::closure_summary);
  return in.report.kind == Kind::closure && closure != nullptr &&
         fold(closure->heading.text).starts_with("incident closure summary");
}

bool title_stands(const Input& in, std::string_view title) {
  const std::string wanted = fold(title);
  bool found = false;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string_view text = in.text(line.content);
    if (found || text.size() > 120) return;
    const std::string folded = fold(text);
    found = line.heading > 0 || in.report.flattened ? folded.find(wanted) != std::string::npos : folded == wanted;
  });
  return found;
}

void report_title(const Input& in, Sink& out, std::string_view wanted) {
  const markdown::Line* written = written_title(in);
  const bool other = written != nullptr && written->heading > 0;
  Draft draft =
      out.add(other ? written->content : top_of_report(in),
              other ? fmt::format("the heading \"{}\" is not the template's \"{}\"", in.text(written->content), wanted)
                    : fmt::format("the template's heading \"{}\" is missing", wanted));
  draft.help(fmt::format("Open the report with the heading \"{}\".", wanted));
  if (other && !in.report.flattened) draft.fix({"use the template's heading", written->content, std::string(wanted)});
  if (also_official(in)) draft.at_most(Level::should);
  // Extractions lose headings, and a person who names the kind in plain words has not left the template.
  if (in.report.flattened || (written != nullptr && written->heading == 0)) draft.at_most(Level::may);
  cite(draft, in.report.kind);
}

void check(const Input& in, Sink& out) {
  const auto* skeleton = in.version.template_for(in.report.kind);
  if (skeleton == nullptr || !skeleton->official) {
    if (in.report.kind == Kind::audit && in.version.at_least("3.0")) {
      out.add(top_of_report(in), "this version has no audit template; audit findings use the ordinary ones")
          .help("Use the Full Incident Report template with \"Audit\" as the source.")
          .requirement("format-template-used")
          .requirement("format-template-full");
    }
    return;
  }
  const std::string_view title = title_of(*skeleton);
  if (!title.empty() && !title_stands(in, title)) report_title(in, out, title);
}

}  // namespace candor::rules::format_template_used

namespace candor::rules {
extern const Rule kFormatTemplateUsed{
    .id = "format-template-used",
    .title = "The report opens with the title heading of its template",
    .requirements = {"format-template-used", "format-template-preliminary", "format-template-full",
                     "format-template-closure", "format-template-audit"},
    .kinds = kPreliminary | kFull | kClosure | kAudit,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "People and programs recognise the kind of a report by its heading.",
    .check = format_template_used::check};
}
