#include "x509/der.h"

#include <algorithm>

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

constexpr size_t kMaxOpen = 64;  // OpenSSL gives up sooner

// Length of the content of an indefinite-length element, without its end-of-contents octets. Nested indefinite
// elements are counted, not recursed into. `at` says how far it was read.
std::optional<size_t> indefinite_content(Input in, size_t& at) {
  at = 0;
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
      if (++open > kMaxOpen) return std::nullopt;
    } else {
      if (header->length > in.size() - at) return std::nullopt;
      at += header->length;
    }
  }
}

}  // namespace

bool equal(Input a, Input b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

std::optional<size_t> element_length(Input in) {
  size_t walked = 0;
  return element_length(in, walked);
}

std::optional<size_t> element_length(Input in, size_t& walked) {
  walked = 0;
  const auto header = read_header(in);
  if (!header) return std::nullopt;
  const Input rest = in.subspan(header->size);
  if (header->indefinite) {
    const auto content = indefinite_content(rest, walked);
    if (!content) return std::nullopt;
    return header->size + *content + 2;
  }
  if (header->length > rest.size()) return std::nullopt;
  return header->size + header->length;
}

std::optional<Element> Parser::next_unusual() {
  const Input rest = this->rest();
  const auto header = read_header(rest);
  if (!header) return std::nullopt;
  const Input body = rest.subspan(header->size);
  size_t length = header->length;
  size_t trailer = 0;
  if (header->indefinite) {
    size_t walked = 0;
    const auto content = indefinite_content(body, walked);
    if (!content) return std::nullopt;
    length = *content;
    trailer = 2;
  }
  if (length > body.size()) return std::nullopt;
  Element element{plain_tag(rest), body.first(length), rest.first(header->size + length + trailer), header->minimal,
                  header->indefinite};
  at_ += element.whole.size();
  return element;
}

uint8_t Parser::peek_long() const {
  return plain_tag(rest());
}

}  // namespace candor::x509
