#include "evidence/issuer_table.h"

#include "base/fold.h"
#include "x509/name.h"

namespace candor::evidence {

namespace {

// No DER Name begins with these.
constexpr char kTextMark = '\0';
constexpr char kWithheldMark = '\1';

}  // namespace

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

uint32_t IssuerTable::intern(x509::Input name) {
  const std::lock_guard lock(mutex_);
  const auto known = by_der_.find(x509::as_chars(name));
  return known != by_der_.end() ? known->second : add(x509::as_chars(name), canonical_name(name));
}

uint32_t IssuerTable::intern_text(std::string_view text) {
  const std::lock_guard lock(mutex_);
  const std::string name = std::string(1, kTextMark).append(text);
  const auto known = by_der_.find(name);
  return known != by_der_.end() ? known->second : add(name, kTextMark + fold(text));
}

uint32_t IssuerTable::intern_withheld(x509::Input name) {
  const std::lock_guard lock(mutex_);
  const std::string marked = std::string(1, kWithheldMark).append(x509::as_chars(name));
  const auto known = by_der_.find(marked);
  return known != by_der_.end() ? known->second : add(marked, canonical_name(name));
}

uint32_t IssuerTable::add(std::string_view name, std::string canonical) {
  const auto number = static_cast<uint32_t>(names_.size());
  names_.emplace_back(name);
  by_der_.emplace(names_.back(), number);
  canonical_.push_back(by_canonical_.emplace(std::move(canonical), number).first->second);
  return number;
}

std::string_view IssuerTable::der(uint32_t number) const {
  const std::string& name = names_[number];
  return std::string_view(name).substr(name.starts_with(kWithheldMark) ? 1 : 0);
}

std::string_view IssuerTable::shown(uint32_t number) const {
  const std::string& name = names_[number];
  return name.starts_with(kWithheldMark) ? std::string_view() : std::string_view(name);
}

std::string IssuerTable::text(uint32_t number) const {
  const std::string& name = names_[number];
  if (name.starts_with(kWithheldMark)) return "withheld: a natural person";
  return name.starts_with(kTextMark) ? name.substr(1) : x509::name_text(x509::as_bytes(name));
}

}  // namespace candor::evidence
