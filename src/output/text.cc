// For people: one block a diagnostic, like a modern compiler; a header per file and a summary at the end.
#include <fmt/format.h>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"
#include "output/emitter.h"
#include "output/excerpt.h"
#include "output/tally.h"

namespace candor::output {

namespace {

using guidelines::Level;

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kGreen = "1;32";
constexpr std::string_view kYellow = "1;33";
constexpr std::string_view kBlue = "34";
constexpr std::string_view kCyan = "1;36";

std::string_view colour_of(Level level) {
  return level == Level::must ? kRed : level == Level::should ? kYellow : kCyan;
}

std::string_view words_of(report::Kind kind) {
  switch (kind) {
    case report::Kind::preliminary:
      return "preliminary incident report";
    case report::Kind::full:
      return "full incident report";
    case report::Kind::audit:
      return "audit incident report";
    case report::Kind::update:
      return "update";
    case report::Kind::closure:
      return "closure report";
    case report::Kind::unknown:
      return "text that was not recognised as a report";
  }
  return "";
}

std::string list_of_kinds(const std::vector<report::Report>& reports) {
  std::string out;
  for (const report::Report& part : reports) {
    out += fmt::format("{}{} (line {})", out.empty() ? "" : ", ", words_of(part.kind), part.first_line);
  }
  return out;
}

class TextEmitter final : public Emitter {
 public:
  TextEmitter(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void checked(const desk::Checked& result) override {
    tally_.count(result.result, style_.least);
    header(result);
    for (const rules::Diagnostic& diagnostic : result.result.diagnostics) {
      if (diagnostic.level >= style_.least) show(result, diagnostic);
    }
    if (style_.review) review(result);
    out_ << "\n";
  }

  void failed(const std::string& /*file*/, const Error& /*error*/) override { ++tally_.failed; }

  void finish() override {
    if (tally_.files == 0) return;  // standard error has said it all
    const Level worst = tally_.must > 0 ? Level::must : tally_.should > 0 ? Level::should : Level::may;
    const bool clean = tally_.must + tally_.should + tally_.may == 0;
    out_ << paint(clean ? kGreen : colour_of(worst), tally_.sentence()) << "\n";
  }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }

  // "    label: words", wrapped under the words.
  void labelled(std::string_view label, std::string_view words, std::string_view colour, int margin) {
    const int indent = margin + static_cast<int>(label.size()) + 2;
    out_ << std::string(static_cast<size_t>(margin), ' ') << paint(colour, fmt::format("{}:", label)) << " "
         << wrap(words, style_.width, indent) << "\n";
  }

  void header(const desk::Checked& result) {
    const report::Recognition& seen = result.document.recognition();
    const auto& reports = result.document.reports();
    out_ << paint(kBold, desk::shown_name(result.file)) << "\n";
    std::string kind(words_of(seen.kind));
    if (!seen.because.empty()) kind += ": " + seen.because;
    labelled("kind", kind, kDim, 2);
    labelled("judged by", fmt::format("guidelines {}: {}", result.version->id, result.chosen_because), kDim, 2);
    labelled("text", result.version->url, kDim, 2);
    if (reports.size() > 1) labelled("parts", list_of_kinds(reports), kDim, 2);
    for (const desk::Appendix& appendix : result.appendices) show_appendix(appendix);
    for (const std::string& remark : result.remarks) labelled("remark", remark, kDim, 2);
  }

  void show_appendix(const desk::Appendix& appendix) {
    std::string words = appendix.path;
    if (appendix.named_on_line > 0) {
      words += fmt::format(", named on line {}; --no-appendix to leave it out", appendix.named_on_line);
    }
    labelled("appendix", words, kDim, 2);
  }

  void show(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
    const SourceText& source = result.document.source();
    const LineColumn place = source.locate(diagnostic.span.begin);
    const std::string name = desk::shown_name(result.file);
    const bool elsewhere = !diagnostic.listing.empty();
    const std::string where = elsewhere ? fmt::format("{}:{}", printable(diagnostic.listing), diagnostic.listing_line)
                                        : fmt::format("{}:{}:{}", name, place.line, place.column);
    out_ << "\n"
         << paint(kBold, where + ":") << " " << paint(colour_of(diagnostic.level), to_string(diagnostic.level)) << " "
         << paint(kBold, diagnostic.rule) << ": " << wrap(diagnostic.message, style_.width, 4) << "\n";
    if (!elsewhere) excerpt(source, diagnostic, place.line);
    if (!diagnostic.help.empty()) labelled("help", diagnostic.help, kGreen, kMargin);
    if (!diagnostic.citation.empty()) {
      labelled("note", fmt::format("{} ({})", diagnostic.citation, describe(diagnostic.basis)), kDim, kMargin);
    }
    if (!diagnostic.fixes.empty()) {
      labelled("fix", fmt::format("{} ('candor fix' does it)", diagnostic.fixes.front().title), kGreen, kMargin);
    }
  }

  void excerpt(const SourceText& source, const rules::Diagnostic& diagnostic, int number) {
    const Span line = source.line(number);
    const size_t begin = diagnostic.span.begin - line.begin;
    const size_t end = std::min(diagnostic.span.end, line.end) - line.begin;
    const Excerpt shown = make_excerpt(source.text(line), begin, std::max(begin, end), style_.width - kMargin - 1);
    out_ << paint(kBlue, fmt::format("{:>5} |", number)) << " " << shown.text << "\n" << paint(kBlue, "      |") << " ";
    const size_t mark = shown.marks.find('^');
    out_ << shown.marks.substr(0, mark) << paint(colour_of(diagnostic.level), shown.marks.substr(mark)) << "\n";
  }

  void review(const desk::Checked& result) {
    if (result.result.review.empty()) return;
    out_ << "\n" << paint(kBold, "For a person to judge:") << "\n";
    for (const rules::Rule* rule : result.result.review) {
      out_ << "  [ ] " << paint(kBold, rule->id) << ": "
           << wrap(rule->why.empty() ? rule->title : rule->why, style_.width, 6) << "\n";
    }
  }

  static constexpr int kMargin = 8;

  std::ostream& out_;
  Style style_;
  Tally tally_;
};

}  // namespace

std::unique_ptr<Emitter> make_text_emitter(std::ostream& out, const Style& style) {
  return std::make_unique<TextEmitter>(out, style);
}

}  // namespace candor::output
