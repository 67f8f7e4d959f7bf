#include "evidence/rejected_list.h"

#include <algorithm>
#include <cstring>

namespace candor::evidence {

namespace {

template <typename T>
void append_number(std::string& out, T number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// With its size before it: a text may hold anything.
void append_text(std::string& out, const std::string& text) {
  append_number(out, static_cast<uint32_t>(text.size()));
  out += text;
}

}  // namespace

Status RejectedList::add(const std::vector<Rejected>& rejected) {
  if (rejected.empty()) return {};
  if (!spill_) {
    auto spill = Spill::create(folder_, 0);
    if (!spill) return spill.error();
    spill_ = std::move(*spill);
    first_ = rejected.front();
  }
  std::string out;
  for (const Rejected& one : rejected) {
    append_number(out, one.file);
    append_number(out, one.offset);
    append_text(out, one.sha256);
    append_text(out, one.reason);
  }
  size_ += rejected.size();
  return spill_->append(out);
}

// Has that many bytes at hand, unless the file ends or cannot be read.
bool RejectedList::Iterator::fetch(size_t bytes) {
  constexpr uint64_t kPiece = 1U << 16U;
  while (ahead_.size() - at_ < bytes && read_ < list_.spill_->size()) {
    const auto piece = std::min(kPiece, list_.spill_->size() - read_);
    const auto more = list_.spill_->read(read_, static_cast<size_t>(piece), room_);
    if (!more) {
      list_.failure_ = more.error();
      return false;
    }
    ahead_.erase(0, at_);
    at_ = 0;
    ahead_ += *more;
    read_ += piece;
  }
  return ahead_.size() - at_ >= bytes;
}

template <typename T>
T RejectedList::Iterator::number() {
  T value{};
  if (!fetch(sizeof value)) {
    ended_ = true;
    return value;
  }
  std::memcpy(&value, ahead_.data() + at_, sizeof value);
  at_ += sizeof value;
  return value;
}

std::string RejectedList::Iterator::text() {
  const auto size = number<uint32_t>();
  if (ended_ || !fetch(size)) {
    ended_ = true;
    return "";
  }
  at_ += size;
  return ahead_.substr(at_ - size, size);
}

RejectedList::Iterator& RejectedList::Iterator::operator++() {
  if (!list_.spill_) {
    ended_ = true;
    return *this;
  }
  rejected_.file = number<uint32_t>();
  rejected_.offset = number<uint64_t>();
  rejected_.sha256 = text();
  rejected_.reason = text();
  return *this;
}

}  // namespace candor::evidence
