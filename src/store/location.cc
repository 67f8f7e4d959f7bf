#include "store/location.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace candor::store {

namespace {

constexpr std::string_view kSqlite = "sqlite:";

Error password_in_url() {
  return {"the database's URL holds a password, which would show in the list of processes",
          "Leave it out and put it into PGPASSWORD or into the file that PGPASSFILE names (mode 0600)."};
}

bool holds_password(std::string_view url) {
  const size_t begin = url.find("://") + 3;
  const std::string_view authority = url.substr(begin, url.find_first_of("/?", begin) - begin);
  const size_t at = authority.rfind('@');
  const bool in_user = at != std::string_view::npos && authority.substr(0, at).find(':') != std::string_view::npos;
  const size_t query = url.find('?');
  return in_user || (query != std::string_view::npos && url.find("password=", query) != std::string_view::npos);
}

}  // namespace

std::string Location::shown() const {
  return engine == Engine::sqlite ? printable(target) : printable(target.substr(0, target.find('?')));
}

Result<Location> parse_location(const std::string& url) {
  if (url.starts_with(kSqlite)) {
    const std::string path = url.substr(kSqlite.size());
    if (path.empty() || path.find_first_of(std::string("\"\0", 2)) != std::string::npos || path == ":memory:") {
      return Error{fmt::format("'{}' names no file a database can lie in", printable(url)), "Write sqlite:PATH."};
    }
    return Location{Engine::sqlite, path};
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    if (holds_password(url)) return password_in_url();
    return Location{Engine::postgresql, url};
  }
  if (url.find(':') == std::string::npos) {
    return Error{fmt::format("'{}' does not say which kind of database it is", printable(url)),
                 fmt::format("Write sqlite:{} for a file, or postgresql://USER@HOST:PORT/NAME.", printable(url))};
  }
  return Error{fmt::format("'{}' is no database this program knows", printable(url.substr(0, url.find(':')))),
               "Write sqlite:PATH or postgresql://USER@HOST:PORT/NAME."};
}

}  // namespace candor::store
