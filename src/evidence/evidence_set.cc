#include "evidence/evidence_set.h"

#include <utility>

#include "evidence/running_digest.h"

namespace candor::evidence {

namespace {

class Collector {
 public:
  Collector(EvidenceSet& set, const CollectOptions& options, const Reader& reader)
      : set_(set), options_(options), reader_(reader) {}

  Status take(Worked&& worked) {
    const uint64_t base = set_.rows->size();
    for (Record& record : worked.records) {
      note_content(record);
      if (record.is(Record::kElsewhere)) continue;
      record.row_offset += base;
      set_.records.push_back(record);
    }
    feed_digests();
    for (Rejected& rejected : worked.rejected) set_.rejected.push_back(std::move(rejected));
    if (options_.progress) options_.progress(reader_.bytes_done(), reader_.bytes_total(), set_.records.size());
    return set_.rows->append(worked.text);
  }

  void finish() {
    set_.files = reader_.files();
    end_file();
    set_.content.resize(set_.files.size(), {0, RunningSha256().hex()});
    set_.all_content.sha256 = all_.hex();
  }

 private:
  // Records come in input order, so one digest runs at a time; it is fed by the batch.
  void note_content(const Record& record) {
    if (record.file != file_) {
      end_file();
      file_ = record.file;
    }
    ++in_file_.certificates;
    ++set_.all_content.certificates;
    hashes_.append(x509::as_chars(record.sha256));
  }

  void feed_digests() {
    of_file_.update(x509::as_bytes(hashes_));
    all_.update(x509::as_bytes(hashes_));
    hashes_.clear();
  }

  void end_file() {
    if (in_file_.certificates == 0) return;
    feed_digests();
    set_.content.resize(file_, {0, RunningSha256().hex()});
    in_file_.sha256 = of_file_.hex();
    set_.content.push_back(std::exchange(in_file_, {}));
  }

  EvidenceSet& set_;
  const CollectOptions& options_;
  const Reader& reader_;
  uint32_t file_ = 0;
  Content in_file_;
  RunningSha256 of_file_, all_;
  std::string hashes_;  // not fed yet
};

}  // namespace

Result<std::unique_ptr<EvidenceSet>> collect(const CollectOptions& options) {
  auto reader = Reader::open(options.inputs);
  if (!reader) return reader.error();
  auto set = std::make_unique<EvidenceSet>();
  auto spill = Spill::create(options.scratch);
  if (!spill) return spill.error();
  set->rows = std::move(*spill);
  Collector collector(*set, options, **reader);
  std::vector<std::unique_ptr<Heuristic>> heuristics;
  std::mutex making;
  Pipeline pipeline;
  pipeline.threads = options.threads;
  pipeline.cancelled = options.cancelled;
  pipeline.make_worker = [&] {
    const std::lock_guard lock(making);
    Heuristic* heuristic = nullptr;
    if (options.make_heuristic) heuristic = heuristics.emplace_back(options.make_heuristic()).get();
    return std::make_unique<Worker>(options.row, set->issuers, heuristic);
  };
  pipeline.collect = [&](Worked&& worked) { return collector.take(std::move(worked)); };
  if (auto status = run_pipeline(**reader, pipeline); !status) return status.error();
  collector.finish();
  if (options.stage) options.stage("pair and sort");
  set->pairing = pair_records(set->records);
  return set;
}

}  // namespace candor::evidence
