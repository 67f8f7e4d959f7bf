// What `candor evidence build` or `status` is asked for. Everything here decides what is written and stands in the
// manifest, but for the threads and the hooks, which change nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "evidence/heuristic.h"
#include "guidelines/version.h"

namespace candor::desk {

enum class Urls { automatic, yes, no };  // automatic: from the version's listing threshold up

struct EvidenceRequest {
  std::vector<std::string> certificates, crls, issuers;  // files and folders; "-" among the certificates is stdin
  evidence::HeuristicText heuristic;
  Instant as_of;
  std::optional<Instant> revoke_by, planned;
  const guidelines::Version* version = nullptr;  // never null when built
  std::vector<std::string> added;                // own columns, as the user named them
  bool guard_formulas = false;
  bool personal_data = false;
  Urls urls = Urls::automatic;
  std::string hashes, serials;  // files that name the certificates wanted
  std::string ct_logs;          // a log list, to verify embedded SCTs
  uint32_t shard = 0, shards = 1;
  bool status = false;            // `candor evidence status`: judge what was served, list what has a problem
  std::vector<std::string> ocsp;  // for it: files and folders, one DER response a file

  // Everything that is read.
  std::vector<std::string> inputs() const {
    std::vector<std::string> out;
    for (const auto* list : {&certificates, &crls, &issuers, &ocsp}) out.insert(out.end(), list->begin(), list->end());
    for (const auto* file : {&hashes, &serials, &ct_logs}) {
      if (!file->empty()) out.push_back(*file);
    }
    return out;
  }
};

struct EvidenceHooks {
  int threads = 1;
  std::function<bool()> cancelled;                                                     // may be null
  std::function<void(uint64_t done, uint64_t total, uint64_t certificates)> progress;  // may be null
  std::function<void(std::string_view stage)> stage;       // told what begins now; may be null
  std::function<void(const std::string& folder)> scratch;  // told the temporary folder, and "" when it is gone
};

}  // namespace candor::desk
