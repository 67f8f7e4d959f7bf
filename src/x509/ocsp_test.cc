// OCSP responses made with OpenSSL: every field we read equals what OpenSSL says; changed bytes never read amiss.
#include "x509/ocsp.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "x509/pki_for_test.h"

namespace candor::x509 {
namespace {

using test::at;
using test::Authority;
using test::BasicPtr;
using test::CertificatePtr;
using test::ResponsePtr;
using test::SingleOrder;
using test::TimePtr;

std::string time_text(const ASN1_GENERALIZEDTIME* time) {
  tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return "none";
  return format_instant(
      *make_instant(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec));
}

std::string time_text(const TimeView& time) {
  return time.instant ? format_instant(*time.instant) : "none";
}

std::string octets(const ASN1_STRING* text) {
  return std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                     static_cast<size_t>(ASN1_STRING_length(text)));
}

std::string integer_octets(ASN1_INTEGER* number) {
  const std::string der = test::der_of<i2d_ASN1_INTEGER>(number);
  return der.substr(2);
}

void compare_id(const OcspCertId& ours, OCSP_CERTID* theirs) {
  ASN1_OCTET_STRING* name = nullptr;
  ASN1_OBJECT* algorithm = nullptr;
  ASN1_OCTET_STRING* key = nullptr;
  ASN1_INTEGER* serial = nullptr;
  OCSP_id_get0_info(&name, &algorithm, &key, &serial, theirs);
  EXPECT_EQ(as_chars(ours.issuer_name_hash), octets(name));
  EXPECT_EQ(as_chars(ours.issuer_key_hash), octets(key));
  char oid[128];
  OBJ_obj2txt(oid, sizeof oid, algorithm, 1);
  EXPECT_EQ(oid_text(ours.hash_algorithm), oid);
  EXPECT_EQ(as_chars(ours.serial), integer_octets(serial));
}

void compare_single(const OcspSingle& ours, OCSP_SINGLERESP* theirs) {
  int reason = 0;
  ASN1_GENERALIZEDTIME* revoked = nullptr;
  ASN1_GENERALIZEDTIME* this_update = nullptr;
  ASN1_GENERALIZEDTIME* next_update = nullptr;
  const int status = OCSP_single_get0_status(theirs, &reason, &revoked, &this_update, &next_update);
  EXPECT_EQ(static_cast<int>(ours.status), status);
  EXPECT_EQ(time_text(ours.this_update), time_text(this_update));
  EXPECT_EQ(time_text(ours.next_update), time_text(next_update));
  if (status == V_OCSP_CERTSTATUS_REVOKED) {
    EXPECT_EQ(time_text(ours.revoked), time_text(revoked));
    if (reason >= -1 && reason <= 10 && reason != 7) {
      EXPECT_EQ(static_cast<int>(ours.reason), reason);
    }
  }
  compare_id(ours.id, const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(theirs)));
}

// False when OpenSSL does not read it as a basic response.
bool compare(std::string_view der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const ResponsePtr theirs(d2i_OCSP_RESPONSE(nullptr, &bytes, static_cast<long>(der.size())));
  const OcspResponse ours = parse_ocsp(as_bytes(der));
  if (!theirs) return false;
  EXPECT_EQ(static_cast<int>(ours.status), OCSP_response_status(theirs.get()));
  const BasicPtr basic(OCSP_response_get1_basic(theirs.get()));
  if (!basic) return false;
  EXPECT_EQ(time_text(ours.produced_at), time_text(OCSP_resp_get0_produced_at(basic.get())));
  // Without its last octet: OpenSSL clears bits that a damaged response calls unused.
  const std::string signature = octets(OCSP_resp_get0_signature(basic.get()));
  EXPECT_EQ(ours.signature.size(), signature.size());
  EXPECT_EQ(as_chars(ours.signature).substr(0, signature.size() - 1), signature.substr(0, signature.size() - 1));
  EXPECT_EQ(as_chars(ours.tbs), test::der_of<i2d_OCSP_RESPDATA>(OCSP_resp_get0_respdata(basic.get())));
  const X509_NAME* name = nullptr;
  const ASN1_OCTET_STRING* key = nullptr;
  OCSP_resp_get0_id(basic.get(), &key, &name);
  if (key != nullptr) {
    EXPECT_EQ(as_chars(ours.responder_key_hash), octets(key));
  } else {
    EXPECT_EQ(as_chars(ours.responder_name), test::der_of<i2d_X509_NAME>(const_cast<X509_NAME*>(name)));
  }
  Parser list(ours.singles);
  int count = 0;
  while (const auto single = next_single(list)) {
    if (count >= OCSP_resp_count(basic.get())) break;
    compare_single(*single, OCSP_resp_get0(basic.get(), count++));
  }
  EXPECT_TRUE(list.done());
  EXPECT_EQ(count, OCSP_resp_count(basic.get()));
  Parser certificates(ours.certificates);
  int embedded = 0;
  while (certificates.next(kSequence)) ++embedded;
  EXPECT_EQ(embedded, std::max(0, sk_X509_num(OCSP_resp_get0_certs(basic.get()))));
  return true;
}

class Ocsp : public ::testing::Test {
 protected:
  // Fixed keys: a hash of a random one may, with one bit changed, be a constructed OCTET STRING by accident. OpenSSL
  // joins that (BER); ours, which reads DER (RFC 6960, section 4.2.1), does not.
  Ocsp() : ca_(test::make_authority("Test CA", test::fixed_ec_key(1))), key_(test::fixed_ec_key(2)) {
    for (long serial = 1; serial <= 3; ++serial) {
      subjects_.push_back(test::make_certificate({"subject", serial * 0x7654321}, key_.get(), &ca_));
    }
  }

  std::string response(const std::vector<SingleOrder>& singles, bool by_key = false, bool embed = true) {
    return test::make_response({singles, ca_.certificate.get(), ca_.key.get(), embed, by_key, {}});
  }
  SingleOrder good(size_t i = 0) { return {subjects_[i].get(), ca_.certificate.get()}; }

  Authority ca_;
  test::Key key_;
  std::vector<CertificatePtr> subjects_;
};

TEST_F(Ocsp, AgreesWithOpenSsl) {
  SingleOrder revoked = good(1);
  revoked.status = V_OCSP_CERTSTATUS_REVOKED;
  revoked.revoked = at("2026-04-19T10:11:12Z");
  SingleOrder with_reason = revoked;
  with_reason.reason = OCSP_REVOKED_STATUS_KEYCOMPROMISE;
  with_reason.hash = EVP_sha256();
  SingleOrder unknown = good(2);
  unknown.status = V_OCSP_CERTSTATUS_UNKNOWN;
  unknown.next_update = std::nullopt;
  for (const auto& singles :
       {std::vector{good()}, {revoked}, {with_reason}, {unknown}, {good(), with_reason, unknown}}) {
    for (const bool by_key : {false, true}) {
      for (const bool embed : {false, true}) {
        const std::string der = response(singles, by_key, embed);
        EXPECT_TRUE(compare(der));
        EXPECT_EQ(parse_ocsp(as_bytes(der)).problem, "");
      }
    }
  }
}

TEST_F(Ocsp, ReadsWhatIsNotSuccessful) {
  for (const int status : {1, 2, 3, 5, 6}) {
    const std::string der = test::make_failure_response(status);
    const OcspResponse ours = parse_ocsp(as_bytes(der));
    EXPECT_EQ(static_cast<int>(ours.status), status);
    EXPECT_EQ(ours.problem, "");
    EXPECT_TRUE(ours.tbs.empty());
  }
  EXPECT_EQ(ocsp_status_text(OcspStatus::try_later), "tryLater");
  EXPECT_EQ(parse_ocsp(as_bytes("<html>")).status, OcspStatus::unreadable);
  EXPECT_NE(parse_ocsp({}).problem, "");
}

// Cut short and with each byte changed: no crash, and still the same wherever OpenSSL reads it.
TEST_F(Ocsp, DamagedResponsesReadAsOpenSslReadsThem) {
  SingleOrder revoked = good(1);
  revoked.status = V_OCSP_CERTSTATUS_REVOKED;
  revoked.revoked = at("2026-04-19T10:11:12Z");
  revoked.reason = OCSP_REVOKED_STATUS_SUPERSEDED;
  const std::string whole = response({good(), revoked}, false, false);
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(parse_ocsp(as_bytes(std::string_view(whole).substr(0, size))).problem, "") << size;
  }
  size_t unread = 0;
  for (size_t i = 0; i < whole.size(); ++i) {
    for (const char change : {char{1}, char{0x20}, static_cast<char>(0x80)}) {
      std::string der = whole;
      der[i] = static_cast<char>(der[i] ^ change);
      const OcspResponse ours = parse_ocsp(as_bytes(der));
      if (ours.problem.empty()) {
        SCOPED_TRACE(std::to_string(i) + " ^ " + std::to_string(change));
        compare(der);
      } else {
        ++unread;
      }
    }
  }
  EXPECT_GT(unread, 30U);
  EXPECT_LT(unread, whole.size() * 2);
}

TEST_F(Ocsp, NamesWhatIsWrong) {
  std::string der = response({good()});
  der += '\0';
  EXPECT_EQ(parse_ocsp(as_bytes(der)).problem, "trailing bytes after the OCSP response");
  const std::string empty("\x30\x03\x0a\x01\x00", 5);
  EXPECT_EQ(parse_ocsp(as_bytes(empty)).problem, "a successful response without responseBytes");
  const std::string four("\x30\x03\x0a\x01\x04", 5);
  EXPECT_EQ(parse_ocsp(as_bytes(four)).status, OcspStatus::unreadable);
}

}  // namespace
}  // namespace candor::x509
