// Concatenated DER, with a way back after garbage.
#include <fmt/format.h>

#include "evidence/other_der.h"
#include "evidence/scan_marks.h"

namespace candor::evidence {

namespace {

std::string why_broken(Input rest) {
  const uint64_t claimed = rest[0] == 0x30 ? claimed_length(rest) : 0;
  if (claimed >= kLargestItem) return fmt::format("a SEQUENCE claims {} bytes, more than a certificate has", claimed);
  if (claimed > rest.size()) return fmt::format("a SEQUENCE claims {} bytes, {} are left", claimed, rest.size());
  return "no DER certificate begins here";
}

// Where garbage ends, or may end when more data follows: at a certificate or a PEM block.
size_t end_of_garbage(Input data, size_t from, bool last, Patience& patience) {
  const size_t certificate = find_certificate(data, from, data.size(), last, patience);
  const std::string_view text = x509::as_chars(data.first(certificate));
  const size_t block = text.find(kPemBegin, from);
  if (block != std::string_view::npos) return block;
  if (last || certificate < data.size()) return certificate;
  return data.size() - begun_at_end(text.substr(from), kPemBegin);
}

// Goes on through garbage from `begin` on, where `from` is the first place to look for a certificate; returns where it
// ends, as far as can be told.
size_t pass_garbage(Input data, size_t begin, size_t from, bool last, ScanOut& out, Patience& patience) {
  const size_t next = end_of_garbage(data, from, last, patience);
  const Input rest = data.subspan(next);
  const bool found =
      next < data.size() && (x509::as_chars(rest).starts_with(kPemBegin) || plausible_certificate(rest, patience));
  extend_stretch(out, data.subspan(begin, next - begin), found || last);
  return next;
}

// Takes the element at `at`, whatever it turns out to be.
void take_element(Input data, size_t at, size_t length, ScanOut& out) {
  const Input item = data.subspan(at, length);
  // A look at one octet in what is in fact a certificate, but for those of version 1.
  const std::string_view other =
      first_in_tbs(item) == x509::kContextConstructed0 ? std::string_view() : why_no_certificate(item);
  if (!other.empty()) return reject(out, data, at, at + length, std::string(other));
  out.batch.items.push_back({item, out.base + at, out.file, Encoding::der});
}

}  // namespace

size_t scan_der(Input data, bool last, ScanOut& out) {
  Patience patience = Patience::for_data(data);
  size_t at = 0;
  if (out.state.stretch) at = pass_garbage(data, 0, 0, last, out, patience);
  while (!out.state.stretch && at < data.size() && out.batch.items.size() < out.max_items) {
    const Input rest = data.subspan(at);
    const auto length = rest[0] == 0x30 ? patience.item_length(rest) : std::nullopt;
    if (length && *length >= 2) {
      take_element(data, at, *length, out);
      at += *length;
      continue;
    }
    const std::string_view text = x509::as_chars(rest);
    if (text.starts_with(kPemBegin)) {
      out.state.another = Format::pem;
      return at;
    }
    if (!last && (undecided_element(rest, patience) || kPemBegin.starts_with(text))) return at;
    out.state.stretch.emplace(out.base + at, why_broken(rest));
    at = pass_garbage(data, at, at + 1, last, out, patience);
  }
  return at;
}

size_t scan_nothing(Input data, bool last, const char* reason, ScanOut& out) {
  if (!out.state.stretch) out.state.stretch.emplace(out.base, reason);
  extend_stretch(out, data, last);
  return data.size();
}

void extend_stretch(ScanOut& out, Input bytes, bool closed) {
  out.state.stretch->add(bytes);
  if (!closed) return;
  out.batch.rejected.push_back(out.state.stretch->end(out.file));
  out.state.stretch.reset();
}

void reject(ScanOut& out, Input data, size_t begin, size_t end, std::string reason) {
  Stretch stretch(out.base + begin, std::move(reason));
  stretch.add(data.subspan(begin, end - begin));
  out.batch.rejected.push_back(stretch.end(out.file));
}

}  // namespace candor::evidence
