// A client for tests: answers from a script, and keeps what it was asked.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "http/client.h"

namespace candor::http {

class ScriptedClient : public Client {
 public:
  // Answers in order; past their end `otherwise` answers, and without it the request is not sent.
  std::deque<Outcome> answers;
  std::function<Outcome(const Request&)> otherwise;
  std::vector<Request> asked;

  Outcome send(const Request& request) override;
  void answer(int status, std::string body);
};

}  // namespace candor::http
