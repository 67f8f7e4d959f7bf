// One GoogleTest case per fixture, so that --gtest_filter picks fixtures by name.
#pragma once

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

inline void register_test(const std::string& suite, const std::string& name, const char* file, int line,
                          std::function<void()> body) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, file, line,
                        [body = std::move(body)]() -> testing::Test* { return new FunctionTest(body); });
}

}  // namespace candor::fixture
