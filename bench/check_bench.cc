// check_bench [CANDOR]: how many typical full reports one core checks in a second after start-up, and, given the
// program, how long the whole process takes for one report. Goals: 1000 a second, 20 ms.
// check_bench --rules: where the time goes.
//
// In one process processor time is counted, so that whatever else the machine does matters little.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
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

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

rules::Context context_of_report() {
  rules::Context context;
  context.as_of = parse_instant("2026-04-10");
  return context;
}

report::Document read(const std::string& text) {
  return report::read_document(SourceText("report.md", text), guidelines::grammar(), {});
}

size_t check(const std::string& text, const rules::Context& context) {
  return rules::run_rules(read(text), context, guidelines::latest()).diagnostics.size();
}

std::vector<std::string> typical_reports() {
  std::vector<std::string> reports;
  for (unsigned i = 0; i < 100; ++i) reports.push_back(typical_report(i));
  return reports;
}

void measure_throughput() {
  const auto reports = typical_reports();
  const auto context = context_of_report();
  size_t bytes = 0;
  size_t diagnostics = 0;
  for (const auto& report : reports) {  // start-up: tables and expressions are built lazily
    bytes += report.size();
    diagnostics += check(report, context);
  }
  std::vector<double> rates;
  for (int round = 0; round < 15; ++round) {
    const double begin = processor_seconds();
    for (const auto& report : reports) check(report, context);
    rates.push_back(static_cast<double>(reports.size()) / (processor_seconds() - begin));
  }
  fmt::print("in one process: {:.0f} reports/s on one core (median of {} rounds, {:.1f} KB each, {:.1f} diagnostics)\n",
             median(rates), rates.size(), static_cast<double>(bytes) / 100 / 1000,
             static_cast<double>(diagnostics) / 100);
}

struct Cost {
  double seconds = 0;
  std::string_view name;
};

Cost cost_of_rule(const rules::Rule& rule, const std::vector<rules::Input>& inputs) {
  const double begin = processor_seconds();
  for (const auto& input : inputs) {
    std::vector<rules::Diagnostic> found;
    rules::Sink sink(found);
    if ((rule.kinds & rules::mask_of(input.report.kind)) != 0) rule.check(input, sink);
  }
  return {processor_seconds() - begin, rule.id};
}

void show_rules() {
  const auto reports = typical_reports();
  read(reports.front());
  const double begin = processor_seconds();
  std::vector<report::Document> documents;
  for (const auto& report : reports) documents.push_back(read(report));
  std::vector<Cost> costs = {{processor_seconds() - begin, "(reading)"}};
  // What rules share is charged to the first that asks for it.
  const auto context = context_of_report();
  std::vector<rules::Input> inputs;
  for (const auto& document : documents) inputs.push_back({document, document.main(), context, guidelines::latest()});
  for (const rules::Rule* rule : rules::all_rules()) {
    if (rule->check != nullptr) costs.push_back(cost_of_rule(*rule, inputs));
  }
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.seconds > b.seconds; });
  double sum = 0;
  for (const Cost& cost : costs) sum += cost.seconds;
  const double per_report = 1e6 / static_cast<double>(reports.size());
  fmt::print("{:8.0f} us a report, of these\n", sum * per_report);
  for (size_t i = 0; i < std::min<size_t>(costs.size(), 25); ++i) {
    fmt::print("{:8.1f} us {}\n", costs[i].seconds * per_report, costs[i].name);
  }
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
  if (argc > 1 && std::string_view(argv[1]) == "--rules") {
    candor::bench::show_rules();
    return 0;
  }
  candor::bench::measure_throughput();
  return argc > 1 ? candor::bench::measure_process(argv[1]) : 0;
}
