// What could not be read, in input order: any number of stretches in constant memory. They lie in an unnamed temporary
// file until they are written; only their number and the first one are at hand.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "evidence/item.h"
#include "evidence/spill.h"

namespace candor::evidence {

class RejectedList {
 public:
  // `folder` for the temporary file, which is made when something is rejected.
  explicit RejectedList(std::string folder = "/tmp") : folder_(std::move(folder)) {}

  // Adds them in the order given.
  Status add(const std::vector<Rejected>& rejected);
  uint64_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Rejected& front() const { return first_; }

  // Goes through all of them, once after the other. Ends early when the temporary file cannot be read: see failure().
  class Iterator {
   public:
    explicit Iterator(const RejectedList& list) : list_(list) { ++*this; }
    const Rejected& operator*() const { return rejected_; }
    Iterator& operator++();
    bool operator==(std::default_sentinel_t) const { return ended_; }

   private:
    bool fetch(size_t bytes);
    template <typename T>
    T number();
    std::string text();

    const RejectedList& list_;
    Rejected rejected_;
    std::string ahead_, room_;
    size_t at_ = 0;
    uint64_t read_ = 0;
    bool ended_ = false;
  };
  Iterator begin() const { return Iterator(*this); }
  static std::default_sentinel_t end() { return {}; }
  const Status& failure() const { return failure_; }

 private:
  std::string folder_;
  std::unique_ptr<Spill> spill_;
  uint64_t size_ = 0;
  Rejected first_;
  mutable Status failure_;
};

}  // namespace candor::evidence
