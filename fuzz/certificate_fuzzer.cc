// Any bytes as a certificate: what is read lies inside what was given, and its row is one line of UTF-8 with as many
// cells as the appendix has.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/csv.h"
#include "base/fold.h"
#include "evidence/columns.h"
#include "evidence/pair_hash.h"
#include "evidence/row_text.h"
#include "evidence/worker.h"
#include "fuzz/require.h"
#include "x509/content_check.h"
#include "x509/extensions.h"

using candor::fuzz::require;
using candor::fuzz::require_inside_either;
namespace evidence = candor::evidence;
namespace x509 = candor::x509;

namespace {

// Read from `in`, or from its re-encoding where that could be read further.
void check_spans(const x509::Certificate& c, x509::Input in, x509::Input encoded = {}) {
  for (const x509::Input part : {c.whole, c.tbs, c.serial, c.inner_algorithm, c.issuer, c.not_before.text,
                                 c.not_after.text, c.subject, c.public_key, c.key_algorithm, c.key_parameters,
                                 c.key_bits, c.extensions, c.signature_algorithm, c.signature}) {
    require_inside_either(part, in, encoded);
  }
  for (const auto& extension : c.known) require_inside_either(extension.whole, in, encoded);
  require(!c.has_tbs || (!c.issuer.empty() && !c.subject.empty()));
  require(c.flaw == x509::Flaw::none ? c.has_tbs : !x509::describe(c.flaw).empty());
  const x509::Flaw flaw = x509::ContentCheck().of(c);
  require(flaw == x509::Flaw::none || !x509::describe(flaw).empty());
}

// The engine's own way from bytes to a row.
void check_row(x509::Input in) {
  const evidence::RowOptions options;
  evidence::IssuerTable issuers;
  evidence::Worker worker(options, issuers, nullptr);
  evidence::Batch batch;
  batch.items.push_back({in, 0, 0, evidence::Encoding::der});
  const evidence::Worked worked = worker.work(batch);
  require(worked.records.size() + worked.rejected.size() >= 1);
  for (const auto& record : worked.records) {
    const auto text = evidence::RowText::split(
        std::string_view(worked.text).substr(record.row_offset, record.row_length), record.row_length);
    std::string row(text.subject);
    row += record.is(evidence::Record::kTimesWritten) ? ",issuer," : ",issuer,not before,not after";
    row += text.rest;
    require(candor::find_invalid_utf8(row) == std::string_view::npos);
    require(row.find('\n') == std::string_view::npos);
    candor::CsvReader reader(row);
    const auto cells = reader.next();
    require(cells && cells->cells.size() == 6 && !reader.next() && !reader.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const x509::Input in(data, size);
  check_spans(x509::parse_certificate(in), in);
  std::string storage;
  const x509::Certificate c = x509::parse_certificate_ber(in, storage);
  check_spans(c, in, x509::as_bytes(storage));
  const evidence::PairHash hash = evidence::PairHasher().of(c);
  require(c.has_tbs || hash.low == 0);
  x509::pairing_tbs(c);
  x509::pairing_tbs(c, true);
  const evidence::Record record;
  for (const auto& column : evidence::sql_columns()) column.read({c, record});
  if (!in.empty()) check_row(in);
  return 0;
}
