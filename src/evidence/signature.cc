#include "evidence/signature.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>

#include "evidence/base64.h"
#include "evidence/issuer_table.h"
#include "evidence/reader.h"
#include "evidence/revocation.h"
#include "x509/extensions.h"
#include "x509/openssl_deleter.h"

namespace candor::evidence {

namespace {

using x509::Deleter;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using Algorithm = std::unique_ptr<X509_ALGOR, Deleter<X509_ALGOR_free>>;

Input decoded(const Item& item, std::vector<uint8_t>& scratch) {
  if (item.encoding == Encoding::der) return item.bytes;
  return decode_base64(item.bytes, scratch) ? Input(scratch) : Input{};
}

bool same_key_id(const x509::Certificate& c, Input key_id) {
  if (key_id.empty() || !c.has(x509::Ext::subject_key_id)) return true;
  x509::Parser parser(c.get(x509::Ext::subject_key_id).value);
  const auto id = parser.next(x509::kOctetString);
  return !id || x509::equal(id->content, key_id);
}

}  // namespace

// ASN1_item_verify() knows every algorithm identifier, PSS parameters included, and takes any ASN.1 item; an ANY holds
// the signed bytes as they are.
bool verify_signature(Input public_key, Input algorithm, Input bytes, Input signature) {
  const auto* at = public_key.data();
  const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key.size())));
  at = algorithm.data();
  const Algorithm identifier(d2i_X509_ALGOR(nullptr, &at, static_cast<long>(algorithm.size())));
  if (!key || !identifier) return false;
  ASN1_BIT_STRING bits{};
  bits.data = const_cast<unsigned char*>(signature.data());
  bits.length = static_cast<int>(signature.size());
  bits.type = V_ASN1_BIT_STRING;
  bits.flags = ASN1_STRING_FLAG_BITS_LEFT;
  ASN1_STRING sequence{};
  sequence.data = const_cast<unsigned char*>(bytes.data());
  sequence.length = static_cast<int>(bytes.size());
  sequence.type = V_ASN1_SEQUENCE;
  ASN1_TYPE any{};
  any.type = V_ASN1_SEQUENCE;
  any.value.sequence = &sequence;
  return ASN1_item_verify(ASN1_ITEM_rptr(ASN1_ANY), identifier.get(), &bits, &any, key.get()) == 1;
}

bool can_verify(Input public_key, Input algorithm) {
  const auto* at = algorithm.data();
  const Algorithm identifier(d2i_X509_ALGOR(nullptr, &at, static_cast<long>(algorithm.size())));
  int digest = NID_undef;
  int key_type = NID_undef;
  if (!identifier || OBJ_find_sigid_algs(OBJ_obj2nid(identifier->algorithm), &digest, &key_type) != 1) return false;
  if (digest != NID_undef && EVP_get_digestbynid(digest) == nullptr) return false;
  if (public_key.empty()) return true;
  at = public_key.data();
  const Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key.size())));
  return key && EVP_PKEY_missing_parameters(key.get()) == 0;  // DSA keys may inherit theirs
}

bool verify_sha256(EVP_PKEY* key, Input bytes, Input signature) {
  const Context context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(), bytes.data(), bytes.size()) == 1;
}

Result<IssuerCertificates> IssuerCertificates::read(const std::vector<std::string>& inputs) {
  IssuerCertificates out;
  if (inputs.empty()) return out;
  auto reader = Reader::open(inputs);
  if (!reader) return reader.error();
  std::vector<uint8_t> scratch;
  while (true) {
    auto batch = (*reader)->next();
    if (!batch) return batch.error();
    if ((*reader)->damage()) return *(*reader)->damage();
    if (!*batch) return out;
    for (const Item& item : (*batch)->items) {
      const Input der = decoded(item, scratch);
      const x509::Certificate c = x509::parse_certificate(der);
      if (!c.has_tbs) continue;
      out.certificates_.push_back(
          {std::make_shared<const std::string>(x509::as_chars(der)), canonical_name(c.subject)});
    }
  }
}

std::vector<Input> IssuerCertificates::all() const {
  std::vector<Input> out;
  for (const Issuer& issuer : certificates_) out.push_back(x509::as_bytes(*issuer.der));
  return out;
}

std::vector<Input> IssuerCertificates::of(Input name, Input key_id) const {
  std::vector<Input> found;
  const std::string wanted = canonical_name(name);
  for (const Issuer& issuer : certificates_) {
    if (issuer.subject != wanted) continue;
    const Input der = x509::as_bytes(*issuer.der);
    if (same_key_id(x509::parse_certificate(der), key_id)) found.push_back(der);
  }
  return found;
}

Verified IssuerCertificates::verify(Input issuer_name, Input key_id, Input signed_bytes, Input algorithm,
                                    Input signature) const {
  const std::vector<Input> candidates = of(issuer_name, key_id);
  if (candidates.empty()) return Verified::no_issuer;
  const bool good = std::any_of(candidates.begin(), candidates.end(), [&](Input der) {
    return verify_signature(x509::parse_certificate(der).public_key, algorithm, signed_bytes, signature);
  });
  if (good) return Verified::good;
  const bool told = std::any_of(candidates.begin(), candidates.end(), [&](Input der) {
    return can_verify(x509::parse_certificate(der).public_key, algorithm);
  });
  return told ? Verified::bad : Verified::unknown_algorithm;
}

}  // namespace candor::evidence
