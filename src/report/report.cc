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

std::string Document::prose(Span span) const {
  std::string out;
  const auto& lines = markdown_.lines();
  for (size_t i = static_cast<size_t>(source_->line_of(span.begin)) - 1;
       i < lines.size() && lines[i].span.begin < span.end; ++i) {
    const markdown::Line& line = lines[i];
    if (line.code || line.comment || line.rule || line.delimiter) continue;
    size_t begin = std::max(line.content.begin, span.begin);
    const size_t end = std::min(line.content.end, span.end);
    for (const Span& comment : markdown_.comments()) {
      if (comment.end <= begin || comment.begin >= end) continue;
      if (comment.begin > begin) out += straighten(text({begin, comment.begin}));
      out += ' ';
      begin = std::min(comment.end, end);
    }
    if (begin < end) out += straighten(text({begin, end}));
    out += ' ';
  }
  std::string folded;
  for (const char c : out) {
    if (!is_space(c)) {
      folded.push_back(c);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded.push_back(' ');
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace candor::report
