#include "guideline_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <tuple>

#include "toml_reader.h"

namespace candor::embed {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLevels = "MAY SHOULD MUST";
constexpr std::string_view kBases = "keyword lowercase implied illustrative derived";
constexpr std::string_view kDecided = "mechanical heuristic human";
constexpr std::string_view kKinds = "preliminary full audit update closure";
constexpr std::string_view kSubjects = "full preliminary closure audit update bug appendix";
constexpr std::string_view kSections =
    "none title_full title_preliminary title_audit closure_summary summary impact timeline related_incidents "
    "root_cause lessons went_well didnt_go_well got_lucky additional action_items appendix affected_certificates "
    "finding topic_awareness topic_timeline topic_issuance topic_summary topic_certificates topic_explanation "
    "topic_steps issue_number issue_description issue_root_cause issue_remediation";

Requirement read_requirement(const std::string& id, Reader& in) {
  Requirement out{.id = id,
                  .title = in.text("title"),
                  .text = in.text("text"),
                  .decided = in.one_of("decided", kDecided),
                  .how = in.text("how"),
                  .since = in.text("since"),
                  .until = in.text("until"),
                  .inputs = in.list("inputs"),
                  .applies_to = in.words_of("applies_to", kSubjects)};
  in.finish();
  return out;
}

std::vector<Requirement> read_catalogue(const fs::path& path) {
  const toml::table table = parse_toml(path);
  std::vector<Requirement> catalogue;
  for (const auto& [id, node] : table) {
    const std::string place = fmt::format("{}: [{}]", path.string(), id.str());
    if (!node.is_table()) throw std::runtime_error(place + ": must be a table");
    Reader in(place, *node.as_table());
    catalogue.push_back(read_requirement(std::string(id.str()), in));
  }
  std::sort(catalogue.begin(), catalogue.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return catalogue;
}

void read_grammar(Reader& in, Version& out) {
  for (Reader& heading : in.tables("heading")) {
    out.headings.push_back({.id = heading.one_of("id", kSections),
                            .text = heading.text("text"),
                            .level = heading.number("level"),
                            .accepted = heading.list("accepted")});
    heading.finish();
  }
  for (Reader& label : in.tables("label")) {
    Label& entry = out.labels.emplace_back();
    entry.section = label.one_of("section", kSections);
    entry.label = label.text("label");
    entry.text = label.text_or_empty("text");
    entry.parent = label.text("parent");
    entry.factor = label.flag("factor");
    entry.accepted = label.list("accepted");
    if (entry.text.empty()) entry.text = entry.label;
    label.finish();
  }
}

void read_requirements(Reader& in, Version& out) {
  for (auto& [id, entry] : in.named("requirements")) {
    out.requirements.push_back({.id = id,
                                .level = entry.one_of("level", kLevels),
                                .basis = entry.one_of("basis", kBases),
                                .section = entry.text("section"),
                                .position = entry.text("position"),
                                .detail = entry.text_or_empty("detail"),
                                .pattern = entry.text_or_empty("pattern"),
                                .values = entry.list_or_empty("values")});
    entry.finish();
  }
  std::sort(out.requirements.begin(), out.requirements.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

void read_clocks(Reader& in, Version& out) {
  for (auto& [id, entry] : in.named("clocks")) {
    out.clocks.push_back({.id = id,
                          .title = entry.text("title"),
                          .level = entry.one_of("level", kLevels),
                          .duration = entry.text("duration"),
                          .duration_should = entry.text_or_empty("duration_should"),
                          .position = entry.text("position"),
                          .requirements = entry.list("requirements")});
    entry.finish();
  }
}

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// templates/<kind>.md; a kind named official_templates is the published text, the others are our own help.
void read_templates(const fs::path& folder, Reader& in, Version& out) {
  const auto official = in.words_of("official_templates", kKinds);
  for (const std::string_view kind : {"preliminary", "full", "audit", "update", "closure"}) {
    const fs::path path = folder / "templates" / (std::string(kind) + ".md");
    const bool is_official = std::find(official.begin(), official.end(), kind) != official.end();
    if (!fs::exists(path)) {
      if (is_official) in.fail(fmt::format("official template '{}' has no file {}", kind, path.string()));
      continue;
    }
    std::string guided = read_text(path);
    std::string literal = without_guidance(guided);
    out.templates.push_back({std::string(kind), std::move(guided), std::move(literal), is_official});
  }
}

Version read_version(const fs::path& folder) {
  const fs::path path = folder / "version.toml";
  const toml::table table = parse_toml(path);
  Reader in(path.string(), table);
  Version out{.id = in.text("id"),
              .effective = in.date("effective"),
              .text_date = in.date("text_date"),
              .url = in.text("url"),
              .kinds = in.words_of("kinds", kKinds),
              .appendix_columns = in.list("appendix_columns"),
              .action_columns = in.list("action_columns"),
              .related_columns = in.list("related_columns"),
              .listing_threshold = in.number("listing_threshold"),
              .column_order_mandatory = in.flag("column_order_mandatory"),
              .headings = {},
              .labels = {},
              .requirements = {},
              .clocks = {},
              .templates = {}};
  if (out.id != folder.filename()) {
    in.fail(fmt::format("id '{}' differs from the folder's name '{}'", out.id, folder.filename().string()));
  }
  if (out.text_date.empty()) in.fail("key 'text_date' must not be empty");
  read_grammar(in, out);
  read_requirements(in, out);
  read_clocks(in, out);
  read_templates(folder, in, out);
  in.finish();
  return out;
}

// What a program may rely on: every requirement named is in the catalogue, every one of the catalogue is used.
void prove(const Guidelines& all) {
  std::set<std::string_view> known;
  std::set<std::string_view> used;
  for (const auto& requirement : all.catalogue) known.insert(requirement.id);
  const auto check = [&](const std::string& version, const std::string& id) {
    if (!known.contains(id)) {
      throw std::runtime_error(fmt::format("version {}: requirement '{}' is not in requirements.toml", version, id));
    }
    used.insert(id);
  };
  for (const auto& version : all.versions) {
    for (const auto& requirement : version.requirements) check(version.id, requirement.id);
    for (const auto& clock : version.clocks) {
      for (const auto& id : clock.requirements) check(version.id, id);
    }
  }
  for (const std::string_view id : known) {
    if (!used.contains(id)) throw std::runtime_error(fmt::format("requirement '{}' is in no version", id));
  }
}

void order(std::vector<Version>& versions) {
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return std::tie(a.effective, a.text_date) < std::tie(b.effective, b.text_date);
  });
  const auto drafts =
      std::count_if(versions.begin(), versions.end(), [](const auto& v) { return v.effective.empty(); });
  if (drafts > 1)
    throw std::runtime_error("more than one version has no effective date; only one draft may come first");
  for (size_t i = 1; i < versions.size(); ++i) {
    if (versions[i].effective == versions[i - 1].effective) {
      throw std::runtime_error(
          fmt::format("versions {} and {} take effect on the same day", versions[i - 1].id, versions[i].id));
    }
  }
}

}  // namespace

std::string without_guidance(const std::string& guided) {
  static constexpr std::string_view kOpen = "<!-- candor:";
  static constexpr std::string_view kClose = "-->\n";
  std::string literal;
  size_t from = 0;
  for (size_t open = guided.find(kOpen); open != std::string::npos; open = guided.find(kOpen, from)) {
    const size_t close = guided.find(kClose, open);
    if (close == std::string::npos) throw std::runtime_error("a template's guidance comment must end its line");
    literal.append(guided, from, open - from);
    from = close + kClose.size();
    // The comment stands between blank lines; one of them is the template's own.
    if ((literal.empty() || literal.ends_with("\n\n")) && from < guided.size() && guided[from] == '\n') ++from;
  }
  return literal.append(guided, from);
}

Guidelines read_guidelines(const fs::path& root) {
  Guidelines all;
  all.catalogue = read_catalogue(root / "requirements.toml");
  for (const auto& entry : fs::directory_iterator(root)) {
    if (entry.is_directory()) all.versions.push_back(read_version(entry.path()));
  }
  if (all.versions.empty()) throw std::runtime_error(root.string() + ": there is no version folder");
  order(all.versions);
  prove(all);
  return all;
}

}  // namespace candor::embed
