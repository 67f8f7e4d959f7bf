// The real client, on libcurl: certificates are always verified; a proxy comes from the environment as curl reads it
// (https_proxy, no_proxy, ...) but for addresses of this machine, a private CA from CURL_CA_BUNDLE, SSL_CERT_FILE or
// SSL_CERT_DIR; redirects are not followed.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "http/client.h"

namespace candor::http {

struct CurlOptions {
  std::string user_agent = {};  // descriptive, with a way to reach us, as trackers ask
  std::chrono::milliseconds connect_timeout = std::chrono::seconds(20);
  std::chrono::milliseconds timeout = std::chrono::minutes(2);  // of the whole exchange
  size_t max_body = size_t{256} << 20U;                         // a longer answer is refused
  std::string ca_file = {};                                     // empty: the environment's, else the system's
};

// One connection is kept open and reused. Not for use by two threads at once.
std::unique_ptr<Client> make_curl_client(CurlOptions options);

}  // namespace candor::http
