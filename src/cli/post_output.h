// A posting before it goes and what became of it, for people and as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "cli/command.h"
#include "desk/post_plan.h"

namespace candor::cli {

void print_plan(const desk::PostPlan& plan, Environment& env);
// The words themselves, with what could steer a terminal made visible.
void print_words(std::string_view text, std::ostream& out);
void print_item(const desk::OutboxItem& item, std::ostream& out);  // one line, and its remark

nlohmann::ordered_json to_json(const desk::PostPlan& plan, const Environment& env);
nlohmann::ordered_json to_json(const desk::OutboxItem& item);

}  // namespace candor::cli
