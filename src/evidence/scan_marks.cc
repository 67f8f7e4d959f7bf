#include "evidence/scan_marks.h"

#include <algorithm>
#include <cstring>

#include "base/fold.h"
#include "evidence/other_der.h"

namespace candor::evidence {

namespace {

// Octets before the content; 2 also where they are not all there.
size_t header_size(Input data) {
  return data.size() < 2 || data[1] <= 0x80 ? 2 : 2 + (data[1] & 0x7FU);
}

// After garbage more is asked for: the SEQUENCE within, as soon as it can be seen.
bool undecided_in_garbage(Input rest, Patience& patience) {
  const size_t header = header_size(rest);
  const uint8_t first = first_in_tbs(rest);
  const bool may_be = first == 0 || first == x509::kContextConstructed0 || first == x509::kInteger;
  return (header >= rest.size() || (rest[header] == 0x30 && may_be)) && undecided_element(rest, patience);
}

constexpr std::string_view kCertificateLine = "MI";
constexpr size_t kShortestLine = 100;
constexpr size_t kShortestBodyLine = 60;  // 64 and 76 are usual

bool base64_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || is_digit(c) || c == '+' || c == '/' || c == '=';
}

constexpr std::string_view kEntries = "\"entries\"";
constexpr size_t kLongestMark = 1024;  // from the brace on, with white space

// What of kEntries stands behind a brace and white space: all of it, or what there is at the end of the text; nullopt
// where something else does.
std::optional<std::string_view> entries_mark(std::string_view text) {
  if (!text.starts_with('{')) return std::nullopt;
  text = text.substr(0, kLongestMark);
  const size_t begin = std::min(text.find_first_not_of(" \t\r\n", 1), text.size());
  const std::string_view mark = text.substr(begin, kEntries.size());
  return kEntries.starts_with(mark) ? std::optional(mark) : std::nullopt;
}

}  // namespace

bool is_certificate_line(std::string_view line) {
  line = trim(line);
  return line.size() >= kShortestLine && line.starts_with(kCertificateLine) &&
         std::all_of(line.begin(), line.end(), base64_char);
}

bool is_body_line(std::string_view line) {
  line = trim(line);
  const auto hexadecimal = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  return line.size() >= kShortestBodyLine && std::all_of(line.begin(), line.end(), base64_char) &&
         !std::all_of(line.begin(), line.end(), hexadecimal);  // a fingerprint
}

bool may_become_certificate_line(std::string_view begun) {
  while (!begun.empty() && is_space(begun.front())) begun.remove_prefix(1);
  while (!begun.empty() && is_space(begun.back())) begun.remove_suffix(1);
  const auto common = std::min(begun.size(), kCertificateLine.size());
  return begun.substr(0, common) == kCertificateLine.substr(0, common) &&
         std::all_of(begun.begin(), begun.end(), base64_char);
}

size_t begun_at_end(std::string_view text, std::string_view mark) {
  for (size_t size = std::min(text.size(), mark.size() - 1); size > 0; --size) {
    if (mark.starts_with(text.substr(text.size() - size))) return size;
  }
  return 0;
}

std::optional<size_t> Patience::item_length(Input data) {
  if (lost(data)) return std::nullopt;
  size_t walked = 0;
  const auto length = x509::element_length(data, walked);
  if (!length) left -= std::min(left, walked);
  return length && *length <= kLargestItem ? length : std::nullopt;
}

uint8_t first_in_tbs(Input data) {
  const size_t header = header_size(data);
  const size_t inner = header < data.size() ? header + header_size(data.subspan(header)) : data.size();
  return inner < data.size() ? data[inner] : 0;
}

bool plausible_certificate(Input data, Patience& patience) {
  if (data.size() < 6 || data[0] != 0x30) return false;
  const size_t header = header_size(data);
  if (header >= data.size() || data[header] != 0x30) return false;
  const uint8_t first = first_in_tbs(data);
  if (first != x509::kContextConstructed0 && first != x509::kInteger) return false;
  const auto length = patience.item_length(data);
  // What lies behind the element is no part of it, whether it has come already or not.
  if (!length || *length < 16 || first_in_tbs(data.first(*length)) != first) return false;
  return data[1] == 0x80 || resembles_certificate(data.first(*length));
}

uint64_t claimed_length(Input data) {
  if (data.size() < 2 || data[1] <= 0x80) return 0;
  const size_t octets = data[1] & 0x7FU;
  if (octets > 8 || data.size() < 2 + octets) return 0;
  uint64_t length = 0;
  for (size_t i = 0; i < octets; ++i) length = (length << 8U) | data[2 + i];
  return length;
}

bool undecided_element(Input rest, Patience& patience) {
  if (rest[0] != 0x30 || rest.size() >= kLargestItem) return false;
  if (rest.size() < 6) return true;
  return claimed_length(rest) < kLargestItem && !patience.lost(rest) && !patience.item_length(rest);
}

bool begins_entries(std::string_view text) {
  return entries_mark(text) == kEntries;
}

size_t find_entries(std::string_view text, size_t from, size_t until, bool last) {
  const std::string_view looked_at = text.substr(0, until);  // `text` may go on for very long
  for (size_t at = looked_at.find('{', from); at < until; at = looked_at.find('{', at + 1)) {
    const auto mark = entries_mark(text.substr(at));
    if (mark == kEntries || (!last && mark && at + kLongestMark > text.size())) return at;
  }
  return until;
}

size_t find_certificate(Input data, size_t from, size_t until, bool last, Patience& patience) {
  while (from < until) {
    const void* hit = std::memchr(data.data() + from, 0x30, until - from);
    if (hit == nullptr) return until;
    from = static_cast<size_t>(static_cast<const uint8_t*>(hit) - data.data());
    const Input rest = data.subspan(from);
    if (plausible_certificate(rest, patience) || (!last && undecided_in_garbage(rest, patience))) return from;
    ++from;
  }
  return until;
}

}  // namespace candor::evidence
