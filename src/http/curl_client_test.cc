#include "http/curl_client.h"

#include <arpa/inet.h>
#include <atomic>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "http/curl_trust.h"

namespace candor::http {
namespace {

// Binds the socket to a free port, which is returned.
int listen_on_loopback(int listener) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  EXPECT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
  EXPECT_EQ(::listen(listener, 8), 0);
  EXPECT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
  return ntohs(address.sin_port);
}

TEST(Loopback, IsAnAddressAndNoName) {
  for (const char* host : {"127.0.0.1", "127.255.0.9", "::1", "[::1]", "localhost", "LocalHost"}) {
    EXPECT_TRUE(is_loopback(host)) << host;
  }
  for (const char* host : {"127.0.0.1.evil.example", "127.example", "127.", "128.0.0.1", "::2", "localhost.example", "",
                           "[", "::ffff:10.0.0.1"}) {
    EXPECT_FALSE(is_loopback(host)) << host;
  }
}

// A server on loopback that reads one request and answers with exactly these bytes, then closes.
class OneShotServer {
 public:
  explicit OneShotServer(std::string answer) : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    port_ = listen_on_loopback(socket_);
    thread_ = std::thread([this] { serve(); });
  }
  OneShotServer(const OneShotServer&) = delete;
  OneShotServer& operator=(const OneShotServer&) = delete;
  ~OneShotServer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  std::string url(const std::string& path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }

 private:
  void serve() const {
    const int connection = ::accept(socket_, nullptr, nullptr);
    if (connection < 0) return;
    char buffer[4096];
    (void)!::read(connection, buffer, sizeof buffer);
    (void)!::write(connection, answer_.data(), answer_.size());
    ::close(connection);
  }

  std::string answer_;
  int socket_;
  int port_ = 0;
  std::thread thread_;
};

// Keeps connections open: answers the first request on each, and ends the connection at the second without a byte, as
// a server does that was restarted (or acted and then died). Counts the requests it has read.
class KeepAliveServer {
 public:
  KeepAliveServer() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    url_ = fmt::format("http://127.0.0.1:{}/", listen_on_loopback(listener_));
    EXPECT_EQ(::pipe(stop_), 0);
    thread_ = std::thread([this] { serve(); });
  }
  KeepAliveServer(const KeepAliveServer&) = delete;
  KeepAliveServer& operator=(const KeepAliveServer&) = delete;
  ~KeepAliveServer() {
    ::close(stop_[1]);
    thread_.join();
    ::close(stop_[0]);
    ::close(listener_);
  }
  const std::string& url() const { return url_; }
  int requests() const { return requests_; }
  int connections() const { return connections_; }

 private:
  void serve() {
    std::map<int, int> served;  // requests of each open connection
    while (true) {
      std::vector<pollfd> watched = {{stop_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
      for (const auto& [connection, count] : served) watched.push_back({connection, POLLIN, 0});
      ::poll(watched.data(), watched.size(), -1);
      if (watched[0].revents != 0) break;
      for (size_t i = 2; i < watched.size(); ++i) {
        const int connection = watched[i].fd;
        if (watched[i].revents == 0 || take_request(connection, ++served[connection])) continue;
        ::close(connection);
        served.erase(connection);
      }
      if (watched[1].revents == 0) continue;
      served[::accept(listener_, nullptr, nullptr)] = 0;
      ++connections_;
    }
    for (const auto& [connection, count] : served) ::close(connection);
  }

  bool take_request(int connection, int count) {
    char buffer[4096];
    if (::read(connection, buffer, sizeof buffer) <= 0) return false;
    ++requests_;
    static constexpr std::string_view kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    return count == 1 && ::write(connection, kAnswer.data(), kAnswer.size()) > 0;
  }

  int listener_;
  int stop_[2] = {};
  std::string url_;
  std::atomic<int> requests_ = 0, connections_ = 0;
  std::thread thread_;
};

std::unique_ptr<Client> client(size_t max_body = 1000) {
  return make_curl_client({.user_agent = "candor-test", .timeout = std::chrono::seconds(5), .max_body = max_body});
}

TEST(CurlClient, ReadsAnAnswer) {
  const OneShotServer server("HTTP/1.1 404 Not Found\r\nETag: abc\r\nConnection: close\r\n\r\nbody");
  const Outcome outcome = client()->send({.url = server.url("/rest/bug/1")});
  ASSERT_TRUE(outcome.answered()) << outcome.message;
  EXPECT_EQ(outcome.response.status, 404);
  EXPECT_EQ(outcome.response.header("etag"), "abc");
  EXPECT_EQ(outcome.response.body, "body");
}

TEST(CurlClient, ACutOffAnswerIsOfUnknownOutcome) {
  const OneShotServer server("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf");
  const Outcome outcome = client()->send({.method = "POST", .url = server.url("/rest/bug"), .body = "{}"});
  EXPECT_EQ(outcome.failure, Failure::unknown);
  EXPECT_FALSE(outcome.message.empty());
}

TEST(CurlClient, AClosedConnectionAfterTheRequestIsOfUnknownOutcome) {
  const OneShotServer server("");
  EXPECT_EQ(client()->send({.method = "POST", .url = server.url("/"), .body = "{}"}).failure, Failure::unknown);
}

// libcurl would send it a second time by itself, over a new connection.
TEST(CurlClient, APostIsSentOnceThoughAKeptConnectionCloses) {
  for (const char* method : {"POST", "PUT", "DELETE"}) {
    const KeepAliveServer server;
    const auto one = client();
    ASSERT_TRUE(one->send({.url = server.url()}).answered());
    const Outcome outcome = one->send({.method = method, .url = server.url(), .body = "{}"});
    EXPECT_TRUE(outcome.answered()) << method << ": " << outcome.message;
    EXPECT_EQ(server.requests(), 2) << method;
    EXPECT_EQ(server.connections(), 2) << method << " does not go over a connection that served before";
  }
}

TEST(CurlClient, GetsShareAConnectionAndMayBeRepeated) {
  const KeepAliveServer server;
  const auto one = client();
  ASSERT_TRUE(one->send({.url = server.url()}).answered());
  EXPECT_TRUE(one->send({.url = server.url()}).answered());
  EXPECT_EQ(server.requests(), 3);  // the second was lost on the kept connection, and came again on a new one
  EXPECT_EQ(server.connections(), 2);
}

TEST(CurlClient, AnAnswerTooLongIsRefused) {
  const OneShotServer server("HTTP/1.1 200 OK\r\n\r\n0123456789");
  const Outcome outcome = client(5)->send({.url = server.url("/")});
  EXPECT_EQ(outcome.failure, Failure::unknown);
  EXPECT_NE(outcome.message.find("longer than 5 bytes"), std::string::npos);
}

TEST(CurlClient, NobodyListening) {
  EXPECT_EQ(client()->send({.url = "http://127.0.0.1:1/"}).failure, Failure::not_sent);
}

TEST(CurlClient, NeverInTheClearToAnotherMachine) {
  EXPECT_EQ(client()->send({.url = "http://tracker.example/rest"}).failure, Failure::refused_url);
  EXPECT_EQ(client()->send({.url = "file:///etc/hostname"}).failure, Failure::refused_url);
  EXPECT_EQ(client()->send({.url = "no address"}).failure, Failure::refused_url);
  EXPECT_EQ(client()->send({.url = "ftp://tracker.example/?api_key=s3cret"}).message,
            "'ftp://tracker.example/' is neither https nor http");
}

TEST(Encode, KeepsOnlyUnreserved) {
  EXPECT_EQ(encode("CA Program+\xc3\xa9~"), "CA%20Program%2B%C3%A9~");
}

}  // namespace
}  // namespace candor::http
