#include "desk/evidence_impact.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "desk/impact_form.h"
#include "desk/sql_span.h"

namespace candor::desk {

namespace {

using evidence::Tally;

std::string listed(const std::map<std::string, uint64_t>& counts) {
  std::vector<std::string> parts;
  parts.reserve(counts.size());
  for (const auto& [name, count] : counts) parts.push_back(fmt::format("{} {}", count, name));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string dates(const Tally& tally) {
  if (!tally.first) return "without a readable date of issuance";
  return fmt::format("first issued {}, last issued {}", format_minute(*tally.first), format_minute(*tally.last));
}

std::string types(const Tally& tally) {
  if (tally.by_type.empty()) return "N/A";
  // Of what is known only from a listing the type is not known: that is no statement to publish.
  const auto unknown = tally.by_type.find(std::string(evidence::to_string(evidence::CertType::unknown)));
  if (unknown != tally.by_type.end() && tally.by_type.size() == 1) return std::string(kLeftOpen);
  if (tally.by_type.size() == 1 && tally.by_type.contains(std::string(to_string(evidence::CertType::other)))) {
    return "This incident affects certificates without a CA/Browser Forum policy that tells their type.";
  }
  if (tally.by_type.size() == 1) {
    return fmt::format("This incident affects {} certificates.", tally.by_type.begin()->first);
  }
  return fmt::format("This incident affects certificates of these types: {}.", listed(tally.by_type));
}

// What the SQL asks for, ready for "those that meet ..."; empty when it asks for nothing.
std::string condition(const evidence::HeuristicText& text) {
  constexpr std::string_view kColumns = "SQL over certificates, columns as `candor evidence columns` explains them";
  std::vector<std::string> problems;
  problems.reserve(text.problems.size());
  for (const auto& problem : text.problems)
    problems.push_back(fmt::format("{}: {}", problem.name, sql_span(problem.sql)));
  const std::string any = fmt::format("{}", fmt::join(problems, "; "));
  if (text.where.empty())
    return any.empty() ? "" : fmt::format("at least one of these conditions ({}): {}", kColumns, any);
  const std::string where = fmt::format("this condition ({}): {}", kColumns, sql_span(text.where));
  return any.empty() ? where : fmt::format("{}, and besides at least one of these: {}", where, any);
}

// A list of hashes tells others nothing about how it was made, so the whole corpus is what is disclosed.
std::string heuristic(const EvidenceFacts& facts) {
  const std::string meet = condition(facts.heuristic);
  if (facts.asked == 0 && !meet.empty()) return fmt::format("The affected certificates are those that meet {}.", meet);
  std::string out = "The full corpus of affected certificates is disclosed in the Appendix";
  if (facts.asked > 0)
    out += fmt::format(", chosen by a list of {}",
                       counted(facts.asked, "hash or serial number", "hashes or serial numbers"));
  return out + (meet.empty() ? "." : fmt::format("; of these, only those that meet {}.", meet));
}

std::string count_line(const Tally& tally) {
  std::string out = fmt::format("{}: {}", counted(tally.rows(), "certificate"), dates(tally));
  if (tally.precertificates_alone > 0) {
    out += fmt::format("; {} of them known as a precertificate only", tally.precertificates_alone);
  }
  out += fmt::format("; {} revoked", tally.revoked);
  if (!tally.by_reason.empty()) out += fmt::format(" ({})", listed(tally.by_reason));
  out += fmt::format(", {}, {} remaining valid", expired_text(tally), tally.remaining_valid);
  if (tally.planned + tally.delayed > 0) {
    out += fmt::format(" (revocation of {} planned, of {} delayed)", tally.planned, tally.delayed);
  }
  if (tally.malformed > 0) out += fmt::format("; {} malformed", tally.malformed);
  return out + ".";
}

std::string crl_name(const evidence::CrlFact& crl) {
  return fmt::format("{} ({})", crl.issuer.empty() ? "a CRL without a readable issuer" : crl.issuer,
                     crl.this_update ? "of " + format_minute(*crl.this_update) : "without a readable date");
}

// What a reader must know before trusting the revocation columns.
void add_crl_notes(const EvidenceFacts& facts, std::vector<std::string>& out) {
  constexpr size_t kShown = 10;
  for (size_t i = 0; i < std::min(kShown, facts.uncovered.size()); ++i) {
    const std::string& issuer = facts.uncovered[i];
    out.push_back(fmt::format("No CRL was given for {}.", issuer.empty() ? "an issuer without a name" : issuer));
  }
  if (facts.uncovered.size() > kShown) {
    out.push_back(fmt::format("No CRL was given for {}; see summary.json.",
                              counted(facts.uncovered.size() - kShown, "more issuer")));
  }
  for (const auto& crl : facts.crls) {
    if (crl.passed_over) {
      out.push_back(fmt::format("{} was passed over: {}.", crl.file, crl.note));
      continue;
    }
    if (!crl.note.empty()) out.push_back(fmt::format("The CRL of {} {}.", crl_name(crl), crl.note));
    if (!crl.problem.empty())
      out.push_back(fmt::format("The CRL of {} cannot be read: {}.", crl_name(crl), crl.problem));
    if (crl.stale) {
      out.push_back(fmt::format("The CRL of {} is stale: {}.", crl_name(crl),
                                crl.next_update ? "its next update was due " + format_minute(*crl.next_update)
                                                : std::string("it names no next update")));
    }
    if (crl.verified == evidence::Verified::bad) {
      out.push_back(fmt::format("The signature of the CRL of {} does not verify; it was not used.", crl_name(crl)));
    }
    if (crl.verified == evidence::Verified::unknown_algorithm) {
      out.push_back(fmt::format("The signature of the CRL of {} was not verified: its algorithm is not known here.",
                                crl_name(crl)));
    }
    if (crl.verified == evidence::Verified::no_issuer) {
      out.push_back(
          fmt::format("The signature of the CRL of {} was not verified: its issuer was not given.", crl_name(crl)));
    }
  }
  if (facts.released > 0) out.push_back(fmt::format("{} ended.", counted(facts.released, "certificate hold")));
  if (facts.vanished > 0) {
    out.push_back(fmt::format("{} in an earlier CRL, gone from a later one before expiry.",
                              counted(facts.vanished, "revocation")));
  }
}

// What stands in the listing on somebody's word.
void add_listing_notes(const EvidenceFacts& facts, std::vector<std::string>& out) {
  for (const auto& listing : facts.listings) {
    if (listing.alone > 0) {
      out.push_back(fmt::format("{} known only from {}: fields as stated there, not verified.",
                                counted(listing.alone, "certificate"), listing.file));
    }
    if (!listing.unused.empty()) {
      out.push_back(fmt::format("Not used of {}, since their names say nothing to us: the columns {}.", listing.file,
                                fmt::join(listing.unused, ", ")));
    }
    if (listing.undecided > 0) {
      out.push_back(
          fmt::format("{} of {} not listed: the condition asks for what the listing does not say; see "
                      "rejected.tsv.",
                      counted(listing.undecided, "row"), listing.file));
    }
  }
}

std::vector<std::string> notes(const EvidenceFacts& facts) {
  std::vector<std::string> out;
  const auto& s = facts.summary;
  add_listing_notes(facts, out);
  add_crl_notes(facts, out);
  for (const auto& [what, count] : s.odd_pairs) out.push_back(fmt::format("{}: {}; see remarks.tsv.", what, count));
  if (s.rejected > 0) {
    out.push_back(fmt::format("{} of the input could not be read, or not in full; see rejected.tsv.",
                              counted(s.rejected, "piece")));
  }
  if (facts.not_found > 0) {
    out.push_back(fmt::format("{} of {} asked for {} not found; see not-found.txt.", facts.not_found,
                              counted(facts.asked, "certificate"), facts.not_found == 1 ? "was" : "were"));
  }
  if (facts.logged && facts.logged->not_shown_rows() > 0) {
    out.push_back(fmt::format("{} cannot be shown to be logged ({}); see not-logged.tsv.",
                              counted(facts.logged->not_shown_rows(), "certificate"), listed(facts.logged->not_shown)));
  }
  if (facts.withheld > 0) {
    out.push_back(fmt::format("Names are left out of {} as personal data.", counted(facts.withheld, "row")));
  }
  if (facts.columns_of != facts.guidelines) {
    out.push_back(fmt::format("Version {} of the guidelines has no columns for the listing; those of {} were used.",
                              facts.guidelines, facts.columns_of));
  }
  return out;
}

std::string considerations(const EvidenceFacts& facts) {
  const auto& s = facts.summary;
  std::string out = count_line(s.total);
  for (const Tally& problem : s.problems) out += fmt::format("\n  - {}: {}", problem.name, count_line(problem));
  return out;
}

std::string value_for(std::string_view label, const EvidenceFacts& facts) {
  const Tally& total = facts.summary.total;
  if (contains_ci(label, "total number of") && contains_ci(label, "remaining")) {
    return fmt::format("{}", total.remaining_valid);
  }
  if (contains_ci(label, "total number of")) return fmt::format("{}", total.rows());
  if (contains_ci(label, "types")) return types(total);
  if (contains_ci(label, "analysis")) return total.delayed > 0 ? std::string(kLeftOpen) : "N/A";
  return std::string(kLeftOpen);
}

}  // namespace

std::string expired_text(const Tally& tally) {
  const uint64_t both = tally.revoked_and_expired();
  return fmt::format("{} expired{}", tally.expired, both == 0 ? "" : fmt::format(" ({} of them revoked)", both));
}

std::string impact_section(const EvidenceFacts& facts, const guidelines::Version& version, const ImpactMore& more) {
  ImpactForm form;
  const auto all = [&] {
    if (more.no_certificates) return fmt::format("{}", fmt::join(more.considerations, "\n  - "));
    std::string out = considerations(facts);
    for (const std::string& line : more.considerations) out += "\n  - " + line;
    return out;
  };
  std::string which = more.heuristic.empty() ? heuristic(facts) : more.heuristic;
  form.value = [&](std::string_view label) -> std::string {
    if (contains_ci(label, "heuristic")) return which;
    if (contains_ci(label, "considerations")) return all();
    return more.no_certificates ? "N/A" : value_for(label, facts);
  };
  form.unlabelled = {all(), which};
  if (!more.no_certificates) form.unlabelled.insert(form.unlabelled.begin() + 1, types(facts.summary.total));
  form.notes = notes(facts);
  if (const uint64_t undecided = facts.undecided(); more.plans && undecided > 0) {
    form.notes.push_back(
        fmt::format("{} neither revoked nor expired, and nothing was said of their revocation: \"Is revoked?\" "
                    "has N/A, which the guidelines keep for expired ones. Give --revoke-by or --planned.",
                    counted(undecided, "certificate is", "certificates are")));
  }
  form.notes.insert(form.notes.end(), more.notes.begin(), more.notes.end());
  form.as_of = facts.summary.as_of;
  return fill_impact(form, version);
}

}  // namespace candor::desk
