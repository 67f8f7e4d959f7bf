#include "report/listing.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "base/csv.h"
#include "base/fold.h"
#include "base/text.h"

namespace candor::report {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kHowToSave =
    "Save it as UTF-8 comma separated values (RFC 4180), or as text with one crt.sh URL a line.";

Error unreadable(std::string_view name, std::string what) {
  return {fmt::format("listing {}: {}", name, what), std::string(kHowToSave)};
}

bool is_hash(std::string_view cell) {
  return cell.size() == 64 && cell.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_url(std::string_view text) {
  return starts_with_ci(text, "https://") || starts_with_ci(text, "http://") || starts_with_ci(text, "crt.sh/");
}

// A line of a list that has no columns: a URL, or a bare hash (left to the rules to judge).
bool is_list_line(std::string_view line) {
  return is_url(line) || is_hash(line);
}

struct NumberedLine {
  int number;
  std::string_view text;
};

std::vector<NumberedLine> written_lines(std::string_view bytes) {
  std::vector<NumberedLine> lines;
  int number = 0;
  for (const std::string_view raw : split(bytes, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (!line.empty()) lines.push_back({number, line});
  }
  return lines;
}

// The first lines decide; a title line above the list must not make a CSV of it.
bool looks_like_list(const std::vector<NumberedLine>& lines) {
  constexpr size_t kProbe = 20;
  const size_t probed = std::min(lines.size(), kProbe);
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(probed);
  const auto hits = std::count_if(lines.begin(), end, [](const NumberedLine& line) { return is_list_line(line.text); });
  return static_cast<size_t>(hits) * 2 > probed || (probed == 2 && hits == 1 && is_list_line(lines[1].text));
}

Listing read_list(std::string name, const std::vector<NumberedLine>& lines) {
  Listing listing;
  listing.name = std::move(name);
  listing.form = ListingForm::url_list;
  listing.has_header = !is_list_line(lines.front().text);
  if (listing.has_header) listing.header.emplace_back(lines.front().text);
  for (const NumberedLine& line : lines) {
    if (listing.has_header && &line == &lines.front()) continue;
    listing.rows.push_back({line.number, {std::string(line.text)}});
  }
  return listing;
}

// Times a character stands outside quotation marks.
size_t count_unquoted(std::string_view line, char wanted) {
  size_t count = 0;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == wanted && !quoted) ++count;
  }
  return count;
}

struct Delimiter {
  char character;
  std::string_view plural;
};

// The character that separates the columns of the first line.
Delimiter find_delimiter(std::string_view line) {
  constexpr std::array<Delimiter, 3> kOthers = {{{';', "semicolons"}, {'\t', "tabs"}, {'|', "vertical bars"}}};
  const size_t commas = count_unquoted(line, ',');
  for (const Delimiter& other : kOthers) {
    const size_t count = count_unquoted(line, other.character);
    if (count >= 2 && count > commas) return other;
  }
  return {',', "commas"};
}

bool is_header(const std::vector<std::string>& cells) {
  constexpr std::array<std::string_view, 14> kWords = {"serial",   "hash",    "sha256",     "sha-256",   "fingerprint",
                                                       "subject",  "issuer",  "not before", "notbefore", "not after",
                                                       "notafter", "dnsname", "revoked",    "revocation"};
  if (std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return is_hash(cell); })) return false;
  return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
    // Names of columns are short; the subject of a certificate may hold any word.
    return cell.size() <= 48 && cell.find('=') == std::string::npos &&
           std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return contains_ci(cell, word); });
  });
}

void trim_cells(std::vector<std::string>& cells) {
  for (std::string& cell : cells) cell = std::string(trim(cell));
}

void read_rows(CsvReader& reader, Listing& listing) {
  bool first = true;
  while (auto record = reader.next()) {
    trim_cells(record->cells);
    if (first && is_header(record->cells)) {
      listing.has_header = true;
      listing.header = std::move(record->cells);
    } else {
      listing.rows.push_back({record->line, std::move(record->cells)});
    }
    first = false;
  }
}

Result<Listing> read_csv(std::string name, std::string_view bytes, const NumberedLine& first_line) {
  const Delimiter delimiter = find_delimiter(first_line.text);
  Listing listing;
  listing.name = std::move(name);
  listing.delimiter = delimiter.character;
  CsvReader reader(bytes, delimiter.character);
  read_rows(reader, listing);
  if (delimiter.character != ',') {
    listing.problem = fmt::format("columns are separated by {} instead of commas", delimiter.plural);
    listing.problem_line = first_line.number;
  } else if (reader.error()) {
    listing.problem = fmt::format("{} in column {}", reader.error()->message, reader.error()->column);
    listing.problem_line = reader.error()->line;
  }
  const size_t width = listing.rows.empty() ? 0 : listing.rows.front().cells.size();
  if (!listing.has_header && width < 2) {
    return unreadable(listing.name, "it is neither comma separated values nor a list of crt.sh URLs");
  }
  return listing;
}

// What keeps the bytes from being UTF-8 text, or an empty text.
std::string encoding_problem(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") return "it is UTF-16 text, not UTF-8";
  if (bytes.substr(0, 4) == "PK\x03\x04") return "it is a spreadsheet or archive, not text";
  if (bytes.substr(0, 4) == "%PDF") return "it is a PDF file, not text";
  for (const std::string_view packed : {"\x1F\x8B", "\x28\xB5\x2F\xFD", "BZh", "\xFD\x37zXZ"}) {
    if (bytes.starts_with(packed)) return "it is a compressed file, not text: unpack it first";
  }
  const size_t invalid = std::min(find_invalid_utf8(bytes), bytes.find('\0'));
  if (invalid == std::string_view::npos) return {};
  const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(invalid), '\n') + 1;
  return fmt::format("line {} is not valid UTF-8 text", line);
}

}  // namespace

Result<Listing> read_listing(std::string name, std::string_view bytes) {
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) bytes.remove_prefix(kByteOrderMark.size());
  if (std::string problem = encoding_problem(bytes); !problem.empty()) return unreadable(name, std::move(problem));
  const auto lines = written_lines(bytes);
  if (lines.empty()) return unreadable(name, "it is empty");
  if (looks_like_list(lines)) return read_list(std::move(name), lines);
  return read_csv(std::move(name), bytes, lines.front());
}

}  // namespace candor::report
