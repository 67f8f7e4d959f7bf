// Why a certificate has to be revoked, and by when: the reasons of the TLS and S/MIME Baseline Requirements (4.9.1.1,
// 4.9.1.2) and of Mozilla's policy, as data (guidelines/revocation/). Constant tables, made at build time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace candor::guidelines {

struct RevocationReason {
  std::string_view id;           // "br-subscriber-12"
  std::string_view document;     // "TLS-BR", "SMIME-BR", "MRSP"
  std::string_view version;      // of the document read
  std::string_view section;      // "4.9.1.1"
  int item = 0;                  // number in the section; 0 when it has none
  std::string_view certificate;  // "subscriber", "subordinate CA", "any in scope"
  std::string_view reason;       // in our words
  std::string_view deadline;     // ISO 8601, elapsed time: "PT24H", "P5D", "P7D"; empty: that of the underlying reason
  std::string_view should;       // an earlier time that is recommended, or empty
  std::string_view deadline_note;  // how the deadline follows from another text
  std::string_view crl_reason;     // "superseded", or empty
  int crl_code = -1;               // -1: the item prescribes none
  std::string_view crl_rule;       // what holds instead
  std::string_view exempt;         // certificates it does not concern
  std::string_view history;        // how the item changed between versions of the document
};

// A duty with a time of its own beside revocation: problem reports, CRLs, OCSP, disclosure.
struct NeighbourClock {
  std::string_view id;  // "br-cpr-preliminary-report"
  std::string_view document;
  std::string_view version;
  std::string_view section;
  std::string_view begins;    // by what, in our words
  std::string_view duty;      // in our words
  std::string_view deadline;  // ISO 8601, or in words
};

std::span<const RevocationReason> revocation_reasons();  // in the order of the documents
const RevocationReason* find_revocation_reason(std::string_view id);

std::span<const NeighbourClock> neighbour_clocks();
const NeighbourClock* find_neighbour_clock(std::string_view id);
// How times are counted and how the numbers of items changed, a sentence each.
std::span<const std::string_view> revocation_notes();

// "TLS-BR 2.2.6, 4.9.1.1 (12)"
std::string cite(const RevocationReason& reason);

struct RevocationDue {
  Instant must;
  std::optional<Instant> should;
};

// Counted from `from`: receipt of the problem report, else when the CA knew (ambiguity 35). Nothing when the reason has
// no deadline of its own.
std::optional<RevocationDue> revocation_due(const RevocationReason& reason, Instant from);

}  // namespace candor::guidelines
