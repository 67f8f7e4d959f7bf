#include "evidence/worker.h"

#include <cstring>
#include <span>

#include "evidence/alt_names.h"
#include "evidence/base64.h"
#include "evidence/csv_text.h"
#include "evidence/describe.h"
#include "evidence/instant_text.h"
#include "evidence/listable.h"
#include "evidence/listed_text.h"
#include "evidence/name_cell.h"
#include "evidence/pair_hash.h"
#include "evidence/row_text.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Input;

namespace {

void append_time_cell(std::string& out, const x509::TimeView& time, bool guard) {
  if (time.instant) return append_instant(out, *time.instant);
  const size_t begin = out.size();
  out += printable(x509::as_chars(time.text));
  finish_text_cell(out, begin, guard);
}

int64_t seconds(const x509::TimeView& time) {
  return time.instant ? time.instant->time_since_epoch().count() : 0;
}

}  // namespace

uint32_t shard_of(const Record& record, uint32_t shards) {
  uint64_t key = record.candidate;
  if (key == 0) std::memcpy(&key, record.sha256.data(), sizeof key);
  return static_cast<uint32_t>(key % shards);
}

Worker::Worker(const RowOptions& options, IssuerTable& issuers, Heuristic* heuristic)
    : options_(options), heuristic_(heuristic), issuer_table_(issuers), issuers_(issuers) {}

// Base64 is decoded to the end of the arena; its size is fixed up front, so earlier spans stay valid.
bool Worker::decode(const Item& item, Worked& out, Input& der) {
  if (item.encoding == Encoding::der) {
    der = item.bytes;
    return true;
  }
  const std::span<uint8_t> room = std::span(arena_).subspan(arena_used_);
  const auto size = decode_base64(item.bytes, room);
  if (!size || *size == 0) {
    out.rejected.push_back({item.file, item.offset, x509::to_hex(sha256_.of(item.bytes)), "base64 is malformed"});
    return false;
  }
  der = certificate_in(item, room.first(*size));
  arena_used_ += *size;
  return true;
}

void Worker::describe(const Certificate& c, Record& record, Worked& out) {
  std::string& text = out.text;
  const size_t row = RowText::begin(text);
  record.row_offset = row;
  const bool withheld = record.is(Record::kPersonal) && !options_.personal_data;
  if (!withheld && !append_name_cell(text, c.subject, options_.guard_formulas)) {
    record.flags &= static_cast<uint16_t>(~Record::kClean);
  }
  RowText::end_subject(text, row);
  if (record.is(Record::kTimesWritten)) {
    append_time_cell(text, c.not_before, options_.guard_formulas);
    text.push_back(',');
    append_time_cell(text, c.not_after, options_.guard_formulas);
  }
  text.push_back(',');
  const size_t serial = text.size();
  x509::append_serial(text, c.serial);
  if (options_.guard_formulas && text.size() > serial && text[serial] == '-') text.insert(serial, 1, '\'');
  text.push_back(',');
  const size_t names = text.size();
  const uint8_t kinds = append_dns_names(text, c);
  if (text.size() == names) {
    text.append("N/A");
  } else if (withheld) {
    text.resize(names);
  } else {
    finish_cell(text, names, kinds, options_.guard_formulas);
  }
  record.row_length = static_cast<uint32_t>(text.size() - row);
  for (const Column& column : options_.added) {
    text.push_back(',');
    const size_t begin = text.size();
    const bool hidden = (withheld && column.personal) || (column.issuer && record.is(Record::kIssuerWithheld));
    if (!hidden) column.append(text, c, record);
    finish_text_cell(text, begin, options_.guard_formulas);
  }
  record.extra_length = static_cast<uint32_t>(text.size() - row) - record.row_length;
}

void Worker::note(const Certificate& c, Record& record) {
  const PairHash pair = pair_hasher_.of(c);
  record.pair_low = pair.low;
  record.pair_high = pair.high;
  record.issuer_side = pair.issuer_side;
  record.candidate = pair.candidate;
  record.serial = hash_bytes(c.serial);
  record.not_before = seconds(c.not_before);
  record.not_after = seconds(c.not_after);
  record.issuer = issuers_.of(c.issuer);
  record.type = type_of(c, policy_types_.of(c.get(x509::Ext::certificate_policies).value, type_by_policies));
  const auto set = [&](bool holds, uint16_t flag) {
    if (holds) record.flags |= flag;
  };
  set(c.is_precertificate(), Record::kPrecertificate);
  set(c.is_precertificate() && c.has(x509::Ext::sct_list), Record::kPoisonAndScts);
  set(c.has_tbs, Record::kReadable);
  set(names_a_person(c, record.type), Record::kPersonal);
  // The subject's text is made right behind, but for who is withheld or may not be listed.
  const bool subject_follows = heuristic_ == nullptr && !record.is(Record::kPersonal);
  const x509::Flaw flaw = subject_follows ? content_check_.but_for_subject(c) : content_check_.of(c);
  set(flaw == x509::Flaw::none, Record::kClean);
  if (record.is(Record::kPersonal) && !options_.personal_data && issuer_names_a_person(c)) {
    record.flags |= Record::kIssuerWithheld;
    record.issuer = issuers_.of_withheld(c.issuer);
  }
  set(heuristic_ == nullptr, Record::kMatched);
  set(!c.not_before.instant || !c.not_after.instant, Record::kTimesWritten);
  set(options_.shards > 1 && shard_of(record, options_.shards) != options_.shard, Record::kElsewhere);
}

bool Worker::read(const Item& item, const Certificate& c, Record& record, Worked& out) {
  if (const std::string_view why = why_not_listed(item, c); !why.empty()) {
    out.rejected.push_back({item.file, item.offset, x509::to_hex(record.sha256), std::string(why)});
    return false;
  }
  if (!c.has_tbs) {
    out.rejected.push_back({item.file, item.offset, x509::to_hex(record.sha256),
                            "listed as far as it can be read: " + std::string(x509::describe(c.flaw))});
  }
  note(c, record);
  if (record.type == CertType::ca) {
    out.cas.push_back({issuers_.of(c.subject), record.issuer, signs_precertificates(c)});
  }
  return true;
}

void Worker::describe_matches(Worked& out) {
  heuristic_->judge(certificates_, out.records);
  for (size_t i = 0; i < out.records.size(); ++i) {
    Record& record = out.records[i];
    if (record.is(Record::kMatched) && !record.is(Record::kElsewhere)) describe(certificates_[i], record, out);
  }
}

Worked Worker::work(const Batch& batch) {
  Worked out;
  out.sequence = batch.sequence;
  out.rejected = batch.rejected;
  if (!batch.listed.rows.empty()) read_listed(batch.listed, options_, issuer_table_, heuristic_, out);
  out.records.reserve(batch.items.size());
  out.text.reserve(batch.items.size() * row_estimate_);
  certificates_.clear();
  storage_.resize(batch.items.size());
  size_t encoded = 0;
  for (const Item& item : batch.items) {
    if (item.encoding != Encoding::der) encoded += decoded_room(item.bytes.size());
  }
  arena_used_ = 0;
  if (arena_.size() < encoded) arena_.resize(encoded);
  for (size_t i = 0; i < batch.items.size(); ++i) {
    const Item& item = batch.items[i];
    Input der;
    if (!decode(item, out, der)) continue;
    const Certificate c = x509::parse_certificate_ber(der, storage_[i]);
    Record& record = out.records.emplace_back();
    sha256_.of(der, record.sha256);
    record.file = item.file;
    record.offset = item.offset;
    if (!read(item, c, record, out)) {
      out.records.pop_back();
    } else if (heuristic_ != nullptr) {
      certificates_.push_back(c);
    } else if (!record.is(Record::kElsewhere)) {
      describe(c, record, out);
    }
  }
  if (heuristic_ != nullptr) describe_matches(out);
  if (!out.records.empty()) row_estimate_ = out.text.size() / out.records.size() + 16;
  return out;
}

}  // namespace candor::evidence
