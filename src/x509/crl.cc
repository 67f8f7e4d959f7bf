#include "x509/crl.h"

#include "x509/extensions.h"

namespace candor::x509 {

namespace {

bool id_ce(Input oid, uint8_t last) {
  return oid.size() == 3 && oid[0] == 0x55 && oid[1] == 0x1D && oid[2] == last;
}

// id-ce extensions of a CRL whose meaning is known here or does not bear on what it revokes: issuerAltName, CRLNumber,
// BaseCRLNumber, IssuingDistributionPoint, AuthorityKeyIdentifier, FreshestCRL.
bool known_of_list(Input oid) {
  return id_ce(oid, 18) || id_ce(oid, 20) || id_ce(oid, 27) || id_ce(oid, 28) || id_ce(oid, 35) || id_ce(oid, 46);
}

// The same of an entry: reason, holdInstruction, invalidityDate, certificateIssuer.
bool known_of_entry(Input oid) {
  return id_ce(oid, 21) || id_ce(oid, 23) || id_ce(oid, 24) || id_ce(oid, 29);
}

bool time_tag(uint8_t tag) {
  return tag == kUtcTime || tag == kGeneralizedTime;
}

Input integer_in(Input value) {
  Parser parser(value);
  const auto number = parser.next(kInteger);
  return number ? number->content : Input{};
}

class Reader {
 public:
  explicit Reader(Crl& crl) : crl_(crl) {}

  void read(Input der) {
    Parser outer(der);
    const auto sequence = outer.next(kSequence);
    if (!sequence) return fail("not a CRL's outer structure");
    if (!outer.done()) fail("trailing bytes after the CRL");
    crl_.whole = sequence->whole;
    Parser parts(sequence->content);
    const auto tbs = parts.next(kSequence);
    const auto algorithm = tbs ? parts.next(kSequence) : std::nullopt;
    const auto bits = algorithm ? parts.next(kBitString) : std::nullopt;
    if (!tbs) return fail("not a CRL's outer structure");
    crl_.tbs = tbs->whole;
    if (bits && !bits->content.empty()) {
      crl_.signature_algorithm = algorithm->whole;
      crl_.signature = bits->content.subspan(1);
    } else {
      fail("signature cannot be read");
    }
    if (!parts.done()) fail("trailing bytes after the signature");
    read_tbs(tbs->content);
  }

 private:
  void fail(std::string_view problem) {
    if (crl_.problem.empty()) crl_.problem = problem;
  }

  void read_tbs(Input content) {
    Parser tbs(content);
    if (const auto version = tbs.next(kInteger)) {
      if (version->content.size() != 1) return fail("version cannot be read");
      crl_.version = static_cast<int8_t>(version->content[0]) + 1;
    }
    const auto algorithm = tbs.next(kSequence);
    const auto issuer = algorithm ? tbs.next_list(kSequence) : std::nullopt;
    if (!issuer) return fail("issuer cannot be read");
    crl_.issuer = issuer->whole;
    const auto this_update = tbs.next();
    if (!this_update || !time_tag(this_update->tag)) return fail("thisUpdate cannot be read");
    crl_.this_update = time_view(*this_update);
    if (!crl_.this_update.instant) fail("thisUpdate is no time");
    if (time_tag(tbs.peek())) {
      const auto next_update = tbs.next();
      if (!next_update) return fail("nextUpdate cannot be read");
      crl_.next_update = time_view(*next_update);
      if (!crl_.next_update.instant) fail("nextUpdate is no time");
    }
    if (const auto entries = tbs.next_list(kSequence)) crl_.entries = entries->content;
    read_extensions(tbs);
    if (!tbs.done()) fail("unexpected element in the TBSCertList");
  }

  void read_extensions(Parser& tbs) {
    const auto wrapper = tbs.next(kContextConstructed0);
    if (!wrapper) return;
    Parser inside(wrapper->content);
    const auto list = inside.next_list(kSequence);
    if (!list || !inside.done()) return fail("extensions cannot be read");
    Parser extensions(list->content);
    while (!extensions.done()) {
      const auto extension = next_extension(extensions);
      if (!extension) return fail("extensions cannot be read");
      keep(*extension);
    }
  }

  void keep(const ExtensionView& extension) {
    if (extension.critical && !known_of_list(extension.oid)) crl_.unknown_critical = extension.oid;
    if (id_ce(extension.oid, 20)) crl_.number = integer_in(extension.value);
    if (id_ce(extension.oid, 27)) crl_.delta_base = integer_in(extension.value);
    if (id_ce(extension.oid, 28)) {
      crl_.issuing_point = extension.value;
      crl_.indirect = read_issuing_point(extension.value).indirect;
    }
    if (id_ce(extension.oid, 35)) crl_.authority_key_id = read_key_id(extension.value);
  }

  Crl& crl_;
};

void read_entry_extensions(Input content, CrlEntry& entry) {
  Parser list(content);
  while (!list.done()) {
    const auto extension = next_extension(list);
    if (!extension) {
      entry.clean = false;
      return;
    }
    if (extension->critical && !known_of_entry(extension->oid)) entry.unknown_critical = extension->oid;
    if (id_ce(extension->oid, 21)) entry.reason = read_reason(extension->value);
    if (id_ce(extension->oid, 24)) {
      Parser parser(extension->value);
      const auto time = parser.next(kGeneralizedTime);
      if (time) entry.invalidity = parse_time(time->tag, time->content);
    }
    if (id_ce(extension->oid, 29)) entry.certificate_issuer = extension->value;
  }
}

}  // namespace

std::string_view reason_text(Reason reason) {
  switch (reason) {
    case Reason::none:
      return "";
    case Reason::unspecified:
      return "unspecified";
    case Reason::key_compromise:
      return "keyCompromise";
    case Reason::ca_compromise:
      return "cACompromise";
    case Reason::affiliation_changed:
      return "affiliationChanged";
    case Reason::superseded:
      return "superseded";
    case Reason::cessation_of_operation:
      return "cessationOfOperation";
    case Reason::certificate_hold:
      return "certificateHold";
    case Reason::remove_from_crl:
      return "removeFromCRL";
    case Reason::privilege_withdrawn:
      return "privilegeWithdrawn";
    case Reason::aa_compromise:
      return "aACompromise";
  }
  return "";
}

Reason read_reason(Input value) {
  Parser parser(value);
  const auto code = parser.next(kEnumerated);
  if (!code || code->content.size() != 1 || code->content[0] > 10 || code->content[0] == 7) return Reason::none;
  return static_cast<Reason>(code->content[0]);
}

IssuingPoint read_issuing_point(Input value) {
  IssuingPoint point;
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  Parser parts(sequence ? sequence->content : Input{});
  while (const auto part = parts.next()) {
    const bool set = !part->content.empty() && part->content[0] != 0;
    if (part->tag == kContextConstructed0) {
      point.named = true;
      append_point_uris(part->content, point.uris);
    }
    if (part->tag == kContext0 + 1) point.only_users = set;
    if (part->tag == kContext0 + 2) point.only_cas = set;
    if (part->tag == kContextConstructed0 + 3 || part->tag == kContext0 + 3) point.some_reasons = true;
    if (part->tag == kContext0 + 4) point.indirect = set;
    if (part->tag == kContext0 + 5) point.only_attributes = set;
  }
  return point;
}

Input unknown_critical(const Crl& crl) {
  if (!crl.unknown_critical.empty()) return crl.unknown_critical;
  Parser list(crl.entries);
  while (const auto entry = next_entry(list)) {
    if (!entry->unknown_critical.empty()) return entry->unknown_critical;
  }
  return {};
}

Crl parse_crl(Input der) {
  Crl crl;
  crl.whole = der;
  Reader(crl).read(der);
  return crl;
}

std::optional<CrlEntry> next_entry(Parser& list) {
  Parser ahead = list;
  const auto sequence = ahead.next(kSequence);
  if (!sequence) return std::nullopt;
  Parser parts(sequence->content);
  const auto serial = parts.next(kInteger);
  const auto time = serial ? parts.next() : std::nullopt;
  if (!time || !time_tag(time->tag)) return std::nullopt;
  list = ahead;
  CrlEntry entry;
  entry.serial = serial->content;
  entry.revoked = time_view(*time);
  entry.clean = entry.revoked.instant.has_value();
  if (const auto extensions = parts.next_list(kSequence)) read_entry_extensions(extensions->content, entry);
  if (!parts.done()) entry.clean = false;
  return entry;
}

}  // namespace candor::x509
