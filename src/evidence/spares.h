// Things that are costly to make and used by one thread at a time: who needs one takes a spare, or makes the first.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace candor::evidence {

template <typename Thing>
class Spares {
 public:
  template <typename Make>
  std::unique_ptr<Thing> take(Make&& make) {
    {
      const std::lock_guard lock(mutex_);
      if (!spares_.empty()) {
        auto thing = std::move(spares_.back());
        spares_.pop_back();
        return thing;
      }
    }
    return make();
  }

  void give_back(std::unique_ptr<Thing> thing) {
    const std::lock_guard lock(mutex_);
    spares_.push_back(std::move(thing));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Thing>> spares_;
};

}  // namespace candor::evidence
