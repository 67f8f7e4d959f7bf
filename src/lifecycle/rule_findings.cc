#include "lifecycle/rule_findings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "guidelines/version.h"
#include "lifecycle/own_words.h"
#include "rules/rule.h"
#include "rules/support/words.h"

namespace candor::lifecycle {

namespace {

constexpr std::string_view kDelay = "revocation-delay";

// Which rules concern this posting. Each is asked only where the life shows that its question arises.
std::vector<std::string_view> rules_for(const Life& life, const Post& post) {
  std::vector<std::string_view> ids;
  if (&post == life.first_of_ca()) ids.emplace_back("lifecycle-initial-containment");
  if (post.role == Role::update) {
    const bool answers = std::ranges::any_of(life.posts, [&](const Post& other) {
      return other.role == Role::question && other.number < post.number && post.answers(other) &&
             std::ranges::none_of(life.posts, [&](const Post& between) {
               return between.number < post.number && between.answers(other);
             });
    });
    if (answers) ids.emplace_back("lifecycle-acknowledge-gives-date");
    if (life.tagged_at(post.at, kDelay)) {
      for (const std::string_view figure :
           {"lifecycle-revocation-delay-revoked", "lifecycle-revocation-delay-not-revoked",
            "lifecycle-revocation-delay-expired", "lifecycle-revocation-delay-estimate"}) {
        ids.push_back(figure);
      }
    }
  }
  return ids;
}

// Nothing was left to revoke before this posting: it owes no figures any more.
bool delay_over(const Life& life, const Post& post) {
  return std::ranges::any_of(life.posts, [&](const Post& other) {
    return other.from_ca() && other.number < post.number && !other.reports() && other.revocation.nothing_left;
  });
}

rules::Context context_for(const Life& life, const Post& post) {
  rules::Context context;
  context.as_of = post.at;
  context.title = life.title;
  context.opened = life.opened;
  context.opened_by_third_party = !life.opened_by_ca;
  context.reporter = rules::Reporter::ca_owner;
  for (const Whiteboard& board : life.whiteboards) {
    if (board.from <= post.at) context.whiteboard = board.raw;
  }
  return context;
}

void run(const rules::Rule& rule, const rules::Input& input, std::vector<RuleFinding>& out) {
  std::vector<rules::Diagnostic> diagnostics;
  rules::Sink sink(diagnostics);
  rule.check(input, sink);
  for (const rules::Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.cap) continue;  // an uncertain reading is no finding about a life
    const std::string_view requirement =
        diagnostic.requirements.empty() ? rule.requirements.front() : diagnostic.requirements.front();
    if (std::ranges::find(out, requirement, &RuleFinding::requirement) == out.end()) {
      out.push_back({requirement, diagnostic.message});
    }
  }
}

}  // namespace

std::vector<RuleFinding> rule_findings(const Life& life, const Post& post) {
  std::vector<RuleFinding> out;
  auto ids = rules_for(life, post);
  if (ids.empty()) return out;
  const report::Document document = report::read_document(SourceText(fmt::format("comment {}", post.number), post.text),
                                                          guidelines::grammar(), {.kind = {}, .posted = post.at});
  const rules::Context context = context_for(life, post);
  const bool over = delay_over(life, post);
  for (const std::string_view id : ids) {
    if (over && id.starts_with("lifecycle-revocation-delay")) continue;
    if (post.revocation.nothing_left && id == "lifecycle-revocation-delay-estimate") continue;
    const rules::Rule* rule = rules::find_rule(id);
    if (rule == nullptr || rule->check == nullptr) continue;
    const rules::Input input{document, document.main(), context, guidelines::in_force_at(post.at)};
    run(*rule, input, out);
  }
  return out;
}

}  // namespace candor::lifecycle
