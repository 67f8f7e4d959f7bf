// A desk's database: opened, brought to the present schema, read and written in transactions.
//
//   Result<Store> store = Store::open(location, {.create = true, .now = env.now});
//   Result<Revision> saved = store->write([&](Connection& c) -> Result<Revision> { return RevisionLog(c).append(draft);
//   });
//
// A repository is a class over a Connection (RevisionLog, IncidentTable): it is made inside of read() or write(),
// throws Failure, and knows nothing of transactions. See README.md.
#pragma once

#include <memory>

#include "base/result.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/transaction.h"

namespace candor::store {

struct OpenOptions {
  bool create = false;  // start a desk where there is none
  bool look = true;     // refuse one that is damaged at first sight (sanity.h); false: to find out what is wrong
  Instant now = {};     // recorded with each step of the schema
};

class Store {
 public:
  static Result<Store> open(const Location& location, const OpenOptions& options);

  const Location& location() const { return connection_->location(); }

  // `work` takes a Connection& and returns a Result<T>. write(): committed when that is a value and on the disk when
  // write() returns; an Error or a Failure leaves everything as it was.
  template <typename Work>
  auto read(const Work& work) -> decltype(work(std::declval<Connection&>())) {
    return in_transaction(Transaction::Kind::read, work);
  }
  template <typename Work>
  auto write(const Work& work) -> decltype(work(std::declval<Connection&>())) {
    return in_transaction(Transaction::Kind::write, work);
  }

 private:
  explicit Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  template <typename Work>
  auto in_transaction(Transaction::Kind kind, const Work& work) -> decltype(work(std::declval<Connection&>())) {
    try {
      Transaction transaction(*connection_, kind);
      auto result = work(*connection_);
      if (result.ok()) transaction.commit();
      return result;
    } catch (const Failure& failure) {
      return failure.error();
    }
  }

  std::unique_ptr<Connection> connection_;
};

}  // namespace candor::store
