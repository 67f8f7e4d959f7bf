#include "evidence/worker.h"

#include <algorithm>
#include <deque>

#include "base/fold.h"
#include "evidence/base64.h"
#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "evidence/pair_hash.h"
#include "x509/name.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Flaw;
using x509::Input;

namespace {

void put_digits(char* at, unsigned value, int digits) {
  for (int i = digits; i-- > 0; value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

// format_instant() without its formatting library: two of these in every row.
void append_instant(std::string& out, Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const auto second = static_cast<unsigned>((instant - day).count());
  char text[] = "0000-00-00T00:00:00Z";
  put_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put_digits(text + 5, static_cast<unsigned>(date.month()), 2);
  put_digits(text + 8, static_cast<unsigned>(date.day()), 2);
  put_digits(text + 11, second / 3600, 2);
  put_digits(text + 14, second / 60 % 60, 2);
  put_digits(text + 17, second % 60, 2);
  out.append(text, 20);
}

void append_time(std::string& out, const x509::TimeView& time) {
  if (time.instant) {
    append_instant(out, *time.instant);
  } else {
    out += printable(x509::as_chars(time.text));
  }
}

// Names hold the certificate's own bytes, as OpenSSL prints them; a CSV file is UTF-8 to the last byte.
void append_text_cell(std::string& out, std::string_view cell, bool guard) {
  const bool ascii = std::all_of(cell.begin(), cell.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
  if (ascii || find_invalid_utf8(cell) == std::string_view::npos) {
    append_cell(out, cell, guard);
  } else {
    append_cell(out, printable(cell), guard);
  }
}

int64_t seconds(const x509::TimeView& time) {
  return time.instant ? time.instant->time_since_epoch().count() : 0;
}

}  // namespace

Worker::Worker(const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic)
    : options_(options), issuers_(issuers), heuristic_(heuristic) {}

// Base64 is decoded to the end of the arena; its capacity is reserved up front, so earlier spans stay valid.
bool Worker::decode(const Item& item, Worked& out, Input& der) {
  if (item.encoding == Encoding::der) {
    der = item.bytes;
    return true;
  }
  if (!decode_base64(item.bytes, scratch_) || scratch_.empty()) {
    out.rejected.push_back({item.file, item.offset, "", "base64 is malformed"});
    return false;
  }
  const size_t at = arena_.size();
  arena_.insert(arena_.end(), scratch_.begin(), scratch_.end());
  der = Input(arena_).subspan(at);
  return true;
}

// Thousands of certificates share an issuer; its cell is made once.
const std::string& Worker::issuer_cell(uint32_t number, Input name) {
  const auto [at, fresh] = issuer_cells_.try_emplace(number);
  if (fresh) append_text_cell(at->second, x509::name_text(name), options_.guard_formulas);
  return at->second;
}

void Worker::describe(const Certificate& c, Record& record, Worked& out) {
  const size_t begin = out.text.size();
  record.row_offset = begin;
  const bool withheld = record.is(Record::kPersonal) && !options_.personal_data;
  std::string& text = out.text;
  thread_local std::string cell;
  const auto put = [&](auto&& append) {
    cell.clear();
    append(cell);
    append_text_cell(text, cell, options_.guard_formulas);
    text.push_back(',');
  };
  put([&](std::string& t) { withheld ? void() : void(x509::append_name(t, c.subject)); });
  text.append(issuer_cell(record.issuer, c.issuer));
  text.push_back(',');
  put([&](std::string& t) { append_time(t, c.not_before); });
  put([&](std::string& t) { append_time(t, c.not_after); });
  put([&](std::string& t) { t += x509::serial_text(c.serial); });
  put([&](std::string& t) { withheld ? void() : append_dns_names(t, c); });
  text.pop_back();
  record.row_length = static_cast<uint32_t>(text.size() - begin);
  for (const Column& column : options_.added) {
    text.push_back(',');
    cell.clear();
    if (!withheld || !column.personal) column.append(cell, c, record);
    append_text_cell(text, cell, options_.guard_formulas);
  }
  record.extra_length = static_cast<uint32_t>(text.size() - begin) - record.row_length;
}

Worked Worker::work(const Batch& batch) {
  Worked out;
  out.sequence = batch.sequence;
  out.rejected = batch.rejected;
  out.records.reserve(batch.items.size());
  certificates_.clear();
  storage_.clear();
  storage_.reserve(batch.items.size());
  arena_.clear();
  size_t encoded = 0;
  for (const Item& item : batch.items) encoded += item.encoding == Encoding::base64 ? item.bytes.size() : 0;
  arena_.reserve(encoded);
  for (const Item& item : batch.items) {
    Input der;
    if (!decode(item, out, der)) continue;
    std::string& storage = storage_.emplace_back();
    const Certificate c = x509::parse_certificate_ber(der, storage);
    Record record;
    record.sha256 = sha256_.of(der);
    record.file = item.file;
    record.offset = item.offset;
    if (c.tbs.empty()) {
      out.rejected.push_back(
          {item.file, item.offset, x509::to_hex(record.sha256), std::string(x509::describe(c.flaw))});
      continue;
    }
    if (!c.has_tbs) {
      out.rejected.push_back({item.file, item.offset, x509::to_hex(record.sha256),
                              "listed as far as it can be read: " + std::string(x509::describe(c.flaw))});
    }
    const PairHash pair = pair_hash(c);
    record.pair_low = pair.low;
    record.pair_high = pair.high;
    record.issuer_side = pair.issuer_side;
    record.candidate = pair.candidate;
    record.serial = hash_bytes(c.serial);
    record.not_before = seconds(c.not_before);
    record.not_after = seconds(c.not_after);
    if (!x509::equal(c.issuer, last_issuer_) || last_issuer_.empty()) {
      last_issuer_number_ = issuers_.intern(c.issuer);
    }
    record.issuer = last_issuer_number_;
    last_issuer_ = c.issuer;
    record.type = type_of(c);
    record.flags = static_cast<uint16_t>((c.is_precertificate() ? Record::kPrecertificate : 0) |
                                         (c.has_tbs ? Record::kReadable : 0) | (c.clean() ? Record::kClean : 0) |
                                         (names_a_person(c, record.type) ? Record::kPersonal : 0) |
                                         (heuristic_ == nullptr ? Record::kMatched : 0));
    certificates_.push_back(c);
    out.records.push_back(record);
  }
  last_issuer_ = {};  // its bytes end with the batch
  if (heuristic_ != nullptr) heuristic_->judge(certificates_, out.records);
  for (size_t i = 0; i < out.records.size(); ++i) {
    if (out.records[i].is(Record::kMatched)) describe(certificates_[i], out.records[i], out);
  }
  return out;
}

}  // namespace candor::evidence
