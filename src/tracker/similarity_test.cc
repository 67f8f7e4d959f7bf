#include "tracker/similarity.h"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iostream>
#include <map>

#include "base/fold.h"
#include "tracker/title.h"

namespace candor::tracker {
namespace {

struct Known {
  int64_t id = 0;
  Instant opened;
  std::string title;
  Terms terms;
  std::vector<int64_t> names;
};

std::vector<std::vector<std::string>> rows(const std::string& file) {
  std::ifstream in(std::string(CANDOR_TEST_DATA) + "/tracker/" + file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ")) continue;
    auto& row = rows.emplace_back();
    for (const std::string_view cell : split(line, '\t')) row.emplace_back(cell);
  }
  return rows;
}

// The 1,688 public bugs by their titles and whiteboards: all there is of them here. Numbers of other bugs are removed,
// so that nothing but words, tags and owners can find them.
const std::vector<Known>& bugs() {
  static const std::vector<Known> kBugs = [] {
    std::map<std::string, std::string> titles;
    for (const auto& row : rows("titles.tsv")) titles[row[0]] = row[1];
    std::vector<Known> all;
    for (const auto& row : rows("bugs.tsv")) {
      Known bug{std::stoll(row[0]), *parse_instant(row[1]), titles[row[0]], {}, {}};
      bug.names = read_title(bug.title).bugs;
      bug.terms = terms_of(Telling{bug.title, row[2], {}});
      std::erase_if(bug.terms, [](const std::string& term) { return term.starts_with("n:"); });
      all.push_back(std::move(bug));
    }
    return all;
  }();
  return kBugs;
}

constexpr auto kTwoYears = std::chrono::days(731);

// Is `other` among the first ten that are related to `bug`, of those opened in the two years before it?
bool finds(const Known& bug, const Known& other) {
  SimilaritySearch search(bug.terms, bug.id, bug.opened);
  for (const Known& candidate : bugs()) {
    const bool in_time = candidate.opened <= bug.opened && candidate.opened >= bug.opened - kTwoYears;
    if (in_time) search.consider(candidate.id, candidate.opened, join_terms(candidate.terms));
  }
  return std::ranges::any_of(search.best(10), [&](const Match& match) { return match.bug == other.id; });
}

using Pair = std::pair<const Known*, const Known*>;  // the later bug, the earlier one

void add_pair(const Known& a, const Known& b, std::vector<Pair>& pairs) {
  const Pair pair = a.opened >= b.opened ? Pair(&a, &b) : Pair(&b, &a);
  const bool near = pair.first->opened - pair.second->opened <= kTwoYears;
  if (near && a.id != b.id && std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
}

double share_found(const std::string& what, const std::vector<Pair>& pairs) {
  int found = 0;
  for (const auto& [later, earlier] : pairs) {
    const bool ok = finds(*later, *earlier);
    found += ok ? 1 : 0;
    if (!ok && std::getenv("CANDOR_SHOW_MISSES") != nullptr) {
      std::cout << fmt::format("missed: {} {}\n        {} {}\n", later->id, later->title, earlier->id, earlier->title);
    }
  }
  std::cout << fmt::format("{}: {} of {} pairs\n", what, found, pairs.size());
  return pairs.empty() ? 0 : static_cast<double>(found) / static_cast<double>(pairs.size());
}

TEST(Similarity, FindsBugsThatTitlesNameWithoutTheNumber) {
  std::vector<Pair> pairs;
  for (const Known& bug : bugs()) {
    for (const int64_t named : bug.names) {
      const auto other = std::ranges::find(bugs(), named, &Known::id);
      if (other != bugs().end()) add_pair(bug, *other, pairs);
    }
  }
  ASSERT_GT(pairs.size(), 20U);
  EXPECT_GE(share_found("titles that name another bug", pairs), 0.8);
}

TEST(Similarity, FindsBugsThatShareAnUnusualTerm) {
  std::map<std::string, std::vector<const Known*>> with;
  for (const Known& bug : bugs()) {
    for (const std::string& term : bug.terms) {
      if (term.starts_with("t:") && term.size() >= 6) with[term].push_back(&bug);
    }
  }
  std::vector<Pair> pairs;
  for (const auto& [term, those] : with) {
    if (those.size() > 3) continue;
    for (size_t i = 1; i < those.size(); ++i) add_pair(*those[i - 1], *those[i], pairs);
  }
  ASSERT_GT(pairs.size(), 100U);
  EXPECT_GE(share_found("titles that share an unusual term", pairs), 0.8);
}

TEST(Similarity, CountsRareTermsAndLinksMost) {
  SimilaritySearch search({"t:policy", "t:oid", "s:BR 7.1.6.1", "g:ov-misissuance", "n:17"}, 42, {});
  search.consider(1, {}, "t:policy\tg:ov-misissuance");
  search.consider(2, {}, "t:policy\tb:oid\ts:BR 7.1.6.1");
  search.consider(3, {}, "t:policy\tt:crl");
  search.consider(17, {}, "t:nothing");
  search.consider(4, {}, "t:other\tn:42");
  search.consider(42, {}, "t:policy\tt:oid");
  const std::vector<Match> best = search.best(10);
  ASSERT_EQ(best.size(), 5U);
  EXPECT_EQ(best[0].bug, 17);
  EXPECT_TRUE(best[0].names);
  EXPECT_EQ(best[1].bug, 4);
  EXPECT_EQ(best[2].bug, 2);
  EXPECT_THAT(best[2].shared, testing::UnorderedElementsAre("t:policy", "t:oid", "s:BR 7.1.6.1"));
}

TEST(Terms, AreWordsTagsSectionsAndBugs) {
  const Terms terms = terms_of(Telling{"NETLOCK: Mis-issued certificates, see bug 1547691",
                                       "[ca-compliance] [disclosure failure]",
                                       {"Violates BR section 7.1.2.7. See also bug 1990254."}});
  EXPECT_THAT(terms, testing::IsSupersetOf({"o:netlock", "g:disclosure-failure", "n:1547691", "n:1990254",
                                            "s:BR 7.1.2.7", "t:misissu", "t:certificat"}));
}

}  // namespace
}  // namespace candor::tracker
