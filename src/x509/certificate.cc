#include "x509/certificate.h"

#include "x509/asn1_check.h"
#include "x509/read_extension.h"

namespace candor::x509 {

namespace {

// The INTEGER plus one; 0 when it does not fit.
int64_t plus_one(Input content) {
  if (content.size() >= sizeof(int64_t)) return 0;
  int64_t value = content[0] >= 0x80 ? -1 : 0;
  for (const uint8_t octet : content) value = value * 256 + octet;
  return value + 1;
}

class Reader {
 public:
  explicit Reader(Certificate& certificate) : c_(certificate) {}

  void read(Input der) {
    Parser outer(der);
    const auto sequence = outer.next(kSequence);
    if (!sequence) return fail(Flaw::outer_structure);
    note(*sequence);
    c_.whole = sequence->whole;
    if (!outer.done()) fail(Flaw::trailing_bytes);
    Parser parts(sequence->content);
    const auto tbs = parts.next(kSequence);
    if (!tbs) return fail(Flaw::outer_structure);
    note(*tbs);
    c_.tbs = tbs->whole;
    read_signature(parts);
    read_tbs(tbs->content);
  }

 private:
  void fail(Flaw flaw) {
    if (c_.flaw == Flaw::none) c_.flaw = flaw;
  }

  void note(const Element& element) {
    if (element.indefinite) fail(Flaw::indefinite_length);
    if (!element.minimal) fail(Flaw::length_not_minimal);
  }

  // X.690 section 8.9.1: a list is constructed, whatever else is read.
  void note_list(const Element& element, Flaw flaw) {
    note(element);
    if (element.tag != kSequence) fail(flaw);
  }

  void read_signature(Parser& parts) {
    const auto algorithm = parts.next(kSequence);
    const auto bits = algorithm ? parts.next(kBitString) : std::nullopt;
    if (!algorithm || !bits || bits->content.empty()) return fail(Flaw::outer_structure);
    note(*algorithm);
    note(*bits);
    c_.signature_algorithm = algorithm->whole;
    c_.signature = bits->content.subspan(1);
    if (!is_bits(bits->content)) fail(Flaw::outer_structure);
    if (!parts.done()) fail(Flaw::trailing_bytes);
  }

  void read_tbs(Input content) {
    Parser tbs(content);
    read_version(tbs);
    if (!read_serial(tbs)) return;
    const auto algorithm = tbs.next(kSequence);
    if (!algorithm) return fail(Flaw::tbs_structure);
    c_.inner_algorithm = algorithm->whole;
    const auto issuer = tbs.next_list(kSequence);
    if (!issuer) return fail(Flaw::issuer);
    note_list(*issuer, Flaw::issuer);
    c_.issuer = issuer->whole;
    if (!read_validity(tbs)) return;
    const auto subject = tbs.next_list(kSequence);
    if (!subject) return fail(Flaw::subject);
    note_list(*subject, Flaw::subject);
    c_.subject = subject->whole;
    c_.has_tbs = true;
    const auto key = tbs.next(kSequence);
    if (!key) return fail(Flaw::public_key);
    note(*key);
    c_.public_key = key->whole;
    read_key(key->content);
    read_tail(tbs);
  }

  void read_version(Parser& tbs) {
    const auto wrapper = tbs.next(kContextConstructed0);
    if (!wrapper) return;
    Parser inside(wrapper->content);
    const auto number = inside.next(kInteger);
    if (!number || number->content.empty()) return fail(Flaw::version);
    if (!inside.done() || number->content.size() > 1) fail(Flaw::version);
    c_.version = plus_one(number->content);
    // RFC 5280 section 4.1.2.1: v1 is the default and is not written, and there is no version above 3.
    if (c_.version < 2 || c_.version > 3) fail(Flaw::version);
  }

  bool read_serial(Parser& tbs) {
    const auto serial = tbs.next(kInteger);
    if (!serial) {
      fail(Flaw::serial);
      return false;
    }
    note(*serial);
    c_.serial = serial->content;
    const Input s = serial->content;
    const bool padded = s.size() > 1 && ((s[0] == 0 && s[1] < 0x80) || (s[0] == 0xFF && s[1] >= 0x80));
    if (s.empty() || padded) fail(Flaw::serial);
    return true;
  }

  bool read_time(Parser& from, TimeView& out) {
    const auto element = from.next();
    if (!element || (element->tag != kUtcTime && element->tag != kGeneralizedTime)) {
      fail(Flaw::validity);
      return false;
    }
    note(*element);
    out = {element->tag, element->content, parse_time(element->tag, element->content)};
    if (!out.instant) fail(Flaw::validity);
    return true;
  }

  bool read_validity(Parser& tbs) {
    const auto validity = tbs.next(kSequence);
    if (!validity) {
      fail(Flaw::validity);
      return false;
    }
    note(*validity);
    Parser times(validity->content);
    if (!read_time(times, c_.not_before) || !read_time(times, c_.not_after)) return true;
    if (!times.done()) fail(Flaw::validity);
    return true;
  }

  void read_key(Input content) {
    Parser key(content);
    const auto algorithm = key.next(kSequence);
    const auto bits = algorithm ? key.next(kBitString) : std::nullopt;
    if (!bits || bits->content.empty() || !key.done()) return fail(Flaw::public_key);
    Parser inside(algorithm->content);
    const auto oid = inside.next(kOid);
    if (!oid) return fail(Flaw::public_key);
    c_.key_algorithm = oid->content;
    c_.key_parameters = inside.rest();
    c_.key_bits = bits->content.subspan(1);
    if (!is_bits(bits->content)) fail(Flaw::public_key);
  }

  // issuerUniqueID [1], subjectUniqueID [2], extensions [3]: RFC 5280 section 4.1.2.8 and following
  void read_tail(Parser& tbs) {
    for (const uint8_t id : {uint8_t{1}, uint8_t{2}}) {
      if (const auto bits = tbs.next(static_cast<uint8_t>(kContext0 + id))) {
        if (!is_bits(bits->content)) fail(Flaw::tbs_structure);
      } else if (const auto pieces = tbs.next(static_cast<uint8_t>(kContextConstructed0 + id))) {
        const auto joined = joined_pieces(pieces->content);
        if (!joined || !is_bits(as_bytes(*joined))) fail(Flaw::tbs_structure);
      }
    }
    const auto wrapper = tbs.next(static_cast<uint8_t>(kContextConstructed0 + 3));
    if (!tbs.done()) fail(Flaw::tbs_structure);
    if (!wrapper) return;
    note(*wrapper);
    Parser inside(wrapper->content);
    const auto list = inside.next_list(kSequence);
    if (!list || !inside.done()) return fail(Flaw::extensions);
    note_list(*list, Flaw::extensions);
    c_.extensions = list->content;
    read_extensions();
  }

  void read_extensions() {
    Parser list(c_.extensions);
    while (!list.done()) {
      if (!read_usual_extension(list, [this](Ext slot) -> ExtensionView& { return place_of(slot); })) {
        ExtensionView extension;
        if (!read_extension(list, extension)) {
          c_.extensions_whole = false;
          return fail(Flaw::extensions);
        }
        if (!extension.boolean) fail(Flaw::extensions);
        const Ext slot = slot_of(extension.oid);
        if (slot == Ext::count && !is_oid(extension.oid)) fail(Flaw::extensions);
        place_of(slot) = extension;
      }
      if (c_.extension_count < UINT16_MAX) ++c_.extension_count;
    }
  }

  // Where an extension goes. Of two the first one counts, as in OpenSSL's X509_get_ext_by_OBJ.
  ExtensionView& place_of(Ext slot) {
    if (slot == Ext::count) return nowhere_;
    if (c_.has(slot)) {
      fail(Flaw::duplicate_extension);
      return nowhere_;
    }
    c_.present = static_cast<uint16_t>(c_.present | (1U << static_cast<unsigned>(slot)));
    return c_.known[static_cast<size_t>(slot)];
  }

  Certificate& c_;
  ExtensionView nowhere_;
};

}  // namespace

std::optional<ExtensionView> next_extension(Parser& list) {
  ExtensionView view;
  return read_extension(list, view) ? std::optional(view) : std::nullopt;
}

Certificate parse_certificate(Input der) {
  Certificate certificate;
  certificate.source = der;
  certificate.whole = der;
  Reader(certificate).read(der);
  return certificate;
}

}  // namespace candor::x509
