// One CRL, and two of them in a row: the parts of crl_series.h that know nothing of certificates.
#include <algorithm>
#include <fmt/format.h>

#include "evidence/crl_series.h"
#include "evidence/ocsp_times.h"

namespace candor::evidence {

using x509::Crl;
using x509::Input;

namespace {

constexpr Seconds kLongestForSubscribers = 10 * kDay;

// TLS BR 4.9.7 as changed by ballot SC-063: a new CRL every 7 days when all certificates point to OCSP, else every 4.
constexpr Instant kFourDaysSince = std::chrono::sys_days(std::chrono::year(2024) / 3 / 15);

constexpr size_t kLongestNumber = 20;

// Numbers are up to 20 octets: compared as text of equal length, sign and leading zeros gone.
std::string number_text(Input number) {
  const std::string text = x509::serial_text(number);
  return std::string(text.size() < 64 ? 64 - text.size() : 0, '0') + text;
}

Instant latest_end(Instant this_update, CrlScope scope) {
  if (scope == CrlScope::subscribers) return this_update + kLongestForSubscribers;
  return plus_year(this_update);
}

std::string_view longest_text(CrlScope scope) {
  return scope == CrlScope::subscribers ? "10 days at most for subscriber certificates" : "12 months at most";
}

void judge_entries(const Crl& crl, std::vector<StatusFinding>& out) {
  x509::Parser list(crl.entries);
  uint64_t number = 0;
  while (const auto entry = x509::next_entry(list)) {
    ++number;
    if (entry->clean) continue;
    out.push_back({StatusProblem::crl_malformed, "",
                   fmt::format("entry {}, serial {}, is malformed", number, x509::serial_text(entry->serial))});
    return;
  }
  if (!list.done()) {
    out.push_back({StatusProblem::crl_malformed, "", fmt::format("the list of entries breaks off after {}", number)});
  }
}

Seconds longest_gap(const CrlLimits& limits, Instant issued) {
  const bool four = !limits.all_point_to_ocsp && issued >= kFourDaysSince;
  return (four ? 4 : 7) * kDay;
}

}  // namespace

std::vector<StatusFinding> judge_crl(const Crl& crl, const CrlLimits& limits, bool newest, Instant as_of) {
  std::vector<StatusFinding> out;
  const auto say = [&](StatusProblem problem, std::string detail) { out.push_back({problem, "", std::move(detail)}); };
  if (!crl.problem.empty()) say(StatusProblem::crl_malformed, std::string(crl.problem));
  judge_entries(crl, out);
  if (crl.number.empty() && crl.version >= 2 && !crl.issuer.empty())
    say(StatusProblem::crl_no_number, "the extension is not there");
  if (crl.number.size() > kLongestNumber) {
    say(StatusProblem::crl_number_too_long, fmt::format("{} octets", crl.number.size()));
  }
  if (const Input unknown = x509::unknown_critical(crl); !unknown.empty()) {
    say(StatusProblem::crl_unknown_critical, x509::oid_text(unknown) + "; what it lists was not used");
  }
  if (crl.version < 2 && !crl.issuer.empty()) say(StatusProblem::crl_malformed, "version 1: CRLs are of version 2");
  const auto& this_update = crl.this_update.instant;
  if (!this_update) return out;
  if (*this_update > as_of) say(StatusProblem::crl_not_yet_valid, "thisUpdate " + format_instant(*this_update));
  if (crl.next_update.tag == 0) say(StatusProblem::crl_no_next_update, "thisUpdate " + format_instant(*this_update));
  const auto& next_update = crl.next_update.instant;
  if (!next_update) return out;
  if (*next_update > latest_end(*this_update, limits.scope)) {
    say(StatusProblem::crl_too_long, fmt::format("{} to {}: {}", format_instant(*this_update),
                                                 format_instant(*next_update), longest_text(limits.scope)));
  }
  if (newest && *next_update < as_of) {
    say(StatusProblem::crl_expired, fmt::format("nextUpdate was {}, {} before", format_instant(*next_update),
                                                format_duration(as_of - *next_update)));
  }
  return out;
}

bool follows_directly(Input before, Input after) {
  std::string next(x509::as_chars(before));
  for (size_t i = next.size(); i-- > 0;) {
    next[i] = static_cast<char>(static_cast<uint8_t>(next[i]) + 1U);
    if (next[i] != 0) break;
  }
  return x509::serial_text(x509::as_bytes(next)) == x509::serial_text(after);
}

std::vector<StatusFinding> judge_succession(const Crl& before, const Crl& after, const CrlLimits& limits) {
  std::vector<StatusFinding> out;
  const auto say = [&](StatusProblem problem, std::string detail) { out.push_back({problem, "", std::move(detail)}); };
  const bool numbered = !before.number.empty() && !after.number.empty();
  if (numbered && number_text(after.number) < number_text(before.number)) {
    say(StatusProblem::crl_number_backwards,
        fmt::format("number {} follows {}", x509::serial_text(after.number), x509::serial_text(before.number)));
  }
  if (numbered && number_text(after.number) == number_text(before.number)) {
    say(StatusProblem::crl_number_reused, "number " + x509::serial_text(after.number));
  }
  if (!before.this_update.instant || !after.this_update.instant || !after.delta_base.empty()) return out;
  const Instant first = *before.this_update.instant;
  const Instant second = *after.this_update.instant;
  const bool for_cas = limits.scope != CrlScope::subscribers;
  const Instant due = for_cas ? plus_year(first) : first + longest_gap(limits, first);
  const bool lapsed = before.next_update.instant && *before.next_update.instant < second;
  if (second <= due && !lapsed) return out;
  std::string detail = fmt::format("{} to {}", format_instant(first), format_instant(second));
  if (second > due) detail += fmt::format(", the next was due {}", format_instant(due));
  if (lapsed) detail += fmt::format(", nextUpdate was {}", format_instant(*before.next_update.instant));
  if (numbered && !follows_directly(before.number, after.number)) {
    detail += fmt::format(" (numbers {} and {}: were issues in between left out?)", x509::serial_text(before.number),
                          x509::serial_text(after.number));
  }
  say(StatusProblem::crl_gap, std::move(detail));
  return out;
}

}  // namespace candor::evidence
