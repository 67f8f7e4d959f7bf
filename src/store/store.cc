#include "store/store.h"

#include "store/migration.h"

namespace candor::store {

Result<Store> Store::open(const Location& location, const OpenOptions& options) {
  try {
    auto connection = std::make_unique<Connection>(location, options.create);
    migrate(*connection, options.now);
    return Store(std::move(connection));
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace candor::store
