// A bug as Bugzilla's REST interface gives it, saved to a file: {"bugs": [BUG]}, BUG alone, or
// {"bug": BUG, "comments": ..., "history": ...}.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "rules/context.h"

namespace candor::desk {

struct BugComment {
  int count = 0;  // 0 is the description
  std::optional<Instant> time;
  std::string creator;
  std::string text;
};

struct BugFile {
  rules::Bug bug;
  std::string summary;
  std::string whiteboard;
  std::string assignee;
  std::optional<Instant> opened;
  std::vector<BugComment> comments;  // empty when the file has none

  bool resolved() const { return !bug.resolution.empty(); }
  // The comment that holds exactly this text (line ends and outer white space aside); null when none does.
  const BugComment* comment_with(std::string_view text) const;
  // The opener's address belongs to another organisation than the assignee's: false also when it cannot be told.
  bool opened_by_another() const;
};

// Fields that are missing or of another type are taken as absent; only what is no bug at all is an error.
Result<BugFile> read_bug_file(const std::string& name, const std::string& bytes);

}  // namespace candor::desk
