#include <algorithm>
#include <curl/curl.h>
#include <fmt/format.h>

#include "http/curl_trust.h"
#include "http/mailer.h"

namespace candor::http {

namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

// What is being handed over, and whether all of it was.
struct Handing {
  std::string_view left;
  bool all = false;
};

size_t give(char* buffer, size_t size, size_t count, void* from) {
  auto& handing = *static_cast<Handing*>(from);
  const size_t length = std::min(size * count, handing.left.size());
  std::copy_n(handing.left.data(), length, buffer);
  handing.left.remove_prefix(length);
  if (length == 0) handing.all = true;
  return length;
}

class CurlMailer : public Mailer {
 public:
  explicit CurlMailer(MailServer server) : server_(std::move(server)) {}

  MailOutcome send(const Mail& mail) override {
    if (server_.tls == MailTls::none && !is_loopback(server_.host)) {
      return {Failure::refused_url,
              fmt::format("mail to {} would go in the clear: set tls to starttls or implicit", server_.host)};
    }
    easy_.reset(curl_easy_init());
    if (!easy_) return {Failure::not_sent, "libcurl could not be started"};
    return perform(mail);
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  void set_server() {
    const bool smtps = server_.tls == MailTls::implicit;
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");  // a proxy of the web is none for mail
    set(CURLOPT_URL, fmt::format("{}://{}:{}/candor", smtps ? "smtps" : "smtp", server_.host, server_.port).c_str());
    set(CURLOPT_USE_SSL, static_cast<long>(server_.tls == MailTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(server_.timeout.count()));
    const Trust trust = trust_of(server_.ca_file);
    if (!trust.file.empty()) set(CURLOPT_CAINFO, trust.file.c_str());
    if (!trust.folder.empty()) set(CURLOPT_CAPATH, trust.folder.c_str());
    if (server_.user.empty()) return;
    set(CURLOPT_USERNAME, server_.user.c_str());
    set(CURLOPT_PASSWORD, server_.password.c_str());
  }

  MailOutcome perform(const Mail& mail) {
    set_server();
    const std::string from = "<" + mail.from + ">";
    const std::string to = "<" + mail.to + ">";
    const std::unique_ptr<curl_slist, FreeList> recipients(curl_slist_append(nullptr, to.c_str()));
    Handing handing{mail.message};
    char reason[CURL_ERROR_SIZE] = {};
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, give);
    set(CURLOPT_READDATA, &handing);
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(reason));
    const CURLcode code = curl_easy_perform(easy_.get());
    MailOutcome outcome;
    if (code != CURLE_OK) outcome = failed(code, handing.all, static_cast<const char*>(reason));
    easy_.reset();
    return outcome;
  }

  // After the last byte a server that says nothing may have taken the message; one that says 4xx or 5xx has not.
  MailOutcome failed(CURLcode code, bool all_given, std::string reason) {
    long answer = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &answer);
    if (reason.empty()) reason = curl_easy_strerror(code);
    const Failure failure = all_given && answer < 400 ? Failure::unknown : Failure::not_sent;
    return {failure, fmt::format("{}:{}: {}", server_.host, server_.port, reason)};
  }

  MailServer server_;
  std::unique_ptr<CURL, FreeEasy> easy_;
};

}  // namespace

std::unique_ptr<Mailer> make_curl_mailer(MailServer server) {
  start_curl();
  return std::make_unique<CurlMailer>(std::move(server));
}

}  // namespace candor::http
