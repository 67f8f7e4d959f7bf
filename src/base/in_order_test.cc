#include "base/in_order.h"

#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <stdexcept>

namespace candor {
namespace {

using testing::Each;
using testing::ElementsAre;

std::vector<size_t> squares(size_t count, size_t threads) {
  std::vector<size_t> taken;
  in_order(
      count, threads, [](size_t i) { return i * i; },
      [&](size_t i, size_t square) {
        EXPECT_EQ(square, i * i);
        taken.push_back(square);
      });
  return taken;
}

TEST(InOrder, GivesTheSameOnOneThreadAndOnMany) {
  EXPECT_THAT(squares(3, 1), ElementsAre(0, 1, 4));
  EXPECT_EQ(squares(500, 4), squares(500, 1));
  EXPECT_THAT(squares(0, 4), ElementsAre());
}

TEST(InOrder, MakesEachPieceOnceAndNotFarAhead) {
  std::vector<std::atomic<int>> made(200);
  std::atomic<size_t> taken = 0;
  in_order(
      made.size(), 2,
      [&](size_t i) {
        EXPECT_LE(i, taken + 8);
        return ++made[i];
      },
      [&](size_t, int) { ++taken; });
  EXPECT_EQ(taken, made.size());
  EXPECT_THAT(std::vector<int>(made.begin(), made.end()), Each(1));
}

TEST(InOrder, HandsOnWhatWasThrown) {
  size_t taken = 0;
  const auto make = [](size_t i) { return i == 20 ? throw std::runtime_error("twenty") : i; };
  EXPECT_THROW(in_order(1000, 3, make, [&](size_t, size_t) { ++taken; }), std::runtime_error);
  EXPECT_EQ(taken, 20U);
}

}  // namespace
}  // namespace candor
