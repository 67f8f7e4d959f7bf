#include "report/actions.h"

#include <algorithm>

#include "base/fold.h"
#include "report/action_list.h"
#include "report/action_table.h"
#include "report/flat_table.h"
#include "report/tables.h"

namespace candor::report {

namespace {

bool holds_actions(SectionId id) {
  return id == SectionId::action_items || id == SectionId::topic_steps || id == SectionId::issue_remediation;
}

class ActionReader {
 public:
  ActionReader(const Scope& scope, Report& report) : scope_(scope), report_(report) {}

  void read() {
    bool section_found = false;
    for (const Section& section : report_.sections) {
      if (!holds_actions(section.id)) continue;
      section_found = true;
      read_section(section);
    }
    // A closure report lists where its items stand; an extract may have lost the heading.
    if (!section_found) read_loose_tables();
    std::stable_sort(report_.actions.begin(), report_.actions.end(),
                     [](const ActionItem& a, const ActionItem& b) { return a.row.begin < b.row.begin; });
    int index = 0;
    for (ActionItem& item : report_.actions) item.index = ++index;
  }

 private:
  void read_section(const Section& section) {
    const Range range = pieces_of(scope_, section.body);
    bool found = false;
    for (FoundTable& table : read_tables(scope_, range)) {
      if (found && !is_action_table(table.table)) continue;
      found = true;
      add_table(table);
    }
    found = read_flat_tables(scope_, range, report_) || found;
    if (!found) read_action_list(scope_, range, section, report_);
  }

  void read_loose_tables() {
    const Range range{scope_.first, scope_.last};
    for (FoundTable& table : read_tables(scope_, range)) {
      if (is_action_table(table.table)) add_table(table);
    }
    read_flat_tables(scope_, range, report_);
  }

  void add_table(FoundTable& found) {
    std::vector<TableColumn> columns = action_columns(found.table);
    // Without a column we know, the first one that is no running number says what is to be done.
    if (std::find(columns.begin(), columns.end(), TableColumn::description) == columns.end()) {
      const size_t first = columns.size() > 1 && spelled_number(found.table.columns[0]) ? 1 : 0;
      if (first < columns.size()) columns[first] = TableColumn::description;
    }
    for (const std::vector<Text>& row : found.table.rows) {
      if (!row.empty()) report_.actions.push_back(read_action_row(scope_, row, columns, report_.stamps));
    }
    report_.action_tables.push_back(std::move(found.table));
  }

  static bool spelled_number(std::string_view header) {
    const std::string_view text = trim(header);
    return text.empty() || text == "#" || text.starts_with("No") || text == "ID";
  }

  const Scope& scope_;
  Report& report_;
};

}  // namespace

void read_actions(const Scope& scope, Report& report) {
  ActionReader(scope, report).read();
}

}  // namespace candor::report
