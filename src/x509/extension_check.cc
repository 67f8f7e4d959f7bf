// The shape of each extension's value, RFC 5280 section 4.2.
#include "x509/asn1_check.h"
#include "x509/content_check.h"
#include "x509/extensions.h"

namespace candor::x509 {

namespace {

// id-qt-cps and id-qt-unotice are 1.3.6.1.5.5.7.2.1 and .2.
bool is_qualifier_kind(Input oid, uint8_t last) {
  const std::array<uint8_t, 8> wanted = {0x2B, 6, 1, 5, 5, 7, 2, last};
  return equal(oid, wanted);
}

constexpr bool display_text(uint8_t tag) {
  return tag == kIa5String || tag == kVisibleString || tag == kBmpString || tag == kUtf8String;
}

// SEQUENCE { organization DisplayText, noticeNumbers SEQUENCE OF INTEGER }
bool is_notice_reference(Input content) {
  Parser parts(content);
  const auto organization = parts.next();
  const auto numbers = organization ? parts.next_list(kSequence) : std::nullopt;
  if (!numbers || !parts.done() || !display_text(organization->tag) || !is_any(*organization)) return false;
  Parser list(numbers->content);
  while (!list.done()) {
    const auto number = list.next(kInteger);
    if (!number || !is_integer(number->content)) return false;
  }
  return true;
}

bool is_user_notice(const Element& notice) {
  if (notice.tag != kSequence) return false;
  Parser parts(notice.content);
  if (const auto reference = parts.next(kSequence); reference && !is_notice_reference(reference->content)) return false;
  if (parts.done()) return true;
  const auto text = parts.next();
  return text && parts.done() && display_text(text->tag) && is_any(*text);
}

bool is_qualifier(Input content) {
  Parser parts(content);
  const auto kind = parts.next(kOid);
  const auto value = kind ? parts.next() : std::nullopt;
  if (!value || !parts.done() || !is_oid(kind->content)) return false;
  if (is_qualifier_kind(kind->content, 1)) return value->tag == kIa5String;
  if (is_qualifier_kind(kind->content, 2)) return is_user_notice(*value);
  return is_any(*value);
}

bool is_policy(Input content) {
  Parser parts(content);
  const auto oid = parts.next(kOid);
  if (!oid || !is_oid(oid->content)) return false;
  const auto qualifiers = parts.next_list(kSequence);
  Parser list(qualifiers ? qualifiers->content : Input{});
  while (!list.done()) {
    const auto qualifier = list.next(kSequence);
    if (!qualifier || !is_qualifier(qualifier->content)) return false;
  }
  return parts.done();
}

// fullName [0] or nameRelativeToCRLIssuer [1]
bool is_point_name(Input content) {
  Parser inside(content);
  if (const auto full = inside.next_list(kContextConstructed0)) {
    return inside.done() && are_general_names(full->content);
  }
  const auto relative = inside.next_list(kContextConstructed0 + 1);
  if (!relative || !inside.done()) return false;
  Parser pairs(relative->content);
  while (!pairs.done()) {
    const auto pair = pairs.next(kSequence);
    Parser parts(pair ? pair->content : Input{});
    const auto type = parts.next(kOid);
    const auto value = type ? parts.next() : std::nullopt;
    if (!value || !parts.done() || !is_attribute(type->content, *value)) return false;
  }
  return true;
}

bool is_point(Input content) {
  Parser parts(content);
  if (const auto name = parts.next(kContextConstructed0); name && !is_point_name(name->content)) return false;
  if (const auto reasons = parts.next(kContext0 + 1); reasons && !is_bits(reasons->content)) return false;
  if (const auto of = parts.next_list(kContextConstructed0 + 2); of && !are_general_names(of->content)) return false;
  return parts.done();
}

bool is_access_description(Input content) {
  Parser parts(content);
  const auto method = parts.next(kOid);
  const auto location = method ? parts.next() : std::nullopt;
  return location && parts.done() && is_oid(method->content) && is_general_name(*location);
}

// A list whose elements are SEQUENCEs of one kind.
template <typename Check>
bool is_list_of(Input value, Check&& check) {
  return for_each_element(value, [&](Parser& list) {
    const auto element = list.next(kSequence);
    return element && check(element->content);
  });
}

bool is_purposes(Input value) {
  return for_each_element(value, [&](Parser& list) {
    const auto oid = list.next(kOid);
    return oid && is_oid(oid->content);
  });
}

bool is_authority_key_id(Input value) {
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return false;
  Parser parts(sequence->content);
  parts.next(kContext0);
  if (const auto names = parts.next_list(kContextConstructed0 + 1); names && !are_general_names(names->content)) {
    return false;
  }
  if (const auto serial = parts.next(kContext0 + 2); serial && !is_integer(serial->content)) return false;
  return parts.done();
}

bool is_basic_constraints(Input value) {
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return false;
  Parser parts(sequence->content);
  if (const auto ca = parts.next(kBoolean); ca && ca->content.size() != 1) return false;
  if (const auto length = parts.next(kInteger); length && !is_integer(length->content)) return false;
  return parts.done();
}

bool is_subtree(Input content) {
  Parser parts(content);
  const auto base = parts.next();
  if (!base || !is_general_name(*base)) return false;
  for (const uint8_t id : {uint8_t{0}, uint8_t{1}}) {
    const auto number = parts.next(static_cast<uint8_t>(kContext0 + id));
    if (number && !is_integer(number->content)) return false;
  }
  return parts.done();
}

bool is_name_constraints(Input value) {
  Parser outer(value);
  const auto sequence = outer.next(kSequence);
  if (!sequence) return false;
  Parser parts(sequence->content);
  for (const uint8_t id : {uint8_t{0}, uint8_t{1}}) {
    const auto subtrees = parts.next_list(static_cast<uint8_t>(kContextConstructed0 + id));
    Parser list(subtrees ? subtrees->content : Input{});
    while (!list.done()) {
      const auto subtree = list.next(kSequence);
      if (!subtree || !is_subtree(subtree->content)) return false;
    }
  }
  return parts.done();
}

}  // namespace

bool is_extension_value(Ext ext, Input value) {
  Parser parser(value);
  switch (ext) {
    case Ext::subject_alt_name: {
      const auto names = parser.next_list(kSequence);
      return names && are_general_names(names->content);
    }
    case Ext::basic_constraints:
      return is_basic_constraints(value);
    case Ext::key_usage: {
      const auto bits = parser.next(kBitString);
      return bits && is_bits(bits->content);
    }
    case Ext::ext_key_usage:
      return is_purposes(value);
    case Ext::authority_key_id:
      return is_authority_key_id(value);
    case Ext::subject_key_id:
      return parser.next(kOctetString).has_value();
    case Ext::certificate_policies:
      return is_list_of(value, is_policy);
    case Ext::crl_distribution_points:
      return is_list_of(value, is_point);
    case Ext::authority_info_access:
      return is_list_of(value, is_access_description);
    case Ext::sct_list:
      return is_sct_list(value);
    case Ext::ct_poison: {
      const auto null = parser.next(kNull);
      return null && null->content.empty();
    }
    case Ext::name_constraints:
      return is_name_constraints(value);
    case Ext::count:
      break;
  }
  return false;
}

}  // namespace candor::x509
