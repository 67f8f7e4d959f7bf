#include "store/chain.h"

#include <fmt/format.h>

#include "base/running_sha256.h"

namespace candor::store {

std::string chain_hash(const Revision& revision) {
  RunningSha256 digest;
  const auto add = [&](const std::string& field) {
    digest.update(fmt::format("{}:", field.size()));
    digest.update(field);
  };
  add(revision.prev_hash);
  add(std::to_string(revision.seq));
  add(revision.subject);
  add(std::to_string(revision.number));
  add(revision.kind);
  add(revision.actor);
  add(format_instant(revision.at));
  add(revision.content_sha256);
  return digest.hex();
}

Revision link(const Draft& draft, int64_t seq, int64_t number, const std::string& prev_hash) {
  Revision revision{.seq = seq,
                    .subject = draft.subject,
                    .number = number,
                    .kind = draft.kind,
                    .actor = draft.actor,
                    .at = draft.at,
                    .content = draft.content,
                    .content_sha256 = sha256_hex(draft.content),
                    .prev_hash = prev_hash,
                    .hash = ""};
  revision.hash = chain_hash(revision);
  return revision;
}

bool proven(const Revision& revision) {
  const bool same = !revision.content || sha256_hex(*revision.content) == revision.content_sha256;
  return same && chain_hash(revision) == revision.hash;
}

}  // namespace candor::store
