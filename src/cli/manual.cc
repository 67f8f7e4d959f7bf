// The manual page in roff. It has no date, so that it changes only when the program does.
#include <fmt/format.h>

#include "base/fold.h"
#include "base/version.h"
#include "cli/pages/pages.h"
#include "cli/spec.h"

namespace candor::cli {

namespace {

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool line_start = out.empty() || out.back() == '\n';
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string names_of(const OptionSpec& spec) {
  std::string out;
  const auto add = [&](const std::string& name) {
    out += fmt::format("{}\\fB{}\\fR", out.empty() ? "" : ", ", roff(name));
  };
  for (const std::string& name : spec.shorts) add("-" + name);
  for (const std::string& name : spec.longs) add("--" + name);
  if (!spec.value.empty()) out += fmt::format(" \\fI{}\\fR", roff(spec.value));
  return out;
}

std::string options(const std::vector<OptionSpec>& list) {
  std::string out;
  for (const OptionSpec& spec : list) out += fmt::format(".TP\n{}\n{}\n", names_of(spec), roff(spec.description));
  return out;
}

std::string positionals(const std::vector<OptionSpec>& list) {
  std::string out;
  for (const OptionSpec& spec : list) {
    if (spec.description.empty()) continue;
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(spec.value), roff(spec.description));
  }
  return out;
}

std::string usage(const CommandSpec& command) {
  std::string out = fmt::format("\\fBcandor {}\\fR [\\fIOPTIONS\\fR]", roff(command.name));
  for (const OptionSpec& spec : command.positionals) {
    const std::string name = fmt::format("\\fI{}\\fR{}", roff(spec.value), spec.many ? "..." : "");
    out += spec.required ? " " + name : fmt::format(" [{}]", name);
  }
  return out;
}

std::string examples(const CommandSpec& command) {
  std::string out = ".PP\nExamples:\n.PP\n.nf\n";
  for (const std::string_view line : split(trim(command.examples), '\n')) out += fmt::format("    {}\n", roff(line));
  return out + ".fi\n";
}

}  // namespace

std::string manual_page() {
  std::string out =
      fmt::format(".\\\" {}\n.TH CANDOR 1 \"\" \"candor {}\" \"User Commands\"\n", kGeneratedMark, kVersion);
  out +=
      ".SH NAME\ncandor \\- write and check CA incident reports\n"
      ".SH SYNOPSIS\n\\fBcandor\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] ...\n"
      ".SH DESCRIPTION\nCandor writes and checks the incident reports of certification authorities under every\n"
      "version of the CCADB Incident Reporting Guidelines. A report is judged by the version that was in\n"
      "force when it was posted, unless another one is asked for.\n"
      ".SH COMMANDS\n";
  for (const CommandSpec& command : command_specs()) {
    out += fmt::format(".SS {}\n{}.\n.PP\n{}\n", roff(command.name), roff(command.summary), usage(command));
    out += positionals(command.positionals) + options(command.options) + examples(command);
  }
  out += ".SH OPTIONS OF EVERY COMMAND\n" + options(every_command_takes());
  out +=
      ".SH EXIT STATUS\n.TP\n0\nnothing falls short at MUST level\n.TP\n1\nsomething falls short\n"
      ".TP\n2\nthe command line, an input or output is at fault\n"
      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nwhen set and not empty, output has no colour\n"
      ".SH SEE ALSO\nhttps://www.ccadb.org/cas/incident\\-report\n";
  return out;
}

}  // namespace candor::cli
