#include "desk/evidence_plan.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/certificate_table.h"

namespace candor::desk {

namespace {

using report::CellTime;
using rules::CertificateTable;
using rules::Column;

// As `evidence build` decides (evidence/revocation.h): Planned while the deadline lies ahead and the planned moment is
// not behind it, else Delayed.
std::string trouble_of_state(bool planned, const std::optional<CellTime>& date, const EvidenceRequest& request) {
  if (!request.revoke_by) return "";
  const std::string deadline = format_instant(*request.revoke_by);
  const bool passed = *request.revoke_by < request.as_of;
  const auto late = [&](Instant moment) { return moment > *request.revoke_by; };
  const bool behind = date ? late(date->when) : request.planned && late(*request.planned);
  if (planned && passed) {
    return fmt::format("\"Is revoked?\" reads as Planned, but the deadline {} has passed, so that it is Delayed",
                       deadline);
  }
  if (planned && behind) {
    return fmt::format("planned for {}, behind the deadline {}, so that it is Delayed",
                       format_instant(date ? date->when : *request.planned), deadline);
  }
  if (!planned && !passed && !behind) {
    return fmt::format("\"Is revoked?\" reads as Delayed, but the deadline {} lies ahead{}", deadline,
                       date ? " and the date is not behind it" : "");
  }
  return "";
}

std::string trouble_of_date(const std::optional<CellTime>& date, const EvidenceRequest& request) {
  if (!date || !request.planned || *request.planned < request.as_of || date->covers(*request.planned)) return "";
  return fmt::format("\"Revocation date\" reads as {}, but the revocation is planned for {}",
                     format_instant(date->when), format_instant(*request.planned));
}

}  // namespace

void check_plan(const EvidenceListing& source, const EvidenceRequest& request, ListingChecked& out) {
  if (!request.revoke_by && !request.planned) return;
  if (source.listing.form != report::ListingForm::csv) return;
  const CertificateTable table(source.listing);
  for (const auto& row : table.rows()) {
    const std::string state = fold(table.cell(row, Column::is_revoked));
    if (state != "planned" && state != "delayed") continue;
    const auto date = rules::read_cell_time(table.cell(row, Column::revocation_date));
    for (const std::string& trouble :
         {trouble_of_state(state == "planned", date, request), trouble_of_date(date, request)}) {
      if (trouble.empty()) continue;
      out.remarks.push_back({row.line, guidelines::Level::must, "revocation-plan", trouble, "", ""});
    }
  }
}

}  // namespace candor::desk
