// What finding an arrival reads of the tracker's answers. Private to arrival.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bugzilla/answer.h"
#include "bugzilla/arrival.h"

namespace candor::bugzilla::reading {

using nlohmann::json;

std::string bug_path(int64_t bug, std::string_view below = "");
int64_t number(const json& object, const char* key);
std::string text(const json& object, const char* key);
// The list below bugs.ID, with or without a name of its own: {"bugs": {"7": {"comments": [...]}}}.
const json& list_below(const json& answer, int64_t bug, const char* name);
Answer comments(Rest& rest, int64_t bug);
Answer attachments(Rest& rest, int64_t bug, const char* without);
int64_t highest(const json& list);  // id
// By `account`; anybody's when that is empty.
bool ours(const json& item, const std::string& account);
// What is there more than once, in a sentence; empty for one.
std::string several(std::string_view what, const std::vector<int64_t>& numbers, std::string_view advice);

// As find_arrival(), of an attached file.
Found<std::optional<Delivery>> find_attachment(Rest& rest, const NewAttachment& wanted, const Mark& mark,
                                               const std::string& account);

}  // namespace candor::bugzilla::reading
