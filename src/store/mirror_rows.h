// Between the values of the tracker and rows of the mirror. Private to the layer.
#pragma once

#include <string>
#include <string_view>

#include "store/connection.h"
#include "tracker/bug.h"

namespace candor::store {

// What the mirror notes of a bug besides what the tracker says.
struct BugNotes {
  bool history_known = false;
  std::string owner;
  int64_t year = 0;
  Instant seen;
};

void insert_bug(Connection& connection, const tracker::Bug& bug, const BugNotes& notes);
void insert_comment(Connection& connection, int64_t bug, const tracker::Comment& comment);
void insert_history(Connection& connection, int64_t bug, const std::vector<tracker::Change>& history);
void insert_attachments(Connection& connection, int64_t bug, const std::vector<tracker::Attachment>& files);

// Columns in the order bug_of_row() reads them, each of table "bug".
extern const std::string_view kBugColumns;
inline constexpr size_t kBugColumnCount = 18;
tracker::Bug bug_of_row(const Row& row);

std::vector<tracker::Comment> comments_of(Connection& connection, int64_t bug);  // those shown, by number
std::vector<tracker::Change> history_of(Connection& connection, int64_t bug);
std::vector<tracker::Attachment> attachments_of(Connection& connection, int64_t bug);

}  // namespace candor::store
