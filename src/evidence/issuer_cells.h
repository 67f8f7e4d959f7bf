// One worker's memory of issuers: thousands of certificates share one, so its number is asked for and its cell is made
// once.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "evidence/issuer_table.h"

namespace candor::evidence {

struct IssuerCell {
  uint32_t number = 0;
  std::string text;  // as the appendix shows it
};

class IssuerCells {
 public:
  IssuerCells(IssuerTable& table, std::function<std::string(x509::Input)> make_text)
      : table_(table), make_text_(std::move(make_text)) {}

  // `name` is a DER Name, header included. The reference stays good as long as this lives.
  const IssuerCell& of(x509::Input name) {
    const std::string_view der = x509::as_chars(name);
    if (last_ != nullptr && last_->first == der) return last_->second;
    auto found = cells_.find(der);
    if (found == cells_.end()) {
      found = cells_.emplace(std::string(der), IssuerCell{table_.intern(name), make_text_(name)}).first;
    }
    last_ = &*found;
    return found->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Cells = std::unordered_map<std::string, IssuerCell, Hash, std::equal_to<>>;

  IssuerTable& table_;
  std::function<std::string(x509::Input)> make_text_;
  Cells cells_;
  const Cells::value_type* last_ = nullptr;
};

}  // namespace candor::evidence
