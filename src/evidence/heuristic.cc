#include "evidence/heuristic.h"

#include <fmt/format.h>
#include <mutex>
#include <sqlite3.h>

#include "evidence/listed_rows.h"
#include "evidence/sql.h"

namespace candor::evidence {

struct HeuristicFailure {
  std::function<bool()> cancelled;
  std::mutex mutex;
  Status status;
};

namespace {

// The certificates of one batch as rows.
class BatchRows : public CertificateSource {
 public:
  void show(const std::vector<x509::Certificate>& certificates, const std::vector<Record>& records) {
    certificates_ = &certificates;
    records_ = &records;
  }
  Status rewind() override {
    next_ = 0;
    return {};
  }
  Result<bool> next() override {
    ++next_;
    return certificates_ != nullptr && next_ <= certificates_->size();
  }
  CertificateRow row() const override { return {(*certificates_)[next_ - 1], (*records_)[next_ - 1]}; }

 private:
  const std::vector<x509::Certificate>* certificates_ = nullptr;
  const std::vector<Record>* records_ = nullptr;
  size_t next_ = 0;
};

// SELECT rowid, (where), (problem 1), ... FROM certs: every condition sees every certificate exactly once.
std::string select_of(const HeuristicText& text) {
  std::string sql = fmt::format("SELECT rowid, ({})", text.where.empty() ? "1" : text.where + "\n");
  for (const Problem& problem : text.problems) sql += fmt::format(", ({}\n)", problem.sql);
  return sql + " FROM certs";
}

class SqlHeuristic : public Heuristic {
 public:
  SqlHeuristic(const HeuristicText& text, std::shared_ptr<HeuristicFailure> failure)
      : table_(rows_, certificate_table(), failure->cancelled),
        listed_table_(listed_rows_, certificate_table(), failure->cancelled),
        problems_(text.problems.size()),
        failure_(std::move(failure)) {}

  Status prepare(const HeuristicText& text) {
    // In brackets "1) OR (1" would pass, and mean something else than what is published.
    if (auto status = table_.check_condition(text.where.empty() ? "1" : text.where); !status) return status;
    for (const Problem& problem : text.problems) {
      if (auto status = table_.check_condition(problem.sql.empty() ? "1" : problem.sql); !status) return status;
    }
    auto statement = table_.prepare(select_of(text));
    if (!statement) return statement.error();
    statement_ = std::move(*statement);
    auto listed = listed_table_.prepare(select_of(text));
    if (!listed) return listed.error();
    listed_statement_ = std::move(*listed);
    return {};
  }

  void judge(const std::vector<x509::Certificate>& certificates, std::vector<Record>& records) override {
    rows_.show(certificates, records);
    sqlite3_reset(statement_.get());
    while (true) {
      const auto more = table_.step(statement_.get());
      if (!more) return fail(more.error());
      if (!*more) break;
      mark(records[static_cast<size_t>(sqlite3_column_int64(statement_.get(), 0))]);
    }
  }

  void judge_listed(std::vector<ListedCells>& rows) override {
    listed_rows_.show(rows);
    sqlite3_reset(listed_statement_.get());
    while (true) {
      const auto more = listed_table_.step(listed_statement_.get());
      if (!more) return fail(more.error());
      if (!*more) break;
      mark_listed(rows[static_cast<size_t>(sqlite3_column_int64(listed_statement_.get(), 0))].row);
    }
  }

 private:
  void fail(Error error) {
    const std::lock_guard lock(failure_->mutex);
    if (failure_->status.ok()) failure_->status = std::move(error);
  }

  bool holds(size_t column) { return sqlite3_column_int(statement_.get(), static_cast<int>(column)) != 0; }

  void mark(Record& record) {
    if (!holds(1)) return;
    for (size_t i = 0; i < problems_; ++i) {
      if (holds(2 + i)) record.problems |= 1U << i;
    }
    if (problems_ == 0 || record.problems != 0) record.flags |= Record::kMatched;
  }

  // What a row does not say is NULL, and so is a condition that needs it.
  void mark_listed(ListedRow& row) {
    sqlite3_stmt* statement = listed_statement_.get();
    const auto unknown = [&](int column) { return sqlite3_column_type(statement, column) == SQLITE_NULL; };
    const auto holds = [&](int column) { return sqlite3_column_int(statement, column) != 0; };
    if (!unknown(1) && !holds(1)) return;
    bool undecided = unknown(1);
    bool any = problems_ == 0;
    for (size_t i = 0; i < problems_; ++i) {
      const int column = static_cast<int>(2 + i);
      if (holds(column)) row.problems |= 1U << i;
      any |= holds(column) || unknown(column);
    }
    if (!any) return;
    undecided |= problems_ != 0 && row.problems == 0;
    row.flags |= undecided ? ListedRow::kUndecided : ListedRow::kMatched;
  }

  BatchRows rows_;
  SqlTable table_;
  Statement statement_;
  ListedRows listed_rows_;
  SqlTable listed_table_;
  Statement listed_statement_;
  size_t problems_;
  std::shared_ptr<HeuristicFailure> failure_;
};

}  // namespace

std::shared_ptr<HeuristicFailure> make_failure(std::function<bool()> cancelled) {
  auto failure = std::make_shared<HeuristicFailure>();
  failure->cancelled = std::move(cancelled);
  return failure;
}

std::function<bool()> stops_with(std::shared_ptr<HeuristicFailure> failure) {
  return [failure = std::move(failure)] {
    if (failure->cancelled && failure->cancelled()) return true;
    const std::lock_guard lock(failure->mutex);
    return !failure->status.ok();
  };
}

Status failure_status(const HeuristicFailure& failure) {
  return failure.status;
}

Result<std::unique_ptr<Heuristic>> make_heuristic(const HeuristicText& text,
                                                  std::shared_ptr<HeuristicFailure> failure) {
  if (text.problems.size() > 32) return Error{"at most 32 problems can be told apart in one run", "Split the run."};
  auto heuristic = std::make_unique<SqlHeuristic>(text, std::move(failure));
  if (auto status = heuristic->prepare(text); !status) return status.error();
  return std::unique_ptr<Heuristic>(std::move(heuristic));
}

}  // namespace candor::evidence
