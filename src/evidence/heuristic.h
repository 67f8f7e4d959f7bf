// The incident heuristic as SQL: which certificates belong to the incident (--where), and to which distinct problems
// (--problem NAME=SQL), judged in one pass.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/worker.h"

namespace candor::evidence {

struct Problem {
  std::string name;
  std::string sql;  // condition over the columns of certs
};

struct HeuristicText {
  std::string where;              // empty: every certificate
  std::vector<Problem> problems;  // at most 32; with problems a certificate matches when `where` and one of them hold
};

// Fails when SQLite cannot compile a condition. `failed`, shared by all workers, keeps the first error while running.
struct HeuristicFailure;
std::shared_ptr<HeuristicFailure> make_failure(std::function<bool()> cancelled = nullptr);
// True once something failed or the work was cancelled: there is no use in going on. Callable from any thread.
std::function<bool()> stops_with(std::shared_ptr<HeuristicFailure> failure);
Status failure_status(const HeuristicFailure& failure);
Result<std::unique_ptr<Heuristic>> make_heuristic(const HeuristicText& text, std::shared_ptr<HeuristicFailure> failure);

}  // namespace candor::evidence
