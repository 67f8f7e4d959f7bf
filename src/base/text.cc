#include "base/text.h"

#include <algorithm>

namespace candor {

namespace {

constexpr size_t kBlock = 4096;  // bytes

// Code points that begin in the text: every byte but the continuations of UTF-8.
size_t count_characters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

SourceText::SourceText(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
  starts_.push_back(0);
  for (size_t i = 0; i < bytes_.size(); ++i) {
    if (bytes_[i] == '\n' && i + 1 < bytes_.size()) starts_.push_back(i + 1);
  }
  size_t before = 0;
  for (size_t at = 0; at + kBlock <= bytes_.size(); at += kBlock) {
    characters_.push_back(before);
    before += count_characters(text({at, at + kBlock}));
  }
  characters_.push_back(before);
}

std::string_view SourceText::text(Span span) const {
  const size_t begin = std::min(span.begin, bytes_.size());
  const size_t end = std::clamp(span.end, begin, bytes_.size());
  return std::string_view(bytes_).substr(begin, end - begin);
}

Span SourceText::line(int number) const {
  const size_t index = static_cast<size_t>(std::clamp(number, 1, line_count())) - 1;
  const size_t begin = starts_[index];
  size_t end = index + 1 < starts_.size() ? starts_[index + 1] : bytes_.size();
  if (end > begin && bytes_[end - 1] == '\n') --end;
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

int SourceText::line_of(size_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<int>(next - starts_.begin());
}

size_t SourceText::characters_before(size_t offset) const {
  const size_t block = std::min(offset / kBlock, characters_.size() - 1);
  return characters_[block] + count_characters(text({block * kBlock, offset}));
}

LineColumn SourceText::locate(size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const int number = line_of(offset);
  const size_t begin = starts_[static_cast<size_t>(number) - 1];
  const size_t before = offset - begin < kBlock ? count_characters(text({begin, offset}))
                                                : characters_before(offset) - characters_before(begin);
  return {number, static_cast<int>(before) + 1};
}

}  // namespace candor
