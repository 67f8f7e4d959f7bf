// One worker's memory of issuers: thousands of certificates share one, so the table, which all workers share, is asked
// for its number once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "evidence/issuer_table.h"
#include "x509/remembered.h"

namespace candor::evidence {

class IssuerNumbers {
 public:
  explicit IssuerNumbers(IssuerTable& table) : table_(table) {}

  // `name` is a DER Name, header included.
  uint32_t of(x509::Input name) {
    return recent_.of(name, [this](x509::Input met) { return known(met); });
  }
  uint32_t of_withheld(x509::Input name) { return table_.intern_withheld(name); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  uint32_t known(x509::Input name) {
    auto found = numbers_.find(x509::as_chars(name));
    if (found == numbers_.end()) found = numbers_.emplace(std::string(x509::as_chars(name)), table_.intern(name)).first;
    return found->second;
  }

  IssuerTable& table_;
  x509::Remembered<uint32_t> recent_;
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
};

}  // namespace candor::evidence
