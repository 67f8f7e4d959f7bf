// CRLs as a CA issued them, one after another: is each well made, did the next come in time, do numbers grow, does
// nothing vanish (RFC 5280 section 5, TLS BR 4.9.7, 4.10.1 and 7.2, MRSP 6).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "evidence/crl_files.h"
#include "evidence/evidence_set.h"
#include "evidence/row_index.h"
#include "evidence/signature.h"
#include "evidence/status_problem.h"
#include "evidence/subject_notes.h"
#include "x509/crl.h"
#include "x509/general_names.h"

namespace candor::evidence {

// Whose certificates a CRL covers; it decides how long it may be valid.
enum class CrlScope : uint8_t { unknown, subscribers, cas };

struct CrlLimits {
  CrlScope scope = CrlScope::unknown;
  bool all_point_to_ocsp = true;  // certificates of this issuer that were given
};

// What is wrong with one CRL alone; `newest`: there is no later one of its series.
std::vector<StatusFinding> judge_crl(const x509::Crl& crl, const CrlLimits& limits, bool newest, Instant as_of);
// Whether the second CRL number is the next after the first.
bool follows_directly(x509::Input before, x509::Input after);
// What is wrong with two consecutive complete CRLs of one series.
std::vector<StatusFinding> judge_succession(const x509::Crl& before, const x509::Crl& after, const CrlLimits& limits);

class CrlSeries {
 public:
  CrlSeries(EvidenceSet& set, const SubjectNotes& notes, const IssuerCertificates& issuers)
      : set_(set), notes_(notes), issuers_(issuers), index_(set) {}

  // Judges all of them; `files` must outlive this object. What comes out stands in findings() and by_row().
  void judge(const std::vector<CrlFile>& files, Instant as_of);

  const std::vector<StatusFinding>& findings() const { return findings_; }  // of CRLs, with their files' names
  const std::unordered_map<uint32_t, std::vector<StatusFinding>>& by_row() const { return by_row_; }
  // thisUpdate of the newest complete CRL that speaks of the row's certificate; none: nothing was given.
  std::optional<Instant> newest_for(uint32_t row) const;

 private:
  struct Issue {
    const CrlFile* file;
    x509::Crl crl;
    std::string sha256;
    bool signature_bad = false;
    bool usable = true;  // as the join has it
  };
  // Issues of one issuer for one part of its certificates, by thisUpdate.
  struct Series {
    uint32_t issuer = 0;
    bool delta = false;
    x509::IssuingPoint point;
    std::vector<Issue> issues;
  };

  void sort_into_series(const std::vector<CrlFile>& files);
  CrlLimits limits_of(const Series& series) const;
  bool covers(const Series& series, uint32_t row) const;
  void judge_series(const Series& series, Instant as_of);
  // Calls visit(key, entry) with the key of the entry's certificate in the index.
  template <typename Visit>
  void for_each_entry(uint32_t issuer, const x509::Crl& crl, Visit&& visit) {
    x509::Parser list(crl.entries);
    while (const auto entry = x509::next_entry(list)) {
      if (crl.indirect && !entry->certificate_issuer.empty()) {
        x509::for_each_name(entry->certificate_issuer, [&](x509::NameType type, x509::Input name) {
          if (type == x509::NameType::directory) issuer = set_.issuers.same_as(set_.issuers.intern(name));
        });
      }
      visit(RowIndex::key(issuer, entry->serial), *entry);
    }
  }
  std::vector<uint64_t> entries_of(const Series& series, const x509::Crl& crl, bool with_holds);
  void judge_vanished(const Series& series, const Issue& before, const Issue& after);
  void judge_removals();
  void add(const CrlFile& file, StatusFinding finding);

  EvidenceSet& set_;
  const SubjectNotes& notes_;
  const IssuerCertificates& issuers_;
  RowIndex index_;
  std::map<std::string, Series> series_;
  std::vector<StatusFinding> findings_;
  std::unordered_map<uint32_t, std::vector<StatusFinding>> by_row_;
};

}  // namespace candor::evidence
