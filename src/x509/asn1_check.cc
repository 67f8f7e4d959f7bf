#include "x509/asn1_check.h"

#include "base/fold.h"
#include "x509/general_names.h"
#include "x509/name.h"

namespace candor::x509 {

namespace {

constexpr uint8_t kConstructed = 0x20;

// Types that OpenSSL takes for the value of an attribute (its B_ASN1_PRINTABLE): those it has no name for are among
// them, VisibleString is not.
constexpr bool attribute_type(uint8_t tag) {
  if ((tag & 0xC0U) != 0) return false;
  switch (tag) {
    case kBitString:
    case kUtf8String:
    case kSequence:
    case kNumericString:
    case kPrintableString:
    case kT61String:
    case kIa5String:
    case kUniversalString:
    case kBmpString:
      return true;
    default:
      return (tag >= 7 && tag <= 15 && tag != kEnumerated) || tag == 0x1D;
  }
}

// Characters of so many octets, none of them a surrogate or beyond Unicode.
bool is_wide_text(Input content, size_t width) {
  if (content.size() % width != 0) return false;
  for (size_t i = 0; i < content.size(); i += width) {
    uint32_t c = 0;
    for (size_t k = 0; k < width; ++k) c = (c << 8U) | content[i + k];
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
  }
  return true;
}

// Content of a universal type.
bool is_primitive(uint8_t tag, Input content) {
  switch (tag) {
    case kSequence & 0x1FU:
    case kSet & 0x1FU:
      return false;
    case kBoolean:
      return content.size() == 1;
    case kInteger:
    case kEnumerated:
      return is_integer(content);
    case kBitString:
      return is_bits(content);
    case kNull:
      return content.empty();
    case kOid:
      return is_oid(content);
    case kBmpString:
      return content.size() % 2 == 0;
    case kUniversalString:
      return content.size() % 4 == 0;
    default:
      return true;
  }
}

bool is_other_name(Input content) {
  Parser parts(content);
  const auto type = parts.next(kOid);
  const auto value = parts.next(kContextConstructed0);
  return type && is_oid(type->content) && value && parts.done() && is_one_any(value->content);
}

// nameAssigner [0] may be absent, partyName [1] not; both are explicit.
bool is_edi_party(Input content) {
  Parser parts(content);
  const auto assigner = parts.next(kContextConstructed0);
  const auto party = parts.next(kContextConstructed0 + 1);
  return party && parts.done() && is_one_any(party->content) && (!assigner || is_one_any(assigner->content));
}

}  // namespace

bool is_oid(Input content) {
  if (content.empty() || content.back() >= 0x80) return false;
  bool first = true;
  for (const uint8_t octet : content) {
    if (first && octet == 0x80) return false;
    first = octet < 0x80;
  }
  return true;
}

bool is_integer(Input content) {
  if (content.empty()) return false;
  if (content.size() == 1) return true;
  return !(content[0] == 0 && content[1] < 0x80) && !(content[0] == 0xFF && content[1] >= 0x80);
}

bool is_bits(Input content) {
  return !content.empty() && content[0] <= 7;
}

bool is_any(const Element& element) {
  const uint8_t number = element.tag & 0x1FU;
  const bool universal = (element.tag & 0xC0U) == 0;
  if (!universal || element.tag == kSequence || element.tag == kSet) return true;
  if ((element.tag & kConstructed) == 0) return is_primitive(number, element.content);
  // What is constructed though it need not be: strings may, in BER.
  if (number <= kInteger || number == kEnumerated || number == kNull || number == kOid) return false;
  const auto joined = joined_pieces(element.content);
  return joined && is_primitive(number, as_bytes(*joined));
}

bool is_one_any(Input in) {
  Parser parser(in);
  const auto element = parser.next();
  return element && parser.done() && is_any(*element);
}

bool is_algorithm(Input identifier) {
  Parser outer(identifier);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return false;
  Parser parts(sequence->content);
  const auto oid = parts.next(kOid);
  return oid && is_oid(oid->content) && (parts.done() || is_one_any(parts.rest()));
}

bool is_attribute(Input type, const Element& value) {
  const bool id_at = type.size() == 3 && type[0] == 0x55 && type[1] == 4 && type[2] < 0x80;  // nearly all of them
  if (!id_at && !is_oid(type)) return false;
  switch (value.tag) {
    case kPrintableString:
    case kIa5String:
    case kT61String:
      return true;
    case kUtf8String:
      return find_invalid_utf8(as_chars(value.content)) == std::string_view::npos;
    case kBmpString:
      return is_wide_text(value.content, 2);
    case kUniversalString:
      return is_wide_text(value.content, 4);
    default:
      return attribute_type(value.tag) && is_any(value);
  }
}

bool is_name(Input name) {
  bool good = true;
  const bool whole = for_each_attribute(
      name, [&](const Attribute& attribute) { good = good && is_attribute(attribute.type, attribute.value); });
  return whole && good;
}

bool is_general_name(const Element& name) {
  const unsigned number = name.tag & 0x1FU;
  if ((name.tag & 0xC0U) != kContext0 || number > static_cast<unsigned>(NameType::registered_id)) return false;
  const auto type = static_cast<NameType>(number);
  const bool constructed = (name.tag & kConstructed) != 0;
  if (is_string(type)) return !constructed || joined_pieces(name.content).has_value();
  if (type == NameType::registered_id) return !constructed && is_oid(name.content);
  if (!constructed) return false;
  switch (type) {
    case NameType::other:
      return is_other_name(name.content);
    case NameType::directory: {
      Parser inside(name.content);
      const auto directory = inside.next_list(kSequence);
      return directory && inside.done() && is_name(directory->whole);
    }
    case NameType::edi:
      return is_edi_party(name.content);
    default:
      return true;  // x400Address is kept as it is
  }
}

bool are_general_names(Input content) {
  constexpr uint8_t kDnsName = kContext0 + static_cast<uint8_t>(NameType::dns);  // nearly all of them
  Parser names(content);
  while (!names.done()) {
    const auto name = names.next();
    if (!name || (name->tag != kDnsName && !is_general_name(*name))) return false;
  }
  return true;
}

}  // namespace candor::x509
