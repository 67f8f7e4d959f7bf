#include "report/prose_timeline.h"

#include "base/fold.h"
#include "report/items.h"
#include "report/sentence.h"
#include "report/stamp_index.h"

namespace candor::report {

namespace {

class ProseReader {
 public:
  ProseReader(const Scope& scope, const std::vector<Timestamp>& stamps) : scope_(scope), stamps_(stamps) {}

  void read(Span paragraph) {
    open_ = false;
    for (size_t at = paragraph.begin; at < paragraph.end;) {
      const size_t end = end_behind_stamps({at, paragraph.end});
      read_sentence({at, end});
      at = end;
    }
  }

  std::vector<TimelineEntry> take() { return std::move(entries_); }

 private:
  // A full stop may belong to a stamp ("3.41 p.m. UTC", "14.02.2022").
  size_t end_behind_stamps(Span rest) const {
    size_t end = sentence_end(scope_.text, rest);
    const auto last = last_stamp_in(stamps_, {rest.begin, end});
    while (last && stamps_[*last].span.end > end && end < rest.end) end = sentence_end(scope_.text, {end, rest.end});
    return end;
  }

  // "2019-08-01 found; 2019-08-02 revoked."
  void read_sentence(Span sentence) {
    const std::string_view text = scope_.text.substr(0, sentence.end);
    for (size_t at = text.find(';', sentence.begin); at != std::string_view::npos; at = text.find(';', at + 1)) {
      if (!leading_stamp(scope_.text, stamps_, {at + 1, sentence.end})) continue;
      read_clause({sentence.begin, at + 1});
      sentence.begin = at + 1;
    }
    read_clause(sentence);
  }

  void read_clause(Span clause) {
    const Span told = trim_value(scope_.text, clause);
    const auto stamp = first_stamp_in(stamps_, clause);
    if (stamp) {
      TimelineEntry entry;
      entry.stamp = stamp;
      entry.span = told;
      entry.line = scope_.piece(scope_.piece_at(told.begin)).line;
      entries_.push_back(entry);
      open_ = true;
    } else if (open_) {
      entries_.back().span.end = told.end;
    }
  }

  const Scope& scope_;
  const std::vector<Timestamp>& stamps_;
  bool open_ = false;
  std::vector<TimelineEntry> entries_;
};

}  // namespace

std::vector<TimelineEntry> read_prose_timeline(const Scope& scope, Range range, const std::vector<Timestamp>& stamps) {
  ProseReader reader(scope, stamps);
  for (const Item& paragraph : read_paragraphs(scope, range)) reader.read(paragraph.span);
  return reader.take();
}

}  // namespace candor::report
