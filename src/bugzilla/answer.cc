#include "bugzilla/answer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::bugzilla {

namespace {

using nlohmann::json;

constexpr int kWrongKey = 306;
constexpr int kLoginNeeded = 410;
constexpr int kInternal = 100500;    // "message": null; a database deadlock among others
constexpr int kNoSuchComment = 111;  // the one "not found" that comes as 400

bool is_success(int status) {
  return status >= 200 && status < 300;
}

int code_of(const json& body) {
  const auto found = body.find("code");
  if (found == body.end() || !found->is_number_integer()) return 0;
  const auto code = found->get<int64_t>();  // of more than 63 bits it would be another number, but no code we know
  return std::in_range<int>(code) ? static_cast<int>(code) : 0;
}

// "message"; a blocked user agent gets its text in "error".
std::string message_of(const json& body) {
  for (const char* key : {"message", "error"}) {
    const auto found = body.find(key);
    if (found != body.end() && found->is_string()) return found->get<std::string>();
  }
  return "no reason given";
}

Trouble trouble_of(int status, int code, std::string_view message) {
  if (code == kWrongKey) return Trouble::wrong_key;
  if (code == kLoginNeeded) return Trouble::login_needed;
  if (code == kInternal || status >= 500 || is_success(status)) return Trouble::outcome_unknown;
  if (message.find("rate limit") != std::string_view::npos) return Trouble::rate_limited;
  // Bugzilla derives the status from the code; with the two codes above gone, 401 is about rights only.
  if (status == 401) return Trouble::not_allowed;
  if (status == 404 || code == kNoSuchComment) return Trouble::not_found;
  return Trouble::bad_request;
}

RestError told(int status, const json& body) {
  const int code = code_of(body);
  const std::string message = message_of(body);
  return {trouble_of(status, code, message), status, code,
          fmt::format("the tracker says: {} (HTTP {}, code {})", printable(message), status, code)};
}

// A query may hold the key, which stock Bugzilla takes nowhere else.
std::string_view without_query(std::string_view address) {
  return address.substr(0, address.find('?'));
}

// A proxy's words for "the tracker did not answer me in time" (RFC 9110 15.6.5, and one that a large network uses).
bool gave_up_waiting(int status) {
  return status == 504 || status == 524;
}

// An answer that is not JSON, or not of Bugzilla's shape.
RestError foreign(const http::Response& response) {
  const int status = response.status;
  if (status == 304) {
    return {Trouble::no_bugzilla, status, 0,
            "the tracker, or a proxy before it, says 'not modified' (HTTP 304), though nothing asked for that"};
  }
  if (status == 429) {
    return {Trouble::blocked, status, 0,
            "the tracker has blocked this address (HTTP 429); stay silent for more than an hour"};
  }
  if (status >= 300 && status < 400) {
    return {Trouble::redirected, status, 0,
            fmt::format("the tracker redirects to {}; give that address with --tracker if it is the right one",
                        printable(without_query(response.header("location"))))};
  }
  if (status == 414) return {Trouble::bad_request, status, 0, "the tracker refuses an address this long (HTTP 414)"};
  if (status >= 500) {
    return {Trouble::outcome_unknown, status, 0, fmt::format("the tracker is in trouble (HTTP {})", status),
            gave_up_waiting(status)};
  }
  return {Trouble::no_bugzilla, status, 0,
          fmt::format("the answer is not Bugzilla's JSON (HTTP {}, {}); is the address right?", status,
                      response.header("content-type").empty() ? "no content type"
                                                              : printable(response.header("content-type")))};
}

// Finds where a text stops being JSON.
class WhereItBreaks : public nlohmann::json_sax<json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception&) override {
    at = position;
    return false;
  }
  size_t at = 0;
};

// Of an answer that says it is JSON and cannot be read. BMO sends no length (REST-observed): a connection that breaks
// looks like the end of the answer, and only the text tells that it is not whole.
RestError unreadable(const http::Response& response) {
  WhereItBreaks sax;
  (void)json::sax_parse(response.body, &sax);
  const bool cut_off = sax.at >= response.body.size();
  return {cut_off ? Trouble::outcome_unknown : Trouble::damaged, response.status, 0,
          fmt::format("the tracker's answer {} (HTTP {}, {} bytes)",
                      cut_off ? "is cut off" : "is JSON that cannot be read", response.status, response.body.size())};
}

bool says_json(const http::Response& response) {
  const bool page = trim(response.body).starts_with('<');
  return is_success(response.status) && !page && contains_ci(response.header("content-type"), "json");
}

// Lists come as arrays, or as objects by number.
bool has(const json& body, std::string_view expect) {
  const auto found = body.is_object() ? body.find(expect) : body.end();
  if (found == body.end() || found->is_null()) return false;
  const bool list = expect == "bugs" || expect == "attachments" || expect == "fields" || expect == "products";
  return !list || found->is_structured();
}

}  // namespace

Answer::Answer(json body) : body_(std::make_shared<const json>(std::move(body))) {}

Answer read_answer(const http::Response& response, std::string_view expect) {
  if (response.status == 429) return Answer(foreign(response));
  json body = json::parse(response.body, nullptr, false);
  if (body.is_discarded()) return Answer(says_json(response) ? unreadable(response) : foreign(response));
  const bool has_error = body.is_object() && body.contains("error") && body["error"] != json(false);
  if (has_error || !is_success(response.status)) {
    return Answer(body.is_object() ? told(response.status, body) : foreign(response));
  }
  if (!expect.empty() && !has(body, expect)) {
    return Answer(RestError{Trouble::no_bugzilla, response.status, 0,
                            fmt::format("the tracker's answer lacks '{}'; is the address right?", expect)});
  }
  return Answer(std::move(body));
}

}  // namespace candor::bugzilla
