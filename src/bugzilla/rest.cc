#include "bugzilla/rest.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bugzilla/answer.h"

namespace candor::bugzilla {

namespace {

std::string address(const Server& server, std::string_view path, const Query& query) {
  std::string url = fmt::format("{}/rest{}", server.url, path);
  char separator = '?';
  for (const auto& [name, value] : query) {
    url += fmt::format("{}{}={}", separator, http::encode(name), http::encode(value));
    separator = '&';
  }
  return url;
}

RestError unanswered(const http::Outcome& outcome, const std::string& server) {
  const std::string text = fmt::format("{}: {}", server, outcome.message);
  return {outcome.failure == http::Failure::unknown ? Trouble::outcome_unknown : Trouble::not_sent, 0, 0, text,
          outcome.may_act_yet};
}

void blot_out(std::string& text, const std::string& secret) {
  constexpr std::string_view kShown = "[key]";
  for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kShown.size())) {
    text.replace(at, secret.size(), kShown);
  }
}

// Neither a server that repeats the key nor a client that quotes the address brings it into an error that people read.
Answer without_key(Answer answer, const std::string& key) {
  if (answer.ok() || key.empty()) return answer;
  RestError error = answer.error();
  blot_out(error.text, key);
  blot_out(error.text, http::encode(key));
  return Answer(std::move(error));
}

}  // namespace

Answer Rest::get(std::string_view path, const Query& query, std::string_view expect) {
  http::Request request{.method = "GET", .url = address(server_, path, query)};
  // Stock Bugzilla ignores the header in silence and knows the key in the query only.
  if (server_.dialect == Dialect::stock && !server_.key.empty()) {
    Query with_key = query;
    with_key.emplace_back("api_key", server_.key);
    request.url = address(server_, path, with_key);
  }
  return exchange(std::move(request), expect);
}

Answer Rest::post(std::string_view path, nlohmann::json body, std::string_view expect) {
  return write("POST", path, std::move(body), expect);
}

Answer Rest::put(std::string_view path, nlohmann::json body, std::string_view expect) {
  return write("PUT", path, std::move(body), expect);
}

Answer Rest::write(std::string_view method, std::string_view path, nlohmann::json body, std::string_view expect) {
  if (server_.dialect == Dialect::stock && !server_.key.empty()) body["Bugzilla_api_key"] = server_.key;
  http::Request request{.method = std::string(method), .url = address(server_, path, {})};
  request.headers.push_back({"Content-Type", "application/json"});
  // Invalid UTF-8 would make the server drop the whole body; callers check texts, this only keeps dump() from throwing.
  request.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  Answer answer = exchange(std::move(request), expect);
  // Half an answer to a write may be the rest of a success.
  const bool strange = !answer.ok() && (answer.error().trouble == Trouble::no_bugzilla ||  //
                                        answer.error().trouble == Trouble::damaged);
  if (strange && answer.error().status / 100 == 2) {
    RestError cut = answer.error();
    cut.trouble = Trouble::outcome_unknown;
    return Answer(std::move(cut));
  }
  return answer;
}

Answer Rest::exchange(http::Request request, std::string_view expect) {
  if (manners_ != nullptr) {
    if (auto against = manners_->against()) return Answer(std::move(*against));
  }
  request.headers.push_back({"Accept", "application/json"});
  if (server_.dialect == Dialect::bmo && !server_.key.empty()) {
    request.headers.push_back({"X-BUGZILLA-API-KEY", server_.key});
  }
  ++requests_;
  const http::Outcome outcome = client_.send(request);
  Answer answer = outcome.answered() ? read_answer(outcome.response, expect) : Answer(unanswered(outcome, server_.url));
  if (manners_ != nullptr && !answer.ok()) manners_->hear(answer.error());
  return without_key(std::move(answer), server_.key);  // of every error: a message may quote the address
}

}  // namespace candor::bugzilla
