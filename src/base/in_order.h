// Independent pieces of work on several threads, whose results come back in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace candor {

// The engine of in_order() below. Workers run only so far ahead of what was taken, so that a run over thousands of
// files needs the memory of a few.
template <typename Result, typename Make>
class OrderedWork {
 public:
  OrderedWork(size_t count, size_t threads, Make& make) : count_(count), ahead_(4 * threads), make_(make) {
    for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  ~OrderedWork() {
    {
      const std::lock_guard lock(mutex_);
      next_ = count_;  // after an exception nobody wants the rest
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  // The result of the next piece; throws what making it threw.
  Result take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return made_.contains(taken_); });
    Made made = std::move(made_.extract(taken_).mapped());
    ++taken_;
    lock.unlock();
    changed_.notify_all();
    if (made.error) std::rethrow_exception(made.error);
    return std::move(*made.result);
  }

 private:
  struct Made {
    std::optional<Result> result;
    std::exception_ptr error;
  };

  void work() {
    while (true) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return next_ >= count_ || next_ < taken_ + ahead_; });
      if (next_ >= count_) return;
      const size_t mine = next_++;
      lock.unlock();
      Made made;
      try {
        made.result.emplace(make_(mine));
      } catch (...) {
        made.error = std::current_exception();
      }
      lock.lock();
      made_.emplace(mine, std::move(made));
      lock.unlock();
      changed_.notify_all();
    }
  }

  const size_t count_;
  const size_t ahead_;
  Make& make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<size_t, Made> made_;
  size_t next_ = 0;   // to be made
  size_t taken_ = 0;  // handed out
  std::vector<std::thread> threads_;
};

// Calls take(i, make(i)) for i in [0, count), in order and on the calling thread; make() runs on `threads` others when
// that is more than one, and must not touch what they share without a lock.
template <typename Make, typename Take>
void in_order(size_t count, size_t threads, Make make, Take take) {
  using Result = std::invoke_result_t<Make&, size_t>;
  if (threads <= 1 || count <= 1) {
    for (size_t i = 0; i < count; ++i) take(i, make(i));
    return;
  }
  OrderedWork<Result, Make> work(count, threads < count ? threads : count, make);
  for (size_t i = 0; i < count; ++i) take(i, work.take());
}

}  // namespace candor
