// What judging the status of a certificate needs beyond its Record. Noted while certificates go by, since afterwards
// only their digests are known.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "evidence/digest.h"
#include "evidence/worker.h"

namespace candor::evidence {

struct Subject {
  std::string serial;             // content octets
  std::string authority_key_id;   // empty if none
  std::optional<Instant> logged;  // the earliest embedded SCT: the certificate was public then
  bool ocsp_pointer = false;
  std::vector<std::string> crl_uris;
};

class SubjectNotes {
 public:
  // Notes every certificate that `inner` lets through (null: all). The notes must outlive what is returned.
  // Thread-safe.
  std::unique_ptr<Heuristic> noting(std::unique_ptr<Heuristic> inner);

  // Calls visit(subject) for each certificate noted, also those that are in no row.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (const auto& [sha256, subject] : subjects_) visit(subject);
  }
  const Subject& of(const Sha256Value& sha256) const;  // an empty one when it was not noted

 private:
  friend class NotingHeuristic;
  std::mutex mutex_;
  std::map<Sha256Value, Subject> subjects_;
};

}  // namespace candor::evidence
