#include "store/store.h"

#include "store/migration.h"
#include "store/sanity.h"

namespace candor::store {

Result<Store> Store::open(const Location& location, const OpenOptions& options) {
  try {
    auto connection = std::make_unique<Connection>(location, options.create);
    if (schema(*connection)) {
      require_ours(*connection);
      if (options.look) require_sound_end(*connection);
    } else if (!options.create) {
      refuse_without_schema(*connection);
    }
    migrate(*connection, options.now);
    return Store(std::move(connection));
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace candor::store
