#include "output/life_line.h"

#include <algorithm>

namespace candor::output {

namespace {

using lifecycle::ClockResult;
using lifecycle::Post;
using lifecycle::Role;
using lifecycle::State;

char sign_of(const Post& post) {
  if (post.closure) return 'C';
  if (post.full) return 'F';
  if (post.preliminary) return 'P';
  switch (post.role) {
    case Role::notice:
      return 'n';
    case Role::question:
      return '?';
    case Role::remark:
    case Role::bot:
      return '.';
    case Role::housekeeping:
      return 'm';
    case Role::third_party:
      return 'T';
    default:
      return 'u';
  }
}

class Canvas {
 public:
  Canvas(Instant from, Instant to, int columns) : from_(from), to_(to), columns_(columns) {}

  std::string blank() const { return std::string(static_cast<size_t>(columns_), ' '); }
  size_t column(Instant at) const {
    const auto length = std::max<long long>((to_ - from_).count(), 1);
    const auto place = std::clamp<long long>((at - from_).count(), 0, length) * (columns_ - 1) / length;
    return static_cast<size_t>(place);
  }
  void fill(std::string& cells, Instant from, Instant to, char sign, bool over) const {
    for (size_t i = column(from); i <= column(to); ++i) {
      if (over || cells[i] == ' ' || cells[i] == '-') cells[i] = sign;
    }
  }

 private:
  Instant from_, to_;
  int columns_;
};

Instant beginning(const lifecycle::BugAudit& audit) {
  Instant from = audit.life.opened.value_or(audit.life.as_of);
  for (const ClockResult& clock : audit.clocks) {
    if (clock.trigger) from = std::min(from, clock.trigger->at);
  }
  return from;
}

// The last thing that happened, so that a bug closed long ago does not end in emptiness.
Instant ending(const lifecycle::BugAudit& audit) {
  const lifecycle::Life& life = audit.life;
  if (life.closed.empty() || life.closed.back().until) return life.as_of;
  Instant to = life.closed.back().from;
  if (!life.posts.empty()) to = std::max(to, life.posts.back().at);
  return std::min(to, life.as_of);
}

std::string draw_posts(const lifecycle::Life& life, const Canvas& canvas) {
  std::string cells = canvas.blank();
  for (const Post& post : life.posts) {
    char& cell = cells[canvas.column(post.at)];
    const char sign = sign_of(post);
    // Reports stay visible where several postings share a cell.
    if (cell == ' ' || std::string_view("PFC").find(cell) == std::string_view::npos || sign == 'F') cell = sign;
  }
  for (const auto& span : life.closed) {
    cells[canvas.column(span.from)] = 'X';
    if (span.until) cells[canvas.column(*span.until)] = 'R';
  }
  return cells;
}

void draw_clock(const ClockResult& clock, const Canvas& canvas, Instant as_of, std::string& cells) {
  if (!clock.trigger) return;
  const Instant end = clock.satisfied ? clock.satisfied->at : as_of;
  if (clock.state == State::unknown) return canvas.fill(cells, clock.trigger->at, end, '~', false);
  if (clock.state == State::running) return canvas.fill(cells, clock.trigger->at, as_of, '>', false);
  if (clock.state == State::missed && clock.due) {
    canvas.fill(cells, clock.trigger->at, *clock.due, '=', false);
    return canvas.fill(cells, *clock.due, end, '!', true);
  }
  canvas.fill(cells, clock.trigger->at, std::max(end, clock.trigger->at), '=', false);
  if (clock.due && clock.severity != lifecycle::Severity::info) canvas.fill(cells, end, *clock.due, '-', false);
}

}  // namespace

LifeDrawing draw_life(const lifecycle::BugAudit& audit, int columns) {
  LifeDrawing drawing{beginning(audit), ending(audit), {}};
  if (drawing.to < drawing.from) drawing.to = drawing.from;
  const Canvas canvas(drawing.from, drawing.to, std::max(columns, 10));
  drawing.lines.push_back({"the bug", draw_posts(audit.life, canvas)});
  for (const ClockResult& clock : audit.clocks) {
    if (clock.clock == "response-1-business-day") continue;  // good practice would cover the line of real clocks
    std::string label(clock.clock);
    if (!clock.bound.empty()) label += std::string(" ") + std::string(clock.bound);
    auto found = std::ranges::find(drawing.lines, label, &LifeLine::label);
    if (found == drawing.lines.end()) {
      drawing.lines.push_back({label, canvas.blank()});
      found = drawing.lines.end() - 1;
    }
    draw_clock(clock, canvas, audit.life.as_of, found->cells);
  }
  return drawing;
}

}  // namespace candor::output
