#include "desk/evidence_query.h"

#include "evidence/stream_rows.h"

namespace candor::desk {

Result<QueryOutcome> run_query(const QueryRequest& request,
                               const std::function<void(const std::vector<std::string>&)>& columns,
                               const std::function<void(const std::vector<QueryCell>&)>& row) {
  evidence::StreamRows source(request.certificates);
  source.cancelled = request.cancelled;
  source.progress = request.progress;
  evidence::SqlTable table(source, evidence::certificate_table(), request.cancelled);
  const auto statement = table.prepare(request.sql);
  if (!statement) return statement.error();
  bool told = false;
  std::vector<QueryCell> cells;
  while (true) {
    const auto more = table.step(statement->get());
    if (!more) return more.error();
    if (!told) columns(evidence::SqlTable::column_names(statement->get()));
    told = true;
    if (!*more) return QueryOutcome{source.certificates(), source.rejected()};
    evidence::SqlTable::read_row(statement->get(), cells);
    row(cells);
  }
}

}  // namespace candor::desk
