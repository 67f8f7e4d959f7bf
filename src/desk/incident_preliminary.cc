#include "desk/incident_preliminary.h"

#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"

namespace candor::desk {

namespace {

std::string sentence(std::string_view text) {
  std::string whole(trim(text));
  if (whole.empty()) return whole;
  return std::string_view(".!?").find(whole.back()) == std::string_view::npos ? whole + "." : whole;
}

std::string description_of(const Preliminary& known) {
  const lifecycle::Facts& facts = known.facts;
  std::string text = sentence(facts.description.value_or(facts.title.value_or("")));
  if (facts.aware_at) {
    text += fmt::format(" {} became aware on {}", facts.ca.value_or("The CA"), format_minute(*facts.aware_at));
    const std::string how(trim(facts.aware_how.value_or("")));
    text += how.empty() ? "." : fmt::format(": {}", sentence(how));
  }
  return text;
}

std::string containment_of(const Preliminary& known) {
  if (!known.contained) return "Whether the incident is contained is not known yet; it is treated as ongoing.";
  return *known.contained ? "The incident is contained." : "The incident is not contained yet; it is ongoing.";
}

std::string impact_of(const Preliminary& known) {
  if (!known.affected) return "The number of affected certificates is being determined.";
  return fmt::format("{} certificates are known to be affected so far.", *known.affected);
}

}  // namespace

// Dates mean the end of their day, so the last one that surely lies within two weeks is that of the thirteenth day.
std::string preliminary_report(const Preliminary& known, const guidelines::Version& version, Instant now) {
  const std::string heading(version.at_least("3.0") ? "## Preliminary Incident Report" : "## Preliminary report");
  const std::vector<std::string> policies = known.facts.policies.value_or(std::vector<std::string>());
  return fmt::format(
      "{}\n\n### Summary\n\n- **Incident description:** {} {} {}\n- **Relevant policies:** {}\n"
      "- **Source of incident disclosure:** {}\n\nThe full incident report will be posted by {}.\n",
      heading, description_of(known), containment_of(known), impact_of(known), fmt::join(policies, "; "),
      known.facts.source.value_or("Self Reported"), format_date(now + std::chrono::days(13)));
}

}  // namespace candor::desk
