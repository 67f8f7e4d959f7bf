#include "cli/post_consent.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "bugzilla/view.h"
#include "cli/ask.h"
#include "cli/incident_options.h"

namespace candor::cli {

namespace {

// What stands against sending without a person who looks.
std::optional<Error> against_yes(const desk::PostPlan& plan, const Consent& given, const Environment& env) {
  const auto open = desk::unaccepted(plan, given.accept);
  if (!open.empty()) {
    return Error{fmt::format("the text falls short of a MUST in {} rule{}: {}; nothing was sent", open.size(),
                             open.size() == 1 ? "" : "s", fmt::join(open, ", ")),
                 fmt::format("Correct it, or name each that is to stand: --accept {}", fmt::join(open, " --accept "))};
  }
  if (plan.meanwhile.empty()) return {};
  std::optional<Instant> seen;
  if (!given.seen.empty()) {
    const auto at = instant_of("--seen", given.seen, env);
    if (!at.ok()) return at.error();
    if (*at > env.now && at.value() != plan.changed()) {
      return Error{"--seen lies ahead: nobody has read what is to come", "Name the bug's last change; times are UTC."};
    }
    seen = *at;
  }
  if (seen && plan.changed() && *plan.changed() <= *seen) return {};
  return Error{fmt::format("others wrote on or changed bug {}, and the record does not know it; nothing was sent",
                           plan.bug->bug.id),
               fmt::format("Read it (--dry-run shows it), then say so: --seen {}",
                           plan.changed() ? format_instant(*plan.changed()) : "T")};
}

}  // namespace

Status consent_to(const desk::PostPlan& plan, const Consent& given, Environment& env) {
  if (given.yes) {
    const auto against = against_yes(plan, given, env);
    return against ? Status(*against) : Status();
  }
  if (env.questions == nullptr) {
    return Error{"nobody is there to be asked; nothing was sent",
                 "Run it on a terminal, look first with --dry-run, or say --yes."};
  }
  const bool short_of = !desk::unaccepted(plan, given.accept).empty();
  const std::string wanted = short_of ? "post anyway" : "post";
  const std::string also = plan.meanwhile.empty() ? "" : " (others did something meanwhile, see above)";
  if (ask(env, fmt::format("Type \"{}\" to send it{}", wanted, also)) == wanted) return {};
  return Error{"nothing was sent", ""};
}

// The tracker takes stale writes: the bug is as it was shown, or nothing is sent.
Status unchanged(bugzilla::Rest& rest, const desk::PostPlan& plan) {
  if (!plan.bug) return {};
  const auto again = bugzilla::read_bug(rest, plan.bug->bug.id);
  if (const auto* error = std::get_if<bugzilla::RestError>(&again)) return Error{error->text, "Nothing was sent."};
  const auto& now = std::get<tracker::BugRecord>(again);
  if (now.bug.changed == plan.bug->bug.changed && now.comments.size() == plan.bug->comments.size()) return {};
  return Error{fmt::format("bug {} changed while you looked at this; nothing was sent", now.bug.id),
               "Run the same command again: it shows what is new."};
}

}  // namespace candor::cli
