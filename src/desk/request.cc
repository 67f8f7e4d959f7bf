#include "desk/request.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::desk {

namespace {

Result<std::optional<Instant>> read_date(std::string_view flag, const std::string& text) {
  if (text.empty()) return std::optional<Instant>();
  const auto instant = parse_instant(trim(text));
  if (instant) return std::optional<Instant>(instant);
  return Error{fmt::format("{} '{}' is not a date or a time with zone", flag, printable(text)),
               "Write it like 2026-03-20, 2026-03-20T10:11Z or 2026-03-20T10:11+02:00."};
}

Result<std::optional<Instant>> read_past_date(std::string_view flag, const std::string& text, Instant now) {
  Result<std::optional<Instant>> date = read_date(flag, text);
  if (date.ok() && *date && **date > now) {
    return Error{fmt::format("{} {} lies in the future; now is {}", flag, format_minute(**date), format_minute(now)),
                 "A report cannot have been posted yet then; --now T asks what would hold at another moment."};
  }
  return date;
}

Result<std::optional<report::Kind>> read_kind(const std::string& text) {
  if (text.empty() || text == "auto") return std::optional<report::Kind>();
  const auto kind = report::parse_kind(text);
  if (kind && *kind != report::Kind::unknown) return kind;
  return Error{fmt::format("there is no kind of report '{}'", printable(text)),
               "Kinds are preliminary, full, audit, update and closure."};
}

Result<rules::Reporter> read_reporter(const std::string& text) {
  if (text.empty()) return rules::Reporter::unknown;
  if (text == "ca-owner") return rules::Reporter::ca_owner;
  if (text == "third-party") return rules::Reporter::third_party;
  return Error{fmt::format("--reporter takes ca-owner or third-party, not '{}'", printable(text)), ""};
}

// Puts the value into place, or keeps the first error.
template <typename T>
void take(Result<T> result, T& place, std::optional<Error>& error) {
  if (result.ok()) {
    place = std::move(result).value();
  } else if (!error) {
    error = result.error();
  }
}

void take_bug(const CheckWords& words, CheckRequest& request, std::optional<Error>& error) {
  if (words.bug_name.empty()) return;
  Result<BugFile> bug = read_bug_file(words.bug_name, words.bug_json);
  if (!bug.ok()) {
    if (!error) error = bug.error();
    return;
  }
  if (request.title.empty()) request.title = bug->summary;
  if (request.whiteboard.empty()) request.whiteboard = bug->whiteboard;
  if (!request.opened) request.opened = bug->opened;
  request.bug = std::move(bug).value();
}

}  // namespace

Result<const guidelines::Version*> choose_named_version(const std::string& name) {
  if (name.empty() || name == "auto") return static_cast<const guidelines::Version*>(nullptr);
  if (const auto* version = guidelines::find_version(name)) return version;
  std::vector<std::string_view> ids;
  for (const auto& version : guidelines::versions()) ids.push_back(version.id);
  return Error{fmt::format("there is no guideline version '{}'", printable(name)),
               fmt::format("The versions are {}; auto chooses by date and text.", fmt::join(ids, ", "))};
}

Result<CheckRequest> make_request(const CheckWords& words, Instant now) {
  CheckRequest request;
  request.now = now;
  request.title = words.title;
  request.whiteboard = words.whiteboard;
  std::optional<Error> error;
  take(choose_named_version(words.guidelines), request.version, error);
  take(read_past_date("--as-of", words.as_of, now), request.as_of, error);
  take(read_kind(words.kind), request.kind, error);
  take(read_past_date("--opened", words.opened, now), request.opened, error);
  take(read_reporter(words.reporter), request.reporter, error);
  take_bug(words, request, error);
  if (error) return *error;
  return request;
}

}  // namespace candor::desk
