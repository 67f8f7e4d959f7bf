#include "bugzilla/arrival.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "base/utf8.h"
#include "bugzilla/answer.h"
#include "bugzilla/arrival_reading.h"
#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace {

using namespace reading;  // NOLINT(google-build-using-namespace): the same subject, in two files

// The author's own words: BMO adds to "text" and keeps them in "raw_text".
bool says(const json& comment, const std::string& kept) {
  return as_kept(text(comment, "text")) == kept || as_kept(text(comment, "raw_text")) == kept;
}

Delivery delivered(int64_t bug, const json& comment) {
  Delivery delivery{.bug = bug, .comment = number(comment, "id")};
  if (comment.contains("count")) delivery.number = tracker::small_number_of(comment, "count");
  delivery.at = parse_instant(text(comment, "creation_time"));
  delivery.author = text(comment, "creator");
  return delivery;
}

Found<std::optional<Delivery>> find_comment(Rest& rest, int64_t bug, const std::string& wanted, int64_t behind,
                                            const std::string& account) {
  const Answer answer = comments(rest, bug);
  if (!answer.ok()) return answer.error();
  const std::string kept = as_kept(wanted);
  std::optional<Delivery> first;
  std::vector<int64_t> all;
  for (const json& comment : list_below(*answer, bug, "comments")) {
    if (number(comment, "id") <= behind || !ours(comment, account) || !says(comment, kept)) continue;
    if (!first) first = delivered(bug, comment);
    all.push_back(number(comment, "count"));
  }
  if (first) first->remark = several("comments", all, "say on the bug which one counts");
  return first;
}

const json& flags_of(const json& bug) {
  return tracker::member(bug, "flags");
}

bool has_flag(const json& bug, int64_t id) {
  return std::ranges::any_of(flags_of(bug), [&](const json& flag) { return number(flag, "id") == id; });
}

bool asks(const json& bug, const std::string& whom) {
  return std::ranges::any_of(flags_of(bug), [&](const json& flag) {
    return text(flag, "name") == "needinfo" && text(flag, "status") == "?" &&
           to_lower(text(flag, "requestee")) == to_lower(whom);
  });
}

bool lists(const json& bug, const char* key, const json& other) {
  return std::ranges::any_of(tracker::member(bug, key), [&](const json& one) { return one == other; });
}

// A change without a comment leaves no id: it is there when the bug looks as it would after it.
bool shows(const json& bug, const BugChange& change) {
  const auto all = [](const auto& list, const auto& test) { return std::ranges::all_of(list, test); };
  return (!change.whiteboard || as_kept_line(text(bug, "whiteboard")) == as_kept_line(*change.whiteboard)) &&
         all(change.needinfo, [&](const std::string& whom) { return asks(bug, whom); }) &&
         all(change.clear_flags, [&](int64_t id) { return !has_flag(bug, id); }) &&
         all(change.add_blocks, [&](int64_t other) { return lists(bug, "blocks", other); }) &&
         all(change.add_depends_on, [&](int64_t other) { return lists(bug, "depends_on", other); });
}

Found<json> bug_now(Rest& rest, int64_t bug) {
  const Answer answer = rest.get(bug_path(bug), {}, "bugs");
  if (!answer.ok()) return answer.error();
  const json& bugs = (*answer)["bugs"];
  return bugs.is_array() && !bugs.empty() ? bugs[0] : json::object();
}

Found<std::optional<Delivery>> find_change(Rest& rest, const BugChange& change) {
  const Found<json> bug = bug_now(rest, change.bug);
  if (const auto* error = std::get_if<RestError>(&bug)) return *error;
  const json& now = std::get<json>(bug);
  if (!shows(now, change)) return std::optional<Delivery>();
  return Delivery{.bug = change.bug, .at = parse_instant(text(now, "last_change_time"))};
}

// A bug that was to be seen by few must not be found public without a word.
std::string missing_group(const json& bug, const NewBug& wanted) {
  for (const std::string& group : wanted.groups) {
    if (!lists(bug, "groups", group)) {
      return fmt::format("the bug is NOT in group {}, so others may see it: set the group on the tracker now", group);
    }
  }
  return "";
}

bool same_title(const json& bug, const NewBug& wanted) {
  return as_kept_line(text(bug, "summary")) == as_kept_line(wanted.summary);
}

// What was filed since by this account. Titles are corrected and bugs moved to other components soon after.
Query filed_since(const NewBug& wanted, const Mark& mark, const std::string& account) {
  Query query = {{"product", wanted.product},
                 {"creation_time", format_instant(mark.server_time)},
                 {"include_fields", "id,summary,creator,groups"},
                 {"order", "bug_id"},
                 {"limit", "1000"}};
  if (!account.empty()) query.emplace_back("creator", account);
  return query;
}

// By its description, whole; a report's words are nobody else's.
Found<std::optional<Delivery>> find_bug(Rest& rest, const NewBug& wanted, const Mark& mark, const std::string& account,
                                        const Taken& taken) {
  const Answer answer = rest.get("/bug", filed_since(wanted, mark, account), "bugs");
  if (!answer.ok()) return answer.error();
  std::optional<Delivery> first;
  std::vector<int64_t> all;
  for (const json& bug : (*answer)["bugs"]) {
    const bool nameless = as_kept(wanted.description).empty() && !same_title(bug, wanted);
    if (nameless || (taken && taken(number(bug, "id")))) continue;
    auto described = find_comment(rest, number(bug, "id"), wanted.description, 0, account);
    const auto* found = std::get_if<std::optional<Delivery>>(&described);
    if (found == nullptr) return described;
    if (!*found) continue;
    all.push_back((*found)->bug);
    if (first) continue;
    first = **found;
    first->remark = missing_group(bug, wanted);
    if (first->remark.empty() && !same_title(bug, wanted)) {
      first->remark = fmt::format("its title was changed there to '{}'", printable(text(bug, "summary")));
    }
  }
  const std::string twice = several("bugs", all, "close all but one as duplicates there");
  if (!twice.empty()) first->remark += (first->remark.empty() ? "" : "; ") + twice;
  return first;
}

int64_t bug_of(const Posting& posting) {
  if (const auto* change = std::get_if<BugChange>(&posting)) return change->bug;
  if (const auto* file = std::get_if<NewAttachment>(&posting)) return file->bug;
  return 0;
}

}  // namespace

Found<Mark> read_mark(Rest& rest, const Posting& posting) {
  const Answer time = rest.get("/time", {}, "db_time");
  if (!time.ok()) return time.error();
  Mark mark{.comment = 0, .attachment = 0, .server_time = parse_instant(text(*time, "db_time")).value_or(Instant())};
  const int64_t bug = bug_of(posting);
  if (bug == 0) return mark;
  const Answer there = comments(rest, bug);
  if (!there.ok()) return there.error();
  mark.comment = highest(list_below(*there, bug, "comments"));
  if (std::holds_alternative<NewAttachment>(posting)) {
    const Answer files = attachments(rest, bug, "data");
    if (!files.ok()) return files.error();
    mark.attachment = highest(list_below(*files, bug, "attachments"));
  }
  return mark;
}

Found<std::optional<Delivery>> find_arrival(Rest& rest, const Posting& posting, const Mark& mark,
                                            const std::string& account, const Taken& taken) {
  if (const auto* bug = std::get_if<NewBug>(&posting)) return find_bug(rest, *bug, mark, account, taken);
  if (const auto* file = std::get_if<NewAttachment>(&posting)) return find_attachment(rest, *file, mark, account);
  const auto& change = std::get<BugChange>(posting);
  if (change.comment) return find_comment(rest, change.bug, *change.comment, mark.comment, account);
  return find_change(rest, change);
}

Found<std::string> find_altered(Rest& rest, const Posting& posting, const Mark& mark, const std::string& account,
                                const Taken& taken) {
  if (const auto* wanted = std::get_if<NewBug>(&posting)) {
    const Answer answer = rest.get("/bug", filed_since(*wanted, mark, account), "bugs");
    if (!answer.ok()) return answer.error();
    for (const json& bug : (*answer)["bugs"]) {
      if (taken && taken(number(bug, "id"))) continue;
      if (same_title(bug, *wanted)) return fmt::format("bug {} has this title and another text", number(bug, "id"));
    }
    return std::string();
  }
  if (account.empty()) return std::string();  // whose comments are ours, nobody knows
  const int64_t bug = bug_of(posting);
  const bool file = std::holds_alternative<NewAttachment>(posting);
  const auto* change = std::get_if<BugChange>(&posting);
  if (change != nullptr && !change->comment) return std::string();
  const Answer answer = file ? attachments(rest, bug, "data") : comments(rest, bug);
  if (!answer.ok()) return answer.error();
  for (const json& item : list_below(*answer, bug, file ? "attachments" : "comments")) {
    if (number(item, "id") <= (file ? mark.attachment : mark.comment) || !ours(item, account)) continue;
    return fmt::format("{} {} of bug {} is of {} and has another {}", file ? "attachment" : "comment",
                       number(item, file ? "id" : "count"), bug, account, file ? "name or content" : "text");
  }
  return std::string();
}

Delivery accepted(const json& answer, const Posting& posting) {
  Delivery delivery{.bug = bug_of(posting)};
  if (std::holds_alternative<NewBug>(posting)) delivery.bug = number(answer, "id");
  if (std::holds_alternative<BugChange>(posting)) delivery.comment = number(answer, "id");
  if (std::holds_alternative<NewAttachment>(posting)) {  // BMO: {"attachments": {"7": ...}}; stock: {"ids": [7]}
    const auto ids = tracker::numbers_of(answer, "ids");
    if (!ids.empty()) delivery.attachment = ids.front();
    const json& made = tracker::member(answer, "attachments");
    if (made.is_object() && !made.empty()) delivery.attachment = number(made.begin().value(), "id");
  }
  return delivery;
}

Found<std::vector<int64_t>> flags_still_set(Rest& rest, const BugChange& change) {
  if (change.clear_flags.empty()) return std::vector<int64_t>();
  const Found<json> bug = bug_now(rest, change.bug);
  if (const auto* error = std::get_if<RestError>(&bug)) return *error;
  std::vector<int64_t> still;
  std::ranges::copy_if(change.clear_flags, std::back_inserter(still),
                       [&](int64_t id) { return has_flag(std::get<json>(bug), id); });
  return still;
}

Found<std::string> account_of_key(Rest& rest, const std::string& claimed) {
  if (rest.server().key.empty()) return claimed;
  const bool stock = rest.server().dialect == Dialect::stock;
  if (stock && claimed.empty()) return std::string();
  const Answer told = stock ? rest.get("/valid_login", {{"login", claimed}}, "") : rest.get("/whoami", {}, "name");
  if (!told.ok() && told.error().trouble == Trouble::not_found) return std::string();  // a version that does not tell
  if (!told.ok()) return told.error();
  if (!stock) return text(*told, "name");
  const json& is = told->is_object() ? tracker::member(*told, "result") : *told;
  return is == json(true) || is == json(1) ? claimed : std::string();
}

}  // namespace candor::bugzilla
