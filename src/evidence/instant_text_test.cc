#include "evidence/instant_text.h"

#include <gtest/gtest.h>

namespace candor::evidence {

TEST(InstantText, SaysWhatFormatInstantSaysWhateverCameBefore) {
  InstantText text;
  for (const int64_t seconds : {int64_t{0}, int64_t{59}, int64_t{86399}, int64_t{86400}, int64_t{0}, int64_t{-1},
                                int64_t{951782400}, int64_t{253402300799}, int64_t{253402300800}, int64_t{0}}) {
    const Instant instant{Seconds(seconds)};
    std::string kept, alone;
    text.append(kept, instant);
    append_instant(alone, instant);
    EXPECT_EQ(kept, format_instant(instant));
    EXPECT_EQ(alone, format_instant(instant));
  }
}

}  // namespace candor::evidence
