// Any bytes as a distinguished name: as text of any tool, and as DER. What is read from text is a whole name; a cell
// made of a name is one cell of UTF-8 on one line, and begins no formula where it is guarded.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/fold.h"
#include "evidence/name_cell.h"
#include "fuzz/require.h"
#include "x509/asn1_check.h"
#include "x509/name.h"
#include "x509/name_parse.h"
#include "x509/plain_name.h"

using candor::fuzz::require;
namespace evidence = candor::evidence;
namespace x509 = candor::x509;

namespace {

void check_cell(x509::Input name, bool guard) {
  std::string cell;
  evidence::append_name_cell(cell, name, guard);
  require(candor::find_invalid_utf8(cell) == std::string_view::npos);
  const std::string line = cell + ",x\r\n";
  candor::CsvReader reader(line);
  const auto record = reader.next();
  require(record && record->cells.size() == 2 && !reader.next() && !reader.error());
  const std::string& value = record->cells[0];
  require(!guard || value.empty() || std::string_view("=+-@\t\r").find(value[0]) == std::string_view::npos);
}

void check_name(x509::Input name) {
  std::vector<x509::Attribute> attributes;
  const bool whole = x509::read_name(name, attributes);
  std::string text;
  require(x509::append_name(text, name) == (whole && x509::is_name(name)));
  require(x509::name_text(name) == text);
  std::string plain;
  if (const auto count = x509::append_plain_name(plain, name)) {
    require(whole && x509::is_name(name) && plain == text && *count == attributes.size());
  }
  for (const x509::Attribute& attribute : attributes) {
    candor::fuzz::require_inside(attribute.type, name);
    std::string value;
    x509::append_utf8(value, attribute.value.tag, attribute.value.content);
    require(candor::find_invalid_utf8(value) == std::string_view::npos);
  }
  for (const bool guard : {false, true}) check_cell(name, guard);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const x509::Input in(data, size);
  check_name(in);
  const auto der = x509::encode_name(x509::as_chars(in));
  if (!der) return 0;
  std::vector<x509::Attribute> attributes;
  require(x509::read_name(x509::as_bytes(*der), attributes));
  check_name(x509::as_bytes(*der));
  return 0;
}
