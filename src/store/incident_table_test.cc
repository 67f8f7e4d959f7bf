#include "store/incident_table.h"

#include <gmock/gmock.h>

#include "store/test_desk.h"

namespace candor::store {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

IncidentProjection sample(int64_t id, const std::string& ca, const std::string& state) {
  IncidentProjection sample;
  sample.row = {.id = id,
                .revision = 3,
                .ca = ca,
                .title = "Wrong policy OID",
                .state = state,
                .security_sensitive = id == 2,
                .guidelines = "3.2",
                .aware_at = kTestNow,
                .year = 2024 + static_cast<int>(id),
                .bug = 1'900'000 + id,
                .next_update = std::nullopt,
                .questions_open = 1,
                .postings = 2,
                .actions_open = 0,
                .tags = {"dv-misissuance", "t" + std::to_string(id)},
                .changed_at = kTestNow};
  sample.words = words_of({sample.row.title,
                           "Gr\xC3\xBC\xC3\x9F"
                           "e " +
                               std::to_string(id * 111)});
  sample.clocks = {{"full-report", "MUST", kTestNow + Seconds(60 * id), "{}"},
                   {"separate-report", "MUST", std::nullopt, "{}"}};
  sample.links = {{"related", std::nullopt, 1'700'000}, {"caused-by", 1, std::nullopt}};
  return sample;
}

std::vector<int64_t> numbers(const std::vector<IncidentRow>& rows) {
  std::vector<int64_t> all;
  for (const IncidentRow& row : rows) all.push_back(row.id);
  return all;
}

}  // namespace

template <typename T>
class IncidentTableTest : public testing::Test {
 protected:
  IncidentTableTest() : store_(desk_.open()) {
    write([](IncidentTable& table) {
      table.replace(sample(1, "Example CA", "open"));
      table.replace(sample(2, "Other CA", "closed"));
      table.replace(sample(3, "Example CA", "closed"));
    });
  }
  template <typename Work>
  void write(const Work& work) {
    const Status done = store_.write([&](Connection& c) -> Status {
      IncidentTable table(c);
      work(table);
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().message;
  }
  std::vector<int64_t> list(const IncidentFilter& filter) {
    const auto found =
        store_.read([&](Connection& c) -> Result<std::vector<IncidentRow>> { return IncidentTable(c).list(filter); });
    EXPECT_TRUE(found.ok()) << found.error().message;
    return numbers(*found);
  }

  Desk<T> desk_;
  Store store_;
};
TYPED_TEST_SUITE(IncidentTableTest, Engines);

TYPED_TEST(IncidentTableTest, GivesBackWhatWasPutIn) {
  this->write([](IncidentTable& table) {
    EXPECT_EQ(table.find(2), sample(2, "Other CA", "closed"));
    EXPECT_EQ(table.find(9), std::nullopt);
    EXPECT_EQ(table.next_id(), 4);
    IncidentProjection changed = sample(2, "Other CA", "open");
    changed.clocks.clear();
    changed.row.tags.clear();
    table.replace(changed);
    EXPECT_EQ(table.find(2), changed);
    table.remove(2);
    EXPECT_THAT(table.ids(), ElementsAre(1, 3));
  });
}

TYPED_TEST(IncidentTableTest, ListsNewestFirstByEveryFilter) {
  EXPECT_THAT(this->list({}), ElementsAre(3, 2, 1));
  EXPECT_THAT(this->list({.ca = "Example CA"}), ElementsAre(3, 1));
  EXPECT_THAT(this->list({.state = "closed"}), ElementsAre(3, 2));
  EXPECT_THAT(this->list({.ca = "Example CA", .state = "closed", .tag = "t3"}), ElementsAre(3));
  EXPECT_THAT(this->list({.year = 2026}), ElementsAre(2));
  EXPECT_THAT(this->list({.bug = 1'900'003}), ElementsAre(3));
  EXPECT_THAT(this->list({.before = 3, .limit = 1}), ElementsAre(2));
  EXPECT_THAT(this->list({.tag = "t9"}), IsEmpty());
}

TYPED_TEST(IncidentTableTest, FindsWordsAndTheirBeginnings) {
  EXPECT_THAT(this->list({.query = "POLICY wrong"}), ElementsAre(3, 2, 1));
  EXPECT_THAT(this->list({.query = "pol 222"}), ElementsAre(2));
  EXPECT_THAT(this->list({.query = "gr\xC3\xBC\xC3\x9F"}), ElementsAre(3, 2, 1));
  EXPECT_THAT(this->list({.query = "policy nothing"}), IsEmpty());
  for (const char* syntax : {"\"", "a OR b)", "*", "oid:*", "NEAR(oid", "'; --", "oid & !x"}) {
    this->list({.query = syntax});  // is words, never syntax: no error
  }
}

TYPED_TEST(IncidentTableTest, KnowsWhatIsDueNext) {
  this->write([](IncidentTable& table) {
    const auto all = table.due("", std::nullopt, 100);
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[0].incident, 1);
    EXPECT_EQ(all[2].incident, 3);
    EXPECT_EQ(all[5].clock.due, std::nullopt);
    const auto soon = table.due("Example CA", kTestNow + Seconds(90), 100);
    ASSERT_EQ(soon.size(), 1U);
    EXPECT_EQ(soon[0].clock.clock, "full-report");
    EXPECT_THAT(table.linking_to(1), ElementsAre(std::pair<int64_t, std::string>{1, "caused-by"},
                                                 std::pair<int64_t, std::string>{2, "caused-by"},
                                                 std::pair<int64_t, std::string>{3, "caused-by"}));
  });
}

}  // namespace candor::store
