#include "desk/evidence_check.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "desk/check.h"
#include "desk/evidence_build.h"
#include "desk/evidence_listing.h"
#include "desk/evidence_plan.h"
#include "desk/evidence_truth.h"

namespace candor::desk {

namespace {

using evidence::EvidenceSet;
using evidence::kNoRecord;
using rules::CertificateTable;
using rules::Column;

// The rules judge reports, so the listing is put under the smallest one; what they say about the listing is kept.
void check_rules(const EvidenceListing& source, const EvidenceRequest& request, ListingChecked& out) {
  const std::string text = fmt::format("## Full Incident Report\n\n### Appendix\n\nThe certificates are in {}.\n",
                                       std::filesystem::path(source.listing.name).filename().string());
  const report::Document document = report::read_document(SourceText("", text), guidelines::grammar(),
                                                          {.kind = report::Kind::full, .posted = request.as_of});
  rules::Context context;
  context.as_of = request.as_of;
  context.listings = {source.listing};
  const auto result = rules::run_rules(document, context, columns_version(*request.version));
  for (const auto& d : result.diagnostics) {
    if (d.listing.empty() && !d.rule.starts_with("appendix-csv")) continue;
    out.remarks.push_back({d.listing_line, d.level, std::string(d.rule), d.message, d.help, d.citation});
  }
}

Result<std::unique_ptr<EvidenceSet>> read_certificates(const EvidenceRequest& request, const EvidenceHooks& hooks) {
  evidence::CollectOptions options;
  options.inputs = request.certificates;
  options.issuers = request.issuers;
  std::error_code error;
  options.scratch = std::filesystem::temp_directory_path(error).string();
  if (error) {
    return Error{fmt::format("there is no folder for temporary files: {}", error.message()),
                 "Set TMPDIR to a folder that can be written to."};
  }
  options.threads = hooks.threads;
  options.row.personal_data = true;
  options.progress = hooks.progress;
  const auto failure = evidence::make_failure(hooks.cancelled);
  options.cancelled = evidence::stops_with(failure);
  if (!request.heuristic.where.empty() || !request.heuristic.problems.empty()) {
    if (const auto tried = evidence::make_heuristic(request.heuristic, failure); !tried) return tried.error();
    options.make_heuristic = [&] { return evidence::make_heuristic(request.heuristic, failure).value(); };
  }
  auto set = evidence::collect(options);
  if (const Status failed = evidence::failure_status(*failure); !failed) return failed.error();
  return set;
}

void truth_remark(ListingChecked& out, int line, std::string message) {
  out.remarks.push_back({line, guidelines::Level::must, "truth", std::move(message), "", ""});
}

void tell_left_out(const EvidenceSet& set, const std::vector<char>& listed, ListingChecked& out) {
  for (uint32_t i = 0; i < listed.size(); ++i) {
    if (listed[i] != 0) continue;
    ++out.left_out;
    truth_remark(out, 0,
                 fmt::format("certificate {} is in the input and not in the listing",
                             x509::to_hex(set.records[set.pairing.rows[i].main()].sha256)));
  }
}

// A list names a certificate by its hash, by that of its precertificate, or by both, a line each.
void compare_list(const EvidenceListing& source, const EvidenceSet& set, ListingChecked& out) {
  const Truth truth(set, nullptr);
  std::vector<char> listed(set.pairing.rows.size(), 0);
  for (const auto& row : source.listing.rows) {
    const auto hash = evidence::hash_in(row.cells.front());
    const uint32_t number = hash ? truth.find(x509::to_hex(*hash), "") : kNoRecord;
    if (number == kNoRecord) {
      ++out.unknown;
      truth_remark(out, row.line,
                   hash ? "no certificate with this hash is in the input"
                        : "the line names no SHA-256 hash, so that no certificate can be told from it");
      continue;
    }
    ++out.compared;
    listed[number] = 1;
  }
  tell_left_out(set, listed, out);
}

void compare_rows(const EvidenceListing& source, const EvidenceSet& set, const evidence::Revocations* revoked,
                  ListingChecked& out) {
  const CertificateTable table(source.listing);
  Truth truth(set, revoked);
  std::vector<char> listed(set.pairing.rows.size(), 0);
  for (const auto& row : table.rows()) {
    const uint32_t number =
        truth.find(table.cell(row, Column::certificate_hash), table.cell(row, Column::precertificate_hash));
    if (number == kNoRecord) {
      ++out.unknown;
      truth_remark(out, row.line, "no certificate with this row's hashes is in the input");
      continue;
    }
    ++out.compared;
    if (listed[number] != 0) truth_remark(out, row.line, "the certificate is listed on an earlier line, too");
    listed[number] = 1;
    truth.compare(table, row, number, [&](guidelines::Level level, std::string message) {
      out.remarks.push_back({row.line, level, "truth", std::move(message), "", ""});
    });
  }
  out.hashes_unseen = truth.hashes_unseen();
  tell_left_out(set, listed, out);
}

}  // namespace

Result<ListingChecked> check_listing(const std::string& path, const EvidenceRequest& request,
                                     const EvidenceHooks& hooks) {
  const auto source = read_evidence_listing(path, Lists::taken);
  if (!source) return source.error();
  ListingChecked out;
  out.rows = source->listing.rows.size();
  check_rules(*source, request, out);
  check_plan(*source, request, out);
  if (request.certificates.empty()) return out;
  out.compared_any = true;
  auto set = read_certificates(request, hooks);
  if (!set) return set.error();
  auto revocations = evidence::join_crls(**set, {request.crls, request.as_of});
  if (!revocations) return revocations.error();
  if (source->listing.form == report::ListingForm::url_list) {
    compare_list(*source, **set, out);
    return out;
  }
  compare_rows(*source, **set, request.crls.empty() ? nullptr : &*revocations, out);
  return out;
}

}  // namespace candor::desk
