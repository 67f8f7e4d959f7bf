#include "cli/desk_copies.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/utf8.h"

namespace candor::cli {

namespace {

std::string copied_json(const std::vector<store::TableDigest>& tables, const std::string& what) {
  nlohmann::ordered_json out = {{"schema", "candor-copy/1"}, {"done", what}, {"equal", true}};
  out["tables"] = nlohmann::ordered_json::array();
  for (const store::TableDigest& table : tables) {
    out["tables"].push_back({{"table", table.table}, {"rows", table.rows}, {"sha256", table.sha256}});
  }
  return out.dump(2) + "\n";
}

}  // namespace

int show_copied(const desk::Copied& copied, const std::string& what, const std::string& format, Environment& env) {
  if (!copied.ok()) return env.fail(copied.error());
  if (format == "json") {
    env.out << copied_json(*copied, what);
    return kOk;
  }
  int64_t rows = 0;
  for (const store::TableDigest& table : *copied) rows += table.rows;
  env.out << fmt::format("{}: {} tables with {} rows, read back and equal\n", printable(what), copied->size(), rows);
  return kOk;
}

}  // namespace candor::cli
