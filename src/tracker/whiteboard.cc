#include "tracker/whiteboard.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/fold.h"
#include "report/timestamp.h"

namespace candor::tracker {

namespace {

constexpr size_t kDateReach = 40;  // characters after "next update" in which its date stands

Instant end_of_day(Instant instant) {
  return Instant(std::chrono::floor<std::chrono::days>(instant)) + std::chrono::hours(24) - Seconds(1);
}

NotedDate noted(const report::Timestamp& stamp) {
  NotedDate date{.text = stamp.text, .due = {}, .readings = {}};
  for (const Instant reading : stamp.readings) date.readings.push_back(end_of_day(reading));
  if (stamp.utc) date.due = stamp.has_time ? *stamp.utc : end_of_day(*stamp.utc);
  return date;
}

// The first date behind one of the words; nothing when the words are missing or no date follows.
std::optional<NotedDate> date_behind(std::string_view lower, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    const size_t at = lower.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = lower.substr(at + word.size(), kDateReach);
    const std::string_view until = rest.substr(0, rest.find('['));
    for (const auto& stamp : report::find_stamps(until, 0, {})) {
      if (stamp.has_date && !stamp.placeholder) return noted(stamp);
    }
  }
  return {};
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  const size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

// Blanks and underscores inside a tag are misspelt hyphens ("[disclosure failure]").
std::string tag_of(std::string_view inside) {
  std::string tag = trimmed(inside);
  std::ranges::replace_if(
      tag, [](char c) { return c == ' ' || c == '_'; }, '-');
  return tag;
}

bool is_note(std::string_view inside) {
  return inside.find("close on") != std::string_view::npos || inside.find("next update") != std::string_view::npos;
}

// "audit-finding]": the opening bracket was lost; the tag is the word before the closing one.
std::string_view unopened_tag(std::string_view before) {
  const size_t blank = before.find_last_of(" ]");
  return blank == std::string_view::npos ? before : before.substr(blank + 1);
}

// Takes the tags out of text into `tags`; returns what is left.
std::string take_tags(std::string_view text, std::vector<std::string>& tags) {
  std::string rest;
  while (!text.empty()) {
    const size_t close = text.find(']');
    if (close == std::string_view::npos) break;
    const std::string_view before = text.substr(0, close);
    const size_t open = before.rfind('[');
    const std::string_view inside = open == std::string_view::npos ? unopened_tag(before) : before.substr(open + 1);
    const size_t start = open == std::string_view::npos ? close - inside.size() : open;
    rest += std::string(text.substr(0, start)) + " ";
    if (!is_note(inside) && !trimmed(inside).empty()) tags.push_back(tag_of(inside));
    text.remove_prefix(close + 1);
  }
  return trimmed(rest + std::string(text));
}

}  // namespace

bool Whiteboard::tagged(std::string_view tag) const {
  return std::ranges::find(tags, tag) != tags.end();
}

Whiteboard read_whiteboard(std::string_view raw) {
  const std::string lower = single_spaced(to_lower(straighten(raw)));
  Whiteboard whiteboard;
  whiteboard.rest = take_tags(lower, whiteboard.tags);
  whiteboard.next_update =
      date_behind(lower, {"next update", "next-update", "nextupdate", "next udpate", "next updte"});
  whiteboard.close_on = date_behind(lower, {"close on", "close-on", "closing on"});
  return whiteboard;
}

std::vector<std::string> tags_named(std::string_view written) {
  const std::string lower = single_spaced(to_lower(straighten(written)));
  if (lower.find(']') != std::string::npos) {
    std::vector<std::string> tags;
    take_tags(lower, tags);
    return tags;
  }
  std::string bare = lower;
  std::ranges::replace(bare, '[', ' ');  // its other bracket was lost
  const std::string tag = tag_of(bare);
  return tag.empty() ? std::vector<std::string>() : std::vector<std::string>{tag};
}

std::optional<Instant> next_update_due(std::string_view raw) {
  const auto noted = read_whiteboard(raw).next_update;
  return noted ? noted->due : std::nullopt;
}

}  // namespace candor::tracker
