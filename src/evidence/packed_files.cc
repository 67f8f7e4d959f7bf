#include "evidence/packed_files.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence/scan.h"

namespace candor::evidence {

namespace {

constexpr size_t kHead = 512;  // the mark of a tar is at 257
constexpr size_t kChunk = 1U << 16U;

class Unpacking {
 public:
  Unpacking(const TakeStream& take, const TellLost& lost) : take_(take), lost_(lost) {}

  Status each_file(size_t depth, const std::string& name, std::unique_ptr<ByteStream> source) {
    auto stream = std::make_unique<PeekedStream>(std::move(source));
    const bool packed = is_packed(stream->peek(kHead));
    if (depth < kDeepestArchive && packed) return each_entry(depth, name, std::move(stream));
    Status status = take_(name, *stream);
    if (status || !stream->damaged()) return status;
    lost_(name, status.error());
    return {};
  }

 private:
  Status each_entry(size_t depth, const std::string& name, std::unique_ptr<ByteStream> stream) {
    const auto archive = open_archive(name, std::move(stream), depth > 0);
    bool empty = true;
    while (true) {
      auto entry = archive->next_entry();
      if (!entry && !archive->damaged()) return entry.error();
      if (!entry) lost_(name, entry.error());
      if (!entry || !*entry) break;
      empty = false;
      if (auto status = each_file(depth + 1, (*entry)->name, std::move((*entry)->stream)); !status) return status;
    }
    if (empty && !archive->damaged())
      lost_(name, {fmt::format("nothing is in {}: {}", name, kHoldsNoFile), "Is it complete?"});
    return {};
  }

  const TakeStream& take_;
  const TellLost& lost_;
};

}  // namespace

bool is_packed(x509::Input bytes) {
  const x509::Input head = bytes.first(std::min(bytes.size(), kHead));
  return (head.empty() || head[0] != x509::kSequence) && detect(head) == Format::archive;
}

Status each_file(const std::string& name, std::unique_ptr<ByteStream> stream, const TakeStream& take,
                 const TellLost& lost) {
  return Unpacking(take, lost).each_file(0, name, std::move(stream));
}

Result<SharedBytes> read_whole(ByteStream& stream, size_t largest) {
  auto bytes = std::make_shared<std::vector<uint8_t>>();
  while (true) {
    const size_t before = bytes->size();
    // A vector doubles; beyond what is wanted it need not.
    const size_t room = bytes->capacity();
    if (room < before + kChunk && 2 * room >= largest) bytes->reserve(largest + 2 * kChunk);
    bytes->resize(before + kChunk);
    const auto got = stream.read(bytes->data() + before, kChunk);
    if (!got) return got.error();
    bytes->resize(before + *got);
    if (*got == 0) break;
    if (bytes->size() > largest) return SharedBytes();
  }
  return SharedBytes(std::move(bytes));
}

}  // namespace candor::evidence
