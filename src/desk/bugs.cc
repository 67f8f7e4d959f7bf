#include "desk/bugs.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/fold.h"
#include "base/plain_letters.h"
#include "base/utf8.h"
#include "base/word_counts.h"
#include "store/words.h"
#include "tracker/ca_owner.h"
#include "tracker/policy_reference.h"
#include "tracker/whiteboard.h"

namespace candor::desk {

namespace {

using store::Connection;
using store::MirrorQuery;

constexpr size_t kExcerpt = 160;

Status add_status(const std::string& status, store::BugFilter& filter) {
  const std::string lower = to_lower(status);
  if (lower.empty() || lower == "all") return {};
  if (lower == "open" || lower == "closed") {
    filter.open = lower == "open";
    return {};
  }
  std::string upper = status;
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  constexpr std::string_view kStatuses = " UNCONFIRMED NEW ASSIGNED REOPENED RESOLVED VERIFIED CLOSED ";
  constexpr std::string_view kResolutions = " FIXED INVALID WONTFIX INACTIVE DUPLICATE WORKSFORME INCOMPLETE MOVED ";
  if (kStatuses.find(" " + upper + " ") != std::string_view::npos) {
    filter.status = upper;
  } else if (kResolutions.find(" " + upper + " ") != std::string_view::npos) {
    filter.resolution = upper;
  } else {
    return Error{fmt::format("there is no status '{}'", printable(status)),
                 "Write open, closed, or one of the tracker's: ASSIGNED, RESOLVED, FIXED, ..."};
  }
  return {};
}

// Where the word stands, as a search finds it: with accents or without; npos when it does not.
size_t place_of(std::string_view line, const std::string& word) {
  const size_t at = to_lower(line).find(word);
  if (at != std::string::npos || is_ascii(line)) return at;
  size_t found = std::string::npos;
  each_word(line, [&](std::string_view other) {
    if (found != std::string::npos || plain_letters(fold(other)).find(word) == std::string::npos) return;
    found = static_cast<size_t>(other.data() - line.data());
  });
  return found;
}

// The first line that holds the first of the words, cut around it.
std::string excerpt_of(const std::string& text, const std::string& word) {
  for (const std::string_view line : split(text, '\n')) {
    const size_t at = place_of(line, word);
    if (at == std::string::npos) continue;
    size_t begin = at > kExcerpt / 3 ? at - kExcerpt / 3 : 0;
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0U) == 0x80U) --begin;
    size_t end = std::min(line.size(), begin + kExcerpt);
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    return fmt::format("{}{}{}", begin > 0 ? "..." : "", trim(line.substr(begin, end - begin)),
                       end < line.size() ? "..." : "");
  }
  return "";
}

void find_place(MirrorQuery& query, const std::string& words, BugHit& hit) {
  const std::string lower = store::lower_words(words);
  const std::string word = lower.substr(0, lower.find(' '));
  if (word.empty() || place_of(hit.bug.bug.summary, word) != std::string::npos) return;
  const auto record = query.record(hit.bug.bug.id);
  if (!record) return;
  for (const tracker::Comment& comment : record->comments) {
    hit.excerpt = excerpt_of(comment.text, word);
    if (hit.excerpt.empty()) continue;
    hit.comment = comment.count;
    return;
  }
}

}  // namespace

Result<store::BugFilter> bug_filter(const BugWords& words) {
  store::BugFilter filter;
  if (!words.ca.empty()) filter.owners = {tracker::ca_owner_name(words.ca)};
  const std::vector<std::string> tags = tracker::tags_named(words.tag);
  if (tags.size() > 1) {
    return Error{fmt::format("'{}' names {} tags", printable(words.tag), tags.size()), "Give --tag one of them."};
  }
  if (!tags.empty()) filter.tag = tags.front();
  if (!words.year.empty()) {
    int year = 0;
    const auto [end, error] = std::from_chars(words.year.data(), words.year.data() + words.year.size(), year);
    if (error != std::errc() || end != words.year.data() + words.year.size() || year < 1990 || year > 9999) {
      return Error{fmt::format("'{}' is no year", printable(words.year)), "Write it like 2026."};
    }
    filter.year = year;
  }
  if (const Status status = add_status(words.status, filter); !status.ok()) return status.error();
  const tracker::PolicyReference reference = tracker::parse_policy_reference(words.section);
  filter.section = reference.section;
  filter.document = reference.document;
  if (!words.words.empty() && store::lower_words(words.words).empty()) {
    return Error{fmt::format("there is no word in '{}'", printable(words.words)),
                 "Search for words of letters and digits, or list all: candor bug list."};
  }
  filter.words = words.words;
  return filter;
}

Result<BugHits> find_bugs(store::Store& store, const BugWords& words, int64_t limit) {
  Result<store::BugFilter> filter = bug_filter(words);
  if (!filter.ok()) return filter.error();
  return store.read([&](Connection& connection) -> Result<BugHits> {
    MirrorQuery query(connection);
    if (query.count() == 0) {
      return Error{"the mirror is empty", "Fill it from the tracker: candor sync."};
    }
    BugHits found;
    found.total = query.count(*filter);
    filter->limit = limit;
    for (store::MirroredBug& bug : query.list(*filter)) {
      found.hits.push_back({std::move(bug), -1, ""});
      if (!words.words.empty()) find_place(query, words.words, found.hits.back());
    }
    return found;
  });
}

Result<BugPage> show_bug(store::Store& store, int64_t id) {
  return store.read([&](Connection& connection) -> Result<BugPage> {
    MirrorQuery query(connection);
    auto mirrored = query.find(id);
    if (!mirrored) {
      return Error{fmt::format("the mirror has no bug {}", id),
                   "It may be new ('candor sync'), not public, or of another component."};
    }
    return BugPage{std::move(*mirrored), query.record(id).value(), query.edits(id)};
  });
}

Result<std::optional<tracker::BugRecord>> mirrored_record(store::Store& store, int64_t id) {
  return store.read([&](store::Connection& connection) -> Result<std::optional<tracker::BugRecord>> {
    return store::MirrorQuery(connection).record(id);
  });
}

std::optional<int64_t> bug_number(std::string_view words) {
  static const RE2 kNumber(
      R"((?i)\s*(?:bug\s*|#|https?://\S*?(?:show_bug\.cgi\?id=|/rest/bug/|/bug/|/))?(\d{1,9})(?:#\S*)?\s*)");
  int64_t number = 0;
  if (!RE2::FullMatch(re2::StringPiece(words.data(), words.size()), kNumber, &number) || number == 0) return {};
  return number;
}

}  // namespace candor::desk
