// What is remembered of one certificate while evidence is built: 128 bytes, so that ten million fit. The text of its
// row lies in a spill file, the certificate itself in the input.
#pragma once

#include <cstdint>

#include "evidence/digest.h"

namespace candor::evidence {

// By the CA/B Forum's policy OIDs and basicConstraints; the names the guidelines use, and beyond.
enum class CertType : uint8_t { other, dv, ov, iv, ev, smime, code_signing, ca, unknown };  // unknown: of a listing
std::string_view to_string(CertType type);

struct alignas(64) Record {
  static constexpr uint16_t kPrecertificate = 1U << 0U;
  static constexpr uint16_t kReadable = 1U << 1U;   // serial, names and validity could be read
  static constexpr uint16_t kClean = 1U << 2U;      // parses without a flaw
  static constexpr uint16_t kMatched = 1U << 3U;    // belongs to the incident (the heuristic holds, or there is none)
  static constexpr uint16_t kPersonal = 1U << 4U;   // carries a natural person's name: S/MIME, IV
  static constexpr uint16_t kDuplicate = 1U << 5U;  // the same bytes came before
  static constexpr uint16_t kElsewhere = 1U << 6U;  // another shard's business
  static constexpr uint16_t kListed = 1U << 7U;     // known only from a listing; the certificate was not there
  static constexpr uint16_t kTimesWritten = 1U << 8U;    // a time that cannot be read: its row's text holds both
  static constexpr uint16_t kIssuerWithheld = 1U << 9U;  // its issuer is a natural person and not to be shown
  static constexpr uint16_t kPoisonAndScts = 1U << 10U;  // precertificate that embeds SCTs

  Sha256Value sha256{};
  uint64_t pair_low = 0, pair_high = 0;   // hash of the TBS without poison, SCTs, issuer and AKI; 0,0: none
  uint64_t issuer_side = 0;               // hash of issuer and AKI; differs only with a precertificate signing CA
  uint64_t candidate = 0;                 // hash of serial and public key: the way to candidates for pairing
  uint64_t serial = 0;                    // hash of the serial number, for the join with CRLs
  int64_t not_before = 0, not_after = 0;  // seconds since 1970; 0 when unreadable
  uint64_t row_offset = 0;                // of its text in the spill, see RowText
  uint32_t row_length = 0;                // columns of the version; 0: no row was described
  uint32_t extra_length = 0;              // own columns, right behind
  uint64_t offset = 0;                    // in its input; of a listed one: its place in EvidenceSet::listed
  uint32_t file = 0;
  uint32_t issuer = 0;    // number of its issuer name, see IssuerTable
  uint32_t problems = 0;  // bit per --problem
  uint16_t flags = 0;
  CertType type = CertType::other;

  bool is(uint16_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Record) <= 128);

}  // namespace candor::evidence
