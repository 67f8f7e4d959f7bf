// What the program needs of HTTP: one request at a time, one answer or the reason why there is none. An interface, so
// that tests script the answers and a dry run sends nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor::http {

struct Header {
  std::string name, value;
};

struct Request {
  std::string method = "GET";
  std::string url = {};  // whole, with query. May hold a secret: stock Bugzilla takes a reader's key nowhere else
  std::vector<Header> headers = {};
  std::string body = {};
};

struct Response {
  int status = 0;
  std::vector<Header> headers;  // as sent; names are looked up in any case
  std::string body = {};

  std::string_view header(std::string_view name) const;  // the first, empty when there is none
};

// Why there is no answer. What matters to whoever posts: can the server have acted?
enum class Failure {
  none,
  not_sent,    // nothing reached the server: no such host, connection refused, TLS not trusted
  unknown,     // sent at least in part, no whole answer: time-out, reset, cut off mid-reply
  refused_url  // we do not go there: another scheme, plain HTTP to another machine, a redirect to another host
};

struct Outcome {
  Failure failure = Failure::none;
  Response response;    // whole when failure is none
  std::string message;  // one clear sentence otherwise; may quote the URL, so whoever put a secret there takes it out
  bool may_act_yet = false;  // with unknown: sent whole, and we gave up waiting; the server may be at work still
  bool answered() const { return failure == Failure::none; }
};

class Client {
 public:
  virtual ~Client() = default;
  Client() = default;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  // A request that may change something (any but GET) leaves this machine at most once: what libcurl would repeat by
  // itself over a new connection, when an old one closed without an answer, is Failure::unknown.
  virtual Outcome send(const Request& request) = 0;
};

// Percent-encodes everything but unreserved characters (RFC 3986 2.3); for query names and values.
std::string encode(std::string_view text);

}  // namespace candor::http
