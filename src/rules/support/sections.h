// Headings of the templates: one place that reports a missing one, for the rule that owns the section.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "rules/rule.h"

namespace candor::rules {

// The heading as this version's template for the report's kind writes it, without marks; empty if it has none.
std::string_view template_heading(const Input& in, report::SectionId section);

// The section's heading is there, or, where an extraction dropped the headings, content that only it can hold.
bool shows_section(const Input& in, report::SectionId section);

// Reports a heading of the version's template that the report lacks, under the given requirements (the section's own
// first) and the general format ones. True when the section is there. Before 2.0 there are no templates: the
// diagnostic then names the topic in the words of `topic`.
bool require_section(const Input& in, Sink& out, report::SectionId section,
                     std::initializer_list<std::string_view> requirements, std::string_view topic = {});

}  // namespace candor::rules
