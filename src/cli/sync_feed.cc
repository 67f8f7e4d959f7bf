#include "cli/sync_feed.h"

#include <fmt/format.h>
#include <ostream>

#include "bugzilla/arrival.h"
#include "bugzilla/politeness.h"

namespace candor::cli {

namespace {

std::string counted(int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

Result<std::vector<desk::Fed>> feed_desk(OpenDesk& desk, bugzilla::Rest& rest, const std::string& account) {
  const Result<bool> wanted = desk::anything_to_feed(desk.record);
  if (!wanted.ok()) return wanted.error();
  if (!*wanted) return std::vector<desk::Fed>();
  const auto asked = bugzilla::account_of_key(rest, account);
  if (const auto* error = std::get_if<bugzilla::RestError>(&asked)) return bugzilla::explain(*error);
  return desk::feed_incidents(desk.record, {account, std::get<std::string>(asked)}, desk.act);
}

void print_fed(const std::vector<desk::Fed>& all, std::ostream& out) {
  for (const desk::Fed& fed : all) {
    std::string line;
    const auto add = [&](const std::string& what) { line += (line.empty() ? "" : ", ") + what; };
    if (fed.comments > 0) add(counted(fed.comments, "comment of others", "comments of others"));
    if (fed.postings > 0) add(counted(fed.postings, "posting of yours", "postings of yours"));
    if (fed.next_update) add(fmt::format("next update {}", format_date(*fed.next_update)));
    if (fed.closed_there) {
      add(fmt::format("closed on the tracker; if it is done: candor incident close {}", fed.incident));
    }
    out << fmt::format("  incident {} (bug {}): {}\n", fed.incident, fed.bug, line);
  }
}

nlohmann::ordered_json fed_json(const std::vector<desk::Fed>& all) {
  auto list = nlohmann::ordered_json::array();
  for (const desk::Fed& fed : all) {
    nlohmann::ordered_json one = {{"incident", fed.incident},
                                  {"bug", fed.bug},
                                  {"comments", fed.comments},
                                  {"postings", fed.postings},
                                  {"closedOnTracker", fed.closed_there}};
    if (fed.next_update) one["nextUpdate"] = format_date(*fed.next_update);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace candor::cli
