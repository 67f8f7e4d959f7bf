#include <algorithm>
#include <cstring>

#include "base/fold.h"
#include "evidence/listed.h"
#include "evidence/scan_marks.h"

namespace candor::evidence {

namespace {

bool begins(Input data, std::initializer_list<int> magic) {
  if (data.size() < magic.size()) return false;
  size_t i = 0;
  return std::all_of(magic.begin(), magic.end(), [&](int byte) { return data[i++] == byte; });
}

bool packed(Input d) {
  return begins(d, {0x1F, 0x8B}) || begins(d, {0x28, 0xB5, 0x2F, 0xFD}) || begins(d, {0xFD, '7', 'z', 'X', 'Z', 0}) ||
         begins(d, {'B', 'Z', 'h'}) || begins(d, {'P', 'K', 3, 4}) ||
         (d.size() > 262 && std::memcmp(d.data() + 257, "ustar", 5) == 0);
}

// Whether a line among the first of a file is a certificate, of which there may be remarks before it.
bool has_certificate_line(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (is_certificate_line(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// Milliseconds since 1970 fit in six bytes until the year 10889; then an entry type, then a plausible certificate.
bool tile(Input d) {
  return d.size() > 60 && d[0] == 0 && d[1] == 0 && d[8] == 0 && d[9] <= 1 && tile_leaf(d, nullptr);
}

}  // namespace

std::string_view to_string(Format format) {
  switch (format) {
    case Format::unknown:
      return "unknown";
    case Format::pem:
      return "PEM";
    case Format::der:
      return "DER";
    case Format::base64_lines:
      return "base64 lines";
    case Format::get_entries:
      return "get-entries JSON";
    case Format::tile:
      return "static-CT tile";
    case Format::listing:
      return "appendix CSV";
    case Format::archive:
      return "archive";
  }
  return "";
}

Format detect(Input head) {
  if (packed(head)) return Format::archive;
  if (head.size() >= 2 && head[0] == 0x30 && (head[1] >= 0x80 || x509::element_length(head) == head.size())) {
    return Format::der;
  }
  if (tile(head)) return Format::tile;
  std::string_view text = x509::as_chars(head.first(std::min<size_t>(head.size(), 65536)));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view trimmed = trim(text);
  if (trimmed.starts_with('{') && trimmed.find("\"entries\"") != std::string_view::npos) return Format::get_entries;
  if (text.find(kPemBegin) != std::string_view::npos) return Format::pem;
  if (begins_listing(text)) return Format::listing;
  if (has_certificate_line(text)) return Format::base64_lines;
  return Format::unknown;
}

}  // namespace candor::evidence
