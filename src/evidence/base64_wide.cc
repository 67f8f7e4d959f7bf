// After Wojciech Mula and Daniel Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions" (2018): both
// nibbles of a character choose a bit set each, and the two have a bit in common where the character is none of the
// alphabet; the upper nibble chooses what must be added to make a value of the character.
#include "evidence/base64_wide.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

namespace candor::evidence {

#if defined(__x86_64__)

namespace {

constexpr size_t kCharacters = 16, kBytes = 12;
constexpr size_t kNotNearTheEnd = kCharacters + 8;  // characters that make more than the four bytes written too far

[[gnu::target("ssse3")]] size_t decode_sixteens(const uint8_t* in, size_t size, uint8_t*& out) {
  const __m128i by_low =
      _mm_setr_epi8(0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A);
  const __m128i by_high =
      _mm_setr_epi8(0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10);
  const __m128i to_value = _mm_setr_epi8(0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m128i packed = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
  const __m128i slash = _mm_set1_epi8(0x2F);
  size_t done = 0;
  for (; done + kNotNearTheEnd <= size; done += kCharacters, out += kBytes) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + done));
    const __m128i high = _mm_and_si128(_mm_srli_epi32(text, 4), slash);
    const __m128i low = _mm_and_si128(text, slash);
    const __m128i foreign = _mm_and_si128(_mm_shuffle_epi8(by_low, low), _mm_shuffle_epi8(by_high, high));
    if (_mm_movemask_epi8(_mm_cmpgt_epi8(foreign, _mm_setzero_si128())) != 0) break;
    const __m128i change = _mm_shuffle_epi8(to_value, _mm_add_epi8(_mm_cmpeq_epi8(text, slash), high));
    const __m128i values = _mm_add_epi8(text, change);
    // Two values of six bits to one of twelve, two of these to one of twenty-four, and those side by side.
    const __m128i twelve = _mm_maddubs_epi16(values, _mm_set1_epi32(0x01400140));
    const __m128i twenty_four = _mm_madd_epi16(twelve, _mm_set1_epi32(0x00011000));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_shuffle_epi8(twenty_four, packed));
  }
  return done;
}

}  // namespace

size_t decode_base64_wide(const uint8_t* in, size_t size, uint8_t*& out) {
  static const bool kCan = __builtin_cpu_supports("ssse3") != 0;
  return kCan ? decode_sixteens(in, size, out) : 0;
}

#else

size_t decode_base64_wide(const uint8_t*, size_t, uint8_t*&) {
  return 0;
}

#endif

}  // namespace candor::evidence
