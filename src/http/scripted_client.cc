#include "http/scripted_client.h"

namespace candor::http {

Outcome ScriptedClient::send(const Request& request) {
  asked.push_back(request);
  if (!answers.empty()) {
    Outcome outcome = std::move(answers.front());
    answers.pop_front();
    return outcome;
  }
  return otherwise ? otherwise(request) : Outcome{Failure::not_sent, {}, "the script has no answer for " + request.url};
}

void ScriptedClient::answer(int status, std::string body) {
  answers.push_back({Failure::none, {status, {}, std::move(body)}, ""});
}

}  // namespace candor::http
