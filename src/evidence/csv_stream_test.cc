// Records of any length: what is too long is reported in one sentence and passed over, the rest is read.
#include "evidence/csv_stream.h"

#include <algorithm>
#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor::evidence {
namespace {

using testing::HasSubstr;

class TextStream : public ByteStream {
 public:
  explicit TextStream(std::string text) : text_(std::move(text)) {}
  Result<size_t> read(uint8_t* out, size_t size) override {
    const size_t n = std::min(size, text_.size() - at_);
    std::memcpy(out, text_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string text_;
  size_t at_ = 0;
};

std::vector<CsvLine> lines_of(const std::string& text) {
  auto stream = CsvStream::read("test", std::make_unique<TextStream>(text));
  EXPECT_TRUE(static_cast<bool>(stream));
  std::vector<CsvLine> lines;
  while (true) {
    auto line = (*stream)->next();
    EXPECT_TRUE(static_cast<bool>(line));
    if (!line || !*line) return lines;
    lines.push_back(std::move(**line));
  }
}

constexpr size_t kMiB = 1U << 20U;

TEST(CsvStream, PassesOverARecordThatIsTooLong) {
  for (const std::string& cell : {std::string(5 * kMiB, 'x'), std::string(3 * kMiB, ','), std::string(kMiB, 'x')}) {
    const auto lines = lines_of("a,b\n1,2\n," + cell + ",z\n3,4\n");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[2].problem, HasSubstr("longer than 1024 KiB"));
    EXPECT_TRUE(lines[2].cells.empty());
    EXPECT_EQ(lines[2].line, 3U);
    EXPECT_EQ(lines[3].line, 4U);
    EXPECT_EQ(lines[3].cells, (std::vector<std::string>{"3", "4"}));
  }
}

TEST(CsvStream, ReadsARecordThatIsJustShortEnough) {
  const auto lines = lines_of("a\n" + std::string(kMiB - 100, 'x') + "\nb\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1].cells.front().size(), kMiB - 100);
}

TEST(CsvStream, GoesOnBehindAQuotationMarkThatIsNeverClosed) {
  const auto lines = lines_of("a\n\"" + std::string(4 * kMiB, 'x') + "\nb\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[1].problem, HasSubstr("never closed"));
  EXPECT_EQ(lines[2].cells, std::vector<std::string>{"b"});
  EXPECT_EQ(lines[2].line, 3U);
}

TEST(CsvStream, EndsWithinALineThatIsTooLong) {
  const auto lines = lines_of("a\n" + std::string(4 * kMiB, 'x'));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_FALSE(lines[1].problem.empty());
}

}  // namespace
}  // namespace candor::evidence
