#include "x509/content_check.h"

#include "x509/asn1_check.h"

namespace candor::x509 {

template <typename Check>
bool ContentCheck::good(Input value, std::string& last, Check&& check) {
  if (!last.empty() && as_chars(value) == last) return true;
  if (!check(value)) return false;
  last = as_chars(value);
  return true;
}

bool ContentCheck::extension_good(const Certificate& c, Ext ext) {
  const Input value = c.get(ext).value;
  switch (ext) {
    case Ext::subject_alt_name:
    case Ext::subject_key_id:
    case Ext::sct_list:
    case Ext::ct_poison:
      return is_extension_value(ext, value);  // never the same twice, or nothing to it
    default:
      return good(value, values_[static_cast<size_t>(ext)], [&](Input in) { return is_extension_value(ext, in); });
  }
}

Flaw ContentCheck::of(const Certificate& c) {
  if (c.flaw != Flaw::none) return c.flaw;
  if (!good(c.signature_algorithm, algorithm_, is_algorithm)) return Flaw::algorithm;
  if (!equal(c.inner_algorithm, c.signature_algorithm) && !is_algorithm(c.inner_algorithm)) return Flaw::algorithm;
  if (!good(c.issuer, issuer_, is_name)) return Flaw::issuer;
  if (!is_name(c.subject)) return Flaw::subject;
  // From the identifier's OID to the end of its parameters.
  const Input key(c.key_algorithm.data(), c.key_algorithm.size() + c.key_parameters.size());
  const auto key_good = [&](Input) {
    return is_oid(c.key_algorithm) && (c.key_parameters.empty() || is_one_any(c.key_parameters));
  };
  if (!good(key, key_algorithm_, key_good)) return Flaw::public_key;
  for (unsigned slot = 0; slot < static_cast<unsigned>(Ext::count); ++slot) {
    const auto ext = static_cast<Ext>(slot);
    if (c.has(ext) && !extension_good(c, ext)) {
      return static_cast<Flaw>(static_cast<unsigned>(Flaw::first_extension) + slot);
    }
  }
  return Flaw::none;
}

}  // namespace candor::x509
