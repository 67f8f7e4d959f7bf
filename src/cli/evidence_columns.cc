// candor evidence columns: what the SQL heuristic can ask of a certificate.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "cli/lookup.h"
#include "evidence/columns.h"

namespace candor::cli {

namespace {

void print_text(std::ostream& out) {
  for (const auto& column : evidence::sql_columns()) {
    out << fmt::format("{:<20} {:<8} {}\n", column.name, column.type, column.about);
  }
  out << "\nFunctions: ext_hex(der, OID) is an extension's value in hex, ext_critical(der, OID) its critical flag;\n"
         "both are NULL when the certificate has no such extension. All of SQLite's own functions are there too.\n";
}

void print_markdown(std::ostream& out) {
  out << "| column | type | what |\n|---|---|---|\n";
  for (const auto& column : evidence::sql_columns()) {
    out << fmt::format("| `{}` | {} | {} |\n", column.name, column.type, column.about);
  }
}

void print_json(std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& column : evidence::sql_columns()) {
    list.push_back({{"name", column.name}, {"type", column.type}, {"about", column.about}});
  }
  out << list.dump(2) << "\n";
}

Run setup_columns(CLI::App& app) {
  auto format = std::make_shared<std::string>("text");
  app.add_option("--format", *format, "text, markdown or json")->type_name("FORMAT");
  return [format](Environment& env) {
    const auto known = one_of("--format", *format, {"text", "markdown", "json"});
    if (!known) return env.fail(known.error());
    (*known == "text" ? print_text : *known == "json" ? print_json : print_markdown)(env.out);
    return kOk;
  };
}

}  // namespace

extern const Command kEvidenceColumns{.name = "evidence columns",
                                      .group = Group::evidence,
                                      .summary = "list the columns of certs, for --where, --problem and query",
                                      .examples =
                                          "candor evidence columns\n"
                                          "candor evidence columns --format json\n",
                                      .setup = setup_columns};

}  // namespace candor::cli
