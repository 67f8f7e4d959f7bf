// Notices in words and as JSON. Nothing in them can steer a terminal, a mail program or a mail's header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/notify.h"

namespace candor::output {

// `kind`: "alert" or "digest". Of a security-sensitive incident only its number, the clock and the instants are told.
desk::NoticeWords notice_words(const std::string& id, const desk::Receiver& receiver, std::string_view kind,
                               const std::vector<desk::Alert>& alerts, Instant now);

}  // namespace candor::output
