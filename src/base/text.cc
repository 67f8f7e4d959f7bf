#include "base/text.h"

#include <algorithm>

namespace candor {

SourceText::SourceText(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
  starts_.push_back(0);
  for (size_t end = bytes_.find('\n'); end != std::string::npos; end = bytes_.find('\n', end + 1)) {
    if (end + 1 < bytes_.size()) starts_.push_back(end + 1);
  }
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

LineColumn SourceText::locate(size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const int number = line_of(offset);
  int column = 1;
  for (size_t i = starts_[static_cast<size_t>(number) - 1]; i < offset; ++i) {
    const bool continuation = (static_cast<unsigned char>(bytes_[i]) & 0xC0U) == 0x80U;
    if (!continuation) ++column;
  }
  return {number, column};
}

}  // namespace candor
