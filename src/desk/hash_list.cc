#include "desk/hash_list.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::desk {

namespace {

constexpr size_t kDigits = 64;
constexpr size_t kShortest = 32;  // of what may be meant as a hash: MD5

bool hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The end of a run of hexadecimal digits; of pairs of them with colons between, when it begins so.
size_t end_of_run(std::string_view line, size_t at) {
  size_t end = at;
  while (end < line.size() && hex_digit(line[end])) ++end;
  const auto pair_behind_colon = [&](size_t from) {
    return from + 2 < line.size() && line[from] == ':' && hex_digit(line[from + 1]) && hex_digit(line[from + 2]) &&
           (from + 3 == line.size() || !hex_digit(line[from + 3]));
  };
  if (end - at != 2) return end;
  while (pair_behind_colon(end)) end += 3;
  return end;
}

std::string without_colons(std::string_view run) {
  std::string digits = to_lower(run);
  std::erase(digits, ':');
  return digits;
}

// "https://crt.sh/?id=12345", or the number alone.
bool names_an_id(std::string_view line) {
  const std::string_view text = trim(line);
  if (contains_ci(text, "crt.sh/?")) return true;
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

HashesOfLine hashes_of_line(std::string_view line) {
  HashesOfLine out;
  for (size_t at = 0; at < line.size();) {
    if (!hex_digit(line[at])) {
      ++at;
      continue;
    }
    const size_t end = end_of_run(line, at);
    std::string digits = without_colons(line.substr(at, end - at));
    at = end;
    if (digits.size() == kDigits) {
      out.hashes.push_back(std::move(digits));
    } else if (digits.size() >= kShortest) {
      out.other = true;
    }
  }
  out.other = out.hashes.empty() && (out.other || names_an_id(line));
  return out;
}

}  // namespace candor::desk
