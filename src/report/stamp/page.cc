#include "report/stamp/page.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "report/stamp/cursor.h"
#include "report/stamp/scan.h"

namespace candor::report {

namespace {

constexpr size_t kWrapped = 40;  // a shorter line was not broken by a mail program
constexpr size_t kAhead = 48;    // bytes of the next line that can belong to a stamp

void blank_out(std::string& text, size_t begin, size_t end) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(std::min(begin, text.size())),
            text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())), ' ');
}

// Comments that begin or end within the line.
void blank_comments(std::string& text, size_t base, const std::vector<Span>& comments) {
  auto it = std::partition_point(comments.begin(), comments.end(), [&](Span c) { return c.end <= base; });
  for (; it != comments.end() && it->begin < base + text.size(); ++it) {
    blank_out(text, it->begin > base ? it->begin - base : 0, it->end - base);
  }
}

bool is_one_stamp(std::string_view text) {
  const auto stamps = scan_stamps(text);
  return stamps.size() == 1 && stamps[0].begin == 0 && stamps[0].end == text.size();
}

// `code` is no prose; but somebody may set a stamp in code marks.
void blank_code(std::string& text) {
  for (size_t open = text.find('`'); open != std::string::npos;) {
    const size_t close = text.find('`', open + 1);
    if (close == std::string::npos) return;
    if (!is_one_stamp(std::string_view(text).substr(open + 1, close - open - 1))) blank_out(text, open, close + 1);
    open = text.find('`', close + 1);
  }
}

// At most the first `most` bytes.
std::string content_of(const SourceText& source, const markdown::Document& document, const markdown::Line& line,
                       size_t most = std::string_view::npos) {
  const std::string_view whole = source.text(line.content);
  const bool code = whole.find('`') != std::string_view::npos;
  std::string text(code ? whole : whole.substr(0, most));
  blank_comments(text, line.content.begin, document.comments());
  if (code) blank_code(text);
  text.resize(std::min(text.size(), most));
  return text;
}

bool readable(const markdown::Line& line) {
  return !line.code && !line.comment && !line.delimiter && !line.rule && !line.blank();
}

// A plain line that goes on with the text of the one before (mail is wrapped at 72 columns).
bool continues(const markdown::Line& line, const markdown::Line& next) {
  return readable(next) && line.heading == 0 && next.heading == 0 && !line.table && !next.table && !next.bullet &&
         !next.ordered && line.quote == next.quote && next.number == line.number + 1;
}

// Sections of scraped text have lost their marks; these names are enough to end a list.
bool names_section(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "summary",           "impact",    "timeline",     "root cause",   "lessons learned", "what went well",
      "what didn",         "what did ", "where we got", "action items", "appendix",        "details of affected",
      "related incidents", "additional"};
  if (text.size() > 60) return false;
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) { return starts_with_ci(text, name); });
}

bool only(std::string_view text, std::string_view marks) {
  return text.find_first_not_of(marks) == std::string_view::npos;
}

// The rest of a line that holds only a date: punctuation, or a remark in brackets.
bool nothing_more(std::string_view rest) {
  constexpr std::string_view kMarks = " \t*_:.,;-)]#|>";
  if (only(rest, kMarks)) return true;
  const size_t open = rest.find_first_not_of(" *_:");
  return open != std::string_view::npos && rest[open] == '(' &&
         only(rest.substr(std::min(rest.find(')'), rest.size())), kMarks);
}

// The text before a date that closes its line: the end of a sentence of the entry before.
bool sentence_ended(std::string_view before) {
  const std::string_view text = trim(before);
  return !text.empty() && std::string_view(".;!?)-\"").find(text.back()) != std::string_view::npos;
}

// A line and the beginning of the one that goes on with it.
struct Joined {
  const markdown::Line* next = nullptr;
  size_t own = 0;               // bytes of the line itself
  size_t separator = 0;         // bytes between the two
  std::string straight;         // both, straightened
  std::vector<size_t> offsets;  // empty when nothing changed

  size_t offset(size_t at) const { return offsets.empty() ? at : offsets[at]; }
  // Length of the line's own part of `straight`.
  size_t own_straight() const {
    if (offsets.empty()) return own;
    return static_cast<size_t>(std::lower_bound(offsets.begin(), offsets.end(), own) - offsets.begin());
  }
};

// Words before a stamp that opens a list item.
bool opening_word(std::string_view before) {
  static constexpr std::array<std::string_view, 8> kWords = {"on",     "at",    "by",   "eob",
                                                             "around", "about", "from", "since"};
  const std::string word = to_lower(trim(before));
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

struct Reader {
  const SourceText& source;
  const markdown::Document& document;
  Page page;
  int section = 0;
  int table = 0;
  bool in_table = false;
  bool after_blank = true;
  bool listed = false;  // the line opens a list item
  size_t taken = 0;     // source offset up to which a stamp of the line before reaches

  void read_line(const markdown::Line& line, const markdown::Line* next);
  Joined join(const markdown::Line& line, const markdown::Line* next) const;
  void add_items(const Joined& joined, const markdown::Line& line);
  void mark(StampItem& item, std::string_view text, size_t begin, size_t end) const;
};

void Reader::mark(StampItem& item, std::string_view text, size_t begin, size_t end) const {
  const std::string_view before = text.substr(0, begin);
  const std::string_view rest = text.substr(std::min(end, text.size()));
  const bool words =
      std::any_of(before.begin(), before.end(), [](char c) { return is_ascii_letter(c) || is_digit(c); });
  item.lead = only(before, " \t*_~([{<>\"'|#-+=") || (before.size() < 8 && !words) ||
              (listed && before.size() < 12 && opening_word(before));
  item.alone = item.lead && nothing_more(rest);
  item.at_end =
      !item.lead && only(rest, " \t*_:") && (sentence_ended(before) || rest.find(':') != std::string_view::npos);
}

Joined Reader::join(const markdown::Line& line, const markdown::Line* next) const {
  Joined joined;
  std::string text = content_of(source, document, line);
  joined.own = text.size();
  if (next != nullptr && continues(line, *next)) {
    joined.next = next;
    if (text.ends_with('=')) {  // soft line break of quoted-printable mail (RFC 2045, 6.7)
      text.pop_back();
      --joined.own;
    } else {
      text += '\n';
      joined.separator = 1;
    }
    text += content_of(source, document, *next, kAhead);
  }
  joined.straight = is_ascii(text) ? std::move(text) : straighten(text, &joined.offsets);
  return joined;
}

void Reader::add_items(const Joined& joined, const markdown::Line& line) {
  const auto place = [&](size_t at) {
    const size_t offset = joined.offset(at);
    return offset <= joined.own || joined.next == nullptr
               ? line.content.begin + std::min(offset, joined.own)
               : joined.next->content.begin + (offset - joined.own - joined.separator);
  };
  const size_t length = joined.own_straight();
  const std::string_view mine = std::string_view(joined.straight).substr(0, length);
  for (RawStamp& raw : scan_stamps(joined.straight)) {
    if (raw.begin >= length) break;
    const bool crosses = raw.end > length;
    if (crosses && (joined.own < kWrapped || trim(mine).ends_with(':'))) {
      const auto again = scan_stamps(mine);  // without the next line
      if (again.empty() || again.back().begin != raw.begin) continue;
      raw = again.back();
    }
    StampItem item;
    item.span = {place(raw.begin), place(raw.end)};
    if (item.span.begin < taken) continue;
    item.line = page.lines.size();
    mark(item, mine, raw.begin, std::min(raw.end, length));
    taken = item.span.end;
    item.raw = std::move(raw);
    page.items.push_back(std::move(item));
  }
}

void Reader::read_line(const markdown::Line& line, const markdown::Line* next) {
  PageLine entry;
  entry.line = &line;
  Joined joined = join(line, next);
  listed = line.bullet || line.ordered;
  entry.first = page.items.size();
  add_items(joined, line);
  entry.last = page.items.size();
  entry.text = std::move(joined.straight);
  entry.text.resize(joined.own_straight());
  const bool dated = entry.last > entry.first && page.items[entry.first].alone;
  const bool named = entry.first == entry.last && !line.bullet && names_section(entry.text);
  if ((line.heading > 0 && !dated) || named) ++section;
  entry.section = section;
  if (line.table && !in_table) {
    ++table;
    entry.table_head = true;
  }
  in_table = line.table;
  entry.table = line.table ? table : 0;
  entry.after_blank = after_blank;
  after_blank = false;
  page.lines.push_back(std::move(entry));
}

}  // namespace

Page read_page(const SourceText& source, const markdown::Document& document, Span report) {
  Reader reader{source, document, {}};
  const auto& lines = document.lines();
  if (lines.empty() || report.empty()) return {};
  const auto begin = static_cast<size_t>(source.line_of(report.begin)) - 1;
  const auto end = std::min(lines.size(), static_cast<size_t>(source.line_of(report.end - 1)));
  for (size_t i = begin; i < end; ++i) {
    if (readable(lines[i])) {
      reader.read_line(lines[i], i + 1 < end ? &lines[i + 1] : nullptr);
    } else if (!lines[i].delimiter) {
      reader.in_table = false;
      reader.after_blank = true;
    }
  }
  return std::move(reader.page);
}

}  // namespace candor::report
