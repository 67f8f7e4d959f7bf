#include "x509/extensions.h"

#include <array>

namespace candor::x509 {

namespace {

constexpr std::array<uint8_t, 9> kRsa = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1};
constexpr std::array<uint8_t, 7> kEc = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1};
constexpr std::array<uint8_t, 7> kDsa = {0x2A, 0x86, 0x48, 0xCE, 0x38, 4, 1};
constexpr std::array<uint8_t, 8> kP256 = {0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7};
constexpr std::array<uint8_t, 5> kP384 = {0x2B, 0x81, 4, 0, 0x22};
constexpr std::array<uint8_t, 5> kP521 = {0x2B, 0x81, 4, 0, 0x23};

int integer_bits(Input magnitude) {
  while (!magnitude.empty() && magnitude[0] == 0) magnitude = magnitude.subspan(1);
  if (magnitude.empty()) return 0;
  int bits = static_cast<int>(magnitude.size()) * 8;
  for (uint8_t top = magnitude[0]; (top & 0x80U) == 0; top = static_cast<uint8_t>(top << 1U)) --bits;
  return bits;
}

// First INTEGER of a SEQUENCE: the modulus of an RSAPublicKey, the prime of DSA parameters.
int first_integer_bits(Input element) {
  Parser outer(element);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return 0;
  Parser parts(sequence->content);
  const auto number = parts.next(kInteger);
  return number ? integer_bits(number->content) : 0;
}

void read_curve(Input parameters, KeyInfo& info) {
  Parser parser(parameters);
  const auto oid = parser.next(kOid);
  if (!oid) return;
  if (equal(oid->content, kP256)) {
    info.curve = "P-256";
    info.bits = 256;
  } else if (equal(oid->content, kP384)) {
    info.curve = "P-384";
    info.bits = 384;
  } else if (equal(oid->content, kP521)) {
    info.curve = "P-521";
    info.bits = 521;
  } else {
    info.curve = oid_text(oid->content);
  }
}

// 1.3.101.110 to .113, RFC 8410 section 3.
std::string_view edwards_name(Input oid) {
  if (oid.size() != 3 || oid[0] != 0x2B || oid[1] != 0x65) return {};
  switch (oid[2]) {
    case 110:
      return "X25519";
    case 111:
      return "X448";
    case 112:
      return "Ed25519";
    case 113:
      return "Ed448";
    default:
      return {};
  }
}

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

std::optional<BasicConstraints> read_basic_constraints(Input value) {
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return std::nullopt;
  Parser parts(sequence->content);
  BasicConstraints constraints;
  if (const auto ca = parts.next(kBoolean)) constraints.ca = !ca->content.empty() && ca->content[0] != 0;
  if (const auto length = parts.next(kInteger)) {
    if (length->content.size() != 1) return std::nullopt;
    constraints.path_length = static_cast<int8_t>(length->content[0]);
  }
  return parts.done() ? std::optional(constraints) : std::nullopt;
}

std::optional<unsigned> read_key_usage(Input value) {
  Parser parser(value);
  const auto bits = parser.next(kBitString);
  if (!bits || bits->content.size() < 1 || bits->content.size() > 3 || !parser.done()) return std::nullopt;
  unsigned usage = 0;
  for (size_t i = 1; i < bits->content.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
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

void append_point_uris(Input name, std::vector<std::string>& uris) {
  Parser inside(name);
  const auto full = inside.next(kContextConstructed0);  // fullName [0]
  if (!full) return;
  Parser names(full->content);
  while (const auto general = names.next()) {
    if (general->tag == (kContext0 | 6U)) uris.emplace_back(as_chars(general->content));
  }
}

std::vector<std::string> read_crl_uris(Input value) {
  std::vector<std::string> uris;
  for_each_element(value, [&](Parser& points) {
    const auto point = points.next(kSequence);
    Parser parts(point ? point->content : Input{});
    const auto name = parts.next(kContextConstructed0);  // distributionPoint [0]
    if (name) append_point_uris(name->content, uris);
    return point.has_value();
  });
  return uris;
}

KeyInfo read_key_info(const Certificate& certificate) {
  KeyInfo info;
  const Input oid = certificate.key_algorithm;
  if (equal(oid, kRsa)) {
    info.type = "RSA";
    info.bits = first_integer_bits(certificate.key_bits);
  } else if (equal(oid, kEc)) {
    info.type = "EC";
    read_curve(certificate.key_parameters, info);
  } else if (equal(oid, kDsa)) {
    info.type = "DSA";
    info.bits = first_integer_bits(certificate.key_parameters);
  } else if (const auto edwards = edwards_name(oid); !edwards.empty()) {
    info.type = edwards;
    info.bits = static_cast<int>(certificate.key_bits.size()) * 8;
  } else {
    info.type = oid_text(oid);
  }
  return info;
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
