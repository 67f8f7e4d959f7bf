// actions-table-columns: the action items stand in a table with the columns of the version's template, in its order:
// three in 2.0, six in 3.x. A column that is missing is reported once, not for every row.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/remedies.h"
#include "rules/support/table_fix.h"

namespace candor::rules::actions_table_columns {

namespace {

using report::Table;

// Letters and digits without a plural's s: "Corresponding Root Cause(s)", "corresponding root causes".
std::string key(std::string_view column) {
  std::string out;
  for (const char c : fold(column)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
  }
  if (out.ends_with('s')) out.pop_back();
  return out;
}

std::vector<std::string> keys(std::span<const std::string_view> columns) {
  std::vector<std::string> out;
  for (const std::string_view column : columns) out.push_back(key(column));
  return out;
}

std::string join(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : " | ") + std::string(name);
  return text;
}

// Requirements that nothing in the table can meet without the column.
void cite_column(Draft& draft, std::string_view column) {
  const std::string name = key(column);
  if (name == "kind") draft.requirement("actions-kind");
  if (name == "correspondingrootcause") {
    draft.requirement("actions-root-cause-cell").requirement("actions-every-root-cause-mapped");
  }
  if (name == "evaluationcriteria") draft.requirement("actions-evaluation-criteria");
  if (name == "duedate") draft.requirement("actions-due-date");
  if (name == "statu") draft.requirement("actions-status");
}

void check_table(const Input& in, Sink& out, const Table& table) {
  const auto wanted = keys(in.version.action_columns);
  const auto written = keys(table.columns);
  if (table.flattened || written.empty() || wanted == written) return;
  Draft draft = out.add(table.header.span, fmt::format("the action item table has the columns {}, not {}",
                                                       join(table.columns), join(in.version.action_columns)));
  draft.help(fmt::format("Use the columns {}, in this order.", join(in.version.action_columns)));
  draft.requirement("actions-table-columns");
  for (Fix& fix : insert_columns(in, table, written, wanted, in.version.action_columns)) draft.fix(std::move(fix));
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (std::find(written.begin(), written.end(), wanted[i]) == written.end()) {
      cite_column(draft, in.version.action_columns[i]);
    }
  }
}

bool inside(const Table& table, const report::Section& section) {
  return section.body.contains(table.header.span.begin);
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (in.version.action_columns.empty()) return;
  for (const Table& table : in.report.action_tables) check_table(in, out, table);
  if (in.report.flattened) return;
  for (const report::Section* section : remedy_sections(in)) {
    const auto& tables = in.report.action_tables;
    const bool has_table =
        std::any_of(tables.begin(), tables.end(), [&](const Table& table) { return inside(table, *section); });
    const auto listed = remedies_in(in, *section);
    if (has_table || listed.empty() || report::says_not_applicable(listed.front().text)) continue;
    out.add(section->heading.span, "the action items are not in a table")
        .help(fmt::format("Use a table with the columns {}.", join(in.version.action_columns)));
  }
}

}  // namespace candor::rules::actions_table_columns

namespace candor::rules {

extern const Rule kActionsTableColumns{.id = "actions-table-columns",
                                       .title = "The action items stand in a table with the template's columns",
                                       .requirements = {"actions-table-columns"},
                                       .kinds = kFull | kAudit,
                                       .decided = Decided::mechanical,
                                       .since = "0.1",
                                       .why = "Readers follow actions over many reports by these columns.",
                                       .check = actions_table_columns::check};

}  // namespace candor::rules
