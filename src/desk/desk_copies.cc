#include "desk/desk_copies.h"

namespace candor::desk {

Copied back_up(const store::Location& desk, const std::string& file, Instant now) {
  return store::back_up(desk, file, now);
}

Copied restore(const std::string& file, const store::Location& desk, bool replace, Instant now) {
  return store::restore(file, desk, replace, now);
}

Copied move(const store::Location& from, const store::Location& to, bool replace, Instant now) {
  return store::copy_desk(from, to, replace, now);
}

}  // namespace candor::desk
