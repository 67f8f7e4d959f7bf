// Data of one attachment, straight from the tracker: the mirror keeps names and sizes only.
#pragma once

#include "bugzilla/rest.h"
#include "store/store.h"
#include "tracker/bug.h"

namespace candor::desk {

struct AttachmentFile {
  tracker::Attachment attachment;
  std::string bytes;
};

// Heeds what the sync has learned of the tracker: silence after a block, a key that was refused.
Result<AttachmentFile> fetch_attachment(store::Store& store, bugzilla::Rest& rest, int64_t id, Instant now);

}  // namespace candor::desk
