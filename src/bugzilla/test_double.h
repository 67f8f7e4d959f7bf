// Starts tests/bugzilla_double for a test and ends it with the test. Needs python3.
#pragma once

#include <cstdio>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "bugzilla/rest.h"
#include "http/curl_client.h"

namespace candor::bugzilla {

class TestDouble {
 public:
  // `arguments` of double.py: {"--dialect", "stock"}.
  explicit TestDouble(std::vector<std::string> arguments = {}) {
    int in[2], out[2];
    if (::pipe(in) != 0 || ::pipe(out) != 0) throw std::runtime_error("no pipes");
    child_ = ::fork();
    if (child_ == 0) run(in, out, std::move(arguments));
    ::close(in[0]);
    ::close(out[1]);
    stdin_ = in[1];
    std::string line;
    for (char c = 0; ::read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(out[0]);
    url_ = "http://127.0.0.1:" + line;
  }
  ~TestDouble() {
    ::close(stdin_);
    ::waitpid(child_, nullptr, 0);
  }
  TestDouble(const TestDouble&) = delete;
  TestDouble& operator=(const TestDouble&) = delete;

  const std::string& url() const { return url_; }
  Server server(std::string key = "ca-key", Dialect dialect = Dialect::bmo) const {
    return {.url = url_, .key = std::move(key), .dialect = dialect};
  }
  // POST /double/WHAT: see double.py.
  nlohmann::json steer(const std::string& what, const nlohmann::json& body = nlohmann::json::object()) const {
    const auto client = http::make_curl_client({.user_agent = "candor-test"});
    const auto outcome = client->send({.method = "POST", .url = url_ + "/double/" + what, .body = body.dump()});
    EXPECT_TRUE(outcome.answered()) << outcome.message;
    return nlohmann::json::parse(outcome.response.body, nullptr, false);
  }
  nlohmann::json state() const { return steer("state"); }

 private:
  [[noreturn]] static void run(const int in[2], const int out[2], std::vector<std::string> arguments) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::close(in[1]);
    ::close(out[0]);
    arguments.insert(arguments.begin(), {"python3", CANDOR_SOURCE_DIR "/tests/bugzilla_double/double.py"});
    std::vector<char*> words;
    words.reserve(arguments.size() + 1);
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    ::execvp("python3", words.data());
    ::_exit(127);
  }

  pid_t child_ = -1;
  int stdin_ = -1;
  std::string url_;
};

}  // namespace candor::bugzilla
