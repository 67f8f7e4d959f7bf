#include "evidence/appendix.h"

#include <algorithm>
#include <memory>

#include "base/in_stages.h"
#include "evidence/csv_text.h"
#include "evidence/instant_text.h"
#include "evidence/row_cells.h"
#include "evidence/spares.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kNotRevoked = ",N/A,N/A,N/A";

constexpr size_t kHashDigits = 2 * std::tuple_size_v<Sha256Value>;

void append_hash(std::string& out, const EvidenceSet& set, uint32_t record) {
  if (record != kNoRecord) x509::append_hex(out, set.records[record].sha256);
  out.push_back(',');
}

// The two columns of hashes. Returns where in `out` the one lies that the row goes by.
size_t append_hashes(std::string& out, const EvidenceSet& set, const Row& row) {
  const size_t begin = out.size();
  append_hash(out, set, row.precertificate);
  if (row.certificate == kNoRecord) {
    out.push_back(',');
    return begin;
  }
  const size_t main = out.size();
  append_hash(out, set, row.certificate);
  return main;
}

void append_revocation(std::string& out, const RevocationCell& cell) {
  if (cell.value == IsRevoked::not_applicable) return void(out.append(kNotRevoked));
  out.push_back(',');
  out.append(to_string(cell.value));
  out.push_back(',');
  if (!cell.revoked) {
    if (cell.planned) append_instant(out, *cell.planned);
    return void(out.append(cell.planned ? ",N/A" : "N/A,N/A"));
  }
  if (cell.revoked->when == Revoked::kNoDate) {
    out.append("N/A");
  } else {
    append_instant(out, cell.revoked->when);
  }
  out.push_back(',');
  // RFC 5280 section 5.3.1: an absent reason means unspecified.
  const auto reason = cell.revoked->reason == x509::Reason::none ? x509::Reason::unspecified : cell.revoked->reason;
  out.append(x509::reason_text(reason));
}

// Rows are made into text so many at a time, by any thread, and written in their order.
constexpr size_t kRowsAtOnce = 512;

struct Text {
  std::string rows, urls;
  Status status;
};

class Listing {
 public:
  Listing(const EvidenceSet& set, const AppendixOptions& options, bool urls)
      : set_(set), options_(options), urls_(urls) {}

  std::unique_ptr<Text> make(size_t number) {
    auto text = texts_.take([] { return std::make_unique<Text>(); });
    auto cells = cells_.take([&] { return std::make_unique<RowCells>(set_, options_.guard_formulas); });
    const auto& rows = set_.pairing.rows;
    const size_t end = std::min(rows.size(), (number + 1) * kRowsAtOnce);
    for (size_t row = number * kRowsAtOnce; row < end && text->status.ok(); ++row) {
      constexpr size_t kAhead = 16;  // the text by then, whose place its record tells, which is asked for before
      if (row + 2 * kAhead < rows.size()) set_.records.prefetch(rows[row + 2 * kAhead].main());
      if (row + kAhead < rows.size()) cells->prefetch(set_.records[rows[row + kAhead].main()]);
      const auto wanted = static_cast<uint32_t>(row);
      if (!options_.only || options_.only(wanted)) text->status = append_row(wanted, *cells, *text);
    }
    cells_.give_back(std::move(cells));
    return text;
  }

  void used(std::unique_ptr<Text> text) {
    text->rows.clear();
    text->urls.clear();
    texts_.give_back(std::move(text));
  }

 private:
  Status append_row(uint32_t number, RowCells& cells, Text& text) const {
    const Row& row = set_.pairing.rows[number];
    std::string& out = text.rows;
    const size_t hash = append_hashes(out, set_, row);
    if (urls_) append_url(text.urls, std::string_view(out).substr(hash, kHashDigits));
    // Text exists for records that match; of a pair that may be the precertificate alone.
    const Record* record = &set_.records[row.main()];
    if (record->row_length == 0 && row.precertificate != kNoRecord) record = &set_.records[row.precertificate];
    const auto added = cells.append(out, *record);
    if (!added) return added.error();
    append_revocation(out, options_.revocation ? options_.revocation(number) : RevocationCell{});
    if (options_.problem) {
      out.push_back(',');
      append_cell(out, options_.problem(number), options_.guard_formulas);
    }
    out.append(*added);
    out.append("\r\n");
    return {};
  }

  const EvidenceSet& set_;
  const AppendixOptions& options_;
  const bool urls_;
  Spares<Text> texts_;
  Spares<RowCells> cells_;
};

void append_header(std::string& out, const AppendixOptions& options) {
  for (const std::string_view column : options.columns) {
    append_cell(out, column, false);
    out.push_back(',');
  }
  if (options.problem) out += "problem,";
  for (const std::string& column : options.added) {
    append_cell(out, column, false);
    out.push_back(',');
  }
  out.back() = '\r';
  out.push_back('\n');
}

}  // namespace

void append_url(std::string& out, std::string_view sha256) {
  out.append("https://crt.sh/?sha256=");
  out.append(sha256);
  out.push_back('\n');
}

Status write_appendix(OutputFile& file, OutputFile* urls, const EvidenceSet& set, const AppendixOptions& options) {
  append_header(file.buffer(), options);
  file.flush();
  Listing listing(set, options, urls != nullptr);
  Status status;
  const auto hash = [&](const std::unique_ptr<Text>& text) {
    file.hash(text->rows);
    if (urls != nullptr) urls->hash(text->urls);
  };
  const auto write = [&](std::unique_ptr<Text>& text) {
    if (status.ok()) status = text->status;
    file.write(text->rows);
    if (urls != nullptr) urls->write(text->urls);
    listing.used(std::move(text));
  };
  Stages<std::unique_ptr<Text>, 2>([&](size_t number) { return listing.make(number); }, {hash, write})
      .run((set.pairing.rows.size() + kRowsAtOnce - 1) / kRowsAtOnce, options.threads);
  if (!status) return status;
  if (status = file.close(); !status || urls == nullptr) return status;
  return urls->close();
}

}  // namespace candor::evidence
