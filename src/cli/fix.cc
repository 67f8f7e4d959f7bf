// candor fix: applies the safe fixes that diagnostics offer.
#include "desk/fix.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <ostream>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/request_options.h"
#include "output/diff.h"

namespace candor::cli {

namespace {

struct FixOptions {
  std::vector<std::string> files;
  RequestOptions request;
  bool diff = false;
};

std::string_view colour_of(std::string_view line) {
  if (line.starts_with("+++") || line.starts_with("---")) return "\x1b[1m";
  if (line.starts_with("@@")) return "\x1b[36m";
  if (line.starts_with("+")) return "\x1b[32m";
  if (line.starts_with("-")) return "\x1b[31m";
  return "";
}

// In a pipe the diff is exact; on a terminal control characters are escaped and lines coloured.
void print_diff(const std::string& diff, Environment& env) {
  if (!env.out_is_terminal && !env.colour) {
    env.out << diff;
    return;
  }
  for (const std::string_view line : split(trim(diff), '\n')) {
    const std::string_view colour = env.colour ? colour_of(line) : "";
    const std::string_view text = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    env.out << colour << printable(text) << (colour.empty() ? "" : "\x1b[0m") << "\n";
  }
}

void say(const std::string& file, const desk::Fixed& fixed, bool diff, std::ostream& out) {
  const std::string name = desk::shown_name(file);
  const size_t number = fixed.applied.size();
  if (number == 0) {
    out << name << ": nothing to fix\n";
  } else {
    out << fmt::format("{}: {} {} {}\n", name, number, number == 1 ? "fix" : "fixes", diff ? "possible" : "applied");
  }
  for (const desk::AppliedFix& fix : fixed.applied) {
    out << fmt::format("  line {}: {} ({})\n", fix.line, printable(fix.title), fix.rule);
  }
  const int left = desk::count_level(fixed.after.result, guidelines::Level::must);
  if (left > 0) out << fmt::format("  {} at MUST level {} for a person\n", left, left == 1 ? "is left" : "are left");
}

Status write_back(const std::string& file, const std::string& old_bytes, const desk::Fixed& fixed) {
  if (fixed.bytes == old_bytes) return {};
  std::error_code error;  // through a symbolic link, the file itself is replaced, not the link
  const auto target = std::filesystem::canonical(file, error);
  return write_file_atomically(error ? file : target.string(), fixed.bytes);
}

int fix_file(const std::string& file, const FixOptions& options, const desk::CheckRequest& request, Environment& env) {
  const Result<std::string> bytes = env.read(file, desk::kLargestReport);
  if (!bytes.ok()) return env.fail(bytes.error());
  const Result<desk::TextFile> text = desk::accept_text(file, *bytes);
  if (!text.ok()) return env.fail(text.error());
  const desk::Fixed fixed = desk::fix_text(*text, request);
  if (options.diff) {
    print_diff(output::unified_diff(file, file, *bytes, fixed.bytes), env);
  } else if (file == "-") {
    env.out << fixed.bytes;
  } else {
    const Status written = write_back(file, *bytes, fixed);
    if (!written.ok()) return env.fail(written.error());
  }
  say(file, fixed, options.diff, options.diff || file == "-" ? env.err : env.out);
  return desk::count_level(fixed.after.result, guidelines::Level::must) > 0 ? kFallsShort : kOk;
}

int run_fix(const FixOptions& options, Environment& env) {
  Result<desk::CheckRequest> request = make_request(options.request, env);
  if (!request.ok()) return env.fail(request.error());
  desk::AppendixFinder finder;
  request->find_appendices = [&](const std::string& file, const SourceText& source) {
    return finder.beside(file, source);
  };
  int status = kOk;
  for (const std::string& file : options.files) status = std::max(status, fix_file(file, options, *request, env));
  return status;
}

Run setup_fix(CLI::App& app) {
  auto options = std::make_shared<FixOptions>();
  app.add_option("FILE", options->files, "reports in Markdown; - reads standard input and writes standard output")
      ->required();
  add_request_options(app, options->request);
  app.add_flag("--diff", options->diff, "show the changes as a unified diff and change nothing")->group("Output");
  return [options](Environment& env) { return run_fix(*options, env); };
}

}  // namespace

extern const Command kFix{.name = "fix",
                          .group = Group::reports,
                          .summary = "apply the safe fixes that diagnostics offer; never changes what a person said",
                          .examples =
                              "candor fix --diff report.md         # look first\n"
                              "candor fix report.md\n"
                              "candor fix - < draft.md > fixed.md\n",
                          .setup = setup_fix};

}  // namespace candor::cli
