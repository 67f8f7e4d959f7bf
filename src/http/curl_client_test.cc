#include "http/curl_client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace candor::http {
namespace {

// A server on loopback that reads one request and answers with exactly these bytes, then closes.
class OneShotServer {
 public:
  explicit OneShotServer(std::string answer) : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), length), 0);
    EXPECT_EQ(::listen(socket_, 1), 0);
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length), 0);
    port_ = ntohs(address.sin_port);
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
}

TEST(Encode, KeepsOnlyUnreserved) {
  EXPECT_EQ(encode("CA Program+\xc3\xa9~"), "CA%20Program%2B%C3%A9~");
}

}  // namespace
}  // namespace candor::http
