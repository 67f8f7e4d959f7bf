// The options check and fix share: which version, and what is known besides the text.
#pragma once

#include "cli/command.h"
#include "desk/request.h"

namespace candor::cli {

struct RequestOptions {
  desk::CheckWords words;
  std::string bug;  // path
};

void add_request_options(CLI::App& app, RequestOptions& options);

// Reads --bug and validates all words.
Result<desk::CheckRequest> make_request(const RequestOptions& options, const Environment& env);

}  // namespace candor::cli
