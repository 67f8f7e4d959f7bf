#include "evidence/row_cells.h"

#include "evidence/name_cell.h"
#include "evidence/row_text.h"

namespace candor::evidence {

Result<std::string_view> RowCells::append(std::string& out, const Record& record) {
  const auto kept = set_.rows->read(record.row_offset, record.row_length + size_t{record.extra_length}, room_);
  if (!kept) return kept.error();
  if (record.is(Record::kListed)) {  // all six cells as the listing has them
    out.append(kept->substr(0, record.row_length));
    return kept->substr(record.row_length);
  }
  const RowText text = RowText::split(*kept, record.row_length);
  out.append(text.subject);
  out.append(issuer_between_commas(record.issuer));
  if (!record.is(Record::kTimesWritten)) {
    not_before_.append(out, Instant(Seconds(record.not_before)));
    out.push_back(',');
    not_after_.append(out, Instant(Seconds(record.not_after)));
  }
  out.append(text.rest);
  return text.added;
}

std::string_view RowCells::issuer_between_commas(uint32_t number) {
  std::string& cell = issuers_[number];
  if (cell.empty()) {
    cell.push_back(',');
    append_name_cell(cell, x509::as_bytes(set_.issuers.shown(number)), guard_);
    cell.push_back(',');
  }
  return cell;
}

}  // namespace candor::evidence
