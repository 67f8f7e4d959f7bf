#include "store/erase_traces.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

// Of the file and its log.
std::string bytes_of(const Location& location) {
  std::ostringstream all;
  for (const char* suffix : {"", "-wal"}) {
    std::ifstream file(location.target + suffix, std::ios::binary);
    if (file.peek() != std::ifstream::traits_type::eof()) all << file.rdbuf();
  }
  return all.str();
}

}  // namespace

TEST(EraseTraces, SaysThatAReaderKeepsTheOldTextInTheFile) {
  Desk<Sqlite> desk;
  Store store = desk.open();
  ASSERT_TRUE(store
                  .write([](Connection& c) -> Result<Revision> {
                    return RevisionLog(c).append({"incident/1", "x", "tester", kTestNow, R"({"n":"Quartzmann"})"});
                  })
                  .ok());
  const auto redact = [&] {
    return store.write([](Connection& c) -> Status {
      RevisionLog(c).redact("incident/1", 1);
      return {};
    });
  };
  Store reader = desk.open();
  const Status read = reader.read([&](Connection& c) -> Status {
    EXPECT_TRUE(RevisionLog(c).find("incident/1", 1)->content.has_value());
    EXPECT_TRUE(redact().ok());
    const Status erased = erase_traces(desk.location(), std::chrono::milliseconds(50));
    EXPECT_FALSE(erased.ok());
    EXPECT_THAT(erased.ok() ? "" : erased.error().message, testing::HasSubstr("another program is reading"));
    EXPECT_THAT(bytes_of(desk.location()), testing::HasSubstr("Quartzmann"));
    return {};
  });
  ASSERT_TRUE(read.ok());
  const Status again = erase_traces(desk.location(), std::chrono::milliseconds(50));
  EXPECT_TRUE(again.ok()) << again.error().message;
  EXPECT_THAT(bytes_of(desk.location()), testing::Not(testing::HasSubstr("Quartzmann")));
}

}  // namespace candor::store
