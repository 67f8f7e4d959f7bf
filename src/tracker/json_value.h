// Members of JSON objects that may be missing or of another type.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace candor::tracker {

// Ids of bugs, comments, attachments: keys of the mirror, which SQLite's driver reads in 32 bits. No tracker has come
// near that.
inline constexpr int64_t kLargestId = INT32_MAX;

const nlohmann::json& absent();  // null
// The member, or null when there is none or the value is no object. The reference lives as long as the object.
const nlohmann::json& member(const nlohmann::json& object, const char* key);

// The first of a list; null when it is empty or no list.
const nlohmann::json& first_of(const nlohmann::json& list);

std::string text_of(const nlohmann::json& object, const char* key);      // empty when no text
int64_t whole_number_of(const nlohmann::json& object, const char* key);  // 0 when none, negative, or above 2^63 - 1
int64_t id_of(const nlohmann::json& object, const char* key);            // the same above kLargestId
int small_number_of(const nlohmann::json& object, const char* key);      // the same above INT_MAX
bool truth_of(const nlohmann::json& object, const char* key);            // true or a number other than 0
std::vector<std::string> texts_of(const nlohmann::json& object, const char* key);
std::vector<int64_t> numbers_of(const nlohmann::json& object, const char* key);  // those from 0 to 2^63 - 1

// A date the tracker can have written. Absent, or unreadable or before 1990 with a remark that names `what`.
std::optional<Instant> instant_of(const nlohmann::json& object, const char* key, std::string_view what,
                                  std::vector<std::string>& remarks);

}  // namespace candor::tracker
