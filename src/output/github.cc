// Annotations for GitHub Actions: one workflow command a diagnostic.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
#include <fmt/format.h>
#include <ostream>

#include "base/utf8.h"
#include "output/emitter.h"
#include "output/place.h"
#include "output/text_words.h"

namespace candor::output {

namespace {

using guidelines::Level;

// Data after "::": percent, CR and LF would end or alter the command. Other control characters are made visible
// first, so that a report cannot steer the log's terminal.
std::string escape_data(std::string_view text, std::string_view special = "%") {
  std::string out;
  for (const char c : printable(text)) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string escape_property(std::string_view text) {
  return escape_data(text, "%:,");
}

std::string_view command_of(Level level) {
  return level == Level::must ? "error" : level == Level::should ? "warning" : "notice";
}

class GithubEmitter final : public Emitter {
 public:
  GithubEmitter(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void checked(const desk::Checked& result) override {
    for (const rules::Diagnostic& diagnostic : result.result.diagnostics) {
      if (diagnostic.level >= style_.least) show(result, diagnostic);
    }
  }

  void failed(const std::string& file, const Error& error) override {
    out_ << fmt::format("::error file={},title=not checked::{}\n", escape_property(file), escape_data(error.message));
  }

  void finish() override {}

 private:
  void show(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
    const Place place = place_of(result, diagnostic);
    const auto& [begin, end] = place.region;
    out_ << fmt::format("::{} file={},line={},", command_of(diagnostic.level), escape_property(place.file), begin.line);
    // GitHub ignores columns of annotations over several lines.
    if (begin.line != end.line) {
      out_ << fmt::format("endLine={},", end.line);
    } else if (!place.in_listing) {
      out_ << fmt::format("col={},endColumn={},", begin.column, end.column);
    }
    out_ << fmt::format("title={} {}::{}\n", to_string(diagnostic.level), escape_property(diagnostic.rule),
                        message_of(diagnostic));
  }

  static std::string message_of(const rules::Diagnostic& diagnostic) {
    std::string message = escape_data(output::message_of(diagnostic));
    if (!diagnostic.help.empty()) message += "%0A" + escape_data(diagnostic.help);
    if (!diagnostic.citation.empty()) {
      message += fmt::format("%0A{} ({})", escape_data(diagnostic.citation), describe(diagnostic.basis));
    }
    return message;
  }

  std::ostream& out_;
  Style style_;
};

}  // namespace

std::unique_ptr<Emitter> make_github_emitter(std::ostream& out, const Style& style) {
  return std::make_unique<GithubEmitter>(out, style);
}

}  // namespace candor::output
