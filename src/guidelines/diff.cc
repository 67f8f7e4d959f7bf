#include "guidelines/diff.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor::guidelines {

namespace {

using Words = std::span<const std::string_view>;

bool same(Words a, Words b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

std::string list(Words words) {
  return words.empty() ? "none" : fmt::format("{}", fmt::join(words, " | "));
}

void compare_words(std::string_view what, Words before, Words after, std::vector<std::string>& out) {
  if (!same(before, after)) out.push_back(fmt::format("{}: {}; before: {}", what, list(after), list(before)));
}

void compare_requirements(Difference& out) {
  for (const InForce& after : out.to->requirements) {
    const InForce* before = out.from->find(after.requirement->id);
    if (before == nullptr) {
      out.added.push_back(&after);
    } else if (before->level != after.level || before->basis != after.basis) {
      out.level.push_back({before, &after});
    } else if (before->detail != after.detail || before->pattern != after.pattern ||
               !same(before->values, after.values)) {
      out.detail.push_back({before, &after});
    }
  }
  for (const InForce& before : out.from->requirements) {
    if (out.to->find(before.requirement->id) == nullptr) out.removed.push_back(&before);
  }
}

std::vector<std::string_view> kind_names(const Version& version) {
  std::vector<std::string_view> names;
  for (const report::Kind kind : version.kinds) names.push_back(report::to_string(kind));
  return names;
}

void compare_templates(const Difference& difference, std::vector<std::string>& out) {
  for (const Template& after : difference.to->templates) {
    const Template* before = difference.from->template_for(after.kind);
    const auto kind = report::to_string(after.kind);
    if (before == nullptr) {
      out.push_back(fmt::format("template '{}' is new", kind));
    } else if (before->text != after.text) {
      out.push_back(fmt::format("template '{}' has another text", kind));
    }
  }
  for (const Template& before : difference.from->templates) {
    if (difference.to->template_for(before.kind) == nullptr) {
      out.push_back(fmt::format("template '{}' is gone", report::to_string(before.kind)));
    }
  }
}

const Clock* find_clock(const Version& version, std::string_view id) {
  const auto found =
      std::find_if(version.clocks.begin(), version.clocks.end(), [&](const Clock& c) { return c.id == id; });
  return found == version.clocks.end() ? nullptr : &*found;
}

void compare_clocks(const Difference& difference, std::vector<std::string>& out) {
  for (const Clock& after : difference.to->clocks) {
    const Clock* before = find_clock(*difference.from, after.id);
    if (before == nullptr) {
      out.push_back(fmt::format("clock '{}' is new: {} {}", after.id, to_string(after.level), after.duration));
    } else if (before->level != after.level || before->duration != after.duration) {
      out.push_back(fmt::format("clock '{}': {} {}; before: {} {}", after.id, to_string(after.level), after.duration,
                                to_string(before->level), before->duration));
    }
  }
  for (const Clock& before : difference.from->clocks) {
    if (find_clock(*difference.to, before.id) == nullptr) out.push_back(fmt::format("clock '{}' is gone", before.id));
  }
}

void compare_parameters(Difference& out) {
  compare_words("kinds of report", kind_names(*out.from), kind_names(*out.to), out.parameters);
  compare_words("columns of the action item table", out.from->action_columns, out.to->action_columns, out.parameters);
  compare_words("columns of the related incidents table", out.from->related_columns, out.to->related_columns,
                out.parameters);
  compare_words("columns of the certificate listing", out.from->appendix_columns, out.to->appendix_columns,
                out.parameters);
  if (out.from->listing_threshold != out.to->listing_threshold) {
    out.parameters.push_back(fmt::format("certificates from which a URL list may replace the listing: {}; before: {}",
                                         out.to->listing_threshold, out.from->listing_threshold));
  }
  if (out.from->column_order_mandatory != out.to->column_order_mandatory) {
    out.parameters.push_back(fmt::format("the order of the listing's columns is {}mandatory",
                                         out.to->column_order_mandatory ? "" : "no longer "));
  }
  compare_templates(out, out.parameters);
  compare_clocks(out, out.parameters);
}

}  // namespace

Difference difference(const Version& one, const Version& other) {
  const bool in_order = other.at_least(one.id);
  Difference out{in_order ? &one : &other, in_order ? &other : &one, {}, {}, {}, {}, {}};
  compare_requirements(out);
  compare_parameters(out);
  return out;
}

}  // namespace candor::guidelines
