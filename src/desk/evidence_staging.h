// Output that appears whole or not at all: files are written into a temporary folder beside the wanted one, synced, and
// moved there at the end. A folder that is new appears in one step; in one that exists the old manifest goes first and
// the new one comes last, so that a set without a manifest is known to be incomplete. Files that no earlier run wrote
// stay; where one would be in the way, or an input, nothing is moved.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "base/result.h"
#include "evidence/running_digest.h"

namespace candor::desk {

class Staging {
 public:
  // `inputs`: files, folders and "-" that the run reads.
  static Result<Staging> beside(const std::string& folder, std::vector<std::string> inputs,
                                std::function<void(const std::string&)> told);
  ~Staging();  // removes what was not committed
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;

  const std::string& folder() const { return temporary_; }
  // The path to write a file of this name to.
  std::string path(const std::string& name);
  Status write(const std::string& name, const std::string& bytes);
  const std::vector<std::string>& names() const { return names_; }  // in the order they were asked for
  // What is known of a file already need not be read again.
  void keep_digest(const std::string& name, evidence::FileDigest digest) { digests_[name] = std::move(digest); }
  Result<evidence::FileDigest> digest(const std::string& name) const;

  Status commit();

 private:
  Staging(std::string wanted, std::string temporary, std::vector<std::string> inputs,
          std::function<void(const std::string&)> told);
  Status may_move(const std::set<std::string>& owned) const;
  Status move_files();
  std::error_code remove_all_of(const std::set<std::string>& names) const;
  void discard() noexcept;

  std::string wanted_, temporary_;
  std::vector<std::string> inputs_;
  std::vector<std::string> names_;
  std::map<std::string, evidence::FileDigest> digests_;
  std::function<void(const std::string&)> told_;
};

}  // namespace candor::desk
