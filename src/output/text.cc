// For people: one block a diagnostic, like a modern compiler; a header per file and a summary at the end.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

#include "base/utf8.h"
#include "output/emitter.h"
#include "output/excerpt.h"
#include "output/place.h"
#include "output/tally.h"
#include "output/text_words.h"

namespace candor::output {

namespace {

using guidelines::Level;

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kRed = "1;31";
constexpr std::string_view kGreen = "1;32";
constexpr std::string_view kYellow = "1;33";
constexpr std::string_view kBlue = "1;34";
constexpr std::string_view kCyan = "1;36";

std::string_view colour_of(Level level) {
  return level == Level::must ? kRed : level == Level::should ? kYellow : kCyan;
}

class TextEmitter final : public Emitter {
 public:
  TextEmitter(std::ostream& out, const Style& style) : out_(out), style_(style) {}

  void checked(const desk::Checked& result) override {
    tally_.count(result.result, style_.least);
    header(result);
    Tally own;
    own.count(result.result, style_.least);
    labelled("result", own.levels(), kDim, 2);
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
    labelled("citations", result.version->url, kDim, 2);
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
    const Place place = place_of(result, diagnostic);
    std::string where = fmt::format("{}:{}", desk::shown_name(place.file), place.region.begin.line);
    if (!place.in_listing) where += fmt::format(":{}", place.region.begin.column);
    out_ << "\n"
         << paint(kBold, where + ":") << " " << paint(colour_of(diagnostic.level), to_string(diagnostic.level)) << " "
         << paint(kBold, diagnostic.rule) << ": " << printable(message_of(diagnostic)) << "\n";
    if (place.in_listing) {
      listing_row(result, diagnostic);
    } else {
      excerpt(result.document.source(), diagnostic, place.region.begin.line);
    }
    if (!diagnostic.help.empty()) labelled("help", diagnostic.help, kGreen, kMargin);
    if (!diagnostic.citation.empty()) {
      labelled("note", fmt::format("{} ({})", shorten(diagnostic.citation), describe(diagnostic.basis)), kDim, kMargin);
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

  // A listing is not kept as text; its cells tell enough.
  void listing_row(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
    for (const report::Listing& listing : result.context.listings) {
      if (listing.name != diagnostic.listing) continue;
      const auto row = std::find_if(listing.rows.begin(), listing.rows.end(),
                                    [&](const auto& other) { return other.line == diagnostic.listing_line; });
      const bool header = listing.has_header && row == listing.rows.end() && diagnostic.listing_line <= 1;
      if (row == listing.rows.end() && !header) return;
      const std::string cells = fmt::format("{}", fmt::join(header ? listing.header : row->cells, ", "));
      out_ << paint(kBlue, fmt::format("{:>5} |", diagnostic.listing_line)) << " "
           << make_excerpt(cells, 0, 0, style_.width - kMargin - 1).text << "\n";
      return;
    }
  }

  void review(const desk::Checked& result) {
    if (result.result.review.empty()) return;
    out_ << "\n" << paint(kBold, "For a person to judge:") << "\n";
    for (const rules::Rule* rule : result.result.review) {
      out_ << "  [ ] " << paint(kBold, rule->id) << "\n      "
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
