#include "evidence/output_file.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace candor::evidence {

namespace {

std::string content(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

// More than a few buffers; a part goes around them.
TEST(OutputFile, WritesAndHashesTheSame) {
  const std::string path = testing::TempDir() + "output_file_test.txt";
  std::string all;
  OutputFile file(path);
  for (int line = 0; line < 200000; ++line) {
    const std::string text = "line " + std::to_string(line) + "\n";
    file.add(text);
    all += text;
    if (line % 50000 != 7) continue;
    const std::string block(100000, static_cast<char>('a' + line / 50000));
    file.flush();
    file.hash(block);
    file.write(block);
    all += block;
  }
  ASSERT_TRUE(file.close().ok());
  EXPECT_EQ(content(path), all);
  EXPECT_EQ(file.digest().bytes, all.size());
  EXPECT_EQ(file.digest().sha256, sha256_hex(all));
  std::filesystem::remove(path);
}

TEST(OutputFile, SaysThatItCannotWrite) {
  OutputFile file("/dev/full");
  file.add(std::string(1U << 20U, 'x'));
  const Status status = file.close();
  ASSERT_FALSE(status.ok());
  EXPECT_NE(status.error().message.find("/dev/full"), std::string::npos);
}

}  // namespace candor::evidence
