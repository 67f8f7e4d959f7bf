#include "tracker/json_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace candor::tracker {
namespace {

using nlohmann::json;

TEST(JsonValue, TheFirstOfWhatIsNoListIsNothing) {
  EXPECT_EQ(first_of(json::parse("[7, 8]")), 7);
  for (const char* none : {"[]", "{}", R"({"7": {}})", "null", "7", R"("x")"}) {
    EXPECT_TRUE(first_of(json::parse(none)).is_null()) << none;
  }
}

TEST(JsonValue, NumbersThatDoNotFitAreNoNumbers) {
  const json object = json::parse(R"({"largest": 9223372036854775807, "above": 9223372036854775808,
      "id": 2147483647, "no id": 2147483648, "wraps to 1": 4294967297, "negative": -1, "list": [1, -1,
      18446744073709551615, 9223372036854775808, 1.5, "2", 9223372036854775807]})");
  EXPECT_EQ(whole_number_of(object, "largest"), INT64_MAX);
  for (const char* name : {"above", "negative", "list", "none"}) EXPECT_EQ(whole_number_of(object, name), 0) << name;
  EXPECT_EQ(id_of(object, "id"), kLargestId);
  EXPECT_EQ(small_number_of(object, "id"), 2147483647);
  for (const char* name : {"no id", "wraps to 1", "largest", "above", "negative"}) {
    EXPECT_EQ(id_of(object, name), 0) << name;
    EXPECT_EQ(small_number_of(object, name), 0) << name;
  }
  EXPECT_THAT(numbers_of(object, "list"), testing::ElementsAre(1, INT64_MAX));
}

}  // namespace
}  // namespace candor::tracker
