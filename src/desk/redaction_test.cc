// A redaction leaves the words nowhere in the desk's database, on either engine, and is proven to be one.
#include "desk/redaction.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

#include "desk/desk_verify.h"
#include "desk/outbox_desk.h"
#include "lifecycle/incident_content.h"
#include "store/mirror_query.h"
#include "store/notice_table.h"
#include "store/tables.h"
#include "store/test_desk.h"

namespace candor::desk {
namespace {

using store::kTestNow;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int64_t kBug = 1'955'799;
const std::string kWords = "The subscriber is Xylophonia Quartzmann of Exampleville.";
const Act kAct{"officer", kTestNow};
constexpr std::chrono::milliseconds kPatience(50);

IncidentRecord opened(const store::Location& location) {
  IncidentRecord record = IncidentRecord::open(location, {.create = true, .now = kTestNow}).value();
  lifecycle::Facts facts;
  facts.ca = "Example CA";
  facts.title = "Wrong policy OID";
  facts.bug = kBug;
  const lifecycle::Question question{.at = kTestNow, .asker = "somebody", .text = kWords};
  const auto begun =
      record.begin(facts, {{std::string(lifecycle::kind::kAsked), lifecycle::content_of(question)}}, kAct);
  EXPECT_TRUE(begun.ok());
  return record;
}

template <typename Work>
void write(IncidentRecord& record, const Work& work) {
  const Status written = record.store().write([&](store::Connection& connection) -> Status {
    work(connection);
    return {};
  });
  ASSERT_TRUE(written.ok()) << written.error().message;
}

// The tables that hold the name, also in lower case, as the engine tells them.
std::vector<std::string> tables_with_the_name(IncidentRecord& record) {
  return record.store()
      .read([](store::Connection& connection) -> Result<std::vector<std::string>> {
        std::vector<std::string> found;
        for (const store::Table& table : store::tables(connection)) {
          bool there = false;
          store::each_row(connection, table, [&](const store::Row& row) {
            for (size_t i = 0; i < row.size(); ++i) there |= row.text(i).find("uartzmann") != std::string::npos;
          });
          if (there) found.push_back(table.name);
        }
        return found;
      })
      .value();
}

int64_t plan_comment(IncidentRecord& record) {
  std::vector<OutboxItem> items(1);
  items[0].entry.posting = bugzilla::BugChange{.bug = kBug, .comment = "We answer: " + kWords};
  items[0].incident = 1;
  items[0].actor = "officer";
  EXPECT_TRUE(plan_items(record, items, {}, kAct).ok());
  return items[0].entry.id;
}

std::vector<tracker::BugRecord> bug_with(std::vector<tracker::Comment> comments) {
  tracker::BugRecord bug;
  bug.bug.id = kBug;
  bug.bug.summary = "Example CA: Wrong policy OID";
  bug.comments = std::move(comments);
  return {bug};
}

std::vector<std::string> chain_of(IncidentRecord& record) {
  const auto verified = verify_desk(record.store(), true);
  EXPECT_TRUE(verified.ok());
  EXPECT_EQ(verified->proven(), verified->chain.empty());
  return verified->chain;
}

}  // namespace

template <typename T>
class RedactionTest : public testing::Test {};
TYPED_TEST_SUITE(RedactionTest, store::Engines);

TYPED_TEST(RedactionTest, WaitsForAPostingUnderWayAndEmptiesThoseThatAreSettled) {
  store::Desk<TypeParam> desk;
  IncidentRecord record = opened(desk.location());
  const int64_t entry = plan_comment(record);
  const auto refused = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr(fmt::format("entry {} of the outbox is under way", entry)));
  EXPECT_EQ(record.load(1)->revision, 2);
  ASSERT_TRUE(discard_item(record, entry, false, kAct).ok());
  EXPECT_THAT(tables_with_the_name(record), ElementsAre("outbox", "revision"));
  const auto redacted = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
  ASSERT_TRUE(redacted.ok()) << redacted.error().message;
  EXPECT_THAT(redacted->elsewhere, IsEmpty());
  EXPECT_THAT(tables_with_the_name(record), IsEmpty());
  const auto item = find_item(record, entry);
  ASSERT_TRUE(item.ok()) << item.error().message;
  EXPECT_EQ(item->bug(), kBug);
  EXPECT_EQ(item->entry.remark, "discarded by officer; words removed with revision 2");
  EXPECT_THAT(chain_of(record), IsEmpty());
}

TYPED_TEST(RedactionTest, EmptiesNoticesThatWaitAndLetsThemBePlannedAnew) {
  store::Desk<TypeParam> desk;
  IncidentRecord record = opened(desk.location());
  write(record, [&](store::Connection& connection) {
    store::NoticeTable table(connection);
    table.add({.id = "n1", .receiver = "team", .kind = "alert", .stage = "planned", .message = kWords}, {"question"});
    table.add({.id = "n2", .receiver = "team", .kind = "alert", .stage = "sent"}, {"told before"});
  });
  EXPECT_FALSE(redact(record, 1, 2, "a reason\x1b[2J", kAct, kPatience).ok());  // steers no terminal later
  ASSERT_TRUE(redact(record, 1, 2, "named a subscriber", kAct, kPatience).ok());
  EXPECT_THAT(tables_with_the_name(record), IsEmpty());
  write(record, [&](store::Connection& connection) {
    EXPECT_FALSE(store::NoticeTable(connection).knows("team", "question"));
    EXPECT_TRUE(store::NoticeTable(connection).knows("team", "told before"));
  });
}

TYPED_TEST(RedactionTest, EmptiesWhatTheTrackerHidesAndNamesWhatItShows) {
  store::Desk<TypeParam> desk;
  IncidentRecord record = opened(desk.location());
  const auto said = [](int64_t id, int count, const std::string& text) {
    tracker::Comment comment;
    comment.id = id;
    comment.count = count;
    comment.text = text;
    return comment;
  };
  write(record, [&](store::Connection& connection) {
    store::MirrorTable mirror(connection);
    mirror.keep(bug_with({said(1, 0, kWords), said(2, 1, "Hidden: " + kWords), said(3, 2, kWords + " Shown.")}),
                kTestNow);
    mirror.keep(bug_with({said(1, 0, "Edited."), said(3, 2, kWords + " Shown.")}), kTestNow + Seconds(60));
  });
  const auto redacted = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
  ASSERT_TRUE(redacted.ok()) << redacted.error().message;
  EXPECT_THAT(redacted->elsewhere, ElementsAre(fmt::format("comment 2 of bug {}, as the tracker shows it", kBug)));
  write(record, [&](store::Connection& connection) {
    const auto edits = store::MirrorQuery(connection).edits(kBug);
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(edits[0].text, "");
    EXPECT_EQ(connection.first("SELECT text FROM bug_comment WHERE id = 2")->text(0), "");
    EXPECT_EQ(connection.first("SELECT text FROM bug_comment WHERE id = 3")->text(0), kWords + " Shown.");
  });
}

TYPED_TEST(RedactionTest, NamesOtherRevisionsWithTheSameWords) {
  store::Desk<TypeParam> desk;
  IncidentRecord record = opened(desk.location());
  const lifecycle::Question again{.at = kTestNow, .asker = "another", .text = "Once more: " + kWords};
  const auto noted = record.save(1, {}, {{std::string(lifecycle::kind::kAsked), lifecycle::content_of(again)}}, kAct);
  ASSERT_TRUE(noted.ok());
  const auto redacted = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
  ASSERT_TRUE(redacted.ok()) << redacted.error().message;
  EXPECT_THAT(redacted->elsewhere, ElementsAre("revision 3 of incident 1"));
}

TYPED_TEST(RedactionTest, IsRequiredByTheProofForEachContentThatIsGone) {
  store::Desk<TypeParam> desk;
  IncidentRecord record = opened(desk.location());
  ASSERT_TRUE(redact(record, 1, 2, "named a subscriber", kAct, kPatience).ok());
  EXPECT_THAT(chain_of(record), IsEmpty());
  write(record, [](store::Connection& connection) {
    connection.run("UPDATE revision SET content = NULL WHERE subject = 'incident/1' AND number = 1");
  });
  EXPECT_THAT(chain_of(record), ElementsAre(HasSubstr("revision 1 (incident/1, number 1): the content is gone")));
  const auto refused = redact(record, 1, 1, "to hide it", kAct, kPatience);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("not by a redaction"));
}

TEST(RedactionSqlite, IsDoneAgainWhenAReaderKeptTheOldTextInTheFile) {
  store::Desk<store::Sqlite> desk;
  IncidentRecord record = opened(desk.location());
  IncidentRecord reader = IncidentRecord::open(desk.location(), {.create = false, .now = kTestNow}).value();
  const Status read = reader.store().read([&](store::Connection& connection) -> Status {
    EXPECT_EQ(store::RevisionLog(connection).last_number("incident/1"), 2);
    const auto redacted = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
    EXPECT_FALSE(redacted.ok());
    EXPECT_THAT(redacted.ok() ? "" : redacted.error().message, HasSubstr("still lies in the desk's file"));
    return {};
  });
  ASSERT_TRUE(read.ok());
  const auto again = redact(record, 1, 2, "named a subscriber", kAct, kPatience);
  ASSERT_TRUE(again.ok()) << again.error().message;
  EXPECT_EQ(again->incident.revision, 3);  // noted once
  std::ostringstream bytes;
  bytes << std::ifstream(desk.location().target, std::ios::binary).rdbuf();
  EXPECT_THAT(bytes.str(), testing::Not(HasSubstr("Quartzmann")));
}

}  // namespace candor::desk
