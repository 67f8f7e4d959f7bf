// BER to DER lengths, with a stack of its own: nesting in the input costs no recursion.
#include <array>
#include <vector>

#include "x509/der.h"

namespace candor::x509 {

namespace {

constexpr size_t kMaxDepth = 64;

// Identifier octets of an element that was read, X.690 section 8.1.2.
Input identifier_of(const Element& element) {
  size_t size = 1;
  if ((element.whole[0] & 0x1FU) == 0x1FU) {
    while ((element.whole[size] & 0x80U) != 0) ++size;
    ++size;
  }
  return element.whole.first(size);
}

bool string_type(uint8_t number) {
  return number == kBitString || number == kOctetString || number == kUtf8String ||
         (number >= kNumericString && number <= kBmpString);
}

}  // namespace

void append_length(std::string& out, size_t length) {
  if (length < 0x80) {
    out.push_back(static_cast<char>(length));
    return;
  }
  std::array<char, sizeof length> octets{};
  size_t n = 0;
  for (; length != 0; length >>= 8U) octets[n++] = static_cast<char>(length & 0xFFU);
  out.push_back(static_cast<char>(0x80U | n));
  while (n > 0) out.push_back(octets[--n]);
}

std::optional<std::string> to_definite(Input in) {
  struct Frame {
    Parser parser;
    Input identifier;
    uint8_t tag;  // in its short form
    bool joined;  // a constructed string whose pieces are joined
    std::string out;
  };
  std::vector<Frame> stack;
  stack.push_back({Parser(in), {}, 0, false, {}});
  while (true) {
    Frame& top = stack.back();
    if (top.parser.done()) {
      if (stack.size() == 1) return std::move(top.out);
      Frame finished = std::move(top);
      stack.pop_back();
      std::string& out = stack.back().out;
      if (stack.back().joined && finished.joined) {
        out.append(finished.out);
      } else {
        const uint8_t primitive = static_cast<uint8_t>(finished.tag & ~0x20U);
        out.append(as_chars(finished.joined ? Input(&primitive, 1) : finished.identifier));
        append_length(out, finished.out.size());
        out.append(finished.out);
      }
      continue;
    }
    const auto element = top.parser.next();
    if (!element) return std::nullopt;
    const Input identifier = identifier_of(*element);
    const bool constructed = (element->tag & 0x20U) != 0;
    const uint8_t number = element->tag & 0x1FU;
    const bool universal = (element->tag & 0xC0U) == 0;
    // A constructed OBJECT IDENTIFIER and the like: OpenSSL takes the content as it is.
    // (Tag numbers from 31 up need more octets than the one that a primitive is written with here.)
    const bool opaque = universal && constructed && number != 0x1FU && !string_type(number) &&
                        number != (kSequence & 0x1FU) && number != (kSet & 0x1FU);
    if (!constructed || opaque) {
      const uint8_t primitive = static_cast<uint8_t>(element->tag & ~0x20U);
      if (!top.joined) {
        top.out.append(as_chars(opaque ? Input(&primitive, 1) : identifier));
        append_length(top.out, element->content.size());
      }
      top.out.append(as_chars(element->content));
      continue;
    }
    if (stack.size() >= kMaxDepth) return std::nullopt;
    stack.push_back({Parser(element->content), identifier, element->tag, universal && string_type(number), {}});
  }
}

}  // namespace candor::x509
