// What delta CRLs take back by removeFromCRL: only holds, and entries of certificates that have expired, may go (RFC
// 5280 section 5.3.1). A part of crl_series.h.
#include <fmt/format.h>

#include "evidence/crl_series.h"

namespace candor::evidence {

namespace {

struct Removal {
  uint64_t key;
  const CrlFile* file;
  Instant at;
  // Of the newest entry before it.
  std::optional<Instant> entered;
  x509::Reason reason = x509::Reason::none;
  std::string entered_in;
};

}  // namespace

void CrlSeries::judge_removals() {
  std::unordered_multimap<uint64_t, Removal> removals;
  const auto for_each_issue = [&](auto&& visit) {
    for (const auto& named : series_) {
      const Series& series = named.second;
      for (const Issue& issue : series.issues) {
        if (issue.signature_bad || !issue.usable || !issue.crl.this_update.instant) continue;
        for_each_entry(series.issuer, issue.crl,
                       [&](uint64_t key, const x509::CrlEntry& entry) { visit(series, issue, key, entry); });
      }
    }
  };
  for_each_issue([&](const Series& series, const Issue& issue, uint64_t key, const x509::CrlEntry& entry) {
    if (!series.delta || entry.reason != x509::Reason::remove_from_crl) return;
    removals.emplace(key, Removal{key, issue.file, *issue.crl.this_update.instant, {}, {}, {}});
  });
  if (removals.empty()) return;
  for_each_issue([&](const Series&, const Issue& issue, uint64_t key, const x509::CrlEntry& entry) {
    if (entry.reason == x509::Reason::remove_from_crl) return;
    const Instant at = *issue.crl.this_update.instant;
    for (auto [it, end] = removals.equal_range(key); it != end; ++it) {
      Removal& removal = it->second;
      if (at >= removal.at || (removal.entered && *removal.entered >= at)) continue;
      removal.entered = at;
      removal.reason = entry.reason;
      removal.entered_in = issue.file->name;
    }
  });
  std::map<const CrlFile*, uint64_t> taken_back;
  for (const auto& found : removals) {
    const Removal& removal = found.second;
    if (!removal.entered || removal.reason == x509::Reason::certificate_hold) continue;
    index_.find(removal.key, [&](uint32_t row) {
      const Record& record = set_.records[set_.pairing.rows[row].main()];
      if (record.not_after < removal.at.time_since_epoch().count()) return;
      ++taken_back[removal.file];
      by_row_[row].push_back({StatusProblem::crl_entry_vanished, removal.file->name,
                              fmt::format("in {}, no hold, and removed by the delta CRL of {}", removal.entered_in,
                                          format_instant(removal.at))});
    });
  }
  for (const auto& [file, count] : taken_back) {
    add(*file, {StatusProblem::crl_entries_vanished, "",
                fmt::format("removeFromCRL of {} that were no holds, of unexpired certificates", count)});
  }
}

}  // namespace candor::evidence
