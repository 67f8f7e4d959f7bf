// A backup put over a desk that cannot be read any more: what was there is kept, also when the restore fails.
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

#include "store/copy.h"
#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

using testing::ElementsAre;

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

class RestoreOverDamage : public testing::Test {
 protected:
  RestoreOverDamage() {
    Desk<Sqlite> desk;
    Store store = desk.open();
    const auto appended = store.write([](Connection& c) -> Result<Revision> {
      return RevisionLog(c).append({"incident/1", "incident.edited", "tester", kTestNow, "{}"});
    });
    EXPECT_TRUE(appended.ok());
    EXPECT_TRUE(back_up(desk.location(), folder_.file("backup"), kTestNow).ok());
    write(path_, kDamaged);
    write(path_ + "-wal", kLog);
  }
  Result<std::vector<TableDigest>> restore_it() {
    return restore(folder_.file("backup"), {Engine::sqlite, path_}, true, kTestNow);
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.file(""))) {
      all.push_back(entry.path().filename().string());
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  const std::string kDamaged = "This was a desk once." + std::string(200, '.');
  const std::string kLog = "What was acknowledged last";
  const std::string kReplaced = "desk.sqlite.replaced-" + format_instant(kTestNow);
  Folder folder_;
  std::string path_ = folder_.file("desk.sqlite");
};

}  // namespace

TEST_F(RestoreOverDamage, KeepsFileAndLogUnderAnotherName) {
  const auto restored = restore_it();
  ASSERT_TRUE(restored.ok()) << restored.error().message;
  EXPECT_THAT(names(), ElementsAre("backup", "desk.sqlite", kReplaced, kReplaced + "-wal"));
  EXPECT_EQ(read(folder_.file(kReplaced)), kDamaged);
  EXPECT_EQ(read(folder_.file(kReplaced + "-wal")), kLog);
  Store store = Store::open({Engine::sqlite, path_}, {.create = false, .now = kTestNow}).value();
  EXPECT_THAT(*store.read([](Connection& c) -> Result<std::vector<std::string>> { return verify_chain(c); }),
              testing::IsEmpty());
}

TEST_F(RestoreOverDamage, ThatFailsLeavesFileAndLogAndNothingElse) {
  for (const char* in_the_way : {"", "-wal"}) {
    SCOPED_TRACE(in_the_way);
    write(folder_.file(kReplaced + in_the_way), "kept from before");
    const auto refused = restore_it();
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(refused.error().message, testing::HasSubstr("cannot keep"));
    EXPECT_EQ(read(path_), kDamaged);
    EXPECT_EQ(read(path_ + "-wal"), kLog);
    EXPECT_EQ(read(folder_.file(kReplaced + in_the_way)), "kept from before");
    EXPECT_THAT(names(), ElementsAre("backup", "desk.sqlite", "desk.sqlite-wal", kReplaced + in_the_way));
    std::filesystem::remove(folder_.file(kReplaced + in_the_way));
  }
}

}  // namespace candor::store
