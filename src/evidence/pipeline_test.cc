#include "evidence/pipeline.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace candor::evidence {

namespace {

// Batches without an item.
class EmptyBatches : public Reader {
 public:
  explicit EmptyBatches(uint64_t count) : count_(count) {}
  Result<std::optional<Batch>> next() override {
    if (next_ == count_) return std::optional<Batch>();
    Batch batch;
    batch.sequence = next_++;
    return std::optional(std::move(batch));
  }
  const std::optional<Error>& damage() const override { return damage_; }
  const std::vector<InputFile>& files() const override { return files_; }
  const std::vector<FileStamp>& stamps() const override { return stamps_; }
  uint64_t bytes_total() const override { return 0; }
  uint64_t bytes_done() const override { return 0; }

 private:
  uint64_t count_, next_ = 0;
  std::optional<Error> damage_;
  std::vector<InputFile> files_;
  std::vector<FileStamp> stamps_;
};

struct Running {
  explicit Running(int threads) {
    pipeline.threads = threads;
    pipeline.make_worker = [this] { return std::make_unique<Worker>(options, issuers, nullptr); };
    pipeline.collect = [this](Worked&& worked) {
      collected.push_back(worked.sequence);
      return Status();
    };
  }
  RowOptions options;
  IssuerTable issuers;
  Pipeline pipeline;
  std::vector<uint64_t> collected;
};

}  // namespace

TEST(Pipeline, CollectsInOrderOnAnyNumberOfThreads) {
  for (const int threads : {1, 2, 5}) {
    Running run(threads);
    EmptyBatches reader(100);
    ASSERT_TRUE(run_pipeline(reader, run.pipeline).ok());
    ASSERT_EQ(run.collected.size(), 100U);
    for (uint64_t i = 0; i < 100; ++i) EXPECT_EQ(run.collected[i], i);
  }
}

TEST(Pipeline, ThrowsWhatAThreadThrewOnceAllHaveEnded) {
  for (const int threads : {1, 2, 5}) {
    Running run(threads);
    EmptyBatches reader(1000);
    run.pipeline.collect = [](Worked&& worked) -> Status {
      if (worked.sequence == 7) throw std::runtime_error("no memory, say");
      return {};
    };
    EXPECT_THROW((void)run_pipeline(reader, run.pipeline), std::runtime_error) << threads;
  }
}

TEST(Pipeline, EndsWithTheFirstErrorOfCollecting) {
  for (const int threads : {1, 3}) {
    Running run(threads);
    EmptyBatches reader(1000);
    run.pipeline.collect = [](Worked&& worked) {
      return worked.sequence == 5 ? Status(Error{"the disk is full", ""}) : Status();
    };
    const Status status = run_pipeline(reader, run.pipeline);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().message, "the disk is full");
  }
}

}  // namespace candor::evidence
