#include "report/timeline.h"

#include <algorithm>

#include "base/fold.h"
#include "markdown/white_space.h"
#include "report/prose_timeline.h"
#include "report/stamp_index.h"
#include "report/tables.h"

namespace candor::report {

namespace {

class TimelineReader {
 public:
  TimelineReader(const Scope& scope, Report& report) : scope_(scope), report_(report) {}

  void read() {
    for (const Section& section : report_.sections) {
      if (section.id != SectionId::timeline && section.id != SectionId::topic_timeline) continue;
      read_body(pieces_of(scope_, section.body), section.body);
    }
  }

 private:
  void read_body(Range range, Span body) {
    body_ = body;
    const size_t before = report_.timeline.size();
    for (const FoundTable& found : read_tables(scope_, range)) read_table(found);
    open_ = false;
    for (size_t i = range.first; i < range.last; ++i) read_piece(i);
    std::stable_sort(report_.timeline.begin() + static_cast<std::ptrdiff_t>(before), report_.timeline.end(),
                     [](const TimelineEntry& a, const TimelineEntry& b) { return a.span.begin < b.span.begin; });
    if (report_.timeline.size() <= before + 1 && is_prose(range)) {
      report_.timeline.resize(before);
      const std::vector<TimelineEntry> told = read_prose_timeline(scope_, range, report_.stamps);
      report_.timeline.insert(report_.timeline.end(), told.begin(), told.end());
    }
    for (size_t i = before; i < report_.timeline.size(); ++i) finish(report_.timeline[i]);
  }

  // Several stamps, but neither list nor table.
  bool is_prose(Range range) const {
    for (size_t i = range.first; i < range.last; ++i) {
      if (scope_.piece(i).bullet || scope_.piece(i).ordered || scope_.piece(i).table) return false;
    }
    const auto first = first_stamp_in(report_.stamps, body_);
    const auto last = last_stamp_in(report_.stamps, body_);
    return first && last && *first != *last;
  }

  void read_table(const FoundTable& found) {
    // A first row that opens with a stamp is no header: the marks of one were lost.
    for (size_t i = found.range.first; i < found.range.last; ++i) {
      const Piece& piece = scope_.piece(i);
      if (piece.delimiter || piece.chrome || piece.cells == nullptr || piece.cells->empty()) continue;
      const Span row{piece.cells->front().begin, piece.cells->back().end};
      const bool stamped = first_stamp_in(report_.stamps, row).has_value();
      if (i == found.range.first && !leading_stamp(scope_.text, report_.stamps, row)) continue;
      if (stamped || i > found.range.first) add(row, piece.line);
    }
  }

  void read_piece(size_t i) {
    const Piece& piece = scope_.piece(i);
    if (piece.blank || piece.code || piece.chrome || piece.table) {
      if (!piece.blank || piece.rule) open_ = false;
      ++blanks_;
      return;
    }
    const Span content{std::max(piece.content.begin, body_.begin), std::min(piece.content.end, body_.end)};
    if (content.empty()) return;
    const auto stamp = leading_stamp(scope_.text, report_.stamps, content);
    const bool heads =
        stamp && (heads_columns(content, *stamp) || report_.stamps[*stamp].heads_group || heads_bullets(i, *stamp));
    if (!heads && (stamp || opens_bullet(piece))) {
      add(content, piece.line);
      open_ = true;
      indent_ = piece.indent;
    } else if (!heads && open_ && continues(piece) &&
               !(scope_.scraped && begins_paragraph(scope_, report_.timeline.back().span.end, piece))) {
      report_.timeline.back().span.end = content.end;
    } else {
      open_ = false;
    }
    blanks_ = 0;
  }

  // The head of a table whose marks are lost: "YYYY-MM-DD hh:mm (UTC) Event".
  bool heads_columns(Span content, size_t stamp) const {
    const bool first = report_.timeline.empty() || report_.timeline.back().span.begin < body_.begin;
    if (!first || !report_.stamps[stamp].placeholder) return false;
    const std::string key = fold(scope_.view(text_behind(report_.stamps[stamp].span.end, content.end)));
    return key == "event" || key == "events" || key == "action" || key == "description" || key == "details" ||
           key == "activity";
  }

  // A date alone on its line above a list ("YYYY-MM-DD:" of the template included).
  bool heads_bullets(size_t i, size_t stamp) const {
    const Piece& piece = scope_.piece(i);
    if (report_.stamps[stamp].has_time || !text_behind(report_.stamps[stamp].span.end, piece.content.end).empty())
      return false;
    size_t next = i + 1;
    while (next < scope_.last && scope_.piece(next).blank) ++next;
    return next < scope_.last && scope_.piece(next).bullet &&
           (!piece.bullet || scope_.piece(next).indent > piece.indent);
  }

  // A list item without a stamp is an entry of its own unless it is nested in one.
  bool opens_bullet(const Piece& piece) const {
    return (piece.bullet || piece.ordered) && !(open_ && piece.indent > indent_ + 1) && piece.heading == 0;
  }

  // Wrapped and nested lines; also the text below a stamp that stands alone.
  bool continues(const Piece& piece) const {
    if (piece.heading > 0) return false;
    return blanks_ == 0 || piece.indent > indent_ || stamp_alone();
  }

  bool stamp_alone() const {
    const TimelineEntry& entry = report_.timeline.back();
    const auto stamp = leading_stamp(scope_.text, report_.stamps, entry.span);
    return stamp && text_behind(report_.stamps[*stamp].span.end, entry.span.end).empty();
  }

  void add(Span span, int line) {
    TimelineEntry entry;
    entry.span = span;
    entry.line = line;
    report_.timeline.push_back(entry);
  }

  // Binds the stamp and cuts off the date heading of the next group that an extract swallowed.
  void finish(TimelineEntry& entry) {
    const auto leading = entry_stamp(scope_.text, report_.stamps, entry.span);
    if (leading) entry.stamp = leading;
    const auto last = last_stamp_in(report_.stamps, entry.span);
    if (last && last != entry.stamp && report_.stamps[*last].heads_group) {
      entry.span.end = markdown::trim_blanks(scope_.text, {entry.span.begin, report_.stamps[*last].span.begin}).end;
    }
    const size_t begin = leading ? std::min(report_.stamps[*leading].span.end, entry.span.end) : entry.span.begin;
    entry.text = scope_.as_text(text_behind(begin, entry.span.end));
  }

  // Text without the separators that stand between a stamp and what happened.
  Span text_behind(size_t begin, size_t end) const {
    while (begin < end) {
      const std::string_view view = scope_.text.substr(begin, end - begin);
      const size_t blank = markdown::blank_length(view, 0);
      const bool dash = view.starts_with("\xE2\x80\x93") || view.starts_with("\xE2\x80\x94");
      if (view.starts_with("-->")) {
        begin += 3;
      } else if (dash || blank > 0) {
        begin += dash ? 3 : blank;
      } else if (std::string_view(":;,-|)]*_.>").find(view.front()) != std::string_view::npos) {
        ++begin;
      } else {
        break;
      }
    }
    return markdown::trim_blanks(scope_.text, {begin, end});
  }

  const Scope& scope_;
  Report& report_;
  Span body_;
  bool open_ = false;
  int blanks_ = 0;
  int indent_ = 0;
};

}  // namespace

void read_timeline(const Scope& scope, Report& report) {
  TimelineReader(scope, report).read();
}

}  // namespace candor::report
