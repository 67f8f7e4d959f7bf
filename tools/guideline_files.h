// The data under guidelines/<body>/ as read and proved consistent: what embed_guidelines turns into tables.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace candor::embed {

struct Requirement {
  std::string id, title, text, decided, how, since, until;
  std::vector<std::string> inputs, applies_to;
};

struct InForce {
  std::string id, level, basis, section, position, detail, pattern;
  std::vector<std::string> values;
};

struct Heading {
  std::string id, text;
  long long level = 0;
  std::vector<std::string> accepted;
};

struct Label {
  std::string section, label, text, parent;
  bool factor = false;
  std::vector<std::string> accepted;
};

struct Clock {
  std::string id, title, level, duration, duration_should, position;
  std::vector<std::string> requirements;
};

struct Template {
  std::string kind, guided, literal;
  bool official = false;
};

struct Version {
  std::string id, effective, text_date, url;
  std::vector<std::string> kinds, appendix_columns, action_columns, related_columns;
  long long listing_threshold = 0;
  bool column_order_mandatory = false;
  std::vector<Heading> headings;
  std::vector<Label> labels;
  std::vector<InForce> requirements;  // sorted by id
  std::vector<Clock> clocks;
  std::vector<Template> templates;
};

struct Guidelines {
  std::vector<Requirement> catalogue;  // sorted by id
  std::vector<Version> versions;       // the draft (no effective date) first, then by effective date
};

// Reads <root>/requirements.toml and every <root>/<version>/. Throws std::runtime_error with one clear sentence that
// names the file and the entry when something is missing, unknown or contradictory.
Guidelines read_guidelines(const std::filesystem::path& root);

// The template without its guidance comments ("<!-- candor: ... -->"), as published.
std::string without_guidance(const std::string& guided);

}  // namespace candor::embed
