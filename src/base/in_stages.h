// Pieces of work on several threads: each is made by any of them and then goes through stages, in order, that take one
// piece at a time. A thread does whatever is next, so nobody waits while there is something to do.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace candor {

template <typename Piece, size_t Count>
class Stages {
 public:
  using Make = std::function<Piece(size_t number)>;  // on any thread, several at once
  using Stage = std::function<void(Piece&)>;         // in order, on any thread, one at a time; others go on meanwhile

  Stages(Make make, std::array<Stage, Count> stages) : make_(std::move(make)), stages_(std::move(stages)) {}

  // Takes `pieces` of them through; throws what the first call that failed threw, when all threads have ended. Call it
  // once.
  void run(size_t pieces, size_t threads) {
    pieces_ = pieces;
    if (threads <= 1) return run_inline();
    ahead_ = 4 * threads;
    {
      std::vector<std::jthread> others;
      for (size_t i = 1; i < threads; ++i) others.emplace_back([this] { work(); });
      work();
    }
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void run_inline() {
    for (size_t number = 0; number < pieces_; ++number) {
      Piece piece = make_(number);
      for (const Stage& stage : stages_) stage(piece);
    }
  }

  void work() {
    std::unique_lock lock(mutex_);
    try {
      while (through_.back() < pieces_) {
        if (!step(lock)) changed_.wait(lock);
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      if (!error_) error_ = std::current_exception();
      through_.back() = pieces_;
    }
    changed_.notify_all();
  }

  // Does one thing, what is nearest to its end first; false when there is nothing to do now.
  bool step(std::unique_lock<std::mutex>& lock) {
    for (size_t stage = Count; stage-- > 0;) {
      if (!busy_[stage] && waiting_[stage].contains(through_[stage])) return pass(stage, lock), true;
    }
    if (next_ >= pieces_ || next_ >= through_.back() + ahead_) return false;
    const size_t number = next_++;
    lock.unlock();
    Piece piece = make_(number);
    lock.lock();
    waiting_[0].emplace(number, std::move(piece));
    changed_.notify_all();
    return true;
  }

  void pass(size_t stage, std::unique_lock<std::mutex>& lock) {
    busy_[stage] = true;
    auto piece = waiting_[stage].extract(through_[stage]);
    lock.unlock();
    stages_[stage](piece.mapped());
    lock.lock();
    busy_[stage] = false;
    if (error_) return;
    ++through_[stage];
    if (stage + 1 < Count) waiting_[stage + 1].insert(std::move(piece));
    changed_.notify_all();
  }

  const Make make_;
  const std::array<Stage, Count> stages_;
  size_t pieces_ = 0, ahead_ = 0;  // no piece is made so far before the first that is not through
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t next_ = 0;                                     // to be made
  std::array<std::map<size_t, Piece>, Count> waiting_;  // for each stage
  std::array<size_t, Count> through_{};                 // how many have passed it
  std::array<bool, Count> busy_{};
  std::exception_ptr error_;
};

}  // namespace candor
