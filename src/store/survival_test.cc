// What a desk survives: writers killed at any moment, a full disk, a file that may not be written, two processes at
// once. Acknowledged means write() has returned.
#include <cstring>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <random>
#include <sched.h>
#include <set>
#include <sstream>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

#include "store/child_process.h"
#include "store/incident_table.h"
#include "store/revision_log.h"
#include "store/test_desk.h"

namespace candor::store {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// One write: two revisions and a projection, all or nothing.
Status write_pair(Store& store, const std::string& token) {
  return store.write([&](Connection& c) -> Status {
    RevisionLog log(c);
    for (const char* half : {"first", "second"}) {
      log.append({"incident/1", half, "writer", kTestNow, "{\"token\":\"" + token + "\"}"});
    }
    IncidentProjection one;
    one.row.id = 1;
    one.row.revision = log.last_number("incident/1");
    one.row.state = "open";
    one.words = token + std::string(2000, ' ') + "word";
    IncidentTable(c).replace(one);
    return {};
  });
}

// Writes until it is killed or fails; tells each acknowledged token on fd. Returns 0 when it was refused in words.
int write_until_stopped(const Location& location, const std::string& name, int fd, int most) {
  Result<Store> store = Store::open(location, {.create = true, .now = kTestNow});
  for (int i = 0; store.ok() && i < most; ++i) {
    const std::string token = fmt::format("{}-{}", name, i);
    const Status written = write_pair(*store, token);
    const std::string line = written.ok() ? token + "\n" : "refused: " + written.error().message + "\n";
    if (::write(fd, line.data(), line.size()) < 0 || !written.ok()) return 0;
  }
  if (store.ok()) return 0;
  const std::string line = "not opened: " + store.error().message + "\n";
  return ::write(fd, line.data(), line.size()) < 0 ? 1 : 2;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!in.eof()) lines.push_back(line);  // the last one may have been cut off by the kill
  }
  return lines;
}

// Every token stands in the desk as a whole pair, and nothing stands in it by half.
void expect_whole(const Location& location, const std::set<std::string>& acknowledged) {
  Store store = Store::open(location, {.create = false, .now = kTestNow}).value();
  std::map<std::string, int> halves;
  const auto complaints = store.read([&](Connection& c) -> Result<std::vector<std::string>> {
    RevisionLog(c).each(
        [&](const Revision& revision) { ++halves[revision.content->substr(10, revision.content->size() - 12)]; });
    const auto row = IncidentTable(c).find(1);
    if (!halves.empty()) {
      EXPECT_EQ(row->row.revision, RevisionLog(c).last_number("incident/1"));
    }
    return verify_chain(c);
  });
  ASSERT_TRUE(complaints.ok()) << complaints.error().message;
  EXPECT_THAT(*complaints, IsEmpty());
  for (const std::string& token : acknowledged) EXPECT_EQ(halves[token], 2) << token;
  for (const auto& [token, count] : halves) EXPECT_EQ(count, 2) << token;
}

}  // namespace

template <typename T>
class SurvivalTest : public testing::Test {};
TYPED_TEST_SUITE(SurvivalTest, Engines);

TYPED_TEST(SurvivalTest, TwoHundredKilledWriters) {
  Desk<TypeParam> desk;
  desk.open();
  std::mt19937 random(20260420);  // NOLINT(cert-msc51-cpp): the same moments in every run, as far as machines allow
  std::set<std::string> acknowledged;
  // On a busy machine most are killed before their first write: then go on until enough was written.
  for (int round = 0; round < 200 || (acknowledged.size() <= 50 && round < 3000); ++round) {
    ChildProcess child(
        [&](int fd) { return write_until_stopped(desk.location(), fmt::format("r{}", round), fd, 10'000); });
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(2'000, 60'000)(random)));
    child.kill();
    for (const std::string& line : lines_of(child.finish())) {
      EXPECT_THAT(line, testing::StartsWith("r"));  // neither refused nor not opened
      acknowledged.insert(line);
    }
    if (round % 50 == 49) expect_whole(desk.location(), acknowledged);
  }
  EXPECT_GT(acknowledged.size(), 50U);
}

TYPED_TEST(SurvivalTest, ThreeProcessesAtOnce) {
  Desk<TypeParam> desk;
  desk.open();
  std::vector<std::unique_ptr<ChildProcess>> children;
  for (const char* name : {"a", "b", "c"}) {
    children.push_back(std::make_unique<ChildProcess>(
        [&, name](int fd) { return write_until_stopped(desk.location(), name, fd, 40); }));
  }
  std::set<std::string> acknowledged;
  for (const auto& child : children) {
    for (const std::string& line : lines_of(child->finish())) acknowledged.insert(line);
  }
  EXPECT_EQ(acknowledged.size(), 120U);
  expect_whole(desk.location(), acknowledged);
}

// On a small file system of its own where that may be made (root), else under a limit on the size of files.
TEST(SurvivalSqlite, AFullDiskRefusesInWordsAndLosesNothing) {
  Folder folder;
  ChildProcess child([&](int fd) {
    const bool mounted = ::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0 &&
                         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         ::mount("tmpfs", folder.file("").c_str(), "tmpfs", 0, "size=1m") == 0;
    if (!mounted) {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{400'000, RLIM_INFINITY};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    const Location location{Engine::sqlite, folder.file("desk.sqlite")};
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return 1;
    ChildProcess writer([&](int out) { return write_until_stopped(location, "full", out, 1'000'000); });
    const auto lines = lines_of(writer.finish());
    const std::string last = lines.empty() ? "nothing" : lines.back();
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &unlimited);
    if (mounted) ::mount("tmpfs", folder.file("").c_str(), "tmpfs", MS_REMOUNT, "size=64m");
    expect_whole(location, {lines.begin(), lines.end() - (lines.empty() ? 0 : 1)});
    Store store = Store::open(location, {.create = false, .now = kTestNow}).value();
    const std::string after = write_pair(store, "after").ok() ? " and goes on" : " and is stuck";
    const std::string line = fmt::format("{}{}{}\n", last, after, testing::Test::HasFailure() ? " with losses" : "");
    return ::write(fd, line.data(), line.size()) < 0 ? 1 : 0;
  });
  const std::string told = child.finish();
  EXPECT_THAT(told, testing::MatchesRegex("refused: .*(disk is full|cannot be read or written).* and goes on\n"));
}

TEST(SurvivalSqlite, AReadOnlyFileIsReadAndRefusesWritesInWords) {
  Folder folder;
  const Location location{Engine::sqlite, folder.file("desk.sqlite")};
  {
    Store store = Store::open(location, {.create = true, .now = kTestNow}).value();
    ASSERT_TRUE(write_pair(store, "before").ok());
  }
  ASSERT_EQ(::chmod(location.target.c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder.file("").c_str(), 0555), 0);
  ChildProcess child([&](int fd) {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 3;
    Store store = Store::open(location, {.create = false, .now = kTestNow}).value();
    const auto read =
        store.read([](Connection& c) -> Result<int64_t> { return RevisionLog(c).last_number("incident/1"); });
    const Status written = write_pair(store, "after");
    const std::string line =
        fmt::format("read {}, {}\n", read.ok() ? *read : -1, written.ok() ? "written" : written.error().message);
    return ::write(fd, line.data(), line.size()) < 0 ? 1 : 0;
  });
  EXPECT_THAT(child.finish(), testing::AllOf(HasSubstr("read 2,"), HasSubstr("is read-only")));
  EXPECT_EQ(child.status(), 0);
  ASSERT_EQ(::chmod(folder.file("").c_str(), 0755), 0);
}

}  // namespace candor::store
