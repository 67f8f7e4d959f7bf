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

namespace {

// A sentence that quotes an endless name is cut in its middle; what is said before and behind the name stays.
std::string readable(const std::string& sentence) {
  constexpr size_t kLongest = 1200, kHead = 800, kTail = 200;
  if (sentence.size() <= kLongest) return printable(sentence);
  const auto continues = [&](size_t at) { return (static_cast<unsigned char>(sentence[at]) & 0xC0U) == 0x80U; };
  size_t head = kHead;
  while (head > kHead - 4 && continues(head)) --head;
  size_t tail = sentence.size() - kTail;
  while (tail < sentence.size() - kTail + 4 && continues(tail)) ++tail;
  return printable(std::string_view(sentence).substr(0, head)) + " [...] " +
         printable(std::string_view(sentence).substr(tail));
}

}  // namespace

// Each on one line and printable, whatever names and answers they quote.
int Environment::fail(const Error& error) const {
  err << "candor: " << readable(error.message) << "\n";
  if (!error.advice.empty()) err << "  " << readable(error.advice) << "\n";
  return kFailed;
}

}  // namespace candor::cli
