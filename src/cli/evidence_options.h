// Options that several evidence commands share, and how their words are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/threads.h"
#include "desk/evidence_request.h"

namespace CLI {
class Option;
}

namespace candor::cli {

struct EvidenceWords {
  std::vector<std::string> certificates, crls, issuers, problems;
  std::string where, as_of, revoke_by, planned, guidelines, added;
  // Of commands that write a folder:
  std::string output;
  bool guard_formulas = false, personal_data = false;
  int threads = 0;
};

// An option that takes one path and may be repeated: what follows its value is not its own.
CLI::Option* add_paths(CLI::App& app, const char* name, std::vector<std::string>& paths, const char* about);

// Refuses certificates given by name that are what `option` takes when it has `values` already: one value more, meant
// for it, would be passed over.
Status check_places(const EvidenceWords& words, std::string_view option, const std::vector<std::string>& values);

// --crl, --issuers, --where, --problem, --as-of, --revoke-by, --planned, --guidelines.
void add_evidence_options(CLI::App& app, EvidenceWords& words);

// -o, --guard-formulas, --include-personal-data, --threads.
void add_folder_options(CLI::App& app, EvidenceWords& words);

// Puts the words of add_folder_options() into the request; returns the number of threads.
Result<int> finish_folder_request(const EvidenceWords& words, desk::EvidenceRequest& request);

// One sentence for the first word that cannot be understood.
Result<desk::EvidenceRequest> make_evidence_request(const EvidenceWords& words, const Environment& env);

// "2/7" to 2 and 7; counts from 0.
Result<std::pair<uint32_t, uint32_t>> parse_shard(const std::string& word);

}  // namespace candor::cli
