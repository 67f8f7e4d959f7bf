// One range cut into as many stretches as there are threads, for passes whose places do not depend on one another.
#pragma once

#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace candor {

// Calls work(begin, end) for stretches that make up [0, count): the first one on the calling thread, the others each on
// one of their own. Short ranges stay on the calling thread: a thread costs as much as thousands of places. Throws what
// the first stretch that failed threw, when all have ended.
template <typename Work>
void in_parallel(size_t count, size_t threads, Work&& work) {
  constexpr size_t kWorthAThread = 16384;
  if (threads <= 1 || count < 2 * kWorthAThread) return work(size_t{0}, count);
  std::vector<std::exception_ptr> errors(threads);
  const auto stretch = [&](size_t number) {
    try {
      work(count * number / threads, count * (number + 1) / threads);
    } catch (...) {
      errors[number] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (size_t number = 1; number < threads; ++number) others.emplace_back(stretch, number);
    stretch(0);
  }
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace candor
