#include "http/curl_trust.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <curl/curl.h>
#include <netinet/in.h>

#include "base/fold.h"

namespace candor::http {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here writes the environment
  return value == nullptr ? "" : value;
}

}  // namespace

// As an address, not as a name that looks like one: 127.0.0.1.example is anybody's.
bool is_loopback(std::string_view host) {
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  const std::string name = to_lower(host);
  if (name == "localhost") return true;
  in6_addr six{};
  if (::inet_pton(AF_INET6, name.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
  in_addr four{};
  return ::inet_pton(AF_INET, name.c_str(), &four) == 1 && (ntohl(four.s_addr) >> 24U) == IN_LOOPBACKNET;
}

Trust trust_of(const std::string& told) {
  if (!told.empty()) return {told, ""};
  if (const std::string bundle = environment("CURL_CA_BUNDLE"); !bundle.empty()) return {bundle, ""};
  return {environment("SSL_CERT_FILE"), environment("SSL_CERT_DIR")};
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;  // a failure shows itself when a request is made
}

}  // namespace candor::http
