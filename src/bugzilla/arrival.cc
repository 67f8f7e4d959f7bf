#include "bugzilla/arrival.h"

#include <algorithm>
#include <fmt/format.h>

#include "bugzilla/answer.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;

std::string bug_path(int64_t bug, std::string_view below = "") {
  return fmt::format("/bug/{}{}", bug, below);
}

int64_t number(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<int64_t>() : 0;
}

std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// The list below bugs.ID, with or without a name of its own: {"bugs": {"7": {"comments": [...]}}}.
const json& list_below(const json& answer, int64_t bug, const char* name) {
  static const json kNone = json::array();
  const auto found = answer["bugs"].find(std::to_string(bug));
  if (!answer["bugs"].is_object() || found == answer["bugs"].end()) return kNone;
  if (found->is_array()) return *found;
  return found->is_object() && found->contains(name) && (*found)[name].is_array() ? (*found)[name] : kNone;
}

Answer comments(Rest& rest, int64_t bug) {
  return rest.get(bug_path(bug, "/comment"), {}, "bugs");
}
Answer attachments(Rest& rest, int64_t bug, const char* without) {
  return rest.get(bug_path(bug, "/attachment"), {{"exclude_fields", without}}, "bugs");
}

int64_t highest(const json& list) {
  int64_t id = 0;
  for (const json& item : list) id = std::max(id, number(item, "id"));
  return id;
}

bool ours(const json& item, const std::string& account) {
  return account.empty() || text(item, "creator") == account || text(item, "author") == account;
}

// The author's own words: BMO adds to "text" and keeps them in "raw_text".
bool says(const json& comment, const std::string& kept) {
  return as_kept(text(comment, "text")) == kept || as_kept(text(comment, "raw_text")) == kept;
}

Found<std::optional<Delivery>> find_comment(Rest& rest, int64_t bug, const std::string& wanted, int64_t behind,
                                            const std::string& account) {
  const Answer answer = comments(rest, bug);
  if (!answer.ok()) return answer.error();
  const std::string kept = as_kept(wanted);
  for (const json& comment : list_below(*answer, bug, "comments")) {
    const int64_t id = number(comment, "id");
    if (id > behind && ours(comment, account) && says(comment, kept)) return Delivery{bug, id, 0};
  }
  return std::optional<Delivery>();
}

bool has_flag(const json& bug, int64_t id) {
  return std::ranges::any_of(bug.value("flags", json::array()),
                             [&](const json& flag) { return number(flag, "id") == id; });
}

bool asks(const json& bug, const std::string& whom) {
  return std::ranges::any_of(bug.value("flags", json::array()), [&](const json& flag) {
    return text(flag, "name") == "needinfo" && text(flag, "requestee") == whom;
  });
}

bool lists(const json& bug, const char* key, int64_t other) {
  return std::ranges::any_of(bug.value(key, json::array()), [&](const json& one) { return one == json(other); });
}

// A change without a comment leaves no id: it is there when the bug looks as it would after it.
bool shows(const json& bug, const BugChange& change) {
  const auto all = [](const auto& list, const auto& test) { return std::ranges::all_of(list, test); };
  return (!change.whiteboard || text(bug, "whiteboard") == as_kept(*change.whiteboard)) &&
         all(change.needinfo, [&](const std::string& whom) { return asks(bug, whom); }) &&
         all(change.clear_flags, [&](int64_t id) { return !has_flag(bug, id); }) &&
         all(change.add_blocks, [&](int64_t other) { return lists(bug, "blocks", other); }) &&
         all(change.add_depends_on, [&](int64_t other) { return lists(bug, "depends_on", other); });
}

Found<std::optional<Delivery>> find_change(Rest& rest, const BugChange& change) {
  const Answer answer = rest.get(bug_path(change.bug), {}, "bugs");
  if (!answer.ok()) return answer.error();
  const json& bugs = (*answer)["bugs"];
  if (!bugs.is_array() || bugs.empty() || !shows(bugs[0], change)) return std::optional<Delivery>();
  return Delivery{change.bug, 0, 0};
}

Found<std::optional<Delivery>> find_bug(Rest& rest, const NewBug& wanted, const Mark& mark,
                                        const std::string& account) {
  Query query = {{"product", wanted.product},
                 {"component", wanted.component},
                 {"creation_time", format_instant(mark.server_time)},
                 {"include_fields", "id,summary,creator"},
                 {"order", "bug_id"},
                 {"limit", "1000"}};
  if (!account.empty()) query.emplace_back("creator", account);
  const Answer answer = rest.get("/bug", query, "bugs");
  if (!answer.ok()) return answer.error();
  for (const json& bug : (*answer)["bugs"]) {
    if (text(bug, "summary") != as_kept(wanted.summary)) continue;
    const auto described = find_comment(rest, number(bug, "id"), wanted.description, 0, account);
    if (!std::holds_alternative<std::optional<Delivery>>(described) || std::get<0>(described)) return described;
  }
  return std::optional<Delivery>();
}

// By name, author and content: bad Base64 would be stored as garbage, so size alone proves nothing.
Found<std::optional<Delivery>> find_attachment(Rest& rest, const NewAttachment& wanted, const Mark& mark,
                                               const std::string& account) {
  const Answer answer = attachments(rest, wanted.bug, "flags");
  if (!answer.ok()) return answer.error();
  const json data = to_json(wanted)["data"];
  for (const json& item : list_below(*answer, wanted.bug, "attachments")) {
    const bool same = text(item, "file_name") == wanted.file_name && item.value("data", json()) == data;
    if (number(item, "id") > mark.attachment && ours(item, account) && same) {
      return Delivery{wanted.bug, 0, number(item, "id")};
    }
  }
  return std::optional<Delivery>();
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
                                            const std::string& account) {
  if (const auto* bug = std::get_if<NewBug>(&posting)) return find_bug(rest, *bug, mark, account);
  if (const auto* file = std::get_if<NewAttachment>(&posting)) return find_attachment(rest, *file, mark, account);
  const auto& change = std::get<BugChange>(posting);
  if (change.comment) return find_comment(rest, change.bug, *change.comment, mark.comment, account);
  return find_change(rest, change);
}

}  // namespace candor::bugzilla
