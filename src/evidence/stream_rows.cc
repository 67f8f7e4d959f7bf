#include "evidence/stream_rows.h"

#include <algorithm>

#include "evidence/base64.h"
#include "evidence/describe.h"
#include "evidence/listable.h"

namespace candor::evidence {

Status StreamRows::rewind() {
  const bool standard_input = std::find(inputs_.begin(), inputs_.end(), "-") != inputs_.end();
  if (standard_input && standard_input_read_) {
    return Error{"standard input can be read only once, and this statement reads certs again", "Name a file."};
  }
  standard_input_read_ = standard_input;
  auto reader = Reader::open(inputs_);
  if (!reader) return reader.error();
  reader_ = std::move(*reader);
  batch_ = {};
  item_ = 0;
  certificates_ = rejected_ = 0;
  return {};
}

std::unique_ptr<RowSource> StreamRows::again() const {
  auto rows = std::make_unique<StreamRows>(inputs_);
  rows->standard_input_read_ = true;
  rows->cancelled = cancelled;
  return rows;
}

Result<bool> StreamRows::next() {
  while (true) {
    while (item_ < batch_.items.size()) {
      if (read_item(batch_.items[item_++])) return true;
      ++rejected_;
    }
    auto more = next_batch();
    if (!more || !*more) return more;
  }
}

Result<bool> StreamRows::next_batch() {
  if (cancelled && cancelled()) return Error{"interrupted", ""};
  auto batch = reader_->next();
  if (!batch) return batch.error();
  if (!*batch) return false;
  batch_ = std::move(**batch);
  item_ = 0;
  rejected_ += batch_.rejected.size();
  if (progress) progress(reader_->bytes_done(), reader_->bytes_total(), certificates_);
  return true;
}

bool StreamRows::read_item(const Item& item) {
  Input der = item.bytes;
  if (item.encoding != Encoding::der) {
    if (!decode_base64(item.bytes, decoded_) || decoded_.empty()) return false;
    der = certificate_in(item, decoded_);
  }
  storage_.clear();
  certificate_ = x509::parse_certificate_ber(der, storage_);
  if (!why_not_listed(item, certificate_).empty()) return false;
  record_ = {};
  record_.sha256 = sha256_.of(der);
  record_.type = type_of(certificate_);
  record_.file = item.file;
  record_.offset = item.offset;
  ++certificates_;
  return true;
}

}  // namespace candor::evidence
