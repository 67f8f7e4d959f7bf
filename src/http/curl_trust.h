// What every use of libcurl here decides the same way.
#pragma once

#include <string>
#include <string_view>

namespace candor::http {

// This machine, 127.0.0.0/8, ::1 or localhost: the only place to which something may travel in the clear.
bool is_loopback(std::string_view host);

// Where the trusted certificates are. Empty: the system's.
struct Trust {
  std::string file, folder;
};

// As told, else as the curl tool has it (the library reads none of these): CURL_CA_BUNDLE, else SSL_CERT_FILE and
// SSL_CERT_DIR, a folder as `openssl rehash` leaves it.
Trust trust_of(const std::string& told);

void start_curl();  // once a process, before anything else of libcurl

}  // namespace candor::http
