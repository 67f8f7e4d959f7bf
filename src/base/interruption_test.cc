#include "base/interruption.h"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "base/file.h"

namespace candor {
namespace {

class Interruption : public testing::Test {
 protected:
  void SetUp() override {
    forget_interruption();
    ASSERT_EQ(::pipe(pipe_.data()), 0);
  }
  void TearDown() override {
    forget_interruption();
    for (const int fd : pipe_) ::close(fd);
  }
  std::array<int, 2> pipe_ = {-1, -1};
};

TEST_F(Interruption, EndsAWaitThatHasBegun) {
  bool came = true;
  std::thread reader([&] { came = wait_for_bytes(pipe_[0]); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  ask_interruption();
  reader.join();
  EXPECT_FALSE(came);
  EXPECT_TRUE(interruption_asked());
}

TEST_F(Interruption, IsHeededByWhoWaitsLaterUntilItIsForgotten) {
  ask_interruption();
  EXPECT_FALSE(wait_for_bytes(pipe_[0]));
  forget_interruption();
  ASSERT_EQ(::write(pipe_[1], "x", 1), 1);
  EXPECT_TRUE(wait_for_bytes(pipe_[0]));
  char byte = 0;
  EXPECT_EQ(read_some(pipe_[0], &byte, 1), 1);
  EXPECT_EQ(byte, 'x');
}

TEST_F(Interruption, TheEndOfAPipeIsTold) {
  ::close(pipe_[1]);
  pipe_[1] = -1;
  char byte = 0;
  EXPECT_EQ(read_some(pipe_[0], &byte, 1), 0);
}

// open(2) of such a pipe would wait where nobody can interrupt it.
TEST_F(Interruption, APipeThatNobodyWritesToIsWaitedFor) {
  const auto path = std::filesystem::temp_directory_path() / ("candor-idle-" + std::to_string(::getpid()));
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const int fd = ::open(path.c_str(), O_WRONLY);
    EXPECT_EQ(::write(fd, "late", 4), 4);
    ::close(fd);
  });
  EXPECT_EQ(read_file(path, 100).value(), "late");
  writer.join();
  std::thread user([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ask_interruption();
  });
  const auto nothing = read_file(path, 100);
  user.join();
  ASSERT_FALSE(nothing.ok());
  EXPECT_EQ(nothing.error().message, "interrupted");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace candor
