#include "evidence/packed_files.h"

#include <algorithm>
#include <fmt/format.h>

#include "evidence/scan.h"

namespace candor::evidence {

namespace {

constexpr size_t kHead = 512;  // the mark of a tar is at 257
constexpr size_t kChunk = 1U << 16U;

Status each_file_at(size_t depth, const std::string& name, std::unique_ptr<ByteStream> source, const TakeStream& take) {
  auto stream = std::make_unique<PeekedStream>(std::move(source));
  const auto head = stream->peek(kHead);
  if (!head) return head.error();
  if (depth == kDeepestArchive || !is_packed(*head)) return take(name, *stream);
  auto archive = open_archive(name, std::move(stream), depth > 0);
  if (!archive) return archive.error();
  bool empty = true;
  while (true) {
    auto entry = (*archive)->next_entry();
    if (!entry) return entry.error();
    if (!*entry) break;
    empty = false;
    if (auto status = each_file_at(depth + 1, (*entry)->name, std::move((*entry)->stream), take); !status)
      return status;
  }
  if (empty) return Error{fmt::format("the archive {} holds no file", name), "Is it complete?"};
  return {};
}

}  // namespace

bool is_packed(x509::Input bytes) {
  const x509::Input head = bytes.first(std::min(bytes.size(), kHead));
  return (head.empty() || head[0] != x509::kSequence) && detect(head) == Format::archive;
}

Status each_file(const std::string& name, std::unique_ptr<ByteStream> stream, const TakeStream& take) {
  return each_file_at(0, name, std::move(stream), take);
}

Result<SharedBytes> read_whole(ByteStream& stream, size_t largest) {
  auto bytes = std::make_shared<std::vector<uint8_t>>();
  while (true) {
    const size_t before = bytes->size();
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
