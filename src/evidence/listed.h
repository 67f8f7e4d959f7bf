// Earlier listings among the inputs: an appendix CSV tells of certificates that may not be there. What such a row says,
// as it was read, and what came of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "evidence/csv_stream.h"
#include "evidence/digest.h"
#include "evidence/revoked_rows.h"
#include "report/certificate_columns.h"

namespace candor::evidence {

// True when `head`, the beginning of a file, is a CSV whose first line names a column of SHA-256 hashes of
// certificates.
bool begins_listing(std::string_view head);

// Places of the columns; a column of crt.sh links stands in for the certificate's hash.
report::ColumnPlaces listing_places(const std::vector<std::string>& header);

// Rows of one listing on their way from the reader to a worker.
struct ListedBatch {
  report::ColumnPlaces places;
  size_t width = 0;  // cells of the header
  uint32_t file = 0;
  std::vector<CsvLine> rows;
};

// What is kept of a row. Its text lies in the spill file, in the columns of the version.
struct ListedRow {
  enum Flag : uint8_t {
    kCertificate = 1,     // it names a certificate
    kPrecertificate = 2,  // it names a precertificate
    kMatched = 4,         // belongs to the incident, as far as the condition can be judged by what it says
    kUndecided = 8,       // the condition asks for what it does not say
    kPersonal = 16,       // names a natural person, as far as can be seen
    kSaysRevoked = 32     // "Is revoked?" says something, be it N/A
  };
  Sha256Value certificate{}, precertificate{};
  uint64_t row_offset = 0;
  uint64_t serial = 0;                    // hash of the serial number's octets; 0: none that can be read
  int64_t not_before = 0, not_after = 0;  // seconds since 1970; 0: none that can be read
  Instant revoked = Revoked::kNoDate;
  uint32_t row_length = 0, extra_length = 0;
  uint32_t file = 0, line = 0;
  uint32_t issuer = 0;
  uint32_t problems = 0;
  uint8_t flags = 0;
  IsRevoked is_revoked = IsRevoked::not_applicable;  // as the row says
  x509::Reason reason = x509::Reason::none;

  bool is(Flag flag) const { return (flags & flag) != 0; }
  const Sha256Value& main() const { return is(kCertificate) ? certificate : precertificate; }
};

// A row with its cells while a condition looks at it.
struct ListedCells {
  ListedRow row;
  std::array<std::string, report::kColumnCount> cells;  // trimmed; what says nothing ("N/A", "-") is empty
  std::string subject, issuer;                          // DER of the names; empty when they cannot be read
  std::string serial;                                   // content octets; empty when they cannot be read

  const std::string& cell(report::Column column) const { return cells[static_cast<size_t>(column)]; }
};

// What came of one listing; the same in every shard.
struct ListingFact {
  std::string file;
  uint64_t rows = 0;                // that could be read
  uint64_t found = 0;               // their certificate or precertificate is in the input
  uint64_t repeated = 0;            // an earlier row of a listing was about the same one
  uint64_t alone = 0;               // listed though known only from here
  uint64_t undecided = 0;           // not listed: the condition asks for what the row does not say
  std::vector<std::string> unused;  // columns whose names say nothing to us
};

// Two rows of earlier listings about one certificate that contradict each other.
struct ListedConflict {
  struct Place {
    uint32_t file = 0, line = 0;
  };
  Sha256Value hash{};
  Place first, second;
  std::string what;  // "Is revoked?" (Yes, N/A)
};

}  // namespace candor::evidence
