// JSON whose numbers are counts: the files of an evidence set, which somebody may have written to.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace candor::desk {

// As nlohmann::ordered_json::parse(), exceptions included; numbers that are no integers are left out, since to convert
// one that fits no integer is undefined.
inline nlohmann::ordered_json parse_counts(std::string_view text) {
  using Json = nlohmann::ordered_json;
  return Json::parse(text, [](int, Json::parse_event_t event, Json& value) {
    return event != Json::parse_event_t::value || !value.is_number_float();
  });
}

}  // namespace candor::desk
