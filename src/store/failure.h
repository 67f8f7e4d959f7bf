// What ends an operation on the database. Thrown inside this layer only: Store::read() and Store::write() turn it into
// an Error value, after the transaction was rolled back.
#pragma once

#include <stdexcept>

#include "base/result.h"

namespace candor::store {

class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

}  // namespace candor::store
