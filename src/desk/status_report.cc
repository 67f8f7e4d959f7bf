#include "desk/status_report.h"

#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "desk/evidence_impact.h"
#include "desk/evidence_lists.h"
#include "desk/impact_form.h"
#include "desk/sql_span.h"
#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "x509/name.h"

namespace candor::desk {

namespace {

using Json = nlohmann::ordered_json;
using evidence::kNoRecord;
using evidence::StatusFinding;
using evidence::StatusProblem;

std::string hash_text(const evidence::EvidenceSet& set, uint32_t record) {
  return record == kNoRecord ? "" : x509::to_hex(set.records[record].sha256);
}

std::string time_text(int64_t seconds) {
  return seconds == 0 ? "" : format_instant(Instant(Seconds(seconds)));
}

std::string csv_line(const std::vector<std::string>& cells, bool guard) {
  std::string line;
  for (const std::string& cell : cells) {
    evidence::append_cell(line, evidence::printable(cell), guard);
    line.push_back(',');
  }
  line.pop_back();
  return line + "\r\n";
}

// How many CRLs show which problem.
std::map<StatusProblem, uint64_t> count_crls(const std::vector<StatusFinding>& crls) {
  std::map<StatusProblem, uint64_t> counts;
  for (const StatusFinding& finding : crls) ++counts[finding.problem];
  return counts;
}

}  // namespace

Status StatusTables::write_problems(const std::string& path,
                                    const std::unordered_map<uint32_t, std::vector<StatusFinding>>& rows) const {
  LineFile file(path);
  file.add(csv_line({"Precertificate SHA-256 hash", "Certificate SHA-256 hash", "Issuer", "Serial #", "Not before",
                     "Not after", "Problem", "What", "Citation", "File", "Detail"},
                    false));
  for (uint32_t i = 0; i < set.pairing.rows.size(); ++i) {
    const auto findings = rows.find(i);
    if (findings == rows.end()) continue;
    const auto& row = set.pairing.rows[i];
    const auto& record = set.records[row.main()];
    for (const StatusFinding& finding : findings->second) {
      const auto& info = evidence::info(finding.problem);
      file.add(csv_line({hash_text(set, row.precertificate), hash_text(set, row.certificate),
                         x509::name_text(x509::as_bytes(set.issuers.shown(record.issuer))),
                         x509::serial_text(x509::as_bytes(notes.of(record.sha256).serial)),
                         time_text(record.not_before), time_text(record.not_after), std::string(info.id),
                         std::string(info.title), std::string(info.citation), finding.file, finding.detail},
                        guard_formulas));
    }
  }
  return file.close();
}

Status StatusTables::write_crls(const std::string& path, const std::vector<StatusFinding>& crls) const {
  LineFile file(path);
  file.add(csv_line({"File", "Problem", "What", "Citation", "Detail"}, false));
  for (const StatusFinding& finding : crls) {
    const auto& info = evidence::info(finding.problem);
    file.add(csv_line(
        {finding.file, std::string(info.id), std::string(info.title), std::string(info.citation), finding.detail},
        guard_formulas));
  }
  return file.close();
}

Status StatusTables::write_rejected(const std::string& path,
                                    const std::vector<evidence::OcspRejected>& responses) const {
  if (auto status = desk::write_rejected(path, set); !status) return status;
  if (!set.rejected.failure()) return set.rejected.failure();
  LineFile file(path, LineFile::How::appended);
  for (const auto& rejected : responses) {
    file.add(fmt::format("{}\t0\t{}\t{}\n", printable(rejected.file), rejected.sha256, printable(rejected.reason)));
  }
  return file.close();
}

std::string status_summary(const StatusJudged& judged) {
  Json json = facts_json(judged.facts);
  json["schema"] = "candor.evidence.status/1";
  Json problems = Json::array();
  for (const auto& tally : judged.facts.summary.problems) {
    for (const auto& info : evidence::status_problems()) {
      if (info.id != tally.name) continue;
      problems.push_back(
          {{"id", info.id}, {"what", info.title}, {"citation", info.citation}, {"certificates", tally.rows()}});
    }
  }
  Json crls = Json::array();
  for (const StatusFinding& finding : judged.crls) {
    crls.push_back({{"file", finding.file},
                    {"problem", evidence::info(finding.problem).id},
                    {"what", evidence::info(finding.problem).title},
                    {"citation", evidence::info(finding.problem).citation},
                    {"detail", finding.detail}});
  }
  json["status"] = {{"certificates_judged", judged.certificates},
                    {"certificates_with_problems", judged.facts.summary.total.rows()},
                    {"responses_read", judged.responses},
                    {"responses_not_verified", judged.unverified},
                    {"responses_rejected", judged.rejected},
                    {"certificates_without_ocsp_pointer", judged.without_pointer},
                    {"certificates_expired", judged.expired},
                    {"ocsp_given", judged.ocsp_given},
                    {"answers", judged.answers},
                    {"problems", std::move(problems)},
                    {"crl_problems", std::move(crls)}};
  return json_text(json);
}

std::string status_impact(const StatusJudged& judged, const guidelines::Version& version) {
  ImpactMore more;
  EvidenceFacts facts = judged.facts;
  for (auto& tally : facts.summary.problems) {
    for (const auto& info : evidence::status_problems()) {
      if (info.id == tally.name) tally.name = info.title;
    }
  }
  more.considerations.push_back(
      fmt::format("{} looked at, {}{} read.", counted(judged.certificates, "certificate"),
                  judged.ocsp_given ? counted(judged.responses, "OCSP response") + " and " : std::string(),
                  counted(judged.facts.crls.size(), "CRL")));
  for (const auto& [problem, count] : count_crls(judged.crls)) {
    more.considerations.push_back(fmt::format("CRLs: {}: {}.", evidence::info(problem).title, counted(count, "CRL")));
  }
  more.plans = false;
  more.no_certificates = judged.certificates == 0;
  more.heuristic = more.no_certificates
                       ? "Only CRLs were judged: those named above are affected."
                       : "The affected certificates are those for which the listing in the Appendix names a problem.";
  if (!facts.heuristic.where.empty()) {
    more.heuristic += " Looked at were those that meet " + sql_span(facts.heuristic.where) + ".";
  }
  if (judged.unverified > 0) {
    more.notes.push_back(fmt::format("The signature of {} was not checked: the issuer's certificate was not given.",
                                     counted(judged.unverified, "OCSP response")));
  }
  if (judged.rejected > 0) {
    more.notes.push_back(
        fmt::format("{} could not be used; see rejected.tsv.", counted(judged.rejected, "OCSP response")));
  }
  if (judged.without_pointer > 0) {
    more.notes.push_back(fmt::format("{} without an OCSP pointer: no response is owed.",
                                     counted(judged.without_pointer, "certificate")));
  }
  if (!judged.ocsp_given) more.notes.emplace_back("No OCSP responses were given; only CRLs were judged.");
  return impact_section(facts, version, more);
}

}  // namespace candor::desk
