#include "http/curl_trust.h"

#include <cstdlib>
#include <curl/curl.h>

namespace candor::http {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here writes the environment
  return value == nullptr ? "" : value;
}

}  // namespace

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "[::1]" || host == "::1" || host.starts_with("127.");
}

std::string trust_file(const std::string& told) {
  if (!told.empty()) return told;
  const std::string bundle = environment("CURL_CA_BUNDLE");
  return bundle.empty() ? environment("SSL_CERT_FILE") : bundle;
}

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;  // a failure shows itself when a request is made
}

}  // namespace candor::http
