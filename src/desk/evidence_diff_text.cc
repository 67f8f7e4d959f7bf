// The changes between two evidence sets in words and as JSON.
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "desk/evidence_diff.h"

namespace candor::desk {

namespace {

std::string certificates(uint64_t count) {
  return fmt::format("{} certificate{}", count, count == 1 ? "" : "s");
}

std::string estimate(const EvidenceDiff& diff) {
  if (diff.not_yet_revoked == 0) return "none is needed: no certificate remains to be revoked.";
  std::string out;
  if (diff.promised) {
    out = fmt::format("we expect the remaining {} to be revoked by {}.", certificates(diff.not_yet_revoked),
                      format_minute(*diff.promised));
  } else if (diff.dated_until) {
    out = fmt::format("{} of the remaining {} are planned to be revoked by {}.", diff.dated,
                      certificates(diff.not_yet_revoked), format_minute(*diff.dated_until));
  }
  if (diff.projected) {
    if (!out.empty()) out += " ";
    out += fmt::format("At the rate since the last figures, the last of them would be revoked by {}.",
                       format_minute(*diff.projected));
  }
  if (diff.promised || diff.projected) return out;
  return out + (out.empty() ? "" : " ") +
         "<!-- candor: yours to give: by when are the remaining certificates revoked? -->";
}

void add_hashes(std::string& out, std::string_view what, const std::vector<std::string>& hashes) {
  if (hashes.empty()) return;
  constexpr size_t kShown = 20;
  out += fmt::format("\n{}:\n\n", what);
  for (size_t i = 0; i < std::min(kShown, hashes.size()); ++i) out += fmt::format("- `{}`\n", hashes[i]);
  if (hashes.size() > kShown) out += fmt::format("- and {} more\n", hashes.size() - kShown);
}

}  // namespace

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
                                {"dated", diff.dated},
                                {"dated_until", time(diff.dated_until)},
                                {"projected", time(diff.projected)},
                                {"added", diff.added},
                                {"gone", diff.gone},
                                {"undone", diff.undone},
                                {"remarks", diff.remarks}}
             .dump(2) +
         "\n";
}

}  // namespace candor::desk
