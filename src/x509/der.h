// DER (and tolerant BER) reading without copies: bytes to tag-length-value. Knows nothing of certificates.
//
// An Input never owns; it stays valid as long as the buffer it was made from. Reading accepts what real malformed
// certificates contain (non-minimal lengths, high tags) and says so in flags; it never reads past its input and never
// recurses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace candor::x509 {

using Input = std::span<const uint8_t>;

inline std::string_view as_chars(Input in) {
  return {reinterpret_cast<const char*>(in.data()), in.size()};
}
inline Input as_bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}
bool equal(Input a, Input b);
std::string to_hex(Input in);  // lower case
void append_hex(std::string& out, Input in);
void put_hex(Input in, char* out);  // two digits a byte; `out` has room for them

// Identifier octets of the universal types and of the context tags X.509 uses (X.690 section 8.1.2).
enum Tag : uint8_t {
  kBoolean = 0x01,
  kInteger = 0x02,
  kBitString = 0x03,
  kOctetString = 0x04,
  kNull = 0x05,
  kOid = 0x06,
  kEnumerated = 0x0A,
  kUtf8String = 0x0C,
  kNumericString = 0x12,
  kPrintableString = 0x13,
  kT61String = 0x14,
  kIa5String = 0x16,
  kUtcTime = 0x17,
  kGeneralizedTime = 0x18,
  kVisibleString = 0x1A,
  kUniversalString = 0x1C,
  kBmpString = 0x1E,
  kSequence = 0x30,
  kSet = 0x31,
  kContext0 = 0x80,
  kContextConstructed0 = 0xA0
};

struct Element {
  uint8_t tag = 0;  // first identifier octet; for high tag numbers its low five bits are all ones
  Input content;
  Input whole;              // identifier, length and content
  bool minimal = true;      // length in the shortest form
  bool indefinite = false;  // BER indefinite length; content excludes the end-of-contents octets
};

// Parser reads elements one after another. A failed read leaves the position where it was.
class Parser {
 public:
  explicit Parser(Input in) : rest_(in) {}

  bool done() const { return rest_.empty(); }
  Input rest() const { return rest_; }
  // Next element whatever its tag; nullopt at the end or when it does not fit its input.
  std::optional<Element> next();
  // Next element if it has this tag.
  std::optional<Element> next(uint8_t tag) { return peek() == tag ? next() : std::nullopt; }
  // Tag of the next element, 0 at the end.
  uint8_t peek() const { return rest_.empty() ? 0 : (rest_[0] & 0x1FU) == 0x1FU ? peek_long() : rest_[0]; }

 private:
  std::optional<Element> next_unusual();
  uint8_t peek_long() const;

  Input rest_;
};

// Nearly every element has a tag of one octet and a minimal length of at most three; the rest is next_unusual()'s.
inline std::optional<Element> Parser::next() {
  const size_t size = rest_.size();
  if (size < 2 || (rest_[0] & 0x1FU) == 0x1FU) return next_unusual();
  size_t header = 2;
  size_t length = rest_[1];
  if (length >= 0x80) {
    if (length == 0x82 && size >= 4 && rest_[2] != 0) {
      header = 4;
      length = (size_t{rest_[2]} << 8U) | rest_[3];
    } else if (length == 0x81 && size >= 3 && rest_[2] >= 0x80) {
      header = 3;
      length = rest_[2];
    } else {
      return next_unusual();
    }
  }
  if (length > size - header) return std::nullopt;
  const Element element{rest_[0], rest_.subspan(header, length), rest_.first(header + length), true, false};
  rest_ = rest_.subspan(header + length);
  return element;
}

// Total length of the element at the front of `in` (identifier, length, content), reading only its header; nullopt
// when the header is broken or the element claims more than `in` holds.
std::optional<size_t> element_length(Input in);
// The same; `walked` receives how many bytes had to be gone through, which is many where a length is indefinite.
std::optional<size_t> element_length(Input in, size_t& walked);

// Appends the length octets of an element in the shortest form, X.690 section 10.1.
void append_length(std::string& out, size_t length);

// Re-encodes BER as DER lengths: indefinite lengths become definite, constructed strings are joined. Nesting deeper
// than 64 or broken input yields nullopt. Used for the few certificates that OpenSSL reads as BER.
std::optional<std::string> to_definite(Input in);

// Dotted form of an OBJECT IDENTIFIER's content ("2.23.140.1.2.1"); empty when it is malformed.
std::string oid_text(Input content);

}  // namespace candor::x509
