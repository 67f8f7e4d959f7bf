#include "desk/version_choice.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor::desk {

namespace {

using guidelines::Version;

// "3.0, 3.1 and 3.2"
std::string list_of(const std::vector<std::string>& ids) {
  if (ids.size() < 2) return fmt::format("{}", fmt::join(ids, ""));
  return fmt::format("{} and {}", fmt::join(ids.begin(), ids.end() - 1, ", "), ids.back());
}

bool effective_by(const Version& version, Instant moment) {
  return !version.effective || *version.effective <= moment;
}

// Newest version, in force by now, that the headings and labels speak for; null when they say nothing.
const Version* newest_hint(const std::vector<std::string>& hints, Instant now) {
  const Version* newest = nullptr;
  for (const Version& version : guidelines::versions()) {  // oldest first
    const bool hinted = std::find(hints.begin(), hints.end(), version.id) != hints.end();
    if (hinted && effective_by(version, now)) newest = &version;
  }
  return newest;
}

// What the text itself looks like, said when the date decides otherwise.
std::string aside(const report::Recognition& recognition, const Version& chosen) {
  const auto& hints = recognition.version_hints;
  if (hints.empty() || std::find(hints.begin(), hints.end(), chosen.id) != hints.end()) return "";
  return fmt::format("; headings and labels are those of {}", list_of(hints));
}

VersionChoice by_text(const CheckRequest& request, const report::Recognition& recognition, std::string_view lacking) {
  const Version& today = guidelines::in_force_at(request.now);
  const Version* hinted = newest_hint(recognition.version_hints, request.now);
  if (hinted == nullptr) {
    return {
        &today, fmt::format("nothing in the text tells the version; {}, so the version in force today", lacking), {}};
  }
  return {hinted,
          fmt::format("headings and labels are those of {}; {}, so {}", list_of(recognition.version_hints), lacking,
                      hinted == &today ? "the version in force today" : "the newest that fits"),
          {}};
}

}  // namespace

std::optional<Instant> posting_time(const CheckRequest& request, std::string_view text) {
  if (request.as_of || !request.bug) return request.as_of;
  const BugComment* comment = request.bug->comment_with(text);
  return comment != nullptr ? comment->time : std::nullopt;
}

VersionChoice choose_version(const CheckRequest& request, const report::Recognition& recognition,
                             std::string_view text) {
  const std::optional<Instant> posted = posting_time(request, text);
  if (request.version != nullptr) return {request.version, "asked for with --guidelines", posted};
  if (posted) {
    const Version& version = guidelines::in_force_at(*posted);
    const std::string what = request.as_of ? "the --as-of date"
                                           : fmt::format("when it was posted as comment {} of bug {}",
                                                         request.bug->comment_with(text)->count, request.bug->bug.id);
    return {&version, fmt::format("in force on {}, {}{}", format_date(*posted), what, aside(recognition, version)),
            posted};
  }
  if (!request.bug) return by_text(request, recognition, "no --as-of");
  if (!request.bug->comments.empty() && !request.bug->resolved()) {
    const Version& version = guidelines::in_force_at(request.now);
    return {&version,
            fmt::format("in force today, as the text is not among the comments of bug {} yet{}", request.bug->bug.id,
                        aside(recognition, version)),
            {}};
  }
  if (!request.opened) return by_text(request, recognition, "no --as-of and no date in the bug");
  const Version& version = guidelines::in_force_at(*request.opened);
  return {&version,
          fmt::format("in force on {}, when the bug was opened{}", format_date(*request.opened),
                      aside(recognition, version)),
          {}};
}

}  // namespace candor::desk
