// What the server said: JSON, or why there is none. See rest.h.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "bugzilla/rest.h"

namespace candor::bugzilla {

class [[nodiscard]] Answer {
 public:
  explicit Answer(nlohmann::json body);
  explicit Answer(RestError error) : error_(std::move(error)) {}
  bool ok() const { return !error_.has_value(); }
  const nlohmann::json& operator*() const { return *body_; }
  const nlohmann::json* operator->() const { return body_.get(); }
  const RestError& error() const { return *error_; }

 private:
  std::shared_ptr<const nlohmann::json> body_;  // shared by copies; it never changes
  std::optional<RestError> error_;
};

// Reads one answer. Success is 2xx and a JSON object (or, with an empty `expect`, any JSON) without "error" and with
// the member expected, which is not null: HTTP 200 alone is not, since a deadlock in the server comes as 200.
Answer read_answer(const http::Response& response, std::string_view expect);

}  // namespace candor::bugzilla
