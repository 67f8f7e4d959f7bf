#include "desk/bug_attachment.h"

#include <fmt/format.h>
#include <stdexcept>

#include "bugzilla/base64.h"
#include "bugzilla/dialect.h"
#include "bugzilla/fetch.h"
#include "bugzilla/politeness.h"
#include "desk/mirror_sink.h"

namespace candor::desk {

namespace {

// Base64 of real servers is padded and without line breaks; anything else was damaged on the way.
Result<AttachmentFile> decoded(int64_t id, const bugzilla::AttachmentData& data) {
  try {
    AttachmentFile file{data.attachment, bugzilla::decode_base64(data.base64)};
    if (data.attachment.size > 0 && static_cast<int64_t>(file.bytes.size()) != data.attachment.size) {
      return Error{fmt::format("attachment {} has {} bytes, but {} came", id, data.attachment.size, file.bytes.size()),
                   "Fetch it again."};
    }
    return file;
  } catch (const std::invalid_argument&) {
    return Error{fmt::format("the data of attachment {} is damaged", id), "Fetch it again."};
  }
}

}  // namespace

Result<AttachmentFile> fetch_attachment(store::Store& store, bugzilla::Rest& rest, int64_t id, Instant now) {
  MirrorSink mirror(store);
  Result<bugzilla::SyncState> state = mirror.state();
  if (!state.ok()) return state.error();
  if (const auto wait = bugzilla::must_wait(*state, rest.server().key, true, now)) return *wait;
  const auto failed = [&](const bugzilla::RestError& error) -> Error {
    bugzilla::learn(*state, error, rest.server().key, now);
    const Status kept = mirror.remember(*state);
    return kept.ok() ? bugzilla::explain(error) : kept.error();
  };
  const bool known = state->dialect && state->tracker == rest.server().url;
  if (known) {
    rest.set_dialect(*state->dialect);
  } else if (const auto error = bugzilla::find_dialect(rest)) {
    return failed(*error);
  }
  bugzilla::RealPace pace({});
  bugzilla::PatientReader reader(rest, pace);
  const auto result = bugzilla::fetch_attachment(reader, id);
  if (const auto* error = std::get_if<bugzilla::RestError>(&result)) return failed(*error);
  const auto& data = std::get<std::optional<bugzilla::AttachmentData>>(result);
  if (!data) return Error{fmt::format("there is no attachment {}, or it is not public", id), "Check the number."};
  return decoded(id, *data);
}

}  // namespace candor::desk
