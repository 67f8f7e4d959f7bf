#include "evidence/ocsp_judge.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>

#include "base/fold.h"

namespace candor::evidence {

using x509::Input;
using x509::OcspResponse;
using x509::OcspSingle;
using x509::OcspStatus;

namespace {

constexpr size_t kLongSerial = 16;  // digits: 64 bits of randomness (TLS BR 7.1) make it no accident
constexpr size_t kHashDigits = 64;

bool hexadecimal(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

std::string plain(std::string_view hex) {
  std::string text = to_lower(hex);
  if (text.starts_with("0x")) text.erase(0, 2);
  const size_t first = text.find_first_not_of('0');
  return first == std::string::npos ? "0" : text.substr(first);
}

std::string serial_key(Input serial) {
  return plain(x509::serial_text(serial));
}

// The file's name without its ending, nor that of a packing: 03A1B2.der.gz is named as 03A1B2.der is.
std::string stem_of(const std::string& file) {
  constexpr std::array<std::string_view, 4> kPacked = {".gz", ".zst", ".xz", ".bz2"};
  std::filesystem::path path(file);
  if (std::find(kPacked.begin(), kPacked.end(), path.extension().string()) != kPacked.end()) path = path.stem();
  return path.stem().string();
}

// The words of a file's name: runs of letters and digits.
std::vector<std::string> words_of(std::string_view stem) {
  std::vector<std::string> words(1);
  for (const char c : stem) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      words.back().push_back(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

StatusProblem problem_of(OcspStatus status) {
  switch (status) {
    case OcspStatus::malformed_request:
      return StatusProblem::ocsp_malformed_request;
    case OcspStatus::internal_error:
      return StatusProblem::ocsp_internal_error;
    case OcspStatus::try_later:
      return StatusProblem::ocsp_try_later;
    case OcspStatus::sig_required:
      return StatusProblem::ocsp_sig_required;
    case OcspStatus::unauthorized:
      return StatusProblem::ocsp_unauthorized;
    default:
      return StatusProblem::ocsp_unreadable;
  }
}

void add_once(std::vector<uint32_t>& rows, uint32_t row) {
  if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
}

}  // namespace

OcspJudge::OcspJudge(const EvidenceSet& set, const SubjectNotes& notes, const IssuerCertificates& issuers)
    : set_(set), notes_(notes), issuers_(issuers) {
  for (uint32_t i = 0; i < set.pairing.rows.size(); ++i) {
    const Row& row = set.pairing.rows[i];
    by_serial_[serial_key(x509::as_bytes(notes.of(set.records[row.main()].sha256).serial))].push_back(i);
    for (const uint32_t record : {row.certificate, row.precertificate}) {
      if (record != kNoRecord) by_hash_[x509::to_hex(set.records[record].sha256)].push_back(i);
    }
  }
  notes.for_each([&](const Subject& subject) {
    std::string key = serial_key(x509::as_bytes(subject.serial));
    if (!by_serial_.contains(key)) left_out_.insert(std::move(key));
  });
}

// A condition leaves certificates out, and with them what was served for them.
bool OcspJudge::about_left_out(const std::string& file, Input singles) const {
  x509::Parser list(singles);
  while (const auto single = x509::next_single(list)) {
    if (left_out_.contains(serial_key(single->id.serial))) return true;
  }
  std::string stem = stem_of(file);
  std::erase(stem, ':');
  const auto words = words_of(stem);
  return left_out_.contains(plain(stem)) || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return word.size() >= kLongSerial && left_out_.contains(plain(word));
         });
}

const std::vector<uint32_t>& OcspJudge::with_serial(const std::string& serial) const {
  static const std::vector<uint32_t> kNone;
  const auto found = by_serial_.find(serial);
  return found == by_serial_.end() ? kNone : found->second;
}

std::vector<uint32_t> OcspJudge::named_rows(const std::string& file) const {
  std::string stem = stem_of(file);
  std::erase(stem, ':');
  if (hexadecimal(plain(stem)) && !with_serial(plain(stem)).empty()) return with_serial(plain(stem));
  std::vector<uint32_t> rows;
  for (const std::string& word : words_of(stem)) {
    if (word.size() == kHashDigits && hexadecimal(word)) {
      const auto found = by_hash_.find(to_lower(word));
      if (found != by_hash_.end()) return found->second;
    }
    if (word.size() < kLongSerial || !hexadecimal(plain(word))) continue;
    for (const uint32_t row : with_serial(plain(word))) add_once(rows, row);
  }
  return rows;
}

OcspJudge::Issuer& OcspJudge::issuer_of(uint32_t row) {
  const Record& record = set_.records[set_.pairing.rows[row].main()];
  const std::string& key_id = notes_.of(record.sha256).authority_key_id;
  const auto [at, fresh] = issuer_cache_.try_emplace(fmt::format("{} ", record.issuer) + key_id);
  if (fresh) {
    const Input name = x509::as_bytes(set_.issuers.der(record.issuer));
    at->second.certificates = issuers_.of(name, x509::as_bytes(key_id));
  }
  return at->second;
}

// RFC 6960 section 4.1.1: hashes of the issuer's name as the certificate spells it, and of the issuer's key. Without
// the issuer's certificate only the name can be compared.
OcspJudge::Match OcspJudge::match(uint32_t row, const x509::OcspCertId& id) {
  const Record& record = set_.records[set_.pairing.rows[row].main()];
  if (serial_key(x509::as_bytes(notes_.of(record.sha256).serial)) != serial_key(id.serial)) return Match::other_serial;
  Issuer& issuer = issuer_of(row);
  const std::string algorithm(x509::as_chars(id.hash_algorithm));
  const auto [name, fresh_name] = issuer.name_hashes.try_emplace(algorithm);
  if (fresh_name) name->second = named_digest(id.hash_algorithm, x509::as_bytes(set_.issuers.der(record.issuer)));
  if (name->second.empty() || name->second != x509::as_chars(id.issuer_name_hash)) return Match::other_issuer;
  const auto [keys, fresh_keys] = issuer.key_hashes.try_emplace(algorithm);
  if (fresh_keys) {
    for (const Input der : issuer.certificates) {
      keys->second.push_back(named_digest(id.hash_algorithm, x509::parse_certificate(der).key_bits));
    }
  }
  const bool same_key =
      std::find(keys->second.begin(), keys->second.end(), x509::as_chars(id.issuer_key_hash)) != keys->second.end();
  return same_key || keys->second.empty() ? Match::full : Match::other_issuer;
}

void OcspJudge::fail(uint32_t row, StatusProblem problem, const std::string& file, std::string detail) {
  served_[row].failures.push_back({problem, file, std::move(detail)});
}

void OcspJudge::reject(const std::string& file, Input bytes, std::string reason) {
  rejected_.push_back({file, x509::to_hex(sha256_.of(bytes)), std::move(reason)});
}

// Nothing in the response says whom it is about.
bool OcspJudge::take_failure(const std::string& file, const OcspResponse& response, Input bytes) {
  const bool unreadable = response.status == OcspStatus::unreadable || response.status == OcspStatus::successful;
  std::string what = unreadable ? std::string(bytes.empty() ? "the file is empty" : response.problem)
                                : std::string(x509::ocsp_status_text(response.status));
  const auto rows = named_rows(file);
  const auto issuers_differ = [&] {
    return std::any_of(rows.begin(), rows.end(), [&](uint32_t row) { return &issuer_of(row) != &issuer_of(rows[0]); });
  };
  if (rows.empty()) {
    if (about_left_out(file, {})) return true;
    reject(file, bytes, what + "; the file's name does not say for which certificate");
    return response.status != OcspStatus::unreadable;
  }
  if (issuers_differ()) {
    reject(file, bytes, what + "; the serial in the file's name fits several issuers");
    return true;
  }
  const StatusProblem problem = unreadable ? StatusProblem::ocsp_unreadable : problem_of(response.status);
  for (const uint32_t row : rows) fail(row, problem, file, what);
  return true;
}

// `answered` receives the rows that it is about, `near` those with this serial number and another issuer.
void OcspJudge::take_single(const std::string& file, const OcspResponse& response, const OcspSingle& single,
                            std::vector<uint32_t>& answered, std::vector<uint32_t>& near) {
  for (const uint32_t row : with_serial(serial_key(single.id.serial))) {
    if (match(row, single.id) != Match::full) {
      add_once(near, row);
      continue;
    }
    add_once(answered, row);
    if (!single.clean || !single.this_update.instant) {
      fail(row, StatusProblem::ocsp_unreadable, file, "the single response is malformed");
    }
    if (!single.this_update.instant) continue;
    const Record& record = set_.records[set_.pairing.rows[row].main()];
    OcspAnswer answer{
        file,
        single.status,
        single.revoked.instant,
        single.reason,
        {*single.this_update.instant, single.next_update.instant},
        signers_.judge(response, x509::as_bytes(set_.issuers.der(record.issuer)), issuer_of(row).certificates)};
    if (!answer.signer.checked) ++unverified_;
    served_[row].answers.push_back(std::move(answer));
  }
}

void OcspJudge::take_singles(const std::string& file, const OcspResponse& response, Input bytes) {
  std::vector<uint32_t> answered;
  std::vector<uint32_t> near;
  std::string first_serial;
  bool distinctive = false;
  x509::Parser list(response.singles);
  while (const auto single = x509::next_single(list)) {
    if (first_serial.empty()) first_serial = x509::serial_text(single->id.serial);
    distinctive = distinctive || single->id.serial.size() >= kLongSerial / 2;
    take_single(file, response, *single, answered, near);
  }
  const std::string problem = !response.problem.empty() ? std::string(response.problem)
                              : list.done()             ? ""
                                                        : "the list of single responses breaks off";
  if (!problem.empty()) {
    for (const uint32_t row : answered) fail(row, StatusProblem::ocsp_unreadable, file, problem);
  }
  // Whom the name stands for must be among those answered.
  std::vector<uint32_t> wrong;
  const auto named = named_rows(file);
  const bool served_one = std::any_of(named.begin(), named.end(), [&](uint32_t row) {
    return std::find(answered.begin(), answered.end(), row) != answered.end();
  });
  if (!served_one) wrong = named;
  if (answered.empty() && wrong.empty() && distinctive) wrong = near;
  for (const uint32_t row : wrong) {
    const bool serial = std::find(near.begin(), near.end(), row) != near.end();
    fail(row, serial ? StatusProblem::ocsp_other_issuer : StatusProblem::ocsp_other_serial, file,
         serial ? "the hashes of the issuer's name and key are not those of this certificate's issuer"
                : fmt::format("the response is about serial {}", first_serial));
  }
  if (answered.empty() && wrong.empty() && !about_left_out(file, response.singles)) {
    reject(file, bytes,
           fmt::format("{}about serial {}, which is of no certificate that was given",
                       problem.empty() ? "" : problem + "; ", first_serial.empty() ? "none" : first_serial));
  }
}

bool OcspJudge::take(const std::string& file, Input bytes) {
  const OcspResponse response = x509::parse_ocsp(bytes);
  if (response.status != OcspStatus::successful || response.singles.empty()) {
    return take_failure(file, response, bytes);
  }
  take_singles(file, response, bytes);
  return true;
}

}  // namespace candor::evidence
