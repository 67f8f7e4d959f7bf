#include "bugzilla/listing.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "tracker/json_value.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;
using tracker::member;

// Numbers and dates only: some hundred kilobytes a page.
constexpr int64_t kPage = 5000;
constexpr int64_t kMostOverlap = 20;
constexpr int kMostPages = 1000;
constexpr const char* kFields = "id,last_change_time,comment_count";

Query base_query(const ListQuery& what) {
  Query query = {{"product", what.product}};
  for (const std::string& component : what.components) query.emplace_back("component", component);
  if (what.since) query.emplace_back("last_change_time", format_instant(*what.since));
  return query;
}

Query page_query(const ListQuery& what, int64_t limit, int64_t offset) {
  Query query = base_query(what);
  query.emplace_back("include_fields", kFields);
  query.emplace_back("order", "bug_id");
  query.emplace_back("limit", std::to_string(limit));
  if (offset > 0) query.emplace_back("offset", std::to_string(offset));
  return query;
}

std::vector<Listed> read_page(const json& bugs) {
  std::vector<Listed> page;
  std::vector<std::string> remarks;
  for (const json& bug : bugs) {
    const int64_t id = tracker::id_of(bug, "id");
    if (id == 0) continue;
    page.push_back({id, tracker::instant_of(bug, "last_change_time", "the last change", remarks),
                    tracker::whole_number_of(bug, "comment_count")});
  }
  return page;
}

// A server may give fewer bugs a page than asked for, and less than it gave once.
bool may_be_cut_off(int64_t size, int64_t seen, const ListQuery& what, int64_t trusted) {
  if (size == 0) return false;
  if (size >= kPage || seen < what.known) return true;
  return size > trusted && (trusted == 0 || what.known == 0 || seen > what.known);
}

// Of the next page with this one; a small page must not go back to where it began.
int64_t overlap_of(int64_t size) {
  return std::min(kMostOverlap, size / 5);
}

void merge(std::vector<Listed>& all, std::vector<Listed> page) {
  all.insert(all.end(), page.begin(), page.end());
  std::ranges::stable_sort(all, {}, &Listed::id);
  // Of a bug on two pages the later page knows more.
  std::vector<Listed> once;
  for (const Listed& bug : all) {
    if (!once.empty() && once.back().id == bug.id) once.pop_back();
    once.push_back(bug);
  }
  all = std::move(once);
}

}  // namespace

Listing list_bugs(PatientReader& reader, const ListQuery& what, int64_t& trusted) {
  std::vector<Listed> all;
  int64_t offset = 0, longest = 0;
  for (int pages = 0; pages < kMostPages; ++pages) {
    const Answer answer = reader.get("/bug", page_query(what, kPage, offset), "bugs");
    if (!answer.ok()) return answer.error();
    const std::vector<Listed> page = read_page(member(*answer, "bugs"));
    const int64_t last = all.empty() ? 0 : all.back().id;
    const auto size = static_cast<int64_t>(page.size());
    // Nothing of the page is known: bugs may have slipped in between; step back until the pages meet.
    if (offset > 0 && !page.empty() && page.front().id > last) {
      offset = std::max<int64_t>(0, offset - 10 * kMostOverlap);
      continue;
    }
    const size_t before = all.size();
    merge(all, page);
    const bool nothing_new = offset > 0 && all.size() == before;
    // Where a page ended that another one goes on from the server may cut; it does not cut what is shorter.
    if (offset > 0) trusted = std::max(trusted, nothing_new && pages == 1 ? longest : longest - 1);
    const bool whole = nothing_new || !may_be_cut_off(size, static_cast<int64_t>(all.size()), what, trusted);
    if (whole && pages == 0) trusted = std::max(trusted, size);
    if (whole) return all;
    longest = std::max(longest, size);
    offset += std::max<int64_t>(1, size - overlap_of(size));
  }
  return RestError{Trouble::no_bugzilla, 200, 0, "the tracker's list of bugs does not end"};
}

Listing list_by_number(PatientReader& reader, std::span<const int64_t> ids) {
  const Answer answer = reader.get("/bug",
                                   {{"id", fmt::format("{}", fmt::join(ids, ","))},
                                    {"include_fields", kFields},
                                    {"order", "bug_id"},
                                    {"limit", std::to_string(ids.size())}},
                                   "bugs");
  if (!answer.ok()) return answer.error();
  std::vector<Listed> listed;
  merge(listed, read_page(member(*answer, "bugs")));
  return listed;
}

std::variant<int64_t, RestError> count_bugs(PatientReader& reader, const ListQuery& what) {
  Query query = base_query(what);
  query.emplace_back("count_only", "1");
  const Answer answer = reader.get("/bug", query, "bug_count");
  if (!answer.ok()) return answer.error();
  return tracker::whole_number_of(*answer, "bug_count");
}

}  // namespace candor::bugzilla
