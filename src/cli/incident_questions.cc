#include "cli/incident_questions.h"

#include "base/fold.h"
#include "cli/ask.h"
#include "cli/lookup.h"

namespace candor::cli {

namespace {

// The same checks as those of the flag.
Accept as_fact(std::string FactWords::*fact, const Environment& env) {
  return [fact, &env](const std::string& answer) -> Result<std::string> {
    FactWords one;
    one.*fact = answer;
    const auto facts = facts_of(one, env);
    return facts.ok() ? Result<std::string>(answer) : Result<std::string>(facts.error());
  };
}

// The question says UTC, so a time without zone is one; and the clock alone means the last time it showed that.
Accept as_instant(const Environment& env) {
  return [&env](const std::string& answer) -> Result<std::string> {
    std::string word = answer;
    if (const auto today = parse_instant(format_date(env.now) + "T" + answer + "Z"); today && answer.size() == 5) {
      word = format_instant(*today > env.now ? *today - std::chrono::hours(24) : *today);
    } else if (!parse_instant(word) && parse_instant(word + "Z")) {
      word += "Z";
    }
    return as_fact(&FactWords::aware, env)(word);
  };
}

// "y", "No": what people type.
Accept as_yes_or_no() {
  return [](const std::string& answer) -> Result<std::string> {
    const std::string word = to_lower(answer);
    if (word == "y" || word == "yes") return std::string("yes");
    if (word == "n" || word == "no") return std::string("no");
    return Error{"the answer is yes or no", ""};
  };
}

Accept as_count() {
  return [](const std::string& answer) -> Result<std::string> {
    std::string digits = answer;
    std::erase(digits, ',');
    const auto count = number_of("this", digits);
    return count.ok() ? Result<std::string>(digits) : Result<std::string>(count.error());
  };
}

Accept as_source() {
  return [](const std::string& answer) -> Result<std::string> {
    for (const char* source : {"Self Reported", "Third Party Reported", "Audit"}) {
      if (starts_with_ci(source, answer)) return std::string(source);
    }
    return Error{"the source is Self Reported, Third Party Reported or Audit", ""};
  };
}

Status ask_policies(FactWords& words, Environment& env) {
  if (!words.policies.empty()) return {};
  for (std::string_view question = "Policy that was broken, with version and section";;
       question = "Another one (Enter when that is all)") {
    std::string policy;
    const Status asked = ask_until(policy, env, question, [](const std::string& answer) { return Result(answer); });
    if (!asked.ok() || policy.empty()) return asked;
    words.policies.push_back(policy);
  }
}

Status ask_security(FactWords& words, Environment& env) {
  if (words.security) return {};
  std::string secret;
  Status asked =
      ask_until(secret, env, "Security-sensitive, so not for the public yet: yes, or Enter for no", as_yes_or_no());
  words.security = secret == "yes";
  return asked;
}

}  // namespace

Status ask_facts(NewIncidentWords& words, Environment& env) {
  if (env.questions == nullptr) return {};
  FactWords& facts = words.facts;
  struct Asked {
    std::string* word;
    std::string_view question;
    Accept accept;
    bool needed = false;
  };
  const auto all = [&](std::initializer_list<Asked> list) -> Status {
    for (const Asked& one : list) {
      Status asked = ask_until(*one.word, env, one.question, one.accept, one.needed);
      if (!asked.ok()) return asked;
    }
    return {};
  };
  Status asked = all(
      {{&facts.ca, "CA Owner", as_fact(&FactWords::ca, env), true},
       {&facts.title, "What went wrong, in a few words", as_fact(&FactWords::title, env), true},
       {&facts.description, "What happened, in a sentence or two", as_fact(&FactWords::description, env)},
       {&facts.aware, "When did the CA become aware (UTC: 2026-03-20 10:11, 10:11 for today, or now)", as_instant(env)},
       {&facts.how, "How did it become aware", as_fact(&FactWords::how, env)}});
  if (asked.ok()) asked = ask_policies(facts, env);
  if (!asked.ok()) return asked;
  asked = all({{&facts.source, "Source: Self Reported (Enter), Third Party Reported or Audit", as_source()},
               {&words.contained, "Is it contained: yes, no, or Enter when not known", as_yes_or_no()},
               {&words.affected, "Certificates known to be affected so far (Enter when not known)", as_count()},
               {&facts.bug, "Number of its bug (Enter for none yet)", as_fact(&FactWords::bug, env)}});
  return asked.ok() ? ask_security(facts, env) : asked;
}

}  // namespace candor::cli
