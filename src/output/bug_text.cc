#include "output/bug_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"
#include "tracker/title.h"
#include "tracker/whiteboard.h"

namespace candor::output {

namespace {

std::string state_of(const tracker::Bug& bug) {
  return bug.resolution.empty() ? bug.status : fmt::format("{} {}", bug.status, bug.resolution);
}

std::string_view absence(const store::MirroredBug& bug) {
  if (bug.shown == store::Shown::gone) return "[gone from the tracker] ";
  if (bug.shown == store::Shown::not_public) return "[not public any more] ";
  if (bug.shown == store::Shown::elsewhere) return "[moved to another component] ";
  return bug.restricted ? "[not public] " : "";
}

// Whole characters only; a byte is at most a column here, which errs on the short side.
std::string cut(std::string_view text, size_t width) {
  if (text.size() <= width) return std::string(text);
  size_t end = width > 3 ? width - 3 : 0;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

void line(std::ostream& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out << fmt::format("{:<12}{}\n", label, printable(value));
}

std::string day_of(const std::optional<Instant>& instant) {
  return instant ? format_date(*instant) : "?";
}
std::string minute_of(const std::optional<Instant>& instant) {
  return instant ? format_minute(*instant) : "?";
}

std::string dates_of(const tracker::Whiteboard& board) {
  std::string dates;
  const auto add = [&](std::string_view what, const std::optional<tracker::NotedDate>& date) {
    if (!date) return;
    dates += fmt::format("{}{} {}{}", dates.empty() ? "" : "; ", what, date->due ? format_date(*date->due) : date->text,
                         date->due ? "" : " (ambiguous)");
  };
  add("Next update", board.next_update);
  add("close on", board.close_on);
  return dates;
}

void write_head(const desk::BugPage& page, std::ostream& out) {
  const tracker::Bug& bug = page.record.bug;
  const tracker::Whiteboard board = tracker::read_whiteboard(bug.whiteboard);
  out << fmt::format("{}{} {}\n", absence(page.mirrored), bug.id, printable(bug.summary));
  const tracker::Title title = tracker::read_title(bug.summary);
  line(out, title.about_auditor ? "auditor" : "CA Owner", fmt::format("{}", fmt::join(title.owners, " / ")));
  if (page.mirrored.shown == store::Shown::elsewhere) {
    line(out, "component", fmt::format("{} / {}; not mirrored, so not counted", bug.product, bug.component));
  }
  line(out, "state", state_of(bug));
  line(out, "opened", fmt::format("{} by {}", minute_of(bug.opened), bug.creator));
  if (bug.resolved) line(out, "resolved", minute_of(bug.resolved));
  line(out, "assignee", bug.assignee);
  line(out, "whiteboard", bug.whiteboard);
  line(out, "tags", fmt::format("{}", fmt::join(board.tags, ", ")));
  line(out, "dates", dates_of(board));
  for (const tracker::Flag& flag : bug.flags) {
    line(out, "flag",
         fmt::format("{}{}{} by {} since {}", flag.name, flag.status,
                     flag.requestee.empty() ? "" : " " + flag.requestee, flag.setter, day_of(flag.created)));
  }
  if (page.mirrored.absent_since)
    line(out, page.mirrored.shown == store::Shown::elsewhere ? "moved" : "absent",
         "since " + minute_of(page.mirrored.absent_since));
}

}  // namespace

void write_text(const desk::BugHits& hits, int width, std::ostream& out) {
  for (const desk::BugHit& hit : hits.hits) {
    const tracker::Bug& bug = hit.bug.bug;
    const std::string head = fmt::format("{:<8} {}  {:<18} ", bug.id, day_of(bug.opened), state_of(bug));
    const size_t room = static_cast<size_t>(std::max(width, 60)) - head.size();
    out << head << cut(std::string(absence(hit.bug)) + printable(bug.summary), room) << "\n";
    if (!hit.excerpt.empty()) {
      out << fmt::format("         comment {}: {}\n", hit.comment, cut(printable(hit.excerpt), room + 10));
    }
  }
  const auto shown = static_cast<int64_t>(hits.hits.size());
  if (hits.total == 0) out << "no bug of the mirror is like that\n";
  if (shown < hits.total) out << fmt::format("{} of {}; --limit shows more\n", shown, hits.total);
}

void write_text(const desk::BugPage& page, std::ostream& out) {
  write_head(page, out);
  for (const tracker::Attachment& file : page.record.attachments) {
    out << fmt::format("attachment  {} {} ({} bytes, {}){}{}\n", file.id, printable(file.file_name), file.size,
                       printable(file.content_type), file.is_obsolete ? " obsolete" : "",
                       file.is_private ? "  [private]" : "");
  }
  for (const tracker::Comment& comment : page.record.comments) {
    out << fmt::format("\n--- comment {}  {}  {}{}\n", comment.count, minute_of(comment.at), printable(comment.author),
                       comment.is_private ? "  [private]" : "");
    for (const auto& before : page.edits) {
      if (before.comment == comment.id) {
        out << fmt::format("(edited; it was different until {})\n", format_minute(before.noticed_at));
      }
    }
    for (const std::string_view text : split(comment.text, '\n')) out << printable(text) << "\n";
  }
}

}  // namespace candor::output
