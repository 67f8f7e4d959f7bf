#include "cli/notify_sending.h"

#include <fmt/format.h>

#include "base/version.h"
#include "http/curl_client.h"
#include "output/mail_message.h"

namespace candor::cli {

namespace {

// A web address up to its host: what follows is often what lets one in.
std::string shown_host(const std::string& url) {
  const size_t scheme = url.find("://");
  const size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  std::string host = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  const size_t user = host.rfind('@');
  return user == std::string::npos ? host : host.substr(user + 1);
}

// What libcurl says may repeat the address; that is cut out.
std::string without(std::string text, const std::string& secret, const std::string& instead) {
  for (size_t at = text.find(secret); !secret.empty() && at != std::string::npos; at = text.find(secret, at)) {
    text.replace(at, secret.size(), instead);
    at += instead.size();
  }
  return text;
}

}  // namespace

NoticeSender::NoticeSender(const NotifySettings& settings)
    : from_(settings.from),
      mailer_(http::make_curl_mailer(settings.server)),
      client_(http::make_curl_client({.user_agent = fmt::format("candor/{} (CA incident desk)", kVersion),
                                      .timeout = std::chrono::seconds(30),
                                      .max_body = size_t{1} << 20U})) {}

desk::SendResult NoticeSender::send(const desk::Receiver& receiver, const desk::NoticeToSend& notice) {
  return receiver.mail.empty() ? send_request(receiver, notice) : send_mail(receiver, notice);
}

desk::SendResult NoticeSender::send_mail(const desk::Receiver& receiver, const desk::NoticeToSend& notice) {
  const std::string message = output::mail_text({.from = from_,
                                                 .to = receiver.mail,
                                                 .subject = notice.words.subject,
                                                 .text = notice.words.text,
                                                 .id = "candor." + notice.id,
                                                 .date = notice.planned_at});
  const http::MailOutcome outcome = mailer_->send({.from = from_, .to = receiver.mail, .message = message});
  if (outcome.failure == http::Failure::none) return {};
  if (outcome.failure == http::Failure::unknown) {
    return {desk::Sent::unknown, fmt::format("the mail server gave no answer: {}", outcome.message)};
  }
  return {desk::Sent::not_accepted, fmt::format("the mail server did not take it: {}", outcome.message)};
}

desk::SendResult NoticeSender::send_request(const desk::Receiver& receiver, const desk::NoticeToSend& notice) {
  http::Request request{.method = "POST",
                        .url = receiver.webhook,
                        .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", notice.id}},
                        .body = notice.words.json};
  if (!receiver.token.empty()) request.headers.push_back({"Authorization", "Bearer " + receiver.token});
  const http::Outcome outcome = client_->send(request);
  const std::string host = shown_host(receiver.webhook);
  if (!outcome.answered()) {
    const bool unknown = outcome.failure == http::Failure::unknown;
    return {unknown ? desk::Sent::unknown : desk::Sent::not_accepted,
            fmt::format("{}: {}", host, without(outcome.message, receiver.webhook, host))};
  }
  const int status = outcome.response.status;
  if (status >= 200 && status < 300) return {};
  return {desk::Sent::not_accepted, fmt::format("{} answered with status {}", host, status)};
}

}  // namespace candor::cli
