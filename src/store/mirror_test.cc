// The mirror on both engines: bugs in and out, what is noticed, and what finds them.
#include <gmock/gmock.h>

#include "store/mirror_derived.h"
#include "store/mirror_query.h"
#include "store/mirror_table.h"
#include "store/test_desk.h"
#include "store/words.h"

namespace candor::store {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

tracker::BugRecord sample(int64_t id, const std::string& summary, const std::string& text) {
  tracker::BugRecord record;
  record.bug = {.id = id,
                .product = "CA Program",
                .component = "CA Certificate Compliance",
                .summary = summary,
                .whiteboard = "[ca-compliance] [ov-misissuance]",
                .status = "ASSIGNED",
                .resolution = "",
                .type = "task",
                .creator = "ca@ca.example",
                .creator_name = "Compliance",
                .assignee = "ca@ca.example",
                .assignee_name = "",
                .opened = kTestNow - std::chrono::days(id),
                .changed = kTestNow,
                .resolved = {},
                .cc = {"a@x.example"},
                .groups = {},
                .keywords = {},
                .see_also = {"https://crt.example/?id=1"},
                .blocks = {7},
                .depends_on = {},
                .duplicate_of = 0,
                .flags = {{.id = 5,
                           .name = "needinfo",
                           .status = "?",
                           .setter = "m@r.example",
                           .requestee = "c@c.example",
                           .created = kTestNow,
                           .modified = {}}},
                .comment_count = 1};
  record.comments = {{.id = id * 10,
                      .count = 0,
                      .author = "ca@ca.example",
                      .at = kTestNow,
                      .text = text,
                      .is_private = false,
                      .attachment = 3,
                      .tags = {"x", "y"}}};
  record.history = {{.at = kTestNow,
                     .who = "m@r.example",
                     .fields = {{"status", "NEW", "ASSIGNED"}, {"whiteboard", "", "[ca-compliance]"}}}};
  record.attachments = {{.id = id * 100,
                         .file_name = "appendix.csv",
                         .summary = "Affected",
                         .content_type = "text/csv",
                         .creator = "ca@ca.example",
                         .created = kTestNow,
                         .size = 17}};
  return record;
}

}  // namespace

template <typename T>
class MirrorTest : public testing::Test {
 protected:
  MirrorTest() : store_(desk_.open()) {
    keep(sample(1, "DigiCert: Wrong policy OID", "Against BR 7.1.6.1 and section 4.9.1.1 of our CPS."));
    keep(sample(2, "NETLOCK: OCSP responder outage", "The responder was \xE2\x80\x93 for an hour \xE2\x80\x93 down."));
    keep(sample(3, "Netlock: Wrong CRL", "As in bug 1. RFC 5280 section 5.1.2.4 forbids it."));
  }
  MirrorNews keep(const tracker::BugRecord& record) {
    MirrorNews news;
    write([&](MirrorTable& table) { news = table.keep({&record, 1}, kTestNow); });
    return news;
  }
  template <typename Work>
  void write(const Work& work) {
    const Status done = store_.write([&](Connection& c) -> Status {
      MirrorTable table(c);
      work(table);
      return {};
    });
    ASSERT_TRUE(done.ok()) << done.error().message;
  }
  template <typename Work>
  auto read(const Work& work) {
    using Answer = decltype(work(std::declval<MirrorQuery&>()));
    auto answer = store_.read([&](Connection& c) -> Result<Answer> {
      MirrorQuery query(c);
      return work(query);
    });
    EXPECT_TRUE(answer.ok()) << answer.error().message;
    return std::move(answer).value();
  }
  std::vector<int64_t> list(const BugFilter& filter) {
    std::vector<int64_t> ids;
    for (const MirroredBug& bug : read([&](MirrorQuery& q) { return q.list(filter); })) ids.push_back(bug.bug.id);
    return ids;
  }
  tracker::BugRecord record(int64_t id) {
    return read([&](MirrorQuery& q) { return q.record(id).value(); });
  }

  Desk<T> desk_;
  Store store_;
};
TYPED_TEST_SUITE(MirrorTest, Engines);

TYPED_TEST(MirrorTest, GivesBackABugAsItWas) {
  const tracker::BugRecord back = this->record(2);
  EXPECT_EQ(back.bug.summary, "NETLOCK: OCSP responder outage");
  EXPECT_EQ(back.bug.opened, kTestNow - std::chrono::days(2));
  EXPECT_EQ(back.bug.resolved, std::nullopt);
  EXPECT_THAT(back.bug.cc, ElementsAre("a@x.example"));
  EXPECT_THAT(back.bug.blocks, ElementsAre(7));
  ASSERT_EQ(back.bug.flags.size(), 1U);
  EXPECT_EQ(back.bug.flags[0].requestee, "c@c.example");
  EXPECT_EQ(back.bug.flags[0].created, kTestNow);
  ASSERT_EQ(back.comments.size(), 1U);
  EXPECT_THAT(back.comments[0].tags, ElementsAre("x", "y"));
  EXPECT_EQ(back.comments[0].attachment, 3);
  ASSERT_EQ(back.history->size(), 1U);
  EXPECT_EQ(back.history->at(0).fields.at(1).added, "[ca-compliance]");
  EXPECT_EQ(back.attachments.at(0).size, 17);
  EXPECT_EQ(this->read([](MirrorQuery& q) { return q.bug_of_attachment(200).value(); }), 2);
}

TYPED_TEST(MirrorTest, ReadsAnewWhatAnOlderVersionReadLessOutOf) {
  this->keep(sample(4, "KPMG Korea: Audit statement late under TLS BR 8.6", "See the title."));
  const auto owner = [&] { return this->read([](MirrorQuery& q) { return q.find(4)->owner; }); };
  const BugFilter filter{.section = "8.6", .document = "BR"};
  EXPECT_THAT(this->list(filter), ElementsAre(4));
  EXPECT_EQ(owner(), "");
  const Status older = this->store_.write([](Connection& c) -> Status {
    renew_derived(c);
    c.run("DELETE FROM bug_section WHERE bug = 4", {});
    c.run("UPDATE bug SET owner = 'KPMG' WHERE id = 4", {});
    renew_derived(c);  // it was done already
    return {};
  });
  ASSERT_TRUE(older.ok());
  EXPECT_THAT(this->list(filter), IsEmpty());
  this->write([](MirrorTable& table) { table.set_state({{"derived", "1"}}); });
  ASSERT_TRUE(this->store_
                  .write([](Connection& c) -> Status {
                    renew_derived(c);
                    return {};
                  })
                  .ok());
  EXPECT_THAT(this->list(filter), ElementsAre(4));
  EXPECT_EQ(owner(), "");
  EXPECT_THAT(this->list({.words = "wrong"}), ElementsAre(3, 1));
}

TYPED_TEST(MirrorTest, FindsByWordsOwnersTagsAndSections) {
  EXPECT_THAT(this->list({}), ElementsAre(3, 2, 1));
  EXPECT_THAT(this->list({.words = "wrong"}), ElementsAre(3, 1));
  EXPECT_THAT(this->list({.words = "WRO oid"}), ElementsAre(1));
  EXPECT_THAT(this->list({.words = "responder appendix"}), ElementsAre(2));
  EXPECT_THAT(this->list({.owners = {"Netlock"}}), ElementsAre(3, 2));
  EXPECT_THAT(this->list({.owners = {"DigiCert", "netlock"}, .limit = 1}), ElementsAre(3));
  EXPECT_THAT(this->list({.tag = "ov-misissuance", .section = "7.1.6"}), ElementsAre(1));
  EXPECT_THAT(this->list({.section = "7.1.6.1", .document = "BR"}), ElementsAre(1));
  EXPECT_THAT(this->list({.section = "7.1.6.1", .document = "EVG"}), IsEmpty());
  EXPECT_THAT(this->list({.document = "RFC 5280"}), ElementsAre(3));
  EXPECT_THAT(this->list({.open = true, .status = "ASSIGNED"}), ElementsAre(3, 2, 1));
  EXPECT_THAT(this->list({.open = false}), IsEmpty());
  EXPECT_THAT(this->list({.opened_from = kTestNow - std::chrono::days(2)}), ElementsAre(2, 1));
  for (const char* odd : {"\"", "a OR b)", "x:*", "'; --", "\xE2\x80\xA6word", "\xFF", "!&|", "hour\xE2\x80\x93"}) {
    this->list({.words = odd});  // words, never syntax: no error
  }
}

TYPED_TEST(MirrorTest, TakesManyAtOnceInAnyOrderAndTheLaterOfTwo) {
  std::vector<tracker::BugRecord> many;
  for (const int64_t id : {500, 30, 700, 30}) {
    many.push_back(sample(id, "Example CA: Outage", id == 30 ? "first" : "other"));
  }
  many.back().comments[0].text = "\xE2\x80\x9CSecond\xE2\x80\x9D";
  this->write([&](MirrorTable& table) { EXPECT_EQ(table.keep(many, kTestNow).comments, 3); });
  for (int64_t id = 1000; id < 1450; ++id) many.push_back(sample(id, "Many: Bugs", "alike"));
  this->write([&](MirrorTable& table) { EXPECT_EQ(table.keep(many, kTestNow).comments, 450); });
  EXPECT_THAT(this->list({.words = "example outage"}), ElementsAre(700, 500, 30));
  EXPECT_THAT(this->list({.words = "second"}), ElementsAre(30));
  EXPECT_THAT(this->list({.words = "\xE2\x80\x98second\xE2\x80\x99"}), ElementsAre(30));
  EXPECT_THAT(this->list({.words = "first"}), IsEmpty());
  EXPECT_EQ(this->list({.words = "many alike"}).size(), 450U);
}

TYPED_TEST(MirrorTest, FindsWordsWithAccentsAndWithout) {
  this->keep(sample(4, "T\u00DCViT: Strasse", "Szign\u00F3 and o\uFB03ce"));
  this->keep(sample(5, "TUViT: Stra\u00DFe", "Szigno\u0301 and \u041C\u041E\u0421\u041A\u0412\u0410"));
  for (const char* word :
       {"TUViT", "t\u00FCvit", "T\u00DCVIT", "Tu\u0308ViT", "szigno", "SZIGN\u00D3", "stra\u00DFe"}) {
    EXPECT_THAT(this->list({.words = word}), ElementsAre(5, 4)) << word;
  }
  EXPECT_THAT(this->list({.words = "office"}), ElementsAre(4));
  EXPECT_THAT(this->list({.words = "\u043C\u043E\u0441\u043A\u0432\u0430"}), ElementsAre(5));
}

TYPED_TEST(MirrorTest, NoticesEditedAndHiddenComments) {
  tracker::BugRecord changed = sample(1, "DigiCert: Wrong policy OID", "We never did this.");
  const MirrorNews news = this->keep(changed);
  EXPECT_EQ(news.comments, 0);
  EXPECT_EQ(news.edited, 1);
  EXPECT_EQ(this->record(1).comments.at(0).text, "We never did this.");
  EXPECT_EQ(this->read([](MirrorQuery& q) { return q.edits(1); }).size(), 1U);
  changed.comments.clear();  // turned private
  this->keep(changed);
  EXPECT_THAT(this->record(1).comments, IsEmpty());
  changed = sample(1, "DigiCert: Wrong policy OID", "We never did this.");
  EXPECT_EQ(this->keep(changed).comments, 0);  // it is back, not new
  EXPECT_EQ(this->record(1).comments.size(), 1U);
}

TYPED_TEST(MirrorTest, FindsAnEditedCommentByItsNewWords) {
  tracker::BugRecord edited = sample(2, "NETLOCK: OCSP responder outage", "A firewall stopped it, see BR 4.9.10.");
  this->write([&](MirrorTable& table) { EXPECT_EQ(table.reread({{2, edited.comments}}, kTestNow).edited, 1); });
  EXPECT_THAT(this->list({.words = "firewall"}), ElementsAre(2));
  EXPECT_THAT(this->list({.words = "hour"}), IsEmpty());
  EXPECT_THAT(this->list({.section = "4.9.10"}), ElementsAre(2));
}

TYPED_TEST(MirrorTest, MarksAndNeverDeletes) {
  this->write([](MirrorTable& table) { table.mark(2, Shown::not_public, kTestNow); });
  EXPECT_THAT(this->list({.public_only = true}), ElementsAre(3, 1));
  const MirroredBug bug = this->read([](MirrorQuery& q) { return q.find(2).value(); });
  EXPECT_EQ(bug.shown, Shown::not_public);
  EXPECT_EQ(bug.absent_since, kTestNow);
  tracker::BugRecord secret = sample(3, "Netlock: Wrong CRL", "x");
  secret.bug.groups = {"ca-program-security"};
  this->keep(secret);
  EXPECT_THAT(this->list({.public_only = true}), ElementsAre(1));
  EXPECT_TRUE(this->read([](MirrorQuery& q) { return q.find(3).value(); }).restricted);
}

TYPED_TEST(MirrorTest, TakesTextsNoEngineWouldTake) {
  const std::string odd = std::string("null \0 byte, broken \xFF, ", 22) + std::string(70'000, 'w');
  tracker::BugRecord record = sample(4, "D-TRUST: odd", odd);
  for (int i = 1; i < 40; ++i) {
    std::string words;
    for (int k = 0; k < 5'000; ++k) words += std::to_string(i * 100'000 + k) + "abcdefgh ";
    record.comments.push_back(
        {.id = 400 + i, .count = i, .author = "x@x.example", .at = kTestNow, .text = words, .tags = {}});
  }
  this->keep(record);
  EXPECT_THAT(this->list({.words = "byte"}), ElementsAre(4));
}

TYPED_TEST(MirrorTest, KeepsWhereTheSyncStands) {
  this->write([](MirrorTable& table) {
    table.set_state({{"tracker", "https://t.example"}, {"watermark", "x"}});
    table.set_waiting({{9, 4}, {8, 0}});
    table.done_waiting(9);
    EXPECT_EQ(table.state().at("tracker"), "https://t.example");
    ASSERT_EQ(table.waiting().size(), 1U);
    EXPECT_EQ(table.waiting()[0].bug, 8);
    EXPECT_EQ(table.lines().size(), 3U);
    EXPECT_TRUE(table.lines()[0].open);
  });
}

}  // namespace candor::store
