// An empty desk for a test, on either engine: `TYPED_TEST_SUITE(X, Engines); ... Desk<TypeParam> desk;`. PostgreSQL is
// the server of tests/support/with_postgresql; each desk there is a schema of its own.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "store/connection.h"
#include "store/store.h"

namespace candor::store {

struct Sqlite {};
struct Postgresql {};
using Engines = testing::Types<Sqlite, Postgresql>;

inline constexpr Instant kTestNow{Seconds(1'790'000'000)};

inline std::string unique_name() {
  static int count = 0;
  return fmt::format("t{}_{}", ::getpid(), ++count);
}

// A folder that goes with the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("candor-" + unique_name())) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string test_server() {
  const char* url = std::getenv("CANDOR_TEST_POSTGRESQL");  // NOLINT(concurrency-mt-unsafe)
  if (url == nullptr) throw std::runtime_error("run this program through tests/support/with_postgresql");
  return url;
}

template <typename EngineTag>
class Desk {
 public:
  Desk() {
    if constexpr (std::is_same_v<EngineTag, Sqlite>) {
      location_ = {Engine::sqlite, folder_.file("desk.sqlite")};
    } else {
      const std::string schema = unique_name();
      Connection({Engine::postgresql, test_server()}, false).execute("CREATE SCHEMA " + schema);
      location_ = {Engine::postgresql, test_server() + "?options=-csearch_path%3D" + schema};
    }
  }
  const Location& location() const { return location_; }
  Store open() const { return Store::open(location_, {.create = true, .now = kTestNow}).value(); }

 private:
  Folder folder_;
  Location location_;
};

}  // namespace candor::store
