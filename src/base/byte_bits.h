// Looks at many bytes of a text at once: a bit for each byte that is of some kind. With SSE2, which every x86-64 has;
// byte by byte elsewhere.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace candor {

// Sixteen bytes. Every question is answered by a bit each, the first byte lowest.
class Sixteen {
 public:
#if defined(__SSE2__)
  explicit Sixteen(const char* bytes) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}

  uint64_t equal(char c) const {
    return bits(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c)));
  }
  // From `low` to `high`, both ASCII, `low` not zero.
  uint64_t between(char low, char high) const {
    return bits(_mm_and_si128(_mm_cmpgt_epi8(bytes_, _mm_set1_epi8(static_cast<char>(low - 1))),
                              _mm_cmplt_epi8(bytes_, _mm_set1_epi8(static_cast<char>(high + 1)))));
  }
  // No ASCII.
  uint64_t foreign() const {
    return bits(bytes_);
  }
  // Control characters.
  uint64_t below_space() const {
    return bits(_mm_cmplt_epi8(bytes_, _mm_set1_epi8(' '))) & ~foreign();
  }
  // With capitals as small letters; other characters change too, and no other becomes a letter than '@' to '`'.
  Sixteen lower() const {
    return Sixteen(_mm_or_si128(bytes_, _mm_set1_epi8(0x20)));
  }

 private:
  explicit Sixteen(__m128i bytes) : bytes_(bytes) {}
  static uint64_t bits(__m128i each) {
    return static_cast<unsigned>(_mm_movemask_epi8(each));
  }

  __m128i bytes_;
#else
  explicit Sixteen(const char* bytes) {
    std::memcpy(bytes_.data(), bytes, bytes_.size());
  }

  uint64_t equal(char c) const {
    return bits([=](char each) { return each == c; });
  }
  uint64_t between(char low, char high) const {
    return bits([=](char each) { return each >= low && each <= high; });
  }
  uint64_t foreign() const {
    return bits([](char each) { return static_cast<unsigned char>(each) >= 0x80; });
  }
  uint64_t below_space() const {
    return bits([](char each) { return static_cast<unsigned char>(each) < ' '; });
  }
  Sixteen lower() const {
    Sixteen lowered = *this;
    for (char& each : lowered.bytes_) each = static_cast<char>(each | 0x20);
    return lowered;
  }

 private:
  template <typename Of>
  uint64_t bits(Of of) const {
    uint64_t found = 0;
    for (size_t i = 0; i < bytes_.size(); ++i) found |= uint64_t{of(bytes_[i])} << i;
    return found;
  }

  std::array<char, 16> bytes_{};
#endif
};

inline constexpr size_t kByteBits = 64;

// The answers of `of`, a function of Sixteen, for the 64 bytes from text[at] on; no bit is set behind the end.
template <typename Of>
uint64_t byte_bits(std::string_view text, size_t at, Of of) {
  if (at >= text.size()) return 0;
  const size_t size = text.size() - at;
  const char* bytes = text.data() + at;
  std::array<char, kByteBits> rest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled where it is used
  if (size < kByteBits) {
    rest.fill(0);
    std::memcpy(rest.data(), bytes, size);
    bytes = rest.data();
  }
  uint64_t bits = 0;
  for (size_t i = 0; i < kByteBits; i += 16) bits |= of(Sixteen(bytes + i)) << i;
  return size < kByteBits ? bits & ((uint64_t{1} << size) - 1) : bits;
}

// Calls visit(at) for each byte of the text of which `of` says so, in order.
template <typename Of, typename Visit>
void for_bytes(std::string_view text, Of of, Visit visit) {
  for (size_t at = 0; at < text.size(); at += kByteBits) {
    for (uint64_t bits = byte_bits(text, at, of); bits != 0; bits &= bits - 1) {
      visit(at + static_cast<size_t>(std::countr_zero(bits)));
    }
  }
}

}  // namespace candor
