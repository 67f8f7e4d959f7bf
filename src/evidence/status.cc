#include "evidence/status.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence/crl_files.h"
#include "evidence/crl_series.h"
#include "evidence/input_list.h"
#include "evidence/packed_files.h"

namespace candor::evidence {

using x509::OcspCertStatus;
using x509::Reason;

namespace {

// A response is a few kilobytes; what is larger is none.
constexpr size_t kLargestResponse = 1U << 20U;

// TLS BR 4.9.9: an authoritative answer at most 15 minutes after a certificate or precertificate was published.
constexpr Seconds kAvailableWithin(15 * 60);

std::string_view answer_text(OcspCertStatus status) {
  return status == OcspCertStatus::good ? "good" : status == OcspCertStatus::revoked ? "revoked" : "unknown";
}

std::string revoked_text(Instant when, Reason reason) {
  const auto shown = reason == Reason::none ? Reason::unspecified : reason;
  return fmt::format("revoked {} ({})", format_instant(when), x509::reason_text(shown));
}

// What is judged of one row once everything was read.
class RowJudge {
 public:
  RowJudge(const EvidenceSet& set, const SubjectNotes& notes, const CrlSeries& series, const Revocations& revocations,
           Instant as_of)
      : set_(set), notes_(notes), series_(series), revocations_(revocations), as_of_(as_of) {}

  std::vector<StatusFinding> judge(uint32_t row, OcspServed served, bool ocsp_given, StatusOutcome& out) {
    const Record& record = set_.records[set_.pairing.rows[row].main()];
    const Subject& subject = notes_.of(record.sha256);
    const bool expired = record.not_after != 0 && record.not_after < as_of_.time_since_epoch().count();
    const bool owed = !expired && published(record, subject) + kAvailableWithin <= as_of_;
    ca_ = record.type == CertType::ca;
    found_.clear();
    if (const auto vanished = series_.by_row().find(row); vanished != series_.by_row().end()) found_ = vanished->second;
    if (!ocsp_given) return once();
    out.expired += expired ? 1 : 0;
    out.without_pointer += subject.ocsp_pointer ? 0 : 1;
    std::stable_sort(served.answers.begin(), served.answers.end(), [](const OcspAnswer& a, const OcspAnswer& b) {
      return a.times.this_update < b.times.this_update;
    });
    ++out.answers[std::string(served.answers.empty() ? "none" : answer_text(newest(served.answers).status))];
    for (StatusFinding& failure : served.failures) {
      if (owed || !for_want_of_answer(failure.problem)) found_.push_back(std::move(failure));
    }
    for (const OcspAnswer& answer : served.answers) judge_answer(row, answer, owed);
    judge_succession(served.answers);
    if (!served.answers.empty()) judge_newest(newest(served.answers), expired);
    const bool nothing = served.answers.empty() && served.failures.empty();
    if (nothing && owed && subject.ocsp_pointer) {
      found_.push_back({StatusProblem::ocsp_missing, "", "none of the responses is about it"});
    }
    return once();
  }

 private:
  static Instant published(const Record& record, const Subject& subject) {
    return subject.logged.value_or(Instant(Seconds(record.not_before)));
  }

  static bool for_want_of_answer(StatusProblem problem) {
    return problem >= StatusProblem::ocsp_malformed_request && problem <= StatusProblem::ocsp_unauthorized;
  }

  // The newest at the moment; when all are from the future, the first of them.
  const OcspAnswer& newest(const std::vector<OcspAnswer>& answers) const {
    const OcspAnswer* best = &answers.front();
    for (const OcspAnswer& answer : answers) {
      if (answer.times.this_update <= as_of_) best = &answer;
    }
    return *best;
  }

  void add(const std::string& file, std::vector<StatusFinding> findings) {
    for (StatusFinding& finding : findings) {
      finding.file = file;
      found_.push_back(std::move(finding));
    }
  }

  void judge_answer(uint32_t row, const OcspAnswer& answer, bool owed) {
    add(answer.file, judge_interval(answer.times, ca_));
    add(answer.file, answer.signer.findings);
    std::vector<StatusFinding> end;
    OcspSigners::judge_end(answer.signer, answer.times.next_update, false, as_of_, end);
    add(answer.file, std::move(end));
    if (answer.status == OcspCertStatus::unknown && owed) {
      found_.push_back({StatusProblem::ocsp_unknown, answer.file,
                        fmt::format("thisUpdate {}", format_instant(answer.times.this_update))});
    }
    judge_against_crl(row, answer);
  }

  void judge_newest(const OcspAnswer& answer, bool expired) {
    std::vector<StatusFinding> end;
    OcspSigners::judge_end(answer.signer, std::nullopt, !expired, as_of_, end);
    add(answer.file, std::move(end));
    if (!expired) add(answer.file, judge_freshness(answer.times, ca_, as_of_));
  }

  // Revocation is for good, but for holds. Answers are in order.
  void judge_succession(const std::vector<OcspAnswer>& answers) {
    const OcspAnswer* revoked = nullptr;
    for (const OcspAnswer& answer : answers) {
      if (!answer.signer.findings.empty()) continue;  // perhaps not the CA's word
      if (answer.status == OcspCertStatus::revoked) revoked = &answer;
      if (answer.status != OcspCertStatus::good || revoked == nullptr || !revoked->revoked) continue;
      if (revoked->reason == Reason::certificate_hold || answer.times.this_update <= *revoked->revoked) continue;
      found_.push_back({StatusProblem::ocsp_revocation_vanished, answer.file,
                        fmt::format("OCSP: good, thisUpdate {}; {}: {}", format_instant(answer.times.this_update),
                                    revoked->file, revoked_text(*revoked->revoked, revoked->reason))});
    }
  }

  // Both speak for the CA: what one says of a moment binds the other.
  void judge_against_crl(uint32_t row, const OcspAnswer& answer) {
    const auto say = [&](std::string detail) {
      found_.push_back({StatusProblem::ocsp_contradicts_crl, answer.file, std::move(detail)});
    };
    const auto listed = revocations_.rows.find(row);
    if (!listed) {
      const auto crl = series_.newest_for(row);
      if (answer.status == OcspCertStatus::revoked && answer.revoked && crl && *crl > *answer.revoked &&
          *answer.revoked <= as_of_) {
        say(fmt::format("OCSP: {}; not in the CRL of {}", revoked_text(*answer.revoked, answer.reason),
                        format_instant(*crl)));
      }
      return;
    }
    const Revoked& revoked = *listed;
    if (answer.status == OcspCertStatus::good && answer.times.this_update > revoked.when) {
      say(fmt::format("OCSP: good, thisUpdate {}; CRL: {}", format_instant(answer.times.this_update),
                      revoked_text(revoked.when, revoked.reason)));
    }
    const auto plain = [](Reason reason) { return reason == Reason::none ? Reason::unspecified : reason; };
    if (answer.status == OcspCertStatus::revoked && answer.revoked &&
        (*answer.revoked != revoked.when || plain(answer.reason) != plain(revoked.reason))) {
      say(fmt::format("OCSP: {}; CRL: {}", revoked_text(*answer.revoked, answer.reason),
                      revoked_text(revoked.when, revoked.reason)));
    }
  }

  // A problem that several files show counts once.
  std::vector<StatusFinding> once() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const StatusFinding& a, const StatusFinding& b) { return a.problem < b.problem; });
    std::vector<StatusFinding> out;
    for (size_t i = 0; i < found_.size();) {
      size_t end = i + 1;
      size_t more = 0;
      for (; end < found_.size() && found_[end].problem == found_[i].problem; ++end) {
        more += found_[end].file != found_[i].file ? 1 : 0;
      }
      out.push_back(std::move(found_[i]));
      if (more > 0) out.back().detail += fmt::format("; {} more", more);
      i = end;
    }
    return out;
  }

  const EvidenceSet& set_;
  const SubjectNotes& notes_;
  const CrlSeries& series_;
  const Revocations& revocations_;
  Instant as_of_;
  bool ca_ = false;
  std::vector<StatusFinding> found_;
};

Status read_responses(const StatusInputs& inputs, OcspJudge& judge, StatusOutcome& out) {
  auto paths = list_inputs(inputs.ocsp);
  if (!paths) return paths.error();
  const auto take = [&](const std::string& name, ByteStream& stream) -> Status {
    if (inputs.cancelled && inputs.cancelled()) return Error{"interrupted", "Nothing was written."};
    const auto bytes = read_whole(stream, kLargestResponse);
    if (!bytes) return bytes.error();
    if (*bytes != nullptr) {
      out.responses += judge.take(name, **bytes) ? 1 : 0;
    } else {
      judge.refuse(name, fmt::format("larger than {} bytes, more than an OCSP response has", kLargestResponse));
    }
    return {};
  };
  std::optional<Error> damage;
  const auto lost = [&](const std::string& name, const Error& why) {
    damage = why;
    judge.refuse(name, why.message);
  };
  for (const std::string& path : *paths) {
    auto stream = open_stream(path);
    if (!stream) return stream.error();
    damage.reset();
    const size_t before = out.responses;
    if (auto status = each_file(path, std::move(*stream), take, lost); !status) return status;
    const bool named = std::find(inputs.ocsp.begin(), inputs.ocsp.end(), path) != inputs.ocsp.end();
    if (damage && named && out.responses == before) return *damage;
  }
  return {};
}

}  // namespace

Result<StatusOutcome> judge_status(EvidenceSet& set, const SubjectNotes& notes, const StatusInputs& inputs) {
  StatusOutcome out;
  out.ocsp_given = !inputs.ocsp.empty();
  auto revocations = join_crls(set, {inputs.crls, inputs.as_of, 1, true});
  if (!revocations) return revocations.error();
  out.revocations = std::move(*revocations);
  const auto crls = read_crl_files(inputs.crls, Refusal::tell);
  if (!crls) return crls.error();
  CrlSeries series(set, notes, set.ca_certificates);
  series.judge(*crls, inputs.as_of);
  out.crls = series.findings();
  OcspJudge ocsp(set, notes, set.ca_certificates);
  if (auto status = read_responses(inputs, ocsp, out); !status) return status.error();
  out.rejected = ocsp.rejected();
  out.unverified = ocsp.unverified();
  RowJudge judge(set, notes, series, out.revocations, inputs.as_of);
  for (uint32_t row = 0; row < set.pairing.rows.size(); ++row) {
    const auto served = ocsp.served().find(row);
    auto findings =
        judge.judge(row, served == ocsp.served().end() ? OcspServed{} : served->second, out.ocsp_given, out);
    if (!findings.empty()) out.rows.emplace(row, std::move(findings));
  }
  return out;
}

}  // namespace candor::evidence
