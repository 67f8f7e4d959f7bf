#include "evidence/pipeline.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "base/interruption.h"

namespace candor::evidence {

namespace {

Status run_inline(Reader& reader, const Pipeline& pipeline) {
  const auto worker = pipeline.make_worker();
  while (true) {
    if (pipeline.cancelled && pipeline.cancelled()) return interrupted();
    auto batch = reader.next();
    if (!batch) return batch.error();
    if (!*batch) return {};
    if (auto status = pipeline.collect(worker->work(**batch)); !status) return status;
  }
}

// Every thread takes the next batch under one lock (finding boundaries is cheap), works it, and hands it in under
// another; results that come early wait, at most as many as there are threads times a few.
class Shared {
 public:
  Shared(Reader& reader, const Pipeline& pipeline) : reader_(reader), pipeline_(pipeline) {}

  void run() {
    try {
      const auto worker = pipeline_.make_worker();
      while (auto batch = take()) {
        if (!hand_in(worker->work(*batch))) return;
      }
    } catch (...) {  // no memory, say: the other threads stop, and run_pipeline() throws it
      const std::lock_guard lock(collect_);
      if (!thrown_) thrown_ = std::current_exception();
      stop_locked(interrupted());
    }
  }
  // Once all threads have ended.
  Status outcome() const {
    if (thrown_) std::rethrow_exception(thrown_);
    return status_;
  }

 private:
  std::optional<Batch> take() {
    const std::lock_guard lock(read_);
    if (stopped()) return std::nullopt;
    if (pipeline_.cancelled && pipeline_.cancelled()) {
      stop(interrupted());
      return std::nullopt;
    }
    auto batch = reader_.next();
    if (!batch) stop(batch.error());
    if (!batch || !*batch) return std::nullopt;
    return std::move(**batch);
  }

  bool stopped() {
    const std::lock_guard lock(collect_);
    return !status_.ok();
  }

  void stop(Error error) {
    const std::lock_guard lock(collect_);
    stop_locked(std::move(error));
  }

  void stop_locked(Error error) {
    if (status_.ok()) status_ = std::move(error);
    room_.notify_all();
  }

  bool hand_in(Worked&& worked) {
    std::unique_lock lock(collect_);
    // The one whose turn it is never waits, so this cannot lock up.
    room_.wait(lock, [&] { return !status_.ok() || worked.sequence == due_ || early_.size() < kEarly; });
    if (!status_.ok()) return false;
    const uint64_t sequence = worked.sequence;
    early_.emplace(sequence, std::move(worked));
    while (status_.ok() && !early_.empty() && early_.begin()->first == due_) {
      status_ = pipeline_.collect(std::move(early_.begin()->second));
      early_.erase(early_.begin());
      ++due_;
    }
    room_.notify_all();
    return status_.ok();
  }

  static constexpr size_t kEarly = 16;
  Reader& reader_;
  const Pipeline& pipeline_;
  std::mutex read_, collect_;
  std::condition_variable room_;
  std::map<uint64_t, Worked> early_;
  uint64_t due_ = 0;
  Status status_;
  std::exception_ptr thrown_;
};

}  // namespace

Status run_pipeline(Reader& reader, const Pipeline& pipeline) {
  if (pipeline.threads <= 1) return run_inline(reader, pipeline);
  Shared shared(reader, pipeline);
  {
    std::vector<std::jthread> threads;
    for (int i = 1; i < pipeline.threads; ++i) threads.emplace_back([&] { shared.run(); });
    shared.run();
  }
  return shared.outcome();
}

}  // namespace candor::evidence
