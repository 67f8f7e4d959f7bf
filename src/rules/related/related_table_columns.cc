// related-table-columns: Bug, Date, Description, in this order. The definitions name them "Related Bug ID", "Related
// Bug URL", "Opened date" and "Description"; these are accepted with a remark.
#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/related.h"

namespace candor::rules::related_table_columns {

namespace {

bool equal(std::span<const std::string_view> wanted, const std::vector<std::string_view>& written) {
  return std::equal(wanted.begin(), wanted.end(), written.begin(), written.end(), same_folded);
}

// The columns in the words of the definitions or near to them: right subject, right order.
bool equivalent(const std::vector<std::string_view>& written) {
  constexpr std::string_view kParts[] = {"bug", "date", "description"};
  if (written.size() != std::size(kParts)) return false;
  return std::equal(
      written.begin(), written.end(), std::begin(kParts),
      [](std::string_view cell, std::string_view part) { return fold(cell).find(part) != std::string::npos; });
}

std::string join(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : " | ") + std::string(name);
  return text;
}

}  // namespace

void check(const Input& in, Sink& out) {
  if (!in.report.related_table || related_table_is_flattened(in)) return;
  const report::Table& table = *in.report.related_table;
  if (table.columns.empty() || equal(in.version.related_columns, table.columns)) return;
  Draft draft = out.add(table.header.span, fmt::format("the columns of the related incidents are {}, not {}",
                                                       join(table.columns), join(in.version.related_columns)));
  draft.help(fmt::format("Name the columns {}, in this order.", join(in.version.related_columns)));
  if (!has_related_column(in, {"date", "opened"})) draft.requirement("related-opened-date");
  draft.requirement("related-table-columns");
  if (equivalent(table.columns)) draft.at_most(Level::should);
}

}  // namespace candor::rules::related_table_columns

namespace candor::rules {

extern const Rule kRelatedTableColumns{.id = "related-table-columns",
                                       .title = "The table of related incidents has the columns Bug, Date, Description",
                                       .requirements = {"related-table-columns"},
                                       .kinds = kFull,
                                       .decided = Decided::mechanical,
                                       .since = "0.1",
                                       .why = "Tables of one form can be read across reports.",
                                       .check = related_table_columns::check};

}  // namespace candor::rules
