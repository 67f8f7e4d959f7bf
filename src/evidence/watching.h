// A heuristic that lets another one judge and then looks at the certificates and what was said of them.
#pragma once

#include <memory>
#include <vector>

#include "evidence/worker.h"

namespace candor::evidence {

class WatchingHeuristic : public Heuristic {
 public:
  // `inner` may be null: then everything matches.
  explicit WatchingHeuristic(std::unique_ptr<Heuristic> inner) : inner_(std::move(inner)) {}

  void judge(const std::vector<x509::Certificate>& certificates, std::vector<Record>& records) final {
    if (inner_) {
      inner_->judge(certificates, records);
    } else {
      for (Record& record : records) record.flags |= Record::kMatched;
    }
    for (size_t i = 0; i < records.size(); ++i) watch(certificates[i], records[i]);
  }
  void judge_listed(std::vector<ListedCells>& rows) final {
    if (inner_) {
      inner_->judge_listed(rows);
    } else {
      for (ListedCells& cells : rows) cells.row.flags |= ListedRow::kMatched;
    }
    for (ListedCells& cells : rows) watch_listed(cells);
  }

 protected:
  virtual void watch(const x509::Certificate& certificate, Record& record) = 0;
  virtual void watch_listed(ListedCells&) {}

 private:
  std::unique_ptr<Heuristic> inner_;
};

}  // namespace candor::evidence
