// Reading TOML tables strictly: every key must be there, have the right type and be known.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace candor::embed {

// One table of a file. Remembers which keys were asked for; finish() refuses the others, so that a misspelt key
// cannot go unnoticed.
class Reader {
 public:
  Reader(std::string place, const toml::table& table) : place_(std::move(place)), table_(table) {}

  std::string text(std::string_view key);                          // must be there
  std::string text_or_empty(std::string_view key);                 // may be missing
  std::string one_of(std::string_view key, std::string_view set);  // must be one of the space-separated words
  std::vector<std::string> list(std::string_view key);             // must be there, strings only
  std::vector<std::string> list_or_empty(std::string_view key);
  std::vector<std::string> words_of(std::string_view key, std::string_view set);
  long long number(std::string_view key);
  bool flag(std::string_view key);
  std::string date(std::string_view key);            // must be there; "" or a date that exists
  std::vector<Reader> tables(std::string_view key);  // [[key]], may be missing
  // [key.<name>] tables in the order of their names, may be missing.
  std::vector<std::pair<std::string, Reader>> named(std::string_view key);
  void finish() const;
  [[noreturn]] void fail(std::string_view what) const;

 private:
  const toml::node* node(std::string_view key, bool required);
  std::vector<std::string> strings(const toml::node* found, std::string_view key) const;

  std::string place_;
  const toml::table& table_;
  std::set<std::string, std::less<>> asked_;
};

// Parses a file; a syntax error becomes a std::runtime_error naming file and line.
toml::table parse_toml(const std::filesystem::path& path);

}  // namespace candor::embed
