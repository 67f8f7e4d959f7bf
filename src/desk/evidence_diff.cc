#include "desk/evidence_diff.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/fold.h"
#include "rules/support/certificate_table.h"

namespace candor::desk {

namespace {

using report::ListingRow;
using rules::CertificateTable;
using rules::Column;

enum class State { revoked, expired, open };

class Listed {
 public:
  Listed(const EvidenceListing& source, std::optional<Instant> as_of) : table_(source.listing), as_of_(as_of) {
    for (const ListingRow& row : table_.rows()) {
      for (const Column column : {Column::certificate_hash, Column::precertificate_hash}) {
        const std::string hash = plain_hash(table_.cell(row, column));
        if (!hash.empty()) by_hash_.emplace(hash, &row);
      }
    }
  }

  const std::vector<ListingRow>& rows() const { return table_.rows(); }
  bool has(Column column) const { return table_.has(column); }

  // The certificate's hash, else the precertificate's.
  std::string key(const ListingRow& row) const {
    const std::string hash = plain_hash(table_.cell(row, Column::certificate_hash));
    return hash.empty() ? plain_hash(table_.cell(row, Column::precertificate_hash)) : hash;
  }

  // A certificate may have been known by its precertificate only: either hash finds it.
  const ListingRow* find_like(const Listed& other, const ListingRow& row) const {
    for (const Column column : {Column::certificate_hash, Column::precertificate_hash}) {
      const auto at = by_hash_.find(plain_hash(other.table_.cell(row, column)));
      if (at != by_hash_.end()) return at->second;
    }
    return nullptr;
  }

  State state(const ListingRow& row) const {
    if (fold(table_.cell(row, Column::is_revoked)) == "yes") return State::revoked;
    const auto not_after = rules::parse_cell_time(table_.cell(row, Column::not_after));
    return not_after && as_of_ && *not_after < *as_of_ ? State::expired : State::open;
  }

 private:
  CertificateTable table_;
  std::optional<Instant> as_of_;
  std::unordered_map<std::string, const ListingRow*> by_hash_;
};

void count_row(EvidenceDiff& diff, const Listed& before, const Listed& now, const ListingRow& row) {
  const State state = now.state(row);
  const ListingRow* old = before.find_like(now, row);
  ++diff.rows;
  if (old == nullptr) diff.added.push_back(now.key(row));
  const bool was_revoked = old != nullptr && before.state(*old) == State::revoked;
  const bool was_open = old != nullptr && before.state(*old) == State::open;
  if (state == State::revoked) {
    ++diff.revoked;
    if (!was_revoked) ++diff.newly_revoked;
    return;
  }
  if (was_revoked) diff.undone.push_back(now.key(row));
  if (state == State::open) {
    ++diff.not_yet_revoked;
    return;
  }
  ++diff.expired_unrevoked;
  if (was_open) ++diff.expired_since;
}

// As many as since the old set in the same time again.
std::optional<Instant> project(const EvidenceDiff& diff) {
  if (!diff.since || diff.newly_revoked == 0 || diff.not_yet_revoked == 0 || diff.as_of <= *diff.since) return {};
  const auto elapsed = static_cast<double>((diff.as_of - *diff.since).count());
  const double needed = elapsed / static_cast<double>(diff.newly_revoked) * static_cast<double>(diff.not_yet_revoked);
  constexpr double kTooFar = 100.0 * 365 * 86400;
  if (needed > kTooFar) return {};
  return diff.as_of + Seconds(static_cast<int64_t>(needed));
}

std::string certificates(uint64_t count) {
  return fmt::format("{} certificate{}", count, count == 1 ? "" : "s");
}

std::string estimate(const EvidenceDiff& diff) {
  if (diff.not_yet_revoked == 0) return "none is needed: no certificate remains to be revoked.";
  std::string out;
  if (diff.promised) {
    out = fmt::format("we expect the remaining {} to be revoked by {}.", certificates(diff.not_yet_revoked),
                      format_minute(*diff.promised));
  }
  if (diff.projected) {
    if (!out.empty()) out += " ";
    out += fmt::format("At the rate since the last figures, the last of them would be revoked by {}.",
                       format_minute(*diff.projected));
  }
  return out.empty() ? "<!-- candor: yours to give: by when are the remaining certificates revoked? -->" : out;
}

void add_hashes(std::string& out, std::string_view what, const std::vector<std::string>& hashes) {
  if (hashes.empty()) return;
  constexpr size_t kShown = 20;
  out += fmt::format("\n{}:\n\n", what);
  for (size_t i = 0; i < std::min(kShown, hashes.size()); ++i) out += fmt::format("- `{}`\n", hashes[i]);
  if (hashes.size() > kShown) out += fmt::format("- and {} more\n", hashes.size() - kShown);
}

}  // namespace

Result<EvidenceDiff> diff_evidence(const EvidenceListing& before, const EvidenceListing& now, Instant as_of) {
  EvidenceDiff diff;
  diff.as_of = now.as_of.value_or(as_of);
  diff.since = before.as_of;
  const Listed old_rows(before, before.as_of);
  const Listed new_rows(now, diff.as_of);
  for (const auto& [listed, name] : {std::pair(&old_rows, &before.name), std::pair(&new_rows, &now.name)}) {
    for (const Column column : {Column::certificate_hash, Column::is_revoked, Column::not_after}) {
      if (!listed->has(column)) {
        return Error{fmt::format("{} has no column \"{}\"", *name, rules::name_of(column)), ""};
      }
    }
  }
  if (diff.since && *diff.since > diff.as_of) {
    return Error{fmt::format("{} is of {}, later than {} of {}", before.name, format_instant(*diff.since), now.name,
                             format_instant(diff.as_of)),
                 "Name the older set first."};
  }
  for (const ListingRow& row : new_rows.rows()) count_row(diff, old_rows, new_rows, row);
  for (const ListingRow& row : old_rows.rows()) {
    if (new_rows.find_like(old_rows, row) == nullptr) diff.gone.push_back(old_rows.key(row));
  }
  for (const auto& moment : {now.planned, now.revoke_by}) {
    if (moment && *moment > diff.as_of && !diff.promised) diff.promised = moment;
  }
  diff.projected = project(diff);
  return diff;
}

std::string diff_text(const EvidenceDiff& diff) {
  const std::string since = diff.since ? " since " + format_minute(*diff.since) : " since the last figures";
  std::string out = fmt::format("Revocation as of {}:\n\n", format_minute(diff.as_of));
  out += fmt::format("- Revoked: {} of {} ({} of them{}).\n", diff.revoked, certificates(diff.rows), diff.newly_revoked,
                     since);
  out += fmt::format("- Not yet revoked: {}.\n", certificates(diff.not_yet_revoked));
  out += fmt::format("- Expired before revocation: {}{}", certificates(diff.expired_since), since);
  out += fmt::format(", {} in all.\n", diff.expired_unrevoked);
  out += fmt::format("- Estimate for the rest: {}\n", estimate(diff));
  add_hashes(out, "Added since the last figures", diff.added);
  add_hashes(out, "No longer listed", diff.gone);
  add_hashes(out, "Revoked in the last figures, not revoked in these", diff.undone);
  return out;
}

std::string diff_json(const EvidenceDiff& diff) {
  const auto time = [](const std::optional<Instant>& instant) {
    return instant ? nlohmann::ordered_json(format_instant(*instant)) : nlohmann::ordered_json(nullptr);
  };
  return nlohmann::ordered_json{{"as_of", format_instant(diff.as_of)},
                                {"since", time(diff.since)},
                                {"certificates", diff.rows},
                                {"revoked", diff.revoked},
                                {"newly_revoked", diff.newly_revoked},
                                {"not_yet_revoked", diff.not_yet_revoked},
                                {"expired_since", diff.expired_since},
                                {"expired_unrevoked", diff.expired_unrevoked},
                                {"promised", time(diff.promised)},
                                {"projected", time(diff.projected)},
                                {"added", diff.added},
                                {"gone", diff.gone},
                                {"undone", diff.undone}}
             .dump(2) +
         "\n";
}

}  // namespace candor::desk
