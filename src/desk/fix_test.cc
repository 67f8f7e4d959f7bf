#include "desk/fix.h"

#include <gtest/gtest.h>

namespace candor::desk {

TEST(ApplyEdits, ReplacesFromTheFrontWhateverTheOrder) {
  const rules::Fix heading{"spelling", {4, 11}, "Impact"};
  const rules::Fix label{"insert", {12, 12}, "- **Label:**\n"};
  EXPECT_EQ(apply_edits("### IMPACTS\nText\n", {&label, &heading}), "### Impact\n- **Label:**\nText\n");
}

TEST(ApplyEdits, KeepsTheLineEndsOfTheText) {
  const rules::Fix insert{"insert", {3, 3}, "b\nc\r\n"};
  EXPECT_EQ(apply_edits("a\r\nd\r\n", {&insert}), "a\r\nb\r\nc\r\nd\r\n");
  EXPECT_EQ(apply_edits("a\n\nd\r\n", {&insert}), "a\n\nb\nc\r\nd\r\n");
}

TEST(ApplyEdits, TouchesNothingElse) {
  const std::string text("\xc3\xa9 \x01 trailing  \t\n\n\n no end");
  EXPECT_EQ(apply_edits(text, {}), text);
}

}  // namespace candor::desk
