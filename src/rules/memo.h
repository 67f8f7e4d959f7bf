// What several rules read out of the same report, computed once. Rules stay pure functions: a value depends on the
// Input alone, so who asks first makes no difference.
//
// Thread safety: none; an Input and its memo belong to one thread.
#pragma once

#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

namespace candor::rules {

class Memo {
 public:
  // The T built from `in`, made at the first call. It lives as long as the memo.
  template <typename T, typename In>
  const T& get(const In& in) {
    const std::type_index type(typeid(T));
    for (const auto& [known, value] : values_) {
      if (known == type) return *static_cast<const T*>(value.get());
    }
    auto made = std::make_shared<const T>(in);
    values_.emplace_back(type, made);
    return *made;
  }

 private:
  std::vector<std::pair<std::type_index, std::shared_ptr<const void>>> values_;
};

}  // namespace candor::rules
