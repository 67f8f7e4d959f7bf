#include "cli/request_options.h"

#include <CLI/CLI.hpp>

#include "desk/input.h"

namespace candor::cli {

void add_request_options(CLI::App& app, RequestOptions& options) {
  desk::CheckWords& words = options.words;
  const auto judged = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("How it is judged");
  };
  judged("--guidelines", words.guidelines, "judge by this version; auto (the default) goes by date and text", "V");
  judged("--as-of", words.as_of, "when the report was posted: 2026-03-20 or 2026-03-20T10:11Z", "T");
  judged("--kind", words.kind, "preliminary, full, audit, update or closure; the default is what the text says",
         "KIND");
  const auto known = [&](const char* name, std::string& place, const char* description, const char* type) {
    app.add_option(name, place, description)->type_name(type)->group("What is known besides the text");
  };
  known("--title", words.title, "the bug's summary line", "TEXT");
  known("--whiteboard", words.whiteboard, "the bug's whiteboard", "TEXT");
  known("--opened", words.opened, "when the bug was opened", "T");
  known("--reporter", words.reporter, "who writes the report: ca-owner or third-party", "WHO");
  known("--bug", options.bug, "the bug as JSON of the tracker's REST interface, instead of the four above", "FILE");
}

Result<desk::CheckRequest> make_request(const RequestOptions& options, const Environment& env) {
  desk::CheckWords words = options.words;
  if (!options.bug.empty()) {
    Result<std::string> json = env.read(options.bug, desk::kLargestBugFile);
    if (!json.ok()) return json.error();
    words.bug_name = options.bug;
    words.bug_json = std::move(json).value();
  }
  return desk::make_request(words, env.now);
}

}  // namespace candor::cli
