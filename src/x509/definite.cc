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

namespace {

class Definite {
 public:
  explicit Definite(Input in) { open_.push_back({Parser(in), {}, {}, 0, false, false, {}}); }

  std::optional<std::string> run() {
    while (true) {
      Frame& top = open_.back();
      if (top.parser.done()) {
        if (open_.size() == 1) return std::move(top.out);
        close();
      } else if (const auto element = top.parser.next(); !element || !take(*element)) {
        if (!keep_content()) return std::nullopt;
      }
    }
  }

 private:
  struct Frame {
    Parser parser;
    Input content;
    Input identifier;
    uint8_t tag;  // in its short form
    bool indefinite;
    bool joined;  // lies in a constructed string: all primitives within it are pieces, whatever their tags say
    std::string out;
  };

  // False when it is nested too deeply.
  bool take(const Element& element) {
    Frame& top = open_.back();
    const bool constructed = (element.tag & 0x20U) != 0;
    const uint8_t number = element.tag & 0x1FU;
    const bool universal = (element.tag & 0xC0U) == 0;
    // A constructed OBJECT IDENTIFIER and the like: OpenSSL takes the content as it is.
    // (Tag numbers from 31 up need more octets than the one that a primitive is written with here.)
    const bool opaque = !top.joined && universal && constructed && number != 0x1FU && !string_type(number) &&
                        number != (kSequence & 0x1FU) && number != (kSet & 0x1FU);
    if (!constructed || opaque) {
      const uint8_t primitive = static_cast<uint8_t>(element.tag & ~0x20U);
      if (!top.joined) append_header(top.out, opaque ? Input(&primitive, 1) : identifier_of(element), element.content);
      top.out.append(as_chars(element.content));
      return true;
    }
    if (open_.size() >= kMaxDepth) return false;
    const bool joined = top.joined || (universal && string_type(number));
    open_.push_back({Parser(element.content),
                     element.content,
                     identifier_of(element),
                     element.tag,
                     element.indefinite,
                     joined,
                     {}});
    return true;
  }

  void close() {
    const Frame finished = std::move(open_.back());
    open_.pop_back();
    std::string& out = open_.back().out;
    if (!open_.back().joined || !finished.joined) {
      const uint8_t primitive = static_cast<uint8_t>(finished.tag & ~0x20U);
      append_header(out, finished.joined ? Input(&primitive, 1) : finished.identifier, as_bytes(finished.out));
    }
    out.append(finished.out);
  }

  // The innermost element whose end is known, around where the reading broke off, keeps its content as it is:
  // parameters of an algorithm may be anything. False when there is none.
  bool keep_content() {
    while (open_.size() > 1 && (open_.back().indefinite || open_.back().joined)) open_.pop_back();
    if (open_.size() == 1) return false;
    const Frame broken = std::move(open_.back());
    open_.pop_back();
    append_header(open_.back().out, broken.identifier, broken.content);
    open_.back().out.append(as_chars(broken.content));
    return true;
  }

  static void append_header(std::string& out, Input identifier, Input content) {
    out.append(as_chars(identifier));
    append_length(out, content.size());
  }

  std::vector<Frame> open_;
};

}  // namespace

std::optional<std::string> to_definite(Input in) {
  return Definite(in).run();
}

std::optional<std::string> joined_pieces(Input content) {
  constexpr size_t kDeepest = 5;  // OpenSSL's ASN1_MAX_STRING_NEST
  std::string out;
  std::vector<Parser> open = {Parser(content)};
  while (!open.empty()) {
    if (open.back().done()) {
      open.pop_back();
      continue;
    }
    const auto piece = open.back().next();
    if (!piece) return std::nullopt;
    if ((piece->tag & 0x20U) == 0) {
      out.append(as_chars(piece->content));
    } else if (open.size() > kDeepest) {
      return std::nullopt;
    } else {
      open.emplace_back(piece->content);
    }
  }
  return out;
}

}  // namespace candor::x509
