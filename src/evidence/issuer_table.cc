#include "evidence/issuer_table.h"

#include "base/fold.h"
#include "x509/name.h"

namespace candor::evidence {

namespace {

std::string canonical_name(x509::Input name) {
  std::vector<x509::Attribute> attributes;
  const bool whole = x509::read_name(name, attributes);
  std::string key(whole ? "" : "malformed:");
  if (!whole) return key.append(x509::as_chars(name));
  for (const auto& attribute : attributes) {
    key += attribute.first_in_rdn ? '\x01' : '\x02';
    key.append(x509::as_chars(attribute.type));
    key += '\x03';
    std::string value;
    x509::append_utf8(value, attribute.value.tag, attribute.value.content);
    key += fold(value);
  }
  return key;
}

}  // namespace

uint32_t IssuerTable::intern(x509::Input name) {
  const std::lock_guard lock(mutex_);
  const auto known = by_der_.find(x509::as_chars(name));
  if (known != by_der_.end()) return known->second;
  const auto number = static_cast<uint32_t>(names_.size());
  names_.emplace_back(x509::as_chars(name));
  by_der_.emplace(names_.back(), number);
  canonical_.push_back(by_canonical_.emplace(canonical_name(name), number).first->second);
  return number;
}

}  // namespace candor::evidence
