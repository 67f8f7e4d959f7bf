#include "rules/support/fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/prose.h"
#include "rules/support/sections.h"
#include "rules/support/template_fields.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

using report::Field;

// Where a field is looked for and how its absence is described.
struct Place {
  const std::vector<Field>& fields;
  Span span;       // for a diagnostic about a missing label
  int first_line;  // lines in which a label the reader did not recognise may still stand
  int last_line;
  std::string where;  // "the Summary", "contributing factor 2"
  bool factor;
};

// Fields the guidelines do not ask of third parties (starred in the definitions).
bool starred(std::string_view label) {
  static constexpr std::string_view kStarred[] = {"ca owner ccadb unique id",  "timeline summary",
                                                  "non-compliance start date", "non-compliance identified date",
                                                  "non-compliance end date",   "source of incident disclosure"};
  return std::any_of(std::begin(kStarred), std::end(kStarred),
                     [&](std::string_view each) { return same_folded(each, label); });
}

// A line that opens with the label, or holds it glued behind the value before ("... text. - Label: value"): the
// reader of reports did not see a field there, but a person does, so nothing is missing.
bool label_stands_on(std::string_view line, std::string_view label) {
  const std::string text = fold(line);
  if (text.starts_with(label) || text.starts_with("**" + std::string(label))) return true;
  for (const char* mark : {": ", ":**", ":"}) {
    const size_t at = text.find(std::string(label) + mark);
    if (at != std::string::npos && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '*')) return true;
  }
  return false;
}

bool label_occurs(const Input& in, const Place& place, std::string_view label) {
  const std::string folded = fold(label);
  const auto& lines = in.document.markdown().lines();
  const int last = std::min(place.last_line, static_cast<int>(lines.size()));
  std::set<int> others;  // "Additional considerations: ..." is no "Additional"
  for (const Field& field : place.fields) {
    if (!same_folded(field.label, label)) others.insert(field.line);
  }
  for (int number = std::max(place.first_line, 1); number <= last; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (!line.comment && line.heading == 0 && others.count(number) == 0 &&
        label_stands_on(in.text(line.content), folded)) {
      return true;
    }
  }
  return false;
}

void cite(Draft draft, std::initializer_list<std::string_view> own, std::initializer_list<std::string_view> general,
          bool by_third_party) {
  for (const std::string_view id : own) draft.requirement(id);
  // Completeness and N/A are addressed to CA Owners.
  for (const std::string_view id : general) {
    if (!by_third_party || id == "format-field-labels") draft.requirement(id);
  }
}

void report_missing(const Input& in, Sink& out, const Place& place, std::string_view label,
                    std::initializer_list<std::string_view> requirements, Need need) {
  Draft draft = out.add(place.span, fmt::format("field \"{}\" is missing from {}", label, place.where));
  draft.help(fmt::format("Add the label \"{}:\" and write N/A when it does not apply.", label));
  if (need == Need::optional) draft.at_most(Level::should);
  if (auto fix = insert_label(in, place.fields, label, place.factor)) draft.fix(std::move(*fix));
  cite(draft, requirements, {"format-field-labels", "format-fields-complete", "format-fields-not-applicable"},
       written_by_third_party(in));
  // The closure report has four labels and a sentence; without one of them it is no longer the template.
  if (in.report.kind == Kind::closure) draft.requirement("format-template-closure");
}

Span value_place(const Field& field) {
  return field.value.empty() ? field.written.span : field.value.span;
}

void report_empty(const Input& in, Sink& out, const Field& field, const Place& place,
                  std::initializer_list<std::string_view> requirements, Need need) {
  Draft draft = out.add(value_place(field), fmt::format("field \"{}\" of {} is empty", field.label, place.where));
  draft.help("Fill it in, or write N/A when it does not apply.");
  if (need == Need::optional) {
    draft.at_most(Level::may);
    cite(draft, requirements, {"format-fields-not-applicable"}, written_by_third_party(in));
    return;
  }
  cite(draft, requirements, {"format-fields-complete", "format-fields-not-applicable"}, written_by_third_party(in));
}

void report_dash(const Input& in, Sink& out, const Field& field, std::initializer_list<std::string_view> requirements,
                 Need need) {
  Draft draft = out.add(field.value.span, fmt::format("\"{}\" in field \"{}\" reads as not applicable, which is "
                                                      "written N/A",
                                                      field.value.text, field.label));
  draft.help("Write N/A, with a reason behind it where that helps.");
  draft.requirement("format-fields-not-applicable").at_most(need == Need::optional ? Level::may : Level::should);
  // The closure report's fields take a text or the literal N/A and nothing between them.
  if (in.report.kind == Kind::closure) cite(draft, requirements, {}, false);
  if (written_by_third_party(in)) draft.at_most(Level::may);
}

const Field* require_in(const Input& in, Sink& out, const Place& place, std::string_view label,
                        std::initializer_list<std::string_view> requirements, Need need) {
  const Field* field = find_field(place.fields, label);
  if (written_by_third_party(in) && starred(label)) {
    return field != nullptr && !holds_nothing(in, *field) ? field : nullptr;
  }
  if (field == nullptr) {
    if (!label_occurs(in, place, label)) report_missing(in, out, place, label, requirements, need);
    return nullptr;
  }
  if (holds_nothing(in, *field)) {
    report_empty(in, out, *field, place, requirements, need);
    return nullptr;
  }
  if (stands_for_not_applicable(folded_prose(in, field->value.span))) {
    report_dash(in, out, *field, requirements, need);
  }
  return field;
}

}  // namespace

const Field* find_field(const std::vector<Field>& fields, std::string_view label) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return same_folded(field.label, label); });
  return found == fields.end() ? nullptr : &*found;
}

bool holds_nothing(const Input& in, const Field& field) {
  if (field.value.empty()) return true;
  return folded_prose(in, field.value.span).find_first_not_of("*_:`>+ ") == std::string::npos;
}

bool stands_for_not_applicable(std::string_view value) {
  constexpr size_t kLongest = 200;  // with all the blanks and marks somebody may have put around the words
  if (value.size() > kLongest) return false;
  static constexpr std::string_view kWords[] = {"-",  "--",   "---",  "none",           "nil",           "n.a",
                                                "na", "n. a", "null", "not applicable", "not available", "nothing"};
  std::string folded = fold(value);
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ';')) folded.pop_back();
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

const Field* require_field(const Input& in, Sink& out, report::SectionId section, std::string_view label,
                           std::initializer_list<std::string_view> requirements, Need need) {
  const auto& fields = in.report.fields;
  const bool any = std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.section == section; });
  if (!any && in.report.section(section) == nullptr) return nullptr;
  const std::string_view heading = template_heading(in, section);
  const Place place{fields,
                    in.place(section),
                    in.report.first_line,
                    in.report.last_line,
                    heading.empty() ? "the report" : fmt::format("section \"{}\"", heading),
                    false};
  return require_in(in, out, place, label, requirements, need);
}

const Field* require_field(const Input& in, Sink& out, const report::Factor& factor, std::string_view label,
                           std::initializer_list<std::string_view> requirements, Need need) {
  const std::string where = factor.number > 0 ? fmt::format("contributing factor {}", factor.number)
                                              : fmt::format("contributing factor \"{}\"", factor.title.text);
  const size_t end = factor.span.end > factor.span.begin ? factor.span.end - 1 : factor.span.begin;
  const Place place{factor.fields, factor.heading.span, factor.line, in.document.line_of(end), where, true};
  return require_in(in, out, place, label, requirements, need);
}

void require_summary(const Input& in, Sink& out, std::string_view label, std::string_view requirement) {
  constexpr size_t kSentence = 6;  // words; fewer are no sentence
  const Field* field = require_field(in, out, report::SectionId::closure_summary, label, {requirement});
  if (field == nullptr) return;
  const std::string prose = in.document.prose(field->value.span);
  if (report::says_not_applicable(prose) || Words(prose).size() >= kSentence) return;
  out.add(field->value.span, fmt::format("field \"{}\" reads as a phrase, not as a summary", field->label))
      .help("Sum it up in a few sentences that stand on their own.")
      .at_most(Level::should);
}

}  // namespace candor::rules
