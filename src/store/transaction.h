// Transactions by scope: what was not committed when the scope ends is rolled back.
//
// A Write takes the database's one writer's place at once, on both engines (BEGIN IMMEDIATE; an advisory lock), so that
// what it reads cannot change before it commits. A Read sees one state of the database throughout and waits for nobody.
#pragma once

#include "store/connection.h"

namespace candor::store {

class Transaction {
 public:
  enum class Kind { read, write };
  Transaction(Connection& connection, Kind kind);
  ~Transaction();  // rolls back unless committed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();  // when this returns, a write is on the disk

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace candor::store
