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
//
// Reading a certificate is some hundred calls of next(): these are inlined by force, so that an element lives in
// registers and what the caller does not use of it costs nothing.
class Parser {
 public:
  explicit Parser(Input in) : at_(in.data()), end_(in.data() + in.size()) {}

  bool done() const { return at_ == end_; }
  Input rest() const { return {at_, end_}; }
  // Next element whatever its tag; nullopt at the end or when it does not fit its input.
  [[gnu::always_inline]] std::optional<Element> next() {
    if (left() < 2 || long_tag()) return copy_of_unusual();
    return next_with_short_tag();
  }
  // Next element if it has this tag.
  [[gnu::always_inline]] std::optional<Element> next(uint8_t tag) {
    if (left() < 2) return std::nullopt;
    if (*at_ == tag && !long_tag()) return next_with_short_tag();
    return long_tag() && peek_long() == tag ? copy_of_unusual() : std::nullopt;
  }
  // A list (SEQUENCE OF, SET OF): like OpenSSL, also one whose tag says that it is primitive.
  [[gnu::always_inline]] std::optional<Element> next_list(uint8_t tag) {
    const auto list = next(tag);
    return list ? list : next(static_cast<uint8_t>(tag & ~0x20U));
  }
  // Tag of the next element, 0 at the end.
  uint8_t peek() const { return done() ? 0 : long_tag() ? peek_long() : *at_; }

 private:
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  bool long_tag() const { return (*at_ & 0x1FU) == 0x1FU; }

  // Nearly every element has a minimal length of at most three octets; the rest is next_unusual()'s.
  [[gnu::always_inline]] std::optional<Element> next_with_short_tag() {
    size_t header = 2;
    size_t length = at_[1];
    if (length >= 0x80) {
      if (length == 0x82 && left() >= 4 && at_[2] != 0) {
        header = 4;
        length = (size_t{at_[2]} << 8U) | at_[3];
      } else if (length == 0x81 && left() >= 3 && at_[2] >= 0x80) {
        header = 3;
        length = at_[2];
      } else {
        return copy_of_unusual();
      }
    }
    if (length > left() - header) return std::nullopt;
    const uint8_t* whole = at_;
    at_ += header + length;
    return Element{*whole, {whole + header, length}, {whole, header + length}, true, false};
  }
  // Field by field, or the usual element would have to lie in memory, too.
  [[gnu::always_inline]] std::optional<Element> copy_of_unusual() {
    const std::optional<Element> element = next_unusual();
    if (!element) return std::nullopt;
    return Element{element->tag, element->content, element->whole, element->minimal, element->indefinite};
  }
  std::optional<Element> next_unusual();
  uint8_t peek_long() const;

  const uint8_t* at_;
  const uint8_t* end_;
};

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

// The pieces of a constructed string, given its content, as one: all primitives in it, whatever their tags say, as
// OpenSSL joins them. Nesting deeper than 5 or broken input yields nullopt.
std::optional<std::string> joined_pieces(Input content);

// Dotted form of an OBJECT IDENTIFIER's content ("2.23.140.1.2.1"); empty when it is malformed.
std::string oid_text(Input content);

}  // namespace candor::x509
