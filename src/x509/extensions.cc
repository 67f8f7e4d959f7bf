#include "x509/extensions.h"

#include <algorithm>
#include <array>

#include "x509/asn1_check.h"

namespace candor::x509 {

namespace {

// Big-endian reader of the TLS encodings in RFC 6962.
class TlsReader {
 public:
  explicit TlsReader(Input in) : rest_(in) {}
  bool done() const { return rest_.empty(); }
  std::optional<uint64_t> number(size_t octets) {
    if (rest_.size() < octets) return std::nullopt;
    uint64_t value = 0;
    for (size_t i = 0; i < octets; ++i) value = (value << 8U) | rest_[i];
    rest_ = rest_.subspan(octets);
    return value;
  }
  std::optional<Input> bytes(size_t count) {
    if (rest_.size() < count) return std::nullopt;
    const Input out = rest_.first(count);
    rest_ = rest_.subspan(count);
    return out;
  }
  std::optional<Input> vector(size_t length_octets) {
    const auto length = number(length_octets);
    return length ? bytes(*length) : std::nullopt;
  }

 private:
  Input rest_;
};

bool read_sct(Input in, Sct& sct) {
  TlsReader reader(in);
  const auto version = reader.number(1);
  const auto log = version ? reader.bytes(32) : std::nullopt;
  const auto millis = log ? reader.number(8) : std::nullopt;
  const auto extensions = millis ? reader.vector(2) : std::nullopt;
  const auto hash = extensions ? reader.number(1) : std::nullopt;
  const auto algorithm = hash ? reader.number(1) : std::nullopt;
  const auto signature = algorithm ? reader.vector(2) : std::nullopt;
  if (!signature || !reader.done()) return false;
  sct.version = static_cast<uint8_t>(*version);
  sct.log_id = *log;
  sct.millis = *millis;
  sct.timestamp = Instant(Seconds(static_cast<int64_t>(*millis / 1000)));
  sct.extensions = *extensions;
  sct.hash = static_cast<uint8_t>(*hash);
  sct.signature_algorithm = static_cast<uint8_t>(*algorithm);
  sct.signature = *signature;
  return true;
}

void append_header(std::string& out, uint8_t tag, size_t length) {
  out.push_back(static_cast<char>(tag));
  append_length(out, length);
}

bool left_out(const Certificate& certificate, const ExtensionView& extension, bool replace_issuer) {
  const auto is = [&](Ext ext) { return certificate.has(ext) && equal(certificate.get(ext).oid, extension.oid); };
  return is(Ext::ct_poison) || is(Ext::sct_list) || (replace_issuer && is(Ext::authority_key_id));
}

}  // namespace

namespace {

// Saturates: what is too large is larger than any chain is long.
int64_t integer_of(Input content) {
  if (content.size() > sizeof(int64_t)) return content[0] < 0x80 ? INT64_MAX : INT64_MIN;
  int64_t value = !content.empty() && content[0] >= 0x80 ? -1 : 0;
  for (const uint8_t octet : content) value = static_cast<int64_t>((static_cast<uint64_t>(value) << 8U) | octet);
  return value;
}

}  // namespace

std::optional<BasicConstraints> read_basic_constraints(Input value) {
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return std::nullopt;
  Parser parts(sequence->content);
  BasicConstraints constraints;
  if (const auto ca = parts.next(kBoolean)) constraints.ca = !ca->content.empty() && ca->content[0] != 0;
  if (const auto length = parts.next(kInteger)) {
    constraints.path_length = integer_of(length->content);
  }
  return parts.done() ? std::optional(constraints) : std::nullopt;
}

std::optional<unsigned> read_key_usage(Input value) {
  Parser parser(value);
  const auto bits = parser.next(kBitString);
  // Bits beyond the ninth mean nothing; like OpenSSL, bytes after the value are let pass.
  if (!bits || !is_bits(bits->content)) return std::nullopt;
  const unsigned unused = bits->content[0];
  unsigned usage = 0;
  for (size_t i = 1; i < std::min<size_t>(bits->content.size(), 3); ++i) {
    const bool last = i + 1 == bits->content.size();
    for (unsigned bit = 0; bit < (last ? 8 - unused : 8); ++bit) {
      if ((bits->content[i] & (0x80U >> bit)) != 0) usage |= 1U << ((i - 1) * 8 + bit);
    }
  }
  return usage;
}

Input read_key_id(Input authority_key_id_value) {
  Parser outer(authority_key_id_value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return {};
  Parser parts(sequence->content);
  const auto id = parts.next(kContext0);
  return id ? id->content : Input{};
}

bool read_scts(Input value, std::vector<Sct>& out) {
  Parser parser(value);
  const auto octets = parser.next(kOctetString);
  if (!octets || !parser.done()) return false;
  TlsReader outer(octets->content);
  const auto list = outer.vector(2);
  if (!list || !outer.done()) return false;
  TlsReader items(*list);
  while (!items.done()) {
    const auto item = items.vector(2);
    Sct sct;
    if (!item || !read_sct(*item, sct)) return false;
    out.push_back(sct);
  }
  return true;
}

namespace {

// One SerializedSCT by its lengths alone: version (1 octet), log id (32), time (8), extensions (2 of length), hash and
// signature algorithm (1 each), signature (2 of length).
bool is_sct(Input sct) {
  constexpr size_t kFixed = 1 + 32 + 8;
  if (sct.size() < kFixed + 2 || sct[0] != 0) return false;
  const size_t behind = kFixed + 2 + sct[kFixed] * size_t{256} + sct[kFixed + 1];
  if (sct.size() < behind + 4 || sct.size() != behind + 4 + sct[behind + 2] * size_t{256} + sct[behind + 3])
    return false;
  // RFC 6962 section 2.1.4: SHA-256 (4) with RSA (1) or ECDSA (3), RFC 5246 section 7.4.1.4.1.
  return sct[behind] == 4 && (sct[behind + 1] == 1 || sct[behind + 1] == 3);
}

}  // namespace

bool is_sct_list(Input value) {
  Parser parser(value);
  const auto octets = parser.next(kOctetString);
  if (!octets || !parser.done() || octets->content.size() < 2) return false;
  Input rest = octets->content;
  if (rest[0] * 256U + rest[1] != rest.size() - 2) return false;
  rest = rest.subspan(2);
  while (rest.size() >= 2) {
    const size_t size = rest[0] * 256U + rest[1];
    if (rest.size() < 2 + size || !is_sct(rest.subspan(2, size))) return false;
    rest = rest.subspan(2 + size);
  }
  return rest.empty();
}

std::string pairing_tbs(const Certificate& certificate, bool replace_issuer) {
  if (!certificate.has_tbs || certificate.extensions.empty()) return "";
  std::string kept;
  kept.reserve(certificate.extensions.size());
  Parser list(certificate.extensions);
  while (!list.done()) {
    const auto extension = next_extension(list);
    if (!extension) return "";
    if (!left_out(certificate, *extension, replace_issuer)) kept.append(as_chars(extension->whole));
  }
  // Everything before the extensions is copied; their wrappers [3] { SEQUENCE } are written anew.
  Parser outer(certificate.tbs);
  const auto tbs = outer.next(kSequence);
  if (!tbs) return "";
  std::string body;
  body.reserve(tbs->content.size());
  Parser parts(tbs->content);
  while (!parts.done()) {
    const auto part = parts.next();
    if (!part) return "";
    if (part->tag == kContextConstructed0 + 3) break;
    if (replace_issuer && part->whole.data() == certificate.issuer.data()) continue;
    body.append(as_chars(part->whole));
  }
  std::string sequence;
  append_header(sequence, kSequence, kept.size());
  sequence.append(kept);
  append_header(body, kContextConstructed0 + 3, sequence.size());
  body.append(sequence);
  return body;
}

std::string logged_tbs(const Certificate& certificate) {
  const std::string body = pairing_tbs(certificate);
  if (body.empty()) return "";
  std::string out;
  append_header(out, kSequence, body.size());
  return out + body;
}

}  // namespace candor::x509
