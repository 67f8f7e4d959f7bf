#include "x509/plain_name.h"

#include <array>
#include <cstring>

#include "base/fold.h"
#include "x509/plain_text.h"
#include "x509/short_name.h"
#include "x509/whole_list.h"

namespace candor::x509 {

namespace {

constexpr size_t kMost = 16;  // attributes

struct Part {
  std::string_view type;
  std::string_view value;
};

struct Parts {
  std::array<Part, kMost> list;
  size_t count = 0;
  size_t bytes = 0;  // of the text
};

constexpr bool is_text(uint8_t tag) {
  return tag == kUtf8String || tag == kPrintableString || tag == kIa5String;
}

bool is_utf8(uint8_t tag, std::string_view value) {
  return tag == kUtf8String && find_invalid_utf8(value) == std::string_view::npos;
}

// Reads SET { SEQUENCE { OID, text } } that begins at `at`, all lengths of one octet; the place behind it, 0 where it
// is otherwise.
size_t read_part(Input name, size_t at, Part& part) {
  constexpr size_t kOidAt = 6;  // behind SET, length, SEQUENCE, length, OID, length
  const size_t left = name.size() - at;
  const uint8_t* set = name.data() + at;
  if (left < kOidAt || set[0] != kSet || set[2] != kSequence || set[4] != kOid || set[5] >= 0x70) return 0;
  const size_t header = kOidAt + set[5] + 2;
  if (left < header) return 0;
  const size_t length = set[header - 1];
  const size_t end = header + length;
  const bool usual = length > 0 && end <= 2 + 0x7F && end <= left && set[1] == end - 2 && set[3] == end - 4;
  if (!usual) return 0;
  part.type = short_name(name.subspan(at + kOidAt, set[5]));
  part.value = as_chars(name).substr(at + header, length);
  // OpenSSL escapes a space at either end (RFC 2253 section 2.4).
  if (part.type.empty() || part.value.front() == ' ' || part.value.back() == ' ') return 0;
  const uint8_t tag = set[header - 2];
  const Plain plain = plain_text(name, at + header, length);
  const bool text = plain == Plain::yes ? is_text(tag) : plain == Plain::beyond && is_utf8(tag, part.value);
  return text ? at + end : 0;
}

bool read_parts(Input name, size_t at, Parts& parts) {
  while (at != name.size()) {
    if (parts.count == kMost) return false;
    Part& part = parts.list[parts.count++];
    at = read_part(name, at, part);
    if (at == 0) return false;
    parts.bytes += part.type.size() + part.value.size() + 2;
  }
  return parts.count > 0;
}

char* put(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}

}  // namespace

std::optional<size_t> append_plain_name(std::string& out, Input name) {
  const size_t header = whole_list_header(name);
  if (header == 0) return std::nullopt;
  Parts parts;
  if (!read_parts(name, header, parts)) return std::nullopt;
  const size_t size = out.size();
  out.resize(size + parts.bytes - 1);  // no comma behind the last one
  char* end = out.data() + size;
  for (size_t i = parts.count; i-- > 0;) {  // RFC 2253 section 2.1: from the last to the first
    end = put(end, parts.list[i].type);
    *end++ = '=';
    end = put(end, parts.list[i].value);
    if (i > 0) *end++ = ',';
  }
  return parts.count;
}

}  // namespace candor::x509
