// What the rules of `candor check` say about single postings of a life, where they decide requirements about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/life.h"

namespace candor::lifecycle {

struct RuleFinding {
  std::string_view requirement;
  std::string message;
};

std::vector<RuleFinding> rule_findings(const Life& life, const Post& post);

}  // namespace candor::lifecycle
