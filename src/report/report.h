// The structured view of an incident report, parsed out of its Markdown with source positions. The text stays the
// truth: nothing here is ever written back except as small edits at these spans.
//
// Ownership: a Document owns the text; every Span and string_view below points into it and lives as long as it does.
// Thread safety: immutable after read_document().
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "markdown/document.h"
#include "report/grammar.h"
#include "report/timestamp.h"

namespace candor::report {

enum class Kind { unknown, preliminary, full, audit, update, closure };
std::string_view to_string(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

// A piece of text as written, trimmed. `span` is empty but positioned (begin == end) when the text is empty.
struct Text {
  Span span;
  std::string_view text;
  bool empty() const { return text.empty(); }
};

struct Section {
  SectionId id = SectionId::none;
  int number = 0;      // of "Finding #2", "Issue #3", or the v1 question as numbered; 0 if none
  int level = 0;       // heading level as written; 0 when the marks are lost or it is a label
  Text heading;        // as written, without marks
  Span body;           // after the heading line to the next section of the same or higher rank
  int first_line = 0;  // heading line
  int last_line = 0;   // last line of the body
};

struct Field {
  std::string_view label;  // canonical label (static storage of the Grammar)
  SectionId section = SectionId::none;
  std::string_view parent;  // canonical parent label or empty
  Text written;             // the label as written, without bold marks and colon
  Text value;               // all lines of the value, trimmed; may span several lines
  bool colon = false;       // a colon follows the label
  bool bold = false;
  bool bullet = false;
  bool value_below = false;  // the value begins on the line after the label
  int line = 0;              // of the label
};

struct TimelineEntry {
  std::optional<size_t> stamp;  // index into Report::stamps; empty for an entry without a stamp
  Text text;                    // what happened, without the stamp
  Span span;                    // stamp and text
  int line = 0;
};

struct Factor {
  int number = 0;  // of "Contributing Factor #2"; 0 if none written
  Text title;
  Text heading;               // whole heading text
  std::vector<Field> fields;  // Description, Timeline, Detection, ...
  Span span;                  // heading to the end of the last field
  int line = 0;
};

struct LessonItem {
  SectionId category = SectionId::none;  // went_well, didnt_go_well, got_lucky, additional
  Text text;
  int line = 0;
};

struct ActionItem {
  int index = 0;                                               // 1-based within the report
  Text description, kind, root_causes, criteria, due, status;  // empty spans where the table has no such column
  std::optional<size_t> due_stamp;                             // index into Report::stamps
  Span row;
  int line = 0;
};

struct RelatedRow {
  Text bug, date, description;
  std::vector<int> bug_ids;  // numbers found in the bug cell
  std::string_view url;      // link target or bare URL in the bug cell, or empty
  std::optional<size_t> date_stamp;
  Span row;
  int line = 0;
};

struct Table {
  Text header;                            // the header row, or the flattened header line
  std::vector<std::string_view> columns;  // header cells as written; empty when flattened beyond recognition
  std::vector<std::vector<Text>> rows;    // body rows, cells as written (for tables that are not understood)
  bool flattened = false;                 // marks lost: header is a plain line "Action Item Kind Due Date"
  int line = 0;                           // of the header
};

// One report. A comment may hold several (preliminary and full; two incidents).
struct Report {
  Kind kind = Kind::unknown;
  bool template_heading = false;  // opens with a template's title heading
  Span span;
  int first_line = 0;
  int last_line = 0;
  bool flattened = false;         // heading marks are lost throughout (scraped text, mail): never a defect by itself
  bool quoted = false;            // lies in quoted mail
  std::vector<Section> sections;  // in order of appearance, sub-sections included
  std::vector<Field> fields;      // of Summary, Impact, Lessons, Closure; not those of factors
  std::vector<TimelineEntry> timeline;
  std::string zone;  // zone declared for the timeline, raw text, empty if none
  std::vector<Factor> factors;
  std::vector<LessonItem> lessons;
  std::vector<ActionItem> actions;
  std::vector<Table> action_tables;
  std::vector<RelatedRow> related;
  std::optional<Table> related_table;
  std::vector<Timestamp> stamps;  // every stamp of the report, in source order

  const Section* section(SectionId id) const;  // first one, or null
  std::vector<const Section*> all(SectionId id) const;
  const Field* field(std::string_view label) const;  // first one in Summary, Impact, Lessons or Closure, or null
  const Timestamp* stamp_in(Span span) const;        // first stamp inside the span, or null
};

// Why a kind was chosen, in words for the user.
struct Recognition {
  Kind kind = Kind::unknown;
  std::string because;                     // "heading 'Full Incident Report' on line 1"
  std::vector<std::string> version_hints;  // versions whose labels or headings were seen ("3.0","3.1","3.2")
};

class Document {
 public:
  const SourceText& source() const { return *source_; }
  const markdown::Document& markdown() const { return markdown_; }
  const std::vector<Report>& reports() const { return reports_; }
  const Report& main() const { return reports_[main_]; }  // the one judged: full before preliminary; never empty
  const Recognition& recognition() const { return recognition_; }
  std::string_view text(Span span) const { return source_->text(span); }
  int line_of(size_t offset) const { return source_->line_of(offset); }
  // The text of a section's body, field value and so on without HTML comments and code blocks, folded to one line.
  std::string prose(Span span) const;

 private:
  friend struct DocumentBuilder;
  std::shared_ptr<const SourceText> source_;
  markdown::Document markdown_;
  std::vector<Report> reports_;
  size_t main_ = 0;
  Recognition recognition_;
};

struct ReadOptions {
  std::optional<Kind> kind;       // asked for by the user
  std::optional<Instant> posted;  // for stamps whose year is a typo
};

// Reads any text; never fails. When nothing is recognised there is one report of Kind::unknown over the whole text.
Document read_document(SourceText source, const Grammar& grammar, const ReadOptions& options = {});

// "N/A", "n/a - reason", "Not applicable", "None": a field that says it does not apply.
bool says_not_applicable(std::string_view value);

// Count written in a field: "23", "1,406", "10.118", "10 118", "seven (7)", "0 (all revoked)"; nullopt for N/A or
// prose without a number at its beginning.
std::optional<long long> parse_count(std::string_view value);

}  // namespace candor::report
