#include "evidence/name_cell.h"

#include "base/fold.h"
#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "x509/name.h"
#include "x509/plain_name.h"

namespace candor::evidence {

void finish_text_cell(std::string& out, size_t begin, bool guard) {
  const std::string_view cell = std::string_view(out).substr(begin);
  uint8_t kinds = byte_kinds(cell);
  if ((kinds & kHighBit) != 0 && find_invalid_utf8(cell) != std::string_view::npos) {
    const std::string text = printable(cell);
    out.replace(begin, std::string::npos, text);
    kinds = byte_kinds(text);
  }
  finish_cell(out, begin, kinds, guard);
}

bool append_name_cell(std::string& out, x509::Input name, bool guard) {
  const size_t begin = out.size();
  if (const auto attributes = x509::append_plain_name(out, name)) {
    finish_cell(out, begin, static_cast<uint8_t>(*attributes > 1 ? kSeparator : 0), guard);
    return true;
  }
  const bool good = x509::append_name(out, name);
  finish_text_cell(out, begin, guard);
  return good;
}

}  // namespace candor::evidence
