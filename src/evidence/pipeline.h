// Reader, workers, collector: batches are worked on N threads and collected in input order, so the result does not
// depend on the number of threads.
#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "evidence/reader.h"
#include "evidence/worker.h"

namespace candor::evidence {

struct Pipeline {
  int threads = 1;
  std::function<std::unique_ptr<Worker>()> make_worker;
  std::function<Status(Worked&&)> collect;  // in order of Batch::sequence, never on two threads at once
  std::function<bool()> cancelled;          // asked between batches; may be null
};

// Ends with the first error of the reader or of collect(); "interrupted" when cancelled() says so.
Status run_pipeline(Reader& reader, const Pipeline& pipeline);

}  // namespace candor::evidence
