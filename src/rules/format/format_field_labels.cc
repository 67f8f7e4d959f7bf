// format-field-labels: labels are spelled as in the template. A missing label is reported by the rule of its field.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/fields.h"
#include "rules/support/labels.h"
#include "rules/support/place.h"
#include "rules/support/template_fields.h"

namespace candor::rules::format_field_labels {

using report::Field;

// Colon, question mark, quotes and bold marks are lost or doubled by many hands; they do not make another label.
std::string comparable(std::string_view label) {
  std::string plain;
  for (const char c : fold(label)) {
    if (std::string_view("*_:?\"'`.").find(c) == std::string_view::npos) plain += c;
  }
  return std::string(trim(plain));
}

// The definitions of the guidelines write some labels otherwise than the template; both are right.
bool also_official(std::string_view written) {
  return written == "other" || written == "additional considerations";
}

void check_spelling(Sink& out, const Field& field) {
  if (same_folded(field.written.text, field.label)) return;  // spares nearly every label the rest
  const std::string written = comparable(field.written.text);
  if (written.empty() || written == comparable(field.label) || also_official(written)) return;
  out.add(field.written.span,
          fmt::format("the label \"{}\" is renamed, the template has \"{}\"", field.written.text, field.label))
      .help("Keep the template's labels.")
      .fix({"use the template's label", field.written.span, std::string(field.label)})
      .requirement("format-field-labels")
      .at_most(Level::should);
}

// Bold labels in a list are the template's; said once, and only where other marks show that none were lost on the way.
void check_marks(const Input& in, Sink& out) {
  size_t plain = 0;
  const Field* first = nullptr;
  for (const Field& field : in.report.fields) {
    if (field.bold) return;
    ++plain;
    if (first == nullptr) first = &field;
  }
  if (plain < 3 || in.report.flattened || in.report.quoted) return;
  out.add(first->written.span, fmt::format("none of the {} labels is bold as in the template", plain))
      .help("Write labels as \"- **Label:**\".")
      .requirement("format-field-labels")
      .at_most(Level::may);
}

// "Timeline summary" over its three dates; the dates alone are reported by their own rules.
void check_parent(const Input& in, Sink& out) {
  for (const Field& field : in.report.fields) {
    if (field.parent.empty() || find_field(in.report.fields, field.parent) != nullptr) continue;
    Draft draft =
        out.add(field.written.span, fmt::format("the label \"{}\" over \"{}\" is missing", field.parent, field.label));
    draft.help("Keep the template's labels.").requirement("format-field-labels").at_most(Level::should);
    if (field.parent == label::kTimelineSummary) draft.requirement("summary-timeline-summary");
    if (auto fix = insert_label(in, in.report.fields, field.parent, false)) draft.fix(std::move(*fix));
    return;
  }
}

void check(const Input& in, Sink& out) {
  check_parent(in, out);
  for (const Field& field : in.report.fields) check_spelling(out, field);
  for (const auto& factor : in.report.factors) {
    for (const Field& field : factor.fields) check_spelling(out, field);
  }
  check_marks(in, out);
}

}  // namespace candor::rules::format_field_labels

namespace candor::rules {
extern const Rule kFormatFieldLabels{.id = "format-field-labels",
                                     .title = "Field labels are the template's",
                                     .requirements = {"format-field-labels"},
                                     .kinds = kPreliminary | kFull | kClosure,
                                     .decided = Decided::mechanical,
                                     .since = "0.1",
                                     .why = "Programs and people find a field by its label.",
                                     .check = format_field_labels::check};
}
