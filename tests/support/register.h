// One GoogleTest case per fixture, so that --gtest_filter picks fixtures by name.
#pragma once

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>

namespace candor::fixture {

// Supplied by each test program; called once before the tests run.
void register_tests();

class FunctionTest : public testing::Test {
 public:
  explicit FunctionTest(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

// Dashes become underscores: in --gtest_filter a dash begins what is left out.
inline void register_test(std::string suite, std::string name, const char* file, int line, std::function<void()> body) {
  std::replace(suite.begin(), suite.end(), '-', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file, line,
                        [body = std::move(body)]() -> testing::Test* { return new FunctionTest(body); });
}

}  // namespace candor::fixture
