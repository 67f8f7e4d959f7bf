// check_bench [CANDOR]: how many typical full reports one core checks in a second after start-up, and, given the
// program, how long the whole process takes for one report. Goals: 1000 a second, 20 ms.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <vector>

#include "base/time.h"
#include "guidelines/version.h"
#include "report/report.h"
#include "rules/engine.h"
#include "typical_report.h"

namespace candor::bench {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

size_t check(const std::string& text) {
  rules::Context context;
  context.as_of = parse_instant("2026-04-10");
  const auto document = report::read_document(SourceText("report.md", text), guidelines::grammar(), {});
  return rules::run_rules(document, context, guidelines::in_force_at(*context.as_of)).diagnostics.size();
}

void measure_throughput() {
  std::vector<std::string> reports;
  size_t bytes = 0;
  for (unsigned i = 0; i < 100; ++i) {
    reports.push_back(typical_report(i));
    bytes += reports.back().size();
  }
  size_t diagnostics = 0;
  for (const auto& report : reports) diagnostics += check(report);  // start-up: tables and expressions are built lazily
  std::vector<double> rates;
  for (int round = 0; round < 15; ++round) {
    const auto begin = Clock::now();
    for (const auto& report : reports) check(report);
    rates.push_back(static_cast<double>(reports.size()) / seconds_since(begin));
  }
  fmt::print("in one process: {:.0f} reports/s on one core (median of {} rounds, {:.1f} KB each, {:.1f} diagnostics)\n",
             median(rates), rates.size(), static_cast<double>(bytes) / 100 / 1000,
             static_cast<double>(diagnostics) / 100);
}

int measure_process(const std::string& candor) {
  const auto file = std::filesystem::temp_directory_path() / "candor-bench-report.md";
  std::ofstream(file, std::ios::binary) << typical_report(0);
  const std::string command = fmt::format("'{}' check --as-of 2026-04-10 '{}' >/dev/null", candor, file.string());
  const auto time_of = [](const std::string& line) {
    const auto begin = Clock::now();
    const int status = std::system(line.c_str());  // NOLINT(bugprone-command-processor): our own command line
    return std::pair(seconds_since(begin) * 1000, status);
  };
  std::vector<double> whole;
  std::vector<double> shell;
  for (int i = 0; i < 40; ++i) {
    const auto [took, status] = time_of(command);
    if (status == -1 || WEXITSTATUS(status) > 1) {
      fmt::print(stderr, "check_bench: this failed: {}\n", command);
      return 1;
    }
    whole.push_back(took);
    shell.push_back(time_of("true >/dev/null").first);
  }
  std::filesystem::remove(file);
  fmt::print("whole process: {:.1f} ms for one report (median of {}; {:.1f} ms of it are the shell that starts it)\n",
             median(whole), whole.size(), median(shell));
  return 0;
}

}  // namespace

}  // namespace candor::bench

int main(int argc, char** argv) {
  candor::bench::measure_throughput();
  return argc > 1 ? candor::bench::measure_process(argv[1]) : 0;
}
