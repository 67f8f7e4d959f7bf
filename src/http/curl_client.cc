#include "http/curl_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/fold.h"
#include "http/curl_trust.h"

namespace candor::http {

namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using List = std::unique_ptr<curl_slist, FreeList>;
using Url = std::unique_ptr<CURLU, FreeUrl>;
using Easy = std::unique_ptr<CURL, FreeEasy>;

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
  std::string copy = text;
  curl_free(text);
  return copy;
}

std::string host_of(const std::string& text) {
  const Url url(curl_url());
  const bool read = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  return read ? part(url.get(), CURLUPART_HOST) : "";
}

// A query may hold a key.
std::string_view without_query(std::string_view url) {
  return url.substr(0, url.find('?'));
}

// Why we do not go to this address; empty when we do. Keys and reports never travel in the clear to another machine.
std::string objection(const std::string& text) {
  const Url url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return fmt::format("'{}' is no address: write https://HOST", without_query(text));
  }
  const std::string scheme = part(url.get(), CURLUPART_SCHEME);
  const std::string host = part(url.get(), CURLUPART_HOST);
  if (scheme != "https" && scheme != "http") return fmt::format("'{}' is neither https nor http", without_query(text));
  if (scheme == "http" && !is_loopback(host)) {
    return fmt::format("{} is plain HTTP on another machine, where a key could be read on the way: use https", host);
  }
  return {};
}

struct Receiving {
  Response response;
  size_t max_body = 0;
  bool too_long = false;
};

size_t take_body(char* data, size_t size, size_t count, void* to) {
  auto& receiving = *static_cast<Receiving*>(to);
  const size_t length = size * count;
  if (receiving.response.body.size() + length > receiving.max_body) {
    receiving.too_long = true;
    return 0;
  }
  receiving.response.body.append(data, length);
  return length;
}

size_t take_header(char* data, size_t size, size_t count, void* to) {
  auto& headers = static_cast<Receiving*>(to)->response.headers;
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) headers.clear();  // of an interim answer ("100 Continue", a proxy's own)
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    headers.push_back({std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
  }
  return line.size();
}

Failure failure_of(CURLcode code, bool sent) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return Failure::not_sent;
    default:
      return sent ? Failure::unknown : Failure::not_sent;
  }
}

class CurlClient : public Client {
 public:
  explicit CurlClient(CurlOptions options) : options_(std::move(options)) {}

  Outcome send(const Request& request) override {
    Outcome outcome;
    outcome.message = objection(request.url);
    if (!outcome.message.empty()) {
      outcome.failure = Failure::refused_url;
      return outcome;
    }
    if (!easy_) easy_.reset(curl_easy_init());
    if (!easy_) return {Failure::not_sent, {}, "libcurl could not be started"};
    return perform(request);
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  void set_limits() {
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.timeout.count()));
    set(CURLOPT_USERAGENT, options_.user_agent.c_str());
    const Trust trust = trust_of(options_.ca_file);
    if (!trust.file.empty()) set(CURLOPT_CAINFO, trust.file.c_str());
    if (!trust.folder.empty()) set(CURLOPT_CAPATH, trust.folder.c_str());
  }

  // libcurl sends a request again by itself when a connection it had kept open closes without a byte of an answer. Only
  // GET may be repeated unasked, so only GET goes over a connection that served before. (What a fresh connection leaves
  // open serves the next GET: CURLOPT_FORBID_REUSE would add nothing.)
  void set_connection(const Request& request) { set(CURLOPT_FRESH_CONNECT, request.method == "GET" ? 0L : 1L); }

  List set_request(const Request& request) {
    set_connection(request);
    set(CURLOPT_URL, request.url.c_str());
    // Plain HTTP may go to this machine only: a proxy elsewhere would read the key.
    if (is_loopback(host_of(request.url))) set(CURLOPT_PROXY, "");
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_slist* headers = nullptr;
    for (const Header& header : request.headers) {
      headers = curl_slist_append(headers, (header.name + ": " + header.value).c_str());
    }
    headers = curl_slist_append(headers, "Expect:");  // no waiting for "100 Continue"
    if (!request.body.empty()) {
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.c_str());
    }
    set(CURLOPT_HTTPHEADER, headers);
    return List(headers);
  }

  Outcome perform(const Request& request) {
    curl_easy_reset(easy_.get());  // keeps the connection
    set_limits();
    const List headers = set_request(request);
    Receiving receiving;
    receiving.max_body = options_.max_body;
    char reason[CURL_ERROR_SIZE] = {};
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(reason));
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &receiving);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_HEADERDATA, &receiving);
    const CURLcode code = curl_easy_perform(easy_.get());
    if (code != CURLE_OK) return failed(code, receiving, static_cast<const char*>(reason), request.body.size());
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    receiving.response.status = static_cast<int>(status);
    return {Failure::none, std::move(receiving.response), ""};
  }

  // A connection that was made may have carried the request, even when nothing came back.
  Outcome failed(CURLcode code, const Receiving& receiving, std::string reason, size_t body) {
    long sent = 0;
    curl_off_t uploaded = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_UPLOAD_T, &uploaded);
    const Failure failure = failure_of(code, sent > 0);
    const bool whole = failure == Failure::unknown && static_cast<size_t>(uploaded) >= body;
    if (reason.empty()) reason = curl_easy_strerror(code);
    if (receiving.too_long) reason = fmt::format("the answer is longer than {} bytes", options_.max_body);
    easy_.reset();  // whatever is left of the connection is not to be trusted
    return {failure, {}, reason, whole && code == CURLE_OPERATION_TIMEDOUT};
  }

  CurlOptions options_;
  Easy easy_;
};

}  // namespace

std::unique_ptr<Client> make_curl_client(CurlOptions options) {
  start_curl();
  return std::make_unique<CurlClient>(std::move(options));
}

}  // namespace candor::http
