// PEM (RFC 7468, lax) and base64 lines.
#include <cstring>
#include <fmt/format.h>

#include "base/fold.h"
#include "evidence/scan_between.h"
#include "evidence/scan_marks.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kEnd = "-----END ";
constexpr std::string_view kDashes = "-----";

// Next boundary line at or after `from`; memchr on '-' is the fastest way there, since base64 has none.
size_t find_boundary(std::string_view text, size_t from, std::string_view boundary) {
  while (from < text.size()) {
    const void* hit = std::memchr(text.data() + from, '-', text.size() - from);
    if (hit == nullptr) return std::string_view::npos;
    from = static_cast<size_t>(static_cast<const char*>(hit) - text.data());
    if (text.substr(from).starts_with(boundary)) return from;
    from = std::min(text.find_first_not_of('-', from), text.size());
  }
  return std::string_view::npos;
}

constexpr std::string_view kTrusted = "TRUSTED CERTIFICATE";  // openssl-x509(1)

bool certificate_label(std::string_view label) {
  return label == "CERTIFICATE" || label == "X509 CERTIFICATE" || label == kTrusted || label == "PRECERTIFICATE";
}

// RFC 1421 headers ("Proc-Type: ...") end with a blank line; they are no base64.
std::string_view skip_headers(std::string_view body) {
  const size_t colon = body.substr(0, 200).find(':');
  if (colon == std::string_view::npos) return body;
  const size_t blank = std::min(body.find("\n\n"), body.find("\r\n\r\n"));
  return blank == std::string_view::npos ? body : body.substr(blank);
}

struct Block {
  size_t begin, body, end, after;  // after: behind the END line
  std::string_view label;
};

enum class Found { block, none, incomplete, broken };

Found find_block(std::string_view text, size_t from, Block& block) {
  block.begin = find_boundary(text, from, kPemBegin);
  if (block.begin == std::string_view::npos) return Found::none;
  text = text.substr(0, block.begin + std::min(text.size() - block.begin, kLargestItem));
  const size_t label = block.begin + kPemBegin.size();
  const size_t close = text.find(kDashes, label);
  if (close == std::string_view::npos) return Found::incomplete;
  block.label = text.substr(label, close - label);
  block.body = close + kDashes.size();
  if (block.label.find('\n') != std::string_view::npos) {
    block.after = label;
    return Found::broken;
  }
  block.end = find_boundary(text, block.body, kDashes);
  if (block.end == std::string_view::npos || kEnd.starts_with(text.substr(block.end))) return Found::incomplete;
  if (!text.substr(block.end).starts_with(kEnd)) {
    block.after = block.end;
    return Found::broken;
  }
  const size_t end_close = text.find(kDashes, block.end + kEnd.size());
  const size_t line_end = text.find('\n', block.end);
  if (line_end < end_close) {  // an END line that lost a dash
    block.after = line_end;
    return Found::broken;
  }
  if (end_close == std::string_view::npos) return Found::incomplete;
  block.after = end_close + kDashes.size();
  return Found::block;
}

void take_block(Input data, std::string_view text, const Block& block, ScanOut& out) {
  if (!certificate_label(block.label)) {
    reject(out, data, block.begin, block.after,
           fmt::format("PEM block {} is no certificate", block.label.substr(0, 60)));
    return;
  }
  const std::string_view body = skip_headers(text.substr(block.body, block.end - block.body));
  const Encoding encoding = block.label == kTrusted ? Encoding::trusted : Encoding::base64;
  out.batch.items.push_back({x509::as_bytes(body), out.base + block.begin, out.file, encoding});
}

// Where to go on when no block begins any more: what may be the first part of a boundary is kept.
size_t keep_tail(std::string_view text, size_t at, ScanState& state) {
  size_t keep = text.size() - std::min(text.size() - at, kPemBegin.size());
  // Dashes that began further back are no boundary, nor are those that follow them in the next chunk.
  if (keep > at && text[keep - 1] == '-') keep = std::min(text.find_first_not_of('-', keep), text.size());
  if (keep > at) state.inside_dashes = keep == text.size() && text.back() == '-';
  return keep;
}

size_t scan_blocks(Input data, bool last, ScanOut& out, Between& between) {
  const std::string_view text = x509::as_chars(data);
  size_t at = 0;
  if (out.state.inside_dashes) {
    at = std::min(text.find_first_not_of('-'), text.size());
    between.pass_dashes(at);
    out.state.inside_dashes = at == text.size();
  }
  while (out.batch.items.size() < out.max_items) {
    Block block{};
    const Found found = find_block(text, at, block);
    const size_t end = found == Found::none ? last ? data.size() : keep_tail(text, at, out.state) : block.begin;
    at = between.pass(at, end, found == Found::none ? data.size() : block.begin);
    if (at < end) out.state.inside_dashes = false;  // the dashes lie further on
    if (at == end && (found != Found::none || last)) between.close();
    if (at < end || found == Found::none) return at;
    switch (found) {
      case Found::none:
        return at;
      case Found::incomplete: {
        if (!last && text.size() - block.begin < kLargestItem) return block.begin;
        at = block.begin + std::min(text.size() - block.begin, kLargestItem);
        reject(out, data, block.begin, at, "PEM block is cut short");
        break;
      }
      case Found::broken:
        reject(out, data, block.begin, block.after, "PEM block has no END line of its own");
        at = block.after;
        break;
      case Found::block:
        take_block(data, text, block, out);
        at = block.after;
        between.follow_block(at);
        break;
    }
  }
  return at;
}

}  // namespace

size_t scan_pem(Input data, bool last, ScanOut& out) {
  Between between(data, last, out);
  const size_t used = scan_blocks(data, last, out, between);
  out.state.inside_line = between.inside_line(used);
  return used;
}

size_t scan_base64_lines(Input data, bool last, ScanOut& out) {
  const std::string_view text = x509::as_chars(data);
  size_t at = 0;
  while (at < text.size() && out.batch.items.size() < out.max_items) {
    const std::string_view rest = text.substr(at, kLargestItem);
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos && rest.size() == kLargestItem) {
      reject(out, data, at, at + kLargestItem, "a line is longer than any certificate");
      at += kLargestItem;
      continue;
    }
    if (end == std::string_view::npos && !last) return at;
    const std::string_view line = trim(rest.substr(0, end));
    if (line.starts_with(kPemBegin)) {
      out.state.another = Format::pem;
      return at;
    }
    if (!line.empty()) out.batch.items.push_back({x509::as_bytes(line), out.base + at, out.file, Encoding::base64});
    at = end == std::string_view::npos ? text.size() : at + end + 1;
  }
  return at;
}

}  // namespace candor::evidence
