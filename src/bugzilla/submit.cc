#include "bugzilla/submit.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;

json needinfo_flags(const std::vector<std::string>& accounts) {
  json flags = json::array();
  // "new" even where one is asked already: without it the server cannot tell which of several is meant.
  for (const std::string& account : accounts) {
    flags.push_back({{"name", "needinfo"}, {"status", "?"}, {"requestee", account}, {"new", true}});
  }
  return flags;
}

// First of `wanted` that the server offers for a field, else the first it offers.
std::string offered(Rest& rest, const std::string& field, std::string_view wanted) {
  const Answer answer = rest.get("/field/bug/" + field, {}, "fields");
  if (!answer.ok() || !(*answer)["fields"].is_array() || (*answer)["fields"].empty()) return std::string(wanted);
  std::string first;
  for (const json& value : tracker::member((*answer)["fields"][0], "values")) {
    std::string name = tracker::text_of(value, "name");  // null for "none chosen"
    if (name == wanted) return name;
    if (first.empty()) first = name;
  }
  return first.empty() ? std::string(wanted) : first;
}

std::string version_of(Rest& rest, const std::string& product) {
  const Answer answer = rest.get("/product", {{"names", product}}, "products");
  if (!answer.ok() || !(*answer)["products"].is_array() || (*answer)["products"].empty()) return "unspecified";
  for (const json& version : tracker::member((*answer)["products"][0], "versions")) {
    std::string name = tracker::text_of(version, "name");
    if (!name.empty() && tracker::member(version, "is_active") != json(false)) return name;
  }
  return "unspecified";
}

// BMO wants a type and fills the rest from the product; stock refuses a type and wants the rest. Both refuse names they
// do not know: is_markdown, which comments take, is one of these (BMO makes a description Markdown by itself).
void add_dialect(Rest& rest, const NewBug& bug, json& body) {
  if (rest.server().dialect == Dialect::bmo) {
    body["type"] = "task";
    return;
  }
  body["version"] = version_of(rest, bug.product);
  body["op_sys"] = offered(rest, "op_sys", "All");
  body["platform"] = offered(rest, "rep_platform", "All");
}

Answer send(Rest& rest, const NewBug& bug) {
  json body = {{"product", bug.product},
               {"component", bug.component},
               {"summary", bug.summary},
               {"description", bug.description}};
  if (!bug.whiteboard.empty()) body["whiteboard"] = bug.whiteboard;
  if (!bug.cc.empty()) body["cc"] = bug.cc;
  if (!bug.groups.empty()) body["groups"] = bug.groups;
  if (!bug.needinfo.empty()) body["flags"] = needinfo_flags(bug.needinfo);
  if (!bug.blocks.empty()) body["blocks"] = bug.blocks;
  if (!bug.depends_on.empty()) body["depends_on"] = bug.depends_on;
  add_dialect(rest, bug, body);
  return rest.post("/bug", std::move(body), "id");
}

Answer send(Rest& rest, const BugChange& change) {
  json body = json::object();
  if (change.comment) body["comment"] = {{"body", *change.comment}, {"is_markdown", true}};
  if (change.whiteboard) body["whiteboard"] = *change.whiteboard;
  json flags = needinfo_flags(change.needinfo);
  for (const int64_t id : change.clear_flags) flags.push_back({{"id", id}, {"status", "X"}});
  if (!flags.empty()) body["flags"] = std::move(flags);
  if (!change.add_blocks.empty()) body["blocks"] = {{"add", change.add_blocks}};
  if (!change.add_depends_on.empty()) body["depends_on"] = {{"add", change.add_depends_on}};
  // A comment alone goes its own way: it needs no right to change the bug, and answers with its id.
  if (change.comment && body.size() == 1) {
    return rest.post(fmt::format("/bug/{}/comment", change.bug), {{"comment", *change.comment}, {"is_markdown", true}},
                     "id");
  }
  return rest.put(fmt::format("/bug/{}", change.bug), std::move(body), "bugs");
}

Answer send(Rest& rest, const NewAttachment& file) {
  json body = to_json(file);
  body.erase("what");
  body.erase("bug");
  body["ids"] = {file.bug};
  return rest.post(fmt::format("/bug/{}/attachment", file.bug), std::move(body), "");
}

}  // namespace

Answer submit(Rest& rest, const Posting& posting) {
  return std::visit([&](const auto& one) { return send(rest, one); }, posting);
}

}  // namespace candor::bugzilla
