#include "x509/name.h"

#include <array>

#include "base/fold.h"
#include "x509/asn1_check.h"
#include "x509/short_name.h"

namespace candor::x509 {

namespace {

constexpr char kHex[] = "0123456789ABCDEF";

// Bytes per character of the string types OpenSSL prints as text (crypto/asn1/tbl_standard.h): 0 is UTF-8, -1 none.
int character_width(uint8_t tag) {
  switch (tag) {
    case kUtf8String:
      return 0;
    case kNumericString:
    case kPrintableString:
    case kT61String:
    case kIa5String:
    case kUtcTime:
    case kGeneralizedTime:
    case kVisibleString:
      return 1;
    case kBmpString:
      return 2;
    case kUniversalString:
      return 4;
    default:
      return -1;
  }
}

void append_code_point(std::string& out, uint32_t c) {
  const auto put = [&out](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | ((c >> 18U) & 0x07U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

// One character, escaped as RFC 2253 section 2.4 and OpenSSL's do_esc_char have it.
void append_escaped(std::string& out, unsigned char c, bool first, bool last) {
  const bool special = c == '"' || c == '+' || c == ',' || c == ';' || c == '<' || c == '>' || c == '\\';
  // OpenSSL's "last" replaces "first" in a value of one character: a lone '#' is not escaped, a lone space is.
  const bool edge = (c == ' ' && (first || last)) || (c == '#' && first && !last);
  if (special || edge) {
    out.push_back('\\');
    out.push_back(static_cast<char>(c));
  } else if (c < 0x20 || c == 0x7F) {
    out.push_back('\\');
    out.push_back(kHex[c >> 4U]);
    out.push_back(kHex[c & 15U]);
  } else {
    out.push_back(static_cast<char>(c));
  }
}

// What a character may need: an escape in any place, or, not being ASCII, a look at how it is written.
constexpr uint8_t kEscape = 1, kNotAscii = 2;
constexpr std::array<uint8_t, 256> kNeeds = [] {
  std::array<uint8_t, 256> needs{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool special = c == '"' || c == '+' || c == ',' || c == ';' || c == '<' || c == '>' || c == '\\' || c == '#';
    if (special || c < 0x20 || c == 0x7F) needs[c] = kEscape;
    if (c >= 0x80) needs[c] = kNotAscii;
  }
  return needs;
}();

// As many characters as stay as they are; a space does so inside.
size_t plain_run(Input content, int width) {
  if (width > 1) return 0;
  const uint8_t needs = width == 0 ? kEscape : kEscape | kNotAscii;
  size_t run = 0;
  while (run < content.size() && (kNeeds[content[run]] & needs) == 0) ++run;
  return run;
}

void append_value_text(std::string& out, Input content, int width) {
  const size_t step = width == 0 ? 1 : static_cast<size_t>(width);
  for (size_t i = 0; i < content.size(); i += step) {
    if (i > 0 && content.size() - i > 1) {  // neither the first nor the last
      const size_t run = plain_run(content.subspan(i, content.size() - i - 1), width);
      out.append(as_chars(content.subspan(i, run)));
      i += run;
    }
    uint32_t c = 0;
    for (size_t k = 0; k < step; ++k) c = (c << 8U) | content[i + k];
    const bool first = i == 0;
    const bool last = i + step == content.size();
    if (width == 0 || c < 0x80) {
      append_escaped(out, static_cast<unsigned char>(c), first, last);
    } else {
      append_code_point(out, c);
    }
  }
}

// OpenSSL re-encodes a BIT STRING: unused bits are zero, and an empty one has none (X.690 section 11.2).
void normalize_bits(std::string& der, size_t content) {
  char& unused = der[der.size() - content];
  if (content == 1) {
    unused = 0;
  } else {
    der.back() = static_cast<char>(static_cast<uint8_t>(der.back()) & (0xFFU << (static_cast<uint8_t>(unused) & 7U)));
  }
}

// #hex of the value's DER, for types that are no text.
void append_value_dump(std::string& out, const Element& value) {
  std::string der(as_chars(value.whole));
  if (value.tag == kBitString && !value.content.empty()) normalize_bits(der, value.content.size());
  out.push_back('#');
  for (const uint8_t byte : as_bytes(der)) {
    out.push_back(kHex[byte >> 4U]);
    out.push_back(kHex[byte & 15U]);
  }
}

void append_attribute(std::string& out, const Attribute& attribute) {
  const std::string_view name = short_name(attribute.type);
  const bool known = !name.empty();
  out.append(known ? name : oid_text(attribute.type));
  out.push_back('=');
  const int width = character_width(attribute.value.tag);
  const bool whole_characters = width <= 1 || attribute.value.content.size() % static_cast<size_t>(width) == 0;
  if (!known || width < 0 || !whole_characters) {
    append_value_dump(out, attribute.value);
  } else {
    append_value_text(out, attribute.value.content, width);
  }
}

}  // namespace

bool read_name(Input name, std::vector<Attribute>& out) {
  return for_each_attribute(name, [&](const Attribute& attribute) { out.push_back(attribute); });
}

bool append_name(std::string& out, Input name) {
  thread_local std::vector<Attribute> attributes;
  attributes.clear();
  bool good = read_name(name, attributes);
  for (size_t i = attributes.size(); i-- > 0;) {
    good = good && is_attribute(attributes[i].type, attributes[i].value);
    append_attribute(out, attributes[i]);
    if (i > 0) out.push_back(attributes[i].first_in_rdn ? ',' : '+');
  }
  return good;
}

std::string name_text(Input name) {
  std::string out;
  append_name(out, name);
  return out;
}

void append_utf8(std::string& out, uint8_t tag, Input content) {
  const int width = character_width(tag);
  if (width >= 2) {
    const size_t step = static_cast<size_t>(width);
    for (size_t i = 0; i + step <= content.size(); i += step) {
      uint32_t c = 0;
      for (size_t k = 0; k < step; ++k) c = (c << 8U) | content[i + k];
      const bool valid = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
      append_code_point(out, valid ? c : 0xFFFD);
    }
    return;
  }
  if (width == 0 || find_invalid_utf8(as_chars(content)) == std::string_view::npos) {
    std::string_view text = as_chars(content);
    while (true) {
      const size_t bad = find_invalid_utf8(text);
      out.append(text.substr(0, bad));
      if (bad == std::string_view::npos) return;
      append_code_point(out, 0xFFFD);
      text.remove_prefix(bad + 1);
    }
  }
  for (const uint8_t byte : content) append_code_point(out, byte);
}

std::string oid_name(Input content) {
  const std::string_view name = short_name(content);
  return name.empty() ? oid_text(content) : std::string(name);
}

}  // namespace candor::x509
