// Looking things up in a report.
#include "report/report.h"

#include <algorithm>

#include "base/fold.h"
#include "report/stamp_index.h"

namespace candor::report {

const Section* Report::section(SectionId id) const {
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const Section& section) { return section.id == id; });
  return found == sections.end() ? nullptr : &*found;
}

std::vector<const Section*> Report::all(SectionId id) const {
  std::vector<const Section*> out;
  for (const Section& section : sections) {
    if (section.id == id) out.push_back(&section);
  }
  return out;
}

const Field* Report::field(std::string_view label) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.label == label; });
  return found == fields.end() ? nullptr : &*found;
}

const Timestamp* Report::stamp_in(Span place) const {
  const auto index = first_stamp_in(stamps, place);
  return index ? &stamps[*index] : nullptr;
}

namespace {

// `span` without the comments that overlap it, appended with look-alikes as ASCII and single blanks. Comments are in
// source order.
void append_visible(const SourceText& source, const std::vector<Span>& comments, Span span, std::string& out) {
  auto comment = std::lower_bound(comments.begin(), comments.end(), span.begin,
                                  [](const Span& each, size_t offset) { return each.end <= offset; });
  for (; comment != comments.end() && comment->begin < span.end; ++comment) {
    if (comment->begin > span.begin) append_single_spaced(out, source.text({span.begin, comment->begin}));
    append_single_spaced(out, " ");
    span.begin = std::min(comment->end, span.end);
  }
  if (span.begin < span.end) append_single_spaced(out, source.text(span));
  append_single_spaced(out, " ");
}

}  // namespace

std::string Document::prose(Span span) const {
  std::string out;
  out.reserve(span.size() + 1);
  const auto& lines = markdown_.lines();
  for (size_t i = static_cast<size_t>(line_of(span.begin)) - 1; i < lines.size(); ++i) {
    const markdown::Line& line = lines[i];
    if (line.span.begin >= span.end) break;
    if (line.code || line.comment || line.rule || line.delimiter) continue;
    const Span part{std::max(line.content.begin, span.begin), std::min(line.content.end, span.end)};
    if (!part.empty()) append_visible(*source_, markdown_.comments(), part, out);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace candor::report
