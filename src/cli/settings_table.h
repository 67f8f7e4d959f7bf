// A settings file in TOML, read word by word: unknown keys and wrong types are refused in one sentence. The first thing
// that is wrong is kept, so that a reader asks once at its end.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace candor::cli {

class SettingsTable {
 public:
  struct Content;  // of toml++
  SettingsTable(std::shared_ptr<const Content> content, std::string where);

  void only(std::initializer_list<std::string_view> keys);  // anything else is wrong
  bool has(std::string_view key) const;
  std::string text(std::string_view key, std::string otherwise = "");
  std::vector<std::string> texts(std::string_view key);  // one text is a list of one
  int port(int otherwise);                               // the key "port"

  void wrong(const std::string& what);
  void fail(const Error& error);
  const Status& status() const { return status_; }

 private:
  std::shared_ptr<const Content> content_;
  std::string where_;
  Status status_;
};

class SettingsFile {
 public:
  // `shown`: its name, printable.
  static Result<SettingsFile> parse(const std::string& text, const std::string& shown);
  SettingsTable root() const;
  // [name] or each [[name]].
  std::vector<SettingsTable> tables(std::string_view name) const;

 private:
  std::shared_ptr<const SettingsTable::Content> root_;
  std::string shown_;
};

}  // namespace candor::cli
