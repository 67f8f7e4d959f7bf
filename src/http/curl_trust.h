// What every use of libcurl here decides the same way.
#pragma once

#include <string>
#include <string_view>

namespace candor::http {

// This machine, 127.0.0.0/8, ::1 or localhost: the only place to which something may travel in the clear.
bool is_loopback(std::string_view host);

// File with the trusted certificates: as told, else CURL_CA_BUNDLE (which the curl tool reads, the library does not),
// else SSL_CERT_FILE. Empty: the system's.
std::string trust_file(const std::string& told);

void start_curl();  // once a process, before anything else of libcurl

}  // namespace candor::http
