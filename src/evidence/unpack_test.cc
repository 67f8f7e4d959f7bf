// Archives that break off or are damaged anywhere: what can be read is read, the rest is rejected, nothing is worse.
#include "evidence/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

#include "evidence/reader.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;

const std::string kPem = "-----BEGIN CERTIFICATE-----\nMIIBAjCBqqADAgEC\n-----END CERTIFICATE-----\n";

class Packed {
 public:
  Packed(int format, int filter) : archive_(archive_write_new()), bytes_(1U << 20U) {
    archive_write_set_format(archive_, format);
    archive_write_add_filter(archive_, filter);
    archive_write_set_bytes_per_block(archive_, 0);
    archive_write_open_memory(archive_, bytes_.data(), bytes_.size(), &used_);
  }
  ~Packed() { archive_write_free(archive_); }
  Packed(const Packed&) = delete;
  Packed& operator=(const Packed&) = delete;

  Packed& add(const std::string& name, const std::string& content) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    EXPECT_EQ(archive_write_header(archive_, entry), ARCHIVE_OK);
    archive_entry_free(entry);
    EXPECT_EQ(archive_write_data(archive_, content.data(), content.size()), static_cast<la_ssize_t>(content.size()));
    return *this;
  }
  std::string close() {
    archive_write_close(archive_);
    return {bytes_.data(), used_};
  }

 private:
  archive* archive_;
  std::vector<char> bytes_;
  size_t used_ = 0;
};

struct Seen {
  size_t items = 0;
  std::vector<std::string> rejected;
};

class UnpackTest : public ::testing::Test {
 public:
  ~UnpackTest() override { fs::remove(path_); }

 protected:
  UnpackTest() : path_((fs::temp_directory_path() / ("candor-unpack." + std::to_string(::getpid()))).string()) {}

  Seen read(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    Seen seen;
    auto reader = Reader::open({path_});
    EXPECT_TRUE(reader);
    while (true) {
      auto batch = (*reader)->next();
      EXPECT_TRUE(batch) << batch.error().message;
      if (!batch || !*batch) return seen;
      seen.items += (*batch)->items.size();
      for (const Rejected& one : (*batch)->rejected) seen.rejected.push_back(one.reason);
    }
  }
  // Cut at each length, nothing more is found than in the whole, and what is missing is told.
  void cut_everywhere(const std::string& whole, size_t items) const {
    ASSERT_EQ(read(whole).items, items);
    for (size_t size = 1; size < whole.size(); size += 1 + size / 50) {
      const Seen seen = read(whole.substr(0, size));
      EXPECT_LE(seen.items, items);
      EXPECT_TRUE(seen.items == items || !seen.rejected.empty()) << "cut to " << size;
    }
  }

  std::string path_;
};

std::string many(size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += kPem;
  return out;
}

TEST_F(UnpackTest, ReadsWhatComesBeforeTheEnd) {
  const std::string tar =
      Packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE).add("a", many(9)).add("b", many(5)).close();
  const Seen seen = read(tar.substr(0, 512 + 5 * kPem.size()));
  EXPECT_EQ(seen.items, 5U);
  EXPECT_EQ(seen.rejected.size(), 1U);
  cut_everywhere(tar, 14);
  cut_everywhere(Packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP).add("a", many(9)).add("b", tar).close(), 23);
  cut_everywhere(Packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE).add("a", many(9)).add("b", tar).close(), 23);
  cut_everywhere(Packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP).add("a", many(9)).close(), 9);
}

TEST_F(UnpackTest, ADamagedFileInAZipCostsThatFile) {
  const std::string zip =
      Packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE).add("a", many(2)).add("b", many(4)).add("c", many(8)).close();
  std::string damaged = zip;
  const size_t second = zip.find("PK\x03\x04", 4);
  const size_t data = second + 30 + 1 + static_cast<uint8_t>(zip[second + 28]);  // behind name and extra fields
  for (size_t i = data + 2; i < data + 20; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
  const Seen seen = read(damaged);
  EXPECT_EQ(seen.items, 10U);
  ASSERT_EQ(seen.rejected.size(), 1U);
  EXPECT_NE(seen.rejected[0].find("cannot unpack"), std::string::npos);
  for (size_t at = 4; at < zip.size(); at += 3) {
    damaged = zip;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xA5);
    EXPECT_LE(read(damaged).items, 14U) << at;
  }
}

TEST_F(UnpackTest, TellsWhatStandsBehindTheCompressedData) {
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2}) {
    const std::string packed = Packed(ARCHIVE_FORMAT_RAW, filter).add("a", many(9)).close();
    const Seen junk = read(packed + "junk");
    EXPECT_EQ(junk.items, 9U);
    ASSERT_EQ(junk.rejected.size(), 1U);
    EXPECT_NE(junk.rejected[0].find("goes on behind its compressed data: 4 bytes there"), std::string::npos);
    const Seen inside =
        read(Packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE).add("a", packed + "junk").add("b", packed).close());
    EXPECT_EQ(inside.items, 18U);
    EXPECT_EQ(inside.rejected.size(), 1U);
    EXPECT_TRUE(read(packed + std::string(512, '\0')).rejected.empty()) << "filled up, as tapes are";
    EXPECT_EQ(read(packed + packed).items, 18U);
    EXPECT_TRUE(read(packed + packed).rejected.empty());
  }
}

TEST_F(UnpackTest, SaysThatZerosAreNoArchiveWithFiles) {
  const Seen seen = read(Packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP).add("a", std::string(100000, '\0')).close());
  ASSERT_EQ(seen.rejected.size(), 1U);
  EXPECT_NE(seen.rejected[0].find("nothing but zeros"), std::string::npos);
}

}  // namespace
}  // namespace candor::evidence
