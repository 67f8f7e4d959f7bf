#include "x509/der.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace candor::x509 {

namespace {

// First identifier octet, a tag number below 31 in its usual short form even where it is written in the long one
// (X.690 section 8.1.2.4 forbids that; OpenSSL reads it).
uint8_t plain_tag(Input in) {
  if ((in[0] & 0x1FU) == 0x1FU && in.size() > 1 && in[1] < 0x1FU) return static_cast<uint8_t>((in[0] & 0xE0U) | in[1]);
  return in[0];
}

struct Header {
  size_t size = 0;    // identifier and length octets
  size_t length = 0;  // content octets; meaningless when indefinite
  bool minimal = true;
  bool indefinite = false;
};

// Identifier octets, X.690 section 8.1.2; 0 when cut short.
size_t identifier_size(Input in) {
  if (in.empty()) return 0;
  if ((in[0] & 0x1FU) != 0x1FU) return 1;
  for (size_t i = 1; i < in.size() && i < 6; ++i) {
    if ((in[i] & 0x80U) == 0) return i + 1;
  }
  return 0;
}

// X.690 section 8.1.3. OpenSSL, too, takes non-minimal lengths.
std::optional<Header> read_header(Input in) {
  Header header;
  const size_t id = identifier_size(in);
  if (id == 0 || in.size() <= id) return std::nullopt;
  const uint8_t first = in[id];
  if (first < 0x80) {
    header.size = id + 1;
    header.length = first;
    return header;
  }
  if (first == 0x80) {
    header.size = id + 1;
    header.indefinite = true;
    header.minimal = false;
    return (in[0] & 0x20U) != 0 ? std::optional(header) : std::nullopt;
  }
  const size_t octets = first & 0x7FU;
  if (in.size() < id + 1 + octets) return std::nullopt;
  size_t i = id + 1;
  const size_t end = i + octets;
  header.minimal = in[i] != 0;
  while (i < end && in[i] == 0) ++i;
  if (end - i > 7) return std::nullopt;
  for (; i < end; ++i) header.length = (header.length << 8U) | in[i];
  header.minimal = header.minimal && header.length >= 0x80;
  header.size = end;
  return header;
}

bool end_of_contents(Input in) {
  return in.size() >= 2 && in[0] == 0 && in[1] == 0;
}

// Length of the content of an indefinite-length element, without its end-of-contents octets. Nested indefinite
// elements are counted, not recursed into.
std::optional<size_t> indefinite_content(Input in) {
  size_t at = 0;
  size_t open = 1;
  while (true) {
    const Input rest = in.subspan(at);
    if (end_of_contents(rest)) {
      if (--open == 0) return at;
      at += 2;
      continue;
    }
    const auto header = read_header(rest);
    if (!header) return std::nullopt;
    at += header->size;
    if (header->indefinite) {
      ++open;
    } else {
      if (header->length > in.size() - at) return std::nullopt;
      at += header->length;
    }
  }
}

void append_header(std::string& out, Input identifier, size_t length) {
  out.append(as_chars(identifier));
  if (length < 0x80) {
    out.push_back(static_cast<char>(length));
    return;
  }
  std::string octets;
  for (; length != 0; length >>= 8U) octets.insert(octets.begin(), static_cast<char>(length & 0xFFU));
  out.push_back(static_cast<char>(0x80U | octets.size()));
  out.append(octets);
}

constexpr size_t kMaxDepth = 64;

// An arc of an OID has no upper bound (X.690 section 8.19); UUID-based ones have 19 octets.
constexpr size_t kMaxArcOctets = 64;

std::string reversed_decimal(uint64_t number) {
  std::string digits = std::to_string(number);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

// digits = digits * 128 + low
void shift_in(std::string& digits, unsigned low) {
  unsigned carry = low;
  for (char& digit : digits) {
    const unsigned value = static_cast<unsigned>(digit - '0') * 128U + carry;
    digit = static_cast<char>('0' + value % 10U);
    carry = value / 10U;
  }
  for (; carry != 0; carry /= 10U) digits.push_back(static_cast<char>('0' + carry % 10U));
}

void subtract_80(std::string& digits) {
  int borrow = 8;
  for (size_t i = 1; borrow != 0 && i < digits.size(); ++i) {
    const int value = digits[i] - '0' - borrow;
    borrow = value < 0 ? 1 : 0;
    digits[i] = static_cast<char>('0' + value + borrow * 10);
  }
}

bool string_type(uint8_t number) {
  return number == kBitString || number == kOctetString || number == kUtf8String ||
         (number >= kNumericString && number <= kBmpString);
}

// Four bytes to eight digits at once: a listing has two digests of 64 digits in each of millions of rows. The first
// digit is in the lowest byte.
static_assert(std::endian::native == std::endian::little);
uint64_t eight_digits(const uint8_t* bytes) {
  uint64_t x = bytes[0] | (uint64_t{bytes[1]} << 16U) | (uint64_t{bytes[2]} << 32U) | (uint64_t{bytes[3]} << 48U);
  x = ((x >> 4U) & 0x000F000F000F000FU) | ((x & 0x000F000F000F000FU) << 8U);
  const uint64_t letters = ((x + 0x0606060606060606U) >> 4U) & 0x0101010101010101U;
  return x + 0x3030303030303030U + letters * ('a' - '0' - 10);
}

}  // namespace

bool equal(Input a, Input b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

void append_hex(std::string& out, Input in) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::array<char, 64> digits;
  while (!in.empty()) {
    const Input now = in.first(std::min<size_t>(in.size(), digits.size() / 2));
    size_t i = 0;
    for (; i + 4 <= now.size(); i += 4) {
      const uint64_t eight = eight_digits(now.data() + i);
      std::memcpy(digits.data() + 2 * i, &eight, sizeof eight);
    }
    for (; i < now.size(); ++i) {
      digits[2 * i] = kDigits[now[i] >> 4U];
      digits[2 * i + 1] = kDigits[now[i] & 15U];
    }
    out.append(digits.data(), 2 * now.size());
    in = in.subspan(now.size());
  }
}

std::string to_hex(Input in) {
  std::string out;
  append_hex(out, in);
  return out;
}

std::optional<size_t> element_length(Input in) {
  const auto header = read_header(in);
  if (!header) return std::nullopt;
  const Input rest = in.subspan(header->size);
  if (header->indefinite) {
    const auto content = indefinite_content(rest);
    if (!content) return std::nullopt;
    return header->size + *content + 2;
  }
  if (header->length > rest.size()) return std::nullopt;
  return header->size + header->length;
}

std::optional<Element> Parser::next_unusual() {
  const auto header = read_header(rest_);
  if (!header) return std::nullopt;
  const Input body = rest_.subspan(header->size);
  size_t length = header->length;
  size_t trailer = 0;
  if (header->indefinite) {
    const auto content = indefinite_content(body);
    if (!content) return std::nullopt;
    length = *content;
    trailer = 2;
  }
  if (length > body.size()) return std::nullopt;
  Element element{plain_tag(rest_), body.first(length), rest_.first(header->size + length + trailer), header->minimal,
                  header->indefinite};
  rest_ = rest_.subspan(element.whole.size());
  return element;
}

uint8_t Parser::peek_long() const {
  return plain_tag(rest_);
}

std::optional<std::string> to_definite(Input in) {
  struct Frame {
    Parser parser;
    Input identifier;
    bool joined;  // a constructed string whose pieces are joined
    std::string out;
  };
  std::vector<Frame> stack;
  stack.push_back({Parser(in), {}, false, {}});
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
        const uint8_t primitive = static_cast<uint8_t>(finished.identifier[0] & ~0x20U);
        append_header(out, finished.joined ? Input(&primitive, 1) : finished.identifier, finished.out.size());
        out.append(finished.out);
      }
      continue;
    }
    const auto element = top.parser.next();
    if (!element) return std::nullopt;
    const Input identifier = element->whole.first(identifier_size(element->whole));
    const bool constructed = (element->tag & 0x20U) != 0;
    const uint8_t number = element->tag & 0x1FU;
    const bool universal = (element->tag & 0xC0U) == 0;
    // A constructed OBJECT IDENTIFIER and the like: OpenSSL takes the content as it is.
    // (Tag numbers from 31 up need more octets than the one that a primitive is written with here.)
    const bool opaque = universal && constructed && number != 0x1FU && !string_type(number) &&
                        number != (kSequence & 0x1FU) && number != (kSet & 0x1FU);
    if (!constructed || opaque) {
      const uint8_t primitive = static_cast<uint8_t>(element->tag & ~0x20U);
      if (!top.joined) append_header(top.out, opaque ? Input(&primitive, 1) : identifier, element->content.size());
      top.out.append(as_chars(element->content));
      continue;
    }
    if (stack.size() >= kMaxDepth) return std::nullopt;
    stack.push_back({Parser(element->content), identifier, universal && string_type(number), {}});
  }
}

std::string oid_text(Input content) {
  std::string out;
  uint64_t arc = 0;
  std::string digits;  // of an arc too large for 64 bits: decimal, least significant first
  size_t octets = 0;
  bool first = true;
  for (const uint8_t byte : content) {
    if (octets == 0 && byte == 0x80) return "";  // X.690 section 8.19.2: no leading zero group
    if (++octets > kMaxArcOctets) return "";
    if (octets == 9) digits = reversed_decimal(arc);
    if (octets >= 9) {
      shift_in(digits, byte & 0x7FU);
    } else {
      arc = (arc << 7U) | (byte & 0x7FU);
    }
    if ((byte & 0x80U) != 0) continue;
    if (octets >= 9) {
      if (first) {  // the first group holds 40 * root + arc, and root is 2 for all of this size
        subtract_80(digits);
        out = "2";
        first = false;
      }
      out += "." + std::string(digits.rbegin(), digits.rend());
      octets = 0;
      arc = 0;
      continue;
    }
    if (first) {
      const uint64_t root = arc < 40 ? 0 : arc < 80 ? 1 : 2;
      out = std::to_string(root) + "." + std::to_string(arc - root * 40);
      first = false;
    } else {
      out += "." + std::to_string(arc);
    }
    arc = 0;
    octets = 0;
  }
  return octets == 0 ? out : "";
}

}  // namespace candor::x509
