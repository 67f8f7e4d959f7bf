// A CA with one certificate and what it serves, made with OpenSSL, for tests of evidence/status.h.
#pragma once

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "evidence/heuristic.h"
#include "evidence/status.h"
#include "x509/pki_for_test.h"

namespace candor::evidence {

inline constexpr long kSerial = 0x1234567890ABCDEF;
inline constexpr const char* kPointer = "OCSP;URI:http://ocsp.test-ca.example";

class StatusTest : public ::testing::Test {
 public:
  ~StatusTest() override { std::filesystem::remove_all(folder_); }

 protected:
  StatusTest() : ca_(test::make_authority("Test CA")), key_(test::ec_key()), subject_(issue(kSerial, ca_)) {
    std::string path = (std::filesystem::temp_directory_path() / "candor-status.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    write("issuer.der", ca_.der());
    write("certs/a.der", test::der_of(subject_));
    std::filesystem::create_directories(folder_ + "/ocsp");
    std::filesystem::create_directories(folder_ + "/crls");
  }

  test::CertificatePtr issue(long serial, const test::Authority& ca, const std::string& pointer = kPointer) {
    test::CertificateOrder order{"subject.example", serial, test::at("2026-04-01"), test::at("2026-06-30"), {}};
    if (!pointer.empty()) order.extensions.emplace_back(NID_info_access, pointer);
    return test::make_certificate(order, key_.get(), &ca);
  }

  // A responder's certificate, delegated as it should be but for what `extensions` say.
  test::Authority responder(const std::vector<std::pair<int, std::string>>& extensions, const test::Authority& ca,
                            Instant to = test::at("2040-01-01")) {
    test::Authority out{test::ec_key(), nullptr};
    out.certificate =
        test::make_certificate({"Responder", 77, test::at("2020-01-01"), to, extensions}, out.key.get(), &ca);
    return out;
  }

  void write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = std::filesystem::path(folder_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  test::SingleOrder good() const { return {subject_.get(), ca_.certificate.get()}; }
  void serve(const test::SingleOrder& single, const test::Authority* signer = nullptr,
             const std::string& name = "answer.der") {
    const test::Authority& by = signer != nullptr ? *signer : ca_;
    write("ocsp/" + name, test::make_response({{single}, by.certificate.get(), by.key.get(), true, false, {}}));
  }
  void serve_failure(int status, const std::string& name) {
    write("ocsp/" + name, test::make_failure_response(status));
  }
  void publish(const test::CrlOrder& order, const std::string& name) {
    write("crls/" + name, test::make_crl(order, ca_));
  }

  void judge() {
    CollectOptions options;
    options.inputs = {folder_ + "/certs"};
    if (issuer_given_) options.issuers = {folder_ + "/issuer.der"};
    options.scratch = folder_;
    options.make_heuristic = [this] {
      return notes_.noting(where_.empty() ? nullptr : make_heuristic({where_, {}}, make_failure(nullptr)).value());
    };
    auto set = collect(options);
    ASSERT_TRUE(set);
    set_ = std::move(*set);
    StatusInputs inputs{{folder_ + "/ocsp"}, {folder_ + "/crls"}, as_of_, nullptr};
    auto outcome = judge_status(*set_, notes_, inputs);
    ASSERT_TRUE(outcome) << outcome.error().message;
    outcome_ = std::move(*outcome);
  }
  // Problems of the only certificate.
  std::vector<StatusProblem> problems() {
    judge();
    std::vector<StatusProblem> out;
    for (const auto& finding : outcome_.rows[0]) out.push_back(finding.problem);
    return out;
  }
  std::vector<StatusProblem> crl_problems() {
    judge();
    std::vector<StatusProblem> out;
    for (const auto& finding : outcome_.crls) out.push_back(finding.problem);
    return out;
  }

  std::string folder_;
  test::Authority ca_;
  test::Key key_;
  test::CertificatePtr subject_;
  SubjectNotes notes_;
  std::unique_ptr<EvidenceSet> set_;
  StatusOutcome outcome_;
  std::string where_;  // the condition for certificates to look at; empty: all
  Instant as_of_ = test::at("2026-04-21T00:00Z");
  bool issuer_given_ = true;
};

}  // namespace candor::evidence
