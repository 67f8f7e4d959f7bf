#include "desk/evidence_diff.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

#include "base/fold.h"
#include "base/utf8.h"
#include "rules/support/certificate_table.h"

namespace candor::desk {

namespace {

using report::ListingRow;
using rules::CertificateTable;
using rules::Column;

enum class State { revoked, expired, open };

// Which certificates were met: by the certificate's hash, or by the precertificate's where a row has no other. Two
// certificates of one precertificate are two.
class Met {
 public:
  // False when the row's certificate was met before. A row without hashes is always another one.
  bool add(const std::string& certificate, const std::string& precertificate) {
    if (!certificate.empty()) {
      const bool again = certificates_.contains(certificate) || alone_.contains(precertificate);
      certificates_.insert(certificate);
      if (!precertificate.empty()) precertificates_.insert(precertificate);
      return !again;
    }
    if (precertificate.empty()) return true;
    alone_.insert(precertificate);
    return precertificates_.insert(precertificate).second;
  }

 private:
  std::set<std::string, std::less<>> certificates_, precertificates_, alone_;  // the last: of rows with no other hash
};

class Listed {
 public:
  // `moment` is that of the listing where it is known, else `latest` the one it cannot be later than.
  Listed(const EvidenceListing& source, std::optional<Instant> moment, Instant latest)
      : table_(source.listing), moment_(moment), latest_(latest) {
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

  std::string precertificate(const ListingRow& row) const {
    return plain_hash(table_.cell(row, Column::precertificate_hash));
  }

  // Where the moment is not known, only N/A tells that a certificate had expired by then.
  State state(const ListingRow& row) const {
    const std::string_view word = table_.cell(row, Column::is_revoked);
    if (fold(word) == "yes") return State::revoked;
    if (!moment_ && !rules::cell_says_nothing(word)) return State::open;
    const auto not_after = rules::parse_cell_time(table_.cell(row, Column::not_after));
    return not_after && *not_after < moment_.value_or(latest_) ? State::expired : State::open;
  }

  // When the row says that it was or will be revoked.
  std::optional<Instant> date(const ListingRow& row) const {
    return rules::parse_cell_time(table_.cell(row, Column::revocation_date));
  }

  // The first rows of each certificate. Others, and words that the guidelines do not know, are told in `remarks`.
  std::vector<const ListingRow*> once(const std::string& name, std::vector<std::string>& remarks) const {
    std::vector<const ListingRow*> out;
    std::vector<int> again;
    std::map<std::string, std::vector<int>> unknown;
    Met met;
    for (const ListingRow& row : rows()) {
      const std::string hash = plain_hash(table_.cell(row, Column::certificate_hash));
      if (!met.add(hash, precertificate(row))) {
        again.push_back(row.line);
        continue;
      }
      out.push_back(&row);
      const std::string_view word = table_.cell(row, Column::is_revoked);
      if (!known(word)) unknown[printable(word.substr(0, kShown))].push_back(row.line);
    }
    for (const auto& [word, lines] : unknown) {
      remarks.push_back(
          fmt::format("{}: \"{}\" under \"{}\" ({}) is none of Yes, Planned, Delayed, N/A; it counts as "
                      "not revoked",
                      name, word, rules::name_of(Column::is_revoked), rules::name_lines(lines)));
    }
    if (!again.empty()) {
      remarks.push_back(fmt::format("{}: {} repeat{} a certificate that stands further up and {} not counted", name,
                                    rules::name_lines(again), again.size() == 1 ? "s" : "",
                                    again.size() == 1 ? "is" : "are"));
    }
    return out;
  }

 private:
  static constexpr size_t kShown = 40;

  static bool known(std::string_view word) {
    const std::string folded = fold(word);
    return folded == "yes" || folded == "planned" || folded == "delayed" || rules::cell_says_nothing(word);
  }

  CertificateTable table_;
  std::optional<Instant> moment_;
  Instant latest_;
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
    const auto date = now.date(row);
    if (!date || *date <= diff.as_of) return;
    ++diff.dated;
    diff.dated_until = std::max(diff.dated_until.value_or(*date), *date);
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

}  // namespace

Result<EvidenceDiff> diff_evidence(const EvidenceListing& before, const EvidenceListing& now, Instant as_of) {
  EvidenceDiff diff;
  diff.as_of = now.as_of.value_or(as_of);
  diff.since = before.as_of;
  const Listed old_rows(before, before.as_of, diff.as_of);
  const Listed new_rows(now, diff.as_of, diff.as_of);
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
  for (const ListingRow* row : old_rows.once(before.name, diff.remarks)) {
    if (new_rows.find_like(old_rows, *row) == nullptr) diff.gone.push_back(old_rows.key(*row));
  }
  for (const ListingRow* row : new_rows.once(now.name, diff.remarks)) count_row(diff, old_rows, new_rows, *row);
  for (const auto& moment : {now.planned, now.revoke_by}) {
    if (moment && *moment > diff.as_of && !diff.promised) diff.promised = moment;
  }
  const bool all_dated = diff.dated > 0 && diff.dated == diff.not_yet_revoked;
  if (!diff.promised && all_dated) diff.promised = diff.dated_until;
  diff.projected = project(diff);
  return diff;
}

}  // namespace candor::desk
