#include "rules/support/author.h"

#include <chrono>

namespace candor::rules {

namespace {

bool only_preliminary(const Input& in) {
  const Kind kind = in.report.kind;
  const Kind main = in.document.main().kind;
  return (kind == Kind::preliminary || kind == Kind::unknown) && (main == Kind::preliminary || main == Kind::unknown);
}

}  // namespace

bool written_by_third_party(const Input& in) {
  if (in.context.reporter != Reporter::third_party || !only_preliminary(in)) return false;
  if (!in.context.opened || !in.context.as_of) return true;
  return *in.context.as_of - *in.context.opened < std::chrono::minutes(10);
}

bool bug_opened_by_third_party(const Input& in) {
  return in.context.opened_by_third_party || in.context.reporter == Reporter::third_party;
}

}  // namespace candor::rules
