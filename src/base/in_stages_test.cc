#include "base/in_stages.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

namespace candor {
namespace {

using testing::ElementsAre;

struct Seen {
  std::vector<size_t> first, second;
};

Seen squares(size_t pieces, size_t threads) {
  Seen seen;
  Stages<size_t, 2>([](size_t number) { return number * number; },
                    {[&](size_t& piece) { seen.first.push_back(piece++); },
                     [&](const size_t& piece) { seen.second.push_back(piece); }})
      .run(pieces, threads);
  return seen;
}

TEST(Stages, KeepTheOrderOnAnyNumberOfThreads) {
  EXPECT_THAT(squares(3, 1).first, ElementsAre(0, 1, 4));
  EXPECT_THAT(squares(3, 2).second, ElementsAre(1, 2, 5));
  const Seen one = squares(2000, 1);
  for (const size_t threads : {2, 3, 8}) {
    const Seen many = squares(2000, threads);
    EXPECT_EQ(many.first, one.first);
    EXPECT_EQ(many.second, one.second);
  }
  EXPECT_THAT(squares(0, 4).second, ElementsAre());
}

TEST(Stages, DoNotRunFarAheadAndOnePieceAtATime) {
  std::atomic<size_t> through = 0;
  std::array<std::atomic<int>, 2> inside{};
  const auto stage = [&](size_t number) {
    return [&inside, number](size_t&) {
      EXPECT_EQ(++inside.at(number), 1);
      std::this_thread::yield();
      --inside.at(number);
    };
  };
  Stages<size_t, 3>(
      [&](size_t number) {
        EXPECT_LE(number, through + 12);
        return number;
      },
      {stage(0), stage(1), [&](size_t&) { ++through; }})
      .run(500, 3);
  EXPECT_EQ(through, 500U);
}

TEST(Stages, HandOnWhatWasThrown) {
  for (const size_t threads : {1, 2, 4}) {
    size_t through = 0;
    const auto make = [](size_t number) { return number == 20 ? throw std::runtime_error("twenty") : number; };
    const auto count = [&](size_t&) { ++through; };
    EXPECT_THROW((Stages<size_t, 1>(make, {count}).run(1000, threads)), std::runtime_error);
    EXPECT_LE(through, 20U);
    const auto fail = [](const size_t& number) {
      if (number == 30) throw std::runtime_error("thirty");
    };
    EXPECT_THROW((Stages<size_t, 2>([](size_t number) { return number; }, {fail, count}).run(1000, threads)),
                 std::runtime_error);
  }
}

}  // namespace
}  // namespace candor
