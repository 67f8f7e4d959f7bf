// Notices on their way: one mail or one request each.
#pragma once

#include <memory>

#include "cli/notify_settings.h"
#include "desk/notify.h"
#include "http/client.h"

namespace candor::cli {

class NoticeSender {
 public:
  explicit NoticeSender(const NotifySettings& settings);
  desk::SendResult send(const desk::Receiver& receiver, const desk::NoticeToSend& notice);

 private:
  desk::SendResult send_mail(const desk::Receiver& receiver, const desk::NoticeToSend& notice);
  // A webhook accepts with any 2xx; the header Idempotency-Key lets it drop what comes twice.
  desk::SendResult send_request(const desk::Receiver& receiver, const desk::NoticeToSend& notice);

  std::string from_;
  std::unique_ptr<http::Mailer> mailer_;
  std::unique_ptr<http::Client> client_;
};

}  // namespace candor::cli
