// format-markdown-inline: the report's content is Markdown in the comment, not an attached document; and it fits into
// one comment of the tracker (our own consistency check: Bugzilla refuses more than 65,535 characters).
#include <fmt/format.h>
#include <re2/re2.h>

#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::format_markdown_inline {

constexpr size_t kTrackerLimit = 65'535;
constexpr size_t kPointerLimit = 600;  // longer text says something itself

size_t characters(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

// Points to an attached document; a certificate listing is a permitted attachment.
bool points_to_attachment(const Words& words) {
  static const Patterns kMaybe("attach*; enclosed; pdf; doc; docx; odt; htm; html; rtf");
  if (!kMaybe.in(words)) return false;
  static const RE2 kAttached(
      R"(\b(?:report|analysis|document|answer|response|details?|description|timeline|root cause|findings?|statement)s?\b)"
      R"([^.]{0,80}\b(?:is|are|was|were|be|in|as|see|found)\b[^.]{0,40}\b(?:attach(?:ed|ment)|enclosed)\b|)"
      R"(\b(?:attach(?:ed|ment|ing)?|enclosed)\b[^.]{0,60}\b(?:report|analysis|document|response|pdf|docx?|word file)\b|)"
      R"(\b(?:see|refer to|find|in)\b[^.]{0,60}\b[\w -]*\.(?:pdf|docx?|odt|html?|rtf)\b)");
  static const RE2 kListing(
      R"(\b(?:csv|crt\.sh|certificate list|list of (?:all |affected )?(?:the )?certificates|linter)\b)");
  return RE2::PartialMatch(words.folded(), kAttached) && !RE2::PartialMatch(words.folded(), kListing);
}

void check_length(const Input& in, Sink& out) {
  const std::string_view bytes = in.document.source().bytes();
  if (bytes.size() <= kTrackerLimit || !is_main(in)) return;
  const size_t count = characters(bytes);
  if (count <= kTrackerLimit) return;
  out.add(top_of_report(in), fmt::format("the text has {} characters; a comment of the tracker holds 65,535", count))
      .help("Move supporting data into an attachment, or split the text into several comments.")
      .requirement("format-markdown-inline")
      .at_most(Level::should);
}

// The comment as a whole says nothing but that the report is attached.
bool check_comment(const Input& in, Sink& out) {
  if (!in.report.sections.empty() || !in.report.fields.empty() || !is_main(in)) return false;
  const Words text(own_text(in));
  if (text.folded().size() > 2 * kPointerLimit || !points_to_attachment(text)) return false;
  out.add(top_of_report(in), "the report reads as supplied by an attached document")
      .help("Post the report's text as Markdown in the comment itself.")
      .requirement("format-markdown-inline");
  return true;
}

void check_sections(const Input& in, Sink& out) {
  for (const auto& section : in.report.sections) {
    if (section.id == report::SectionId::appendix || section.id == report::SectionId::affected_certificates ||
        section.body.size() > kPointerLimit) {
      continue;
    }
    const Words& text = words_of(in, section.body);
    if (text.folded().size() > kPointerLimit / 2 || !points_to_attachment(text)) continue;
    out.add(section.heading.span,
            fmt::format("section \"{}\" reads as supplied by an attached document", section.heading.text))
        .help("Put the content into the comment; only the certificate listing and supporting data are attached.")
        .requirement("format-markdown-inline")
        .at_most(Level::should);
  }
}

void check_fields(const Input& in, Sink& out, const std::vector<report::Field>& fields) {
  for (const report::Field& field : fields) {
    if (field.value.empty() || field.value.span.size() > kPointerLimit / 2) continue;
    if (!points_to_attachment(words_of(in, field.value.span))) continue;
    out.add(field.value.span, fmt::format("field \"{}\" reads as supplied by an attached document", field.label))
        .help("Put the content into the comment; only the certificate listing and supporting data are attached.")
        .requirement("format-markdown-inline")
        .at_most(Level::should);
  }
}

void check(const Input& in, Sink& out) {
  check_length(in, out);
  if (check_comment(in, out)) return;
  check_sections(in, out);
  check_fields(in, out, in.report.fields);
  for (const auto& factor : in.report.factors) check_fields(in, out, factor.fields);
}

}  // namespace candor::rules::format_markdown_inline

namespace candor::rules {
extern const Rule kFormatMarkdownInline{
    .id = "format-markdown-inline",
    .title = "The report stands in the comment, not in an attachment",
    .requirements = {"format-markdown-inline"},
    .kinds = kReport | kClosure | kUpdate | kUnknownKind,
    .decided = Decided::mechanical,
    .since = "0.1",
    .why = "Attached documents are not searched, quoted or archived with the discussion.",
    .check = format_markdown_inline::check};
}
