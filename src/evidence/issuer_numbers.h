// One worker's memory of issuers: thousands of certificates share one, so the table, which all workers share, is asked
// for its number once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "evidence/issuer_table.h"

namespace candor::evidence {

class IssuerNumbers {
 public:
  explicit IssuerNumbers(IssuerTable& table) : table_(table) {}

  // `name` is a DER Name, header included.
  uint32_t of(x509::Input name) {
    const std::string_view der = x509::as_chars(name);
    if (last_ != nullptr && last_->first == der) return last_->second;
    auto found = numbers_.find(der);
    if (found == numbers_.end()) found = numbers_.emplace(std::string(der), table_.intern(name)).first;
    last_ = &*found;
    return found->second;
  }
  uint32_t of_withheld(x509::Input name) { return table_.intern_withheld(name); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Numbers = std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>>;

  IssuerTable& table_;
  Numbers numbers_;
  const Numbers::value_type* last_ = nullptr;
};

}  // namespace candor::evidence
