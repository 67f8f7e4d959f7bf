#include "evidence/scan_between.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/fold.h"
#include "evidence/listed.h"

namespace candor::evidence {

namespace {

constexpr size_t kLongestHeader = 8192;  // of a listing

// The names of two columns at least, of which one holds SHA-256 hashes.
bool is_listing_header(std::string_view line) {
  if (line.size() > kLongestHeader) return false;
  const char delimiter = csv_delimiter(line);
  if (std::count(line.begin(), line.end(), delimiter) < 2) return false;
  // A look at the letters first: bundles have a remark with a subject's name, and its commas, before each block.
  constexpr std::array<std::string_view, 4> kWords = {"sha", "hash", "fingerprint", "crt.sh"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return contains_ci(line, word); }) &&
         begins_listing(line);
}

// Of ASCII's control characters text has white space, and at most the mark for its end that DOS knew.
bool is_binary(uint8_t byte) {
  constexpr uint8_t kEndOfFile = 0x1A;
  return (byte < 0x20 && (byte < '\t' || byte > '\r') && byte != kEndOfFile) || byte == 0x7F;
}

}  // namespace

Between::Next Between::next_format(size_t at, size_t end) {
  const size_t entries = find_entries(text_, at, end, last_);
  const size_t certificate = find_certificate(data_, at, entries, last_, patience_);
  if (certificate < entries) {
    return {certificate, plausible_certificate(data_.subspan(certificate), patience_), Format::der};
  }
  return {entries, entries < end && begins_entries(text_.substr(entries)), Format::get_entries};
}

size_t Between::pass(size_t at, size_t end, size_t limit) {
  const Next next = next_format(at, end);
  const bool may_be = next.at < end;
  if (may_be) limit = next.at;
  while (at < limit && at < end && out_.batch.items.size() < out_.max_items) {
    const size_t line_end = text_.find('\n', at);
    if (line_end < limit || (last_ && limit == data_.size())) {
      const size_t after = std::min(line_end, limit - 1) + 1;
      const bool taken = take_line(at, std::min(line_end, limit));
      // Behind `end` nothing has been looked at but the line that is taken.
      const size_t stop = taken ? after : std::min(after, end);
      if (!taken) pass_text(at, stop, begins_line(at) ? text_.substr(at, std::min(line_end, limit) - at) : "");
      at = stop;
      continue;
    }
    const bool goes_on = limit == data_.size() || (may_be && !next.found);
    if (goes_on && waits_for_line(at, limit)) return at;
    const size_t stop = std::min(limit, end);
    pass_text(at, stop, "");
    at = stop;
  }
  if (at == next.at && next.found) {
    close();
    out_.state.another = next.format;
  }
  return at;
}

bool Between::waits_for_line(size_t at, size_t limit) const {
  if (!begins_line(at)) return false;
  const std::string_view begun = text_.substr(at, limit - at);
  return begun.size() <= kLongestHeader || (begun.size() < kLargestItem && may_become_certificate_line(begun));
}

bool Between::take_line(size_t at, size_t line_end) {
  const std::string_view line = text_.substr(at, line_end - at);
  if (!begins_line(at) || !is_certificate_line(line)) return false;
  close();
  out_.batch.items.push_back({x509::as_bytes(trim(line)), out_.base + at, out_.file, Encoding::base64});
  return true;
}

// `whole_line`: empty where only a part of one is passed.
void Between::pass_text(size_t at, size_t end, std::string_view whole_line) {
  if (!out_.state.stretch) {
    const Input bytes = data_.subspan(at, end - at);
    if (is_listing_header(whole_line)) {
      out_.state.stretch.emplace(out_.base + at, "a listing behind certificates: give it as a file of its own");
    } else if (is_body_line(whole_line)) {
      out_.state.stretch.emplace(out_.base + at, "base64 without a -----BEGIN CERTIFICATE----- line before it");
    } else {
      at += static_cast<size_t>(std::find_if(bytes.begin(), bytes.end(), is_binary) - bytes.begin());
      if (at == end) return;
      out_.state.stretch.emplace(out_.base + at, "binary data, not certificates");
    }
  }
  extend_stretch(out_, data_.subspan(at, end - at), false);
}

void Between::pass_dashes(size_t end) {
  if (out_.state.stretch) extend_stretch(out_, data_.first(end), false);
}

void Between::close() {
  if (out_.state.stretch) extend_stretch(out_, {}, true);
}

}  // namespace candor::evidence
