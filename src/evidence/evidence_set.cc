#include "evidence/evidence_set.h"

#include <algorithm>
#include <utility>

#include "evidence/describe.h"
#include "evidence/listed_place.h"
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
    for (const CaCertificate& ca : worked.cas) set_.signing_cas.add(ca);
    if (!worked.listed_digests.empty()) note_listed(worked);
    for (ListedRow& row : worked.listed) {
      row.row_offset += base;
      listed_.rows.push_back(row);
    }
    if (kept_.ok()) kept_ = feed_digests();
    if (!kept_) return kept_;
    // Scanner and worker each tell of their own; batches follow one another in the order of the input.
    std::ranges::stable_sort(worked.rejected, {}, &Rejected::offset);
    if (auto status = set_.rejected.add(worked.rejected); !status) return status;
    if (options_.progress) options_.progress(reader_.bytes_done(), reader_.bytes_total(), set_.records.size());
    return set_.rows->append(worked.text);
  }

  Status keep_elsewhere() {
    if (options_.row.shards <= 1 || !options_.listings) return {};
    auto spill = Spill::create(options_.scratch, 0);
    if (!spill) return spill.error();
    elsewhere_ = std::move(*spill);
    listed_.elsewhere = elsewhere_.get();
    listed_.shard = options_.row.shard;
    listed_.shards = options_.row.shards;
    return {};
  }

  Status finish() {
    set_.files = reader_.files();
    set_.stamps = reader_.stamps();
    end_file();
    set_.content.resize(set_.files.size(), {0, RunningSha256().hex()});
    set_.all_content.sha256 = all_.hex();
    return kept_.ok() ? place_listed(set_, std::move(listed_)) : kept_;
  }

 private:
  // Records come in input order, so one digest runs at a time; it is fed by the batch.
  void note_content(const Record& record) {
    begin_file(record.file);
    ++in_file_.certificates;
    ++set_.all_content.certificates;
    hashes_.append(x509::as_chars(record.sha256));
  }

  void note_listed(const Worked& worked) {
    begin_file(worked.listed_file);
    const uint64_t rows = worked.listed_digests.size() / std::tuple_size_v<Sha256Value>;
    in_file_.listed += rows;
    set_.all_content.listed += rows;
    feed(worked.listed_digests);
  }

  void begin_file(uint32_t file) {
    if (file == file_) return;
    end_file();
    file_ = file;
  }

  // Of the first file, which mostly is the only one, both digests are the same: it is taken once.
  void feed(std::string_view digests) {
    of_file_.update(digests);
    if (first_ended_) all_.update(digests);
  }

  Status feed_digests() {
    feed(hashes_);
    // What other shards have may be what a listing names.
    Status kept = elsewhere_ ? elsewhere_->append(hashes_) : Status();
    hashes_.clear();
    return kept;
  }

  void end_file() {
    if (in_file_.certificates + in_file_.listed == 0) return;
    if (kept_.ok()) kept_ = feed_digests();
    set_.content.resize(file_, {0, RunningSha256().hex()});
    if (!std::exchange(first_ended_, true)) all_ = of_file_;
    in_file_.sha256 = of_file_.hex();
    set_.content.push_back(std::exchange(in_file_, {}));
  }

  EvidenceSet& set_;
  const CollectOptions& options_;
  const Reader& reader_;
  uint32_t file_ = 0;
  Content in_file_;
  RunningSha256 of_file_, all_;
  bool first_ended_ = false;
  std::string hashes_;  // not fed yet
  ListedContext listed_;
  std::unique_ptr<Spill> elsewhere_;
  Status kept_;
};

}  // namespace

namespace {

Status add_issuers(const std::vector<std::string>& inputs, EvidenceSet& set) {
  auto certificates = IssuerCertificates::read(inputs);
  if (!certificates) return certificates.error();
  set.ca_certificates = std::move(*certificates);
  for (const x509::Input der : set.ca_certificates.all()) {
    const x509::Certificate c = x509::parse_certificate(der);
    if (type_of(c) != CertType::ca) continue;
    set.signing_cas.add({set.issuers.intern(c.subject), set.issuers.intern(c.issuer), signs_precertificates(c)});
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<EvidenceSet>> collect(const CollectOptions& options) {
  auto reader = Reader::open(options.inputs, options.listings);
  if (!reader) return reader.error();
  auto set = std::make_unique<EvidenceSet>();
  set->rejected = RejectedList(options.scratch);
  auto spill = Spill::create(options.scratch);
  if (!spill) return spill.error();
  set->rows = std::move(*spill);
  Collector collector(*set, options, **reader);
  if (auto status = collector.keep_elsewhere(); !status) return status.error();
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
  if (auto status = collector.finish(); !status) return status.error();
  if (options.stage) options.stage("pair and sort");
  if (auto status = add_issuers(options.issuers, *set); !status) return status.error();
  set->signing_cas.settle(set->issuers);
  set->pairing = pair_records(set->records, static_cast<size_t>(options.threads), set->signing_cas);
  return set;
}

}  // namespace candor::evidence
