#include <fmt/format.h>
#include <ostream>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/command.h"

namespace candor::cli {

Result<std::string> Environment::read(const std::string& path, size_t max_bytes) const {
  if (path != "-" || !standard_input) return read_file(path, max_bytes);
  if (standard_input->size() > max_bytes) {
    return Error{fmt::format("standard input is larger than {} bytes", max_bytes), "Is it the right file?"};
  }
  return *standard_input;
}

// Each on one line and printable, whatever names and answers they quote.
int Environment::fail(const Error& error) const {
  err << "candor: " << printable(error.message) << "\n";
  if (!error.advice.empty()) err << "  " << printable(error.advice) << "\n";
  return kFailed;
}

}  // namespace candor::cli
