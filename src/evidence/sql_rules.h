// What SQL of users may do: read the one table and call functions, but none that reaches into SQLite or the process, or
// that gives something else at each run or on each machine. What they select is evidence, and `candor evidence verify`
// must find the same again.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;

namespace candor::evidence {

class SqlRules {
 public:
  // SQLite's own, but without a clock: name for sqlite3_open_v2(). 'now' and what stands for it asks it, however it is
  // spelled; then clock_was_asked() after the step, once, on the same thread.
  static const char* vfs();
  static bool clock_was_asked();
  static Error no_clock();

  // From here on statements of this connection are held to the rules; this object must outlive it. Functions are added
  // before.
  void hold_for(sqlite3* db);
  // Before each statement; refusal() then says why it does not compile, if it broke a rule that needs words.
  void begin(std::string_view sql);
  const std::optional<Error>& refusal() const { return refusal_; }
  // The number of a row depends on how the input was cut into batches where rows come in batches.
  void allow_row_numbers(bool allowed) { row_numbers_ = allowed; }

 private:
  static int asked(void* self, int action, const char* first, const char* second, const char*, const char*);
  int may_call(std::string_view function);
  int may_read(std::string_view column);
  int refuse(Error error);

  bool row_numbers_ = true;
  bool local_time_ = false;                      // the statement asks for it, as far as its text tells
  std::set<std::string, std::less<>> harmless_;  // functions, as SQLite itself says
  std::optional<Error> refusal_;
};

}  // namespace candor::evidence
