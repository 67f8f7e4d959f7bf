// Fields of the templates of 3.x: is the label there, and does it hold a value? One mistake is one diagnostic that
// carries every requirement which sees it, so the rule of the field itself reports through these functions and the
// general format rules (labels kept, fields complete, N/A written) need not repeat it.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace candor::rules {

enum class Need {
  required,
  optional  // the guidelines describe the field as optional: its label stays, an empty value gets a hint only
};

// The field with this label (compared after folding), or null.
const report::Field* find_field(const std::vector<report::Field>& fields, std::string_view label);

// Empty, or nothing but HTML comments, list marks and emphasis.
bool holds_nothing(const Input& in, const report::Field& field);

// "-", "none", "n.a.", "not available": read as N/A but not written so.
bool stands_for_not_applicable(std::string_view value);

// Reports a missing label, an empty value, or a dash where N/A is due, under the given requirements (the field's own
// first) and the general ones that apply. Returns the field when it holds a value (N/A included), else null; null also
// when nothing is to be said, e.g. because its whole section is missing (that is the section rule's diagnostic) or a
// third party need not give it.
const report::Field* require_field(const Input& in, Sink& out, report::SectionId section, std::string_view label,
                                   std::initializer_list<std::string_view> requirements, Need need = Need::required);

// The same for a field of a contributing factor.
const report::Field* require_field(const Input& in, Sink& out, const report::Factor& factor, std::string_view label,
                                   std::initializer_list<std::string_view> requirements, Need need = Need::required);

// The same for a field of the closure report that sums something up: a phrase of a few words is no summary.
void require_summary(const Input& in, Sink& out, std::string_view label, std::string_view requirement);

}  // namespace candor::rules
