// Embedded SCTs of logs made here, ECDSA and RSA: verified as OpenSSL's own CT code verifies them, and refused with the
// right reason.
#include "evidence/sct_check.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <openssl/ct.h>
#include <unistd.h>

#include "x509/pki_for_test.h"

namespace candor::evidence {
namespace {

namespace fs = std::filesystem;
using test::at;
using test::Authority;
using test::CertificateOrder;
using test::CertificatePtr;
using test::Key;
using ::testing::HasSubstr;
using Json = nlohmann::json;

std::string base64(const std::string& bytes) {
  std::string out(bytes.size() * 2 + 4, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<size_t>(size));
  return out;
}

struct Log {
  explicit Log(Key made) : key(std::move(made)), spki(test::der_of<i2d_PUBKEY>(key.get())) {
    Sha256 sha256;
    id = std::string(x509::as_chars(sha256.of(x509::as_bytes(spki))));
  }
  Json json(const char* state = "usable", const char* since = "2020-01-01T00:00:00Z") const {
    return {{"description", "a log"},
            {"log_id", base64(id)},
            {"key", base64(spki)},
            {"mmd", 86400},
            {"state", {{state, {{"timestamp", since}}}}}};
  }
  Key key;
  std::string spki, id;
};

std::string number(uint64_t value, int octets) {
  std::string out;
  for (int i = octets; i-- > 0;) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

std::string sign(EVP_PKEY* key, const std::string& bytes) {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  size_t size = 0;
  EVP_DigestSign(context, nullptr, &size, data, bytes.size());
  std::string out(size, '\0');
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, data, bytes.size());
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

constexpr uint64_t kMillis = 1775037600123;  // 2026-04-01T10:00:00.123Z

class SctTest : public ::testing::Test {
 protected:
  SctTest() : ca_(test::make_authority("Test CA")), key_(test::ec_key()), ec_(test::ec_key()), rsa_(test::rsa_key()) {
    std::string path = (fs::temp_directory_path() / "candor-sct.XXXXXX").string();
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    folder_ = path;
    write("issuer.der", ca_.der());
  }
  ~SctTest() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
  }

  CertificateOrder order(const std::string& purpose = "serverAuth") const {
    return {"shop.example",
            0x1234,
            at("2026-04-01"),
            at("2026-06-30"),
            {{NID_ext_key_usage, purpose}, {NID_subject_alt_name, "DNS:shop.example"}}};
  }

  // A certificate with an SCT of each log over its own TBSCertificate, or over something else.
  CertificatePtr logged(const std::vector<const Log*>& logs, bool over_this = true, uint64_t millis = kMillis) {
    CertificatePtr x = test::make_certificate(order(), key_.get(), &ca_);
    const std::string tbs = test::der_of<i2d_re_X509_tbs>(x.get());
    const std::string issuer_key = test::der_of<i2d_X509_PUBKEY>(X509_get_X509_PUBKEY(ca_.certificate.get()));
    Sha256 sha256;
    std::string bytes = std::string("\0\0", 2) + number(millis, 8) + number(1, 2);
    bytes += x509::as_chars(sha256.of(x509::as_bytes(issuer_key)));
    bytes += number(tbs.size(), 3) + tbs + number(over_this ? 0 : 1, 2);
    STACK_OF(SCT)* list = sk_SCT_new_null();
    for (const Log* log : logs) {
      SCT* sct = SCT_new();
      SCT_set_version(sct, SCT_VERSION_V1);
      SCT_set1_log_id(sct, reinterpret_cast<const unsigned char*>(log->id.data()), log->id.size());
      SCT_set_timestamp(sct, millis);
      const bool rsa = EVP_PKEY_get_base_id(log->key.get()) == EVP_PKEY_RSA;
      SCT_set_signature_nid(sct, rsa ? NID_sha256WithRSAEncryption : NID_ecdsa_with_SHA256);
      const std::string signature = sign(log->key.get(), bytes);
      SCT_set1_signature(sct, reinterpret_cast<const unsigned char*>(signature.data()), signature.size());
      sk_SCT_push(list, sct);
    }
    X509_add1_ext_i2d(x.get(), NID_ct_precert_scts, list, 0, 0);
    SCT_LIST_free(list);
    X509_sign(x.get(), ca_.key.get(), EVP_sha256());
    return x;
  }

  void list_logs(const std::vector<Json>& logs, const char* kind = "logs") const {
    write("list.json", Json{{"operators", {{{"name", "somebody"}, {kind, logs}}}}}.dump());
  }

  std::string judge(const std::string& der, bool issuer_given = true) const {
    const auto logs = CtLogs::read(folder_ + "/list.json");
    EXPECT_TRUE(logs);
    const auto issuers =
        IssuerCertificates::read(issuer_given ? std::vector{folder_ + "/issuer.der"} : std::vector<std::string>());
    EXPECT_TRUE(issuers);
    const SctChecker checker(*logs, *issuers, as_of_);
    return checker.judge(x509::parse_certificate(x509::as_bytes(der)), CertType::dv);
  }
  std::string judge(const CertificatePtr& x, bool issuer_given = true) const {
    return judge(test::der_of(x), issuer_given);
  }

  // What OpenSSL's CT code says of the first SCT.
  bool openssl_agrees(const CertificatePtr& x, const Log& log) const {
    write("logs.cnf", "enabled_logs=one\n[one]\ndescription=one\nkey=" + base64(log.spki) + "\n");
    CTLOG_STORE* store = CTLOG_STORE_new();
    EXPECT_EQ(CTLOG_STORE_load_file(store, (folder_ + "/logs.cnf").c_str()), 1);
    CT_POLICY_EVAL_CTX* context = CT_POLICY_EVAL_CTX_new();
    CT_POLICY_EVAL_CTX_set1_cert(context, x.get());
    CT_POLICY_EVAL_CTX_set1_issuer(context, ca_.certificate.get());
    CT_POLICY_EVAL_CTX_set_shared_CTLOG_STORE(context, store);
    CT_POLICY_EVAL_CTX_set_time(context, kMillis + 1000);
    auto* list = static_cast<STACK_OF(SCT)*>(X509_get_ext_d2i(x.get(), NID_ct_precert_scts, nullptr, nullptr));
    SCT* sct = sk_SCT_value(list, 0);
    SCT_set_source(sct, SCT_SOURCE_X509V3_EXTENSION);
    const bool valid = SCT_validate(sct, context) == 1;
    SCT_LIST_free(list);
    CT_POLICY_EVAL_CTX_free(context);
    CTLOG_STORE_free(store);
    return valid;
  }

  std::string folder_;
  Authority ca_;
  Key key_;
  Log ec_, rsa_;
  Instant as_of_ = at("2026-04-21");
};

TEST_F(SctTest, VerifiesBothKindsOfLogs) {
  list_logs({ec_.json(), rsa_.json()});
  for (const Log* log : {&ec_, &rsa_}) {
    const CertificatePtr good = logged({log});
    EXPECT_EQ(judge(good), "yes");
    EXPECT_TRUE(openssl_agrees(good, *log));
    const CertificatePtr bad = logged({log}, false);
    EXPECT_EQ(judge(bad), "no: bad signature");
    EXPECT_FALSE(openssl_agrees(bad, *log));
  }
  list_logs({ec_.json()}, "tiled_logs");
  EXPECT_EQ(judge(logged({&ec_})), "yes");
}

TEST_F(SctTest, NamesWhyNothingIsShown) {
  list_logs({ec_.json()});
  EXPECT_EQ(judge(logged({&rsa_})), "no: unknown log");
  EXPECT_EQ(judge(logged({&rsa_, &ec_})), "yes") << "one is enough";
  EXPECT_EQ(judge(logged({&ec_}), false), "no: issuer not given");
  EXPECT_EQ(judge(logged({})), "no: SCT list is empty");
  EXPECT_EQ(judge(test::make_certificate(order(), key_.get(), &ca_)), "no: no SCT list");
  list_logs({ec_.json("retired", "2026-04-01T10:00:00Z")});
  EXPECT_EQ(judge(logged({&ec_})), "no: log retired before the SCT");
  list_logs({ec_.json("retired", "2026-04-01T10:00:01Z"), rsa_.json("rejected")});
  EXPECT_EQ(judge(logged({&ec_})), "yes");
  EXPECT_EQ(judge(logged({&rsa_})), "no: rejected log");
  as_of_ = at("2026-04-01T09:00Z");
  EXPECT_EQ(judge(logged({&ec_, &rsa_})), "no: SCT from the future, rejected log");
}

TEST_F(SctTest, LooksAtTheWholeCertificate) {
  list_logs({ec_.json()});
  CertificatePtr other = logged({&ec_});
  ASN1_INTEGER_set(X509_get_serialNumber(other.get()), 0x1235);
  X509_sign(other.get(), ca_.key.get(), EVP_sha256());
  EXPECT_EQ(judge(other), "no: bad signature");
  std::string broken = test::der_of(logged({&ec_}));
  const std::string log_id = ec_.id;
  broken[broken.find(log_id) - 1] = 1;  // the version
  EXPECT_EQ(judge(broken), "no: unknown signature algorithm");
  broken[broken.find(log_id) - 2] = 1;  // the length of the SCT
  EXPECT_EQ(judge(broken), "no: SCT list cannot be read");
}

TEST_F(SctTest, AsksOnlyOfServers) {
  list_logs({ec_.json()});
  EXPECT_EQ(judge(test::make_certificate(order("emailProtection"), key_.get(), &ca_)), "n/a");
}

TEST_F(SctTest, RefusesBadLists) {
  const auto error = [this](const std::string& text) {
    write("list.json", text);
    const auto logs = CtLogs::read(folder_ + "/list.json");
    return logs ? "" : logs.error().message;
  };
  EXPECT_THAT(error("{}"), HasSubstr("is no log list of version 3"));
  EXPECT_THAT(error("[1, 2"), HasSubstr("is no log list of version 3"));
  EXPECT_THAT(error(R"({"operators": []})"), HasSubstr("lists no log"));
  Json log = ec_.json();
  log["log_id"] = base64(rsa_.id);
  EXPECT_THAT(error(Json{{"operators", {{{"logs", {log}}}}}}.dump()), HasSubstr("is not the digest of its key"));
}

}  // namespace
}  // namespace candor::evidence
