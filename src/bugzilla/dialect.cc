#include "bugzilla/dialect.h"

#include <algorithm>

#include "bugzilla/answer.h"
#include "tracker/json_value.h"

namespace candor::bugzilla {

Dialect dialect_of(std::string_view version) {
  constexpr size_t kDate = 8;  // YYYYMMDD
  const std::string_view date = version.substr(0, version.find('.'));
  const bool dated = date.size() == kDate && date.starts_with("20") &&
                     std::ranges::all_of(date, [](char c) { return c >= '0' && c <= '9'; });
  return dated ? Dialect::bmo : Dialect::stock;
}

std::string_view to_string(Dialect dialect) {
  return dialect == Dialect::bmo ? "BMO" : "Bugzilla";
}

std::optional<RestError> find_dialect(Rest& rest) {
  const Answer answer = rest.get("/version", {}, "version");
  if (!answer.ok()) return answer.error();
  rest.set_dialect(dialect_of(tracker::text_of(*answer, "version")));
  return {};
}

}  // namespace candor::bugzilla
