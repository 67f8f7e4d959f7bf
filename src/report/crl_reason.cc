#include "report/crl_reason.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/fold.h"

namespace candor::report {

namespace {

// By code, in lower-case letters only; 7 is not used.
constexpr std::array<std::string_view, 11> kNames = {
    "unspecified",   "keycompromise",        "cacompromise",    "affiliationchanged",
    "superseded",    "cessationofoperation", "certificatehold", "",
    "removefromcrl", "privilegewithdrawn",   "aacompromise"};

// What stands in front of the name: "X509v3 CRL Reason Code: ", "ReasonFlags.", "id-ce-cRLReasons", "REV_".
constexpr std::array<std::string_view, 8> kLeads = {"idce",   "crl",  "revocation", "reasons",
                                                    "reason", "code", "flags",      "rev"};

constexpr std::string_view kOid = "2.5.29.21";

struct Parts {
  std::string letters;               // joined
  std::vector<std::string> numbers;  // runs of digits
};

Parts parts_of(std::string_view cell) {
  Parts parts;
  bool in_number = false;
  for (const char c : cell) {
    if (c >= 'a' && c <= 'z') parts.letters.push_back(c);
    if (is_digit(c)) {
      if (!in_number) parts.numbers.emplace_back();
      parts.numbers.back().push_back(c);
    }
    in_number = is_digit(c);
  }
  return parts;
}

// Nothing but words that may stand in front.
bool leads_only(std::string_view letters) {
  while (!letters.empty()) {
    const auto lead =
        std::find_if(kLeads.begin(), kLeads.end(), [&](std::string_view known) { return letters.starts_with(known); });
    if (lead == kLeads.end()) return false;
    letters.remove_prefix(lead->size());
  }
  return true;
}

std::optional<int> code_of(std::string_view letters) {
  for (size_t code = 0; code < kNames.size(); ++code) {
    const std::string_view name = kNames[code];
    if (name.empty() || !letters.ends_with(name)) continue;
    if (leads_only(letters.substr(0, letters.size() - name.size()))) return static_cast<int>(code);
  }
  return letters == "changeofaffiliation" ? std::optional(3) : std::nullopt;  // Windows
}

// A number that stands for a reason; empty where it stands for none.
std::optional<int> code_of(std::vector<std::string> numbers) {
  if (numbers.size() == 2 && numbers[1] == "0") numbers.pop_back();  // 4.0: a column with gaps, read as numbers
  if (numbers.size() != 1) return std::nullopt;
  const std::string& digits = numbers.front();
  int code = -1;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code);
  const bool known = read.ec == std::errc() && code >= 0 && code < static_cast<int>(kNames.size());
  return known && !kNames[static_cast<size_t>(code)].empty() ? std::optional(code) : std::nullopt;
}

// "0x04", "X509v3": digits that are no number of their own.
std::string without_markers(std::string_view cell) {
  std::string text = to_lower(cell);
  for (const std::string_view marker : {kOid, std::string_view("x509v3"), std::string_view("0x")}) {
    const size_t at = text.find(marker);
    if (at != std::string::npos) text.erase(at, marker.size());
  }
  return text;
}

}  // namespace

std::optional<int> parse_cell_reason(std::string_view cell) {
  constexpr size_t kLongest = 200;
  if (cell.size() > kLongest) return std::nullopt;
  Parts parts = parts_of(without_markers(cell));
  if (leads_only(parts.letters)) return code_of(std::move(parts.numbers));
  const auto named = code_of(parts.letters);
  if (!named || parts.numbers.empty()) return named;
  return code_of(std::move(parts.numbers)) == named ? named : std::nullopt;
}

}  // namespace candor::report
