#include "evidence/alt_names.h"

#include <fmt/format.h>

#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "x509/extensions.h"
#include "x509/plain_text.h"
#include "x509/whole_list.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Ext;
using x509::Input;
using x509::NameType;

namespace {

template <typename Append>
void append_names(std::string& out, const Certificate& c, NameType wanted, Append&& append) {
  if (!c.has(Ext::subject_alt_name)) return;
  bool first = true;
  x509::for_each_name(c.get(Ext::subject_alt_name).value, [&](NameType type, Input content) {
    if (type != wanted) return;
    if (!first) out.push_back(' ');
    first = false;
    append(content);
  });
}

void append_address(std::string& out, Input address) {
  if (address.size() == 4) {
    out += fmt::format("{}.{}.{}.{}", address[0], address[1], address[2], address[3]);
    return;
  }
  if (address.size() != 16) {
    out += "#" + x509::to_hex(address);
    return;
  }
  for (size_t i = 0; i < 16; i += 2) {
    out += fmt::format("{}{:x}", i == 0 ? "" : ":", address[i] * 256U + address[i + 1]);
  }
}

// The dNSNames of a value that has nothing else, plain ones and no length above 127 but for its own: stepped through by
// the lengths. False where it is otherwise; then nothing is appended.
bool append_plain_dns_names(std::string& out, Input value) {
  constexpr uint8_t kDnsName = x509::kContext0 + static_cast<uint8_t>(NameType::dns);
  const size_t header = x509::whole_list_header(value);
  if (header == 0) return false;
  const size_t before = out.size();
  for (size_t at = header; at != value.size();) {
    const size_t left = value.size() - at;
    const bool usual = left >= 2 && value[at] == kDnsName && value[at + 1] < 0x80 && left >= size_t{2} + value[at + 1];
    const size_t size = usual ? value[at + 1] : 0;
    if (!usual || x509::plain_word(value, at + 2, size) != x509::Plain::yes) {
      out.resize(before);
      return false;
    }
    if (at != header) out.push_back(' ');
    out.append(x509::as_chars(value).substr(at + 2, size));
    at += 2 + size;
  }
  return true;
}

}  // namespace

uint8_t append_dns_names(std::string& out, const Certificate& c) {
  const size_t begin = out.size();
  if (!c.has(Ext::subject_alt_name)) return 0;
  if (append_plain_dns_names(out, c.get(Ext::subject_alt_name).value)) return 0;
  bool blanks = false;  // within names, where they would look like two
  append_names(out, c, NameType::dns, [&](Input content) {
    const std::string_view name = x509::as_chars(content);
    out.append(name);
    blanks |= name.find(' ') != std::string_view::npos;
  });
  const auto kinds = [&] { return byte_kinds(std::string_view(out).substr(begin)); };
  const uint8_t usual = kinds();
  if ((usual & (kControl | kHighBit)) == 0 && !blanks) return usual;
  out.resize(begin);
  append_names(out, c, NameType::dns, [&](Input content) { out.append(printable_word(x509::as_chars(content))); });
  return kinds();
}

void append_ip_addresses(std::string& out, const Certificate& c) {
  append_names(out, c, NameType::ip, [&](Input content) { append_address(out, content); });
}

}  // namespace candor::evidence
