// Frees what OpenSSL has made: std::unique_ptr<X509, Deleter<X509_free>>.
#pragma once

namespace candor::x509 {

template <auto Free>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};

}  // namespace candor::x509
