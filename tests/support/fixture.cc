#include "support/fixture.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "base/fold.h"
#include "desk/check.h"

namespace candor::fixture {

namespace {

constexpr size_t kMaxReport = 16U << 20U;
bool update_mode = false;

std::string in_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Found resolve(const rules::Diagnostic& diagnostic, const report::Document& document) {
  Found found;
  const LineColumn place = document.source().locate(diagnostic.span.begin);
  found.listing = diagnostic.listing;
  found.line = diagnostic.listing.empty() ? place.line : diagnostic.listing_line;
  found.column = diagnostic.listing.empty() ? place.column : 1;
  found.level = diagnostic.level;
  found.rule = diagnostic.rule;
  found.message = in_one_line(diagnostic.message);
  found.requirements.assign(diagnostic.requirements.begin(), diagnostic.requirements.end());
  return found;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& got) {
  std::string out;
  for (const auto& line : expected) {
    if (std::count(got.begin(), got.end(), line) < std::count(expected.begin(), expected.end(), line)) {
      out += fmt::format("  expected, not found: {}\n", line);
    }
  }
  for (const auto& line : got) {
    if (std::count(expected.begin(), expected.end(), line) < std::count(got.begin(), got.end(), line)) {
      out += fmt::format("  found, not expected: {}\n", line);
    }
  }
  return out.empty() ? "  same lines in another order\n" : out;
}

}  // namespace

std::string Found::exact() const {
  const std::string place = listing.empty() ? "" : listing + ":";
  return fmt::format("{}{}:{} {} {} {} [{}]", place, line, column, guidelines::to_string(level), rule, message,
                     fmt::join(requirements, " "));
}

std::string Found::coarse() const {
  const std::string place = listing.empty() ? "" : listing + ":";
  return fmt::format("{}{} {} {}", place, line, guidelines::to_string(level), rule);
}

std::vector<Fixture> fixtures_in(const fs::path& folder) {
  std::vector<Fixture> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") found.push_back({entry.path()});
  }
  std::sort(found.begin(), found.end(), [](const Fixture& a, const Fixture& b) { return a.report < b.report; });
  return found;
}

Result<std::vector<Found>> judge(const Fixture& fixture, Otherwise otherwise) {
  auto bytes = read_file(fixture.report.string(), kMaxReport);
  if (!bytes) return bytes.error();
  const auto request = read_flags(fixture.flags(), otherwise);
  if (!request) return request.error();
  const auto checked = desk::check_bytes(fixture.report.filename().string(), std::move(bytes.value()), *request);
  if (!checked) return checked.error();
  std::vector<Found> found;
  for (const auto& diagnostic : checked->result.diagnostics) found.push_back(resolve(diagnostic, checked->document));
  return found;
}

std::string compare(const Fixture& fixture, const std::vector<std::string>& lines) {
  if (updating()) {
    std::ofstream out(fixture.expect(), std::ios::binary | std::ios::trunc);
    for (const auto& line : lines) out << line << '\n';
    return out.good() ? "" : fmt::format("cannot write {}\n", fixture.expect().string());
  }
  const auto expected = read_file(fixture.expect().string(), kMaxReport);
  if (!expected) {
    return fmt::format("  {}\n  run the test program with --update to write what is found now:\n  {}\n",
                       expected.error().message, fmt::join(lines, "\n  "));
  }
  const auto wanted = lines_of(expected.value());
  return wanted == lines ? "" : difference(wanted, lines);
}

bool updating() {
  return update_mode;
}
void set_updating(bool on) {
  update_mode = on;
}

}  // namespace candor::fixture
