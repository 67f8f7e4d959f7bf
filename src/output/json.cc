// The machine-readable result, schema "candor-check/1": docs/check-output.md and docs/check-output.schema.json. Keys
// are only ever added within a version of the schema.
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/version.h"
#include "output/emitter.h"
#include "output/json_report.h"
#include "output/place.h"
#include "output/tally.h"

namespace candor::output {

namespace {

using json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "candor-check/1";

json text_or_null(std::string_view text) {
  return text.empty() ? json(nullptr) : json(text);
}

json region_json(const Region& region) {
  return {{"line", region.begin.line},
          {"column", region.begin.column},
          {"end_line", region.end.line},
          {"end_column", region.end.column}};
}

json fix_json(const SourceText& source, const rules::Fix& fix) {
  json out = {{"title", fix.title}};
  out.update(region_json(region_of(source, fix.span)));
  out["replacement"] = fix.replacement;
  return out;
}

json diagnostic_json(const desk::Checked& result, const rules::Diagnostic& diagnostic) {
  const SourceText& source = result.document.source();
  json out = {{"rule", diagnostic.rule},
              {"requirements", diagnostic.requirements},
              {"level", to_string(diagnostic.level)},
              {"basis", to_string(diagnostic.basis)},
              {"decided_by", to_string(diagnostic.decided)}};
  out.update(region_json(region_of(source, diagnostic.span)));
  out["message"] = diagnostic.message;
  out["help"] = text_or_null(diagnostic.help);
  out["citation"] = text_or_null(diagnostic.citation);
  out["fixes"] = json::array();
  for (const rules::Fix& fix : diagnostic.fixes) out["fixes"].push_back(fix_json(source, fix));
  if (!diagnostic.listing.empty()) {
    const Place place = place_of(result, diagnostic);
    out["listing"] = {{"file", place.file}, {"line", place.region.begin.line}};
  }
  return out;
}

json review_json(const rules::CheckResult& result, const guidelines::Version& version) {
  json out = json::array();
  for (const rules::Rule* rule : result.review) {
    json entry = {{"rule", rule->id}, {"requirements", rule->requirements}, {"question", rule->why}};
    for (const std::string_view id : rule->requirements) {
      const guidelines::InForce* in_force = version.find(id);
      if (in_force == nullptr) continue;
      entry["level"] = to_string(in_force->level);
      entry["citation"] = guidelines::cite(version, *in_force);
      break;
    }
    out.push_back(std::move(entry));
  }
  return out;
}

json appendices_json(const desk::Checked& result) {
  json out = json::array();
  for (size_t i = 0; i < result.appendices.size(); ++i) {
    const desk::Appendix& appendix = result.appendices[i];
    out.push_back({{"file", appendix.path},
                   {"named_on_line", appendix.named_on_line > 0 ? json(appendix.named_on_line) : json(nullptr)},
                   {"rows", result.context.listings[i].rows.size()}});
  }
  return out;
}

json file_json(const desk::Checked& result, const Style& style) {
  const report::Document& document = result.document;
  json out = {{"file", result.file},
              {"kind", to_string(document.main().kind)},
              {"kind_because", document.recognition().because},
              {"version", result.version->id},
              {"guidelines_url", result.version->url},
              {"as_of", instant_or_null(result.as_of)},
              {"chosen_because", result.chosen_because}};
  add_report_view(out, document);
  out["appendices"] = appendices_json(result);
  out["remarks"] = result.remarks;
  out["diagnostics"] = json::array();
  for (const rules::Diagnostic& diagnostic : result.result.diagnostics) {
    if (diagnostic.level >= style.least) out["diagnostics"].push_back(diagnostic_json(result, diagnostic));
  }
  if (style.review) out["review"] = review_json(result.result, *result.version);
  return out;
}

// Messages may cut a quotation within a character: replace what is not UTF-8 instead of failing.
std::string dump(const json& value) {
  return value.dump(1, ' ', false, json::error_handler_t::replace);
}

class JsonEmitter final : public Emitter {
 public:
  JsonEmitter(std::ostream& out, const Style& style) : out_(out), style_(style) {
    out_ << "{\n\"schema\": \"" << kSchema << "\",\n\"tool\": {\"name\": \"candor\", \"version\": \"" << kVersion
         << "\"},\n\"files\": [";
  }

  void checked(const desk::Checked& result) override {
    tally_.count(result.result, style_.least);
    out_ << (tally_.files == 1 ? "\n" : ",\n") << dump(file_json(result, style_));
  }

  void failed(const std::string& file, const Error& error) override {
    ++tally_.failed;
    errors_.push_back({{"file", file}, {"message", error.message}, {"advice", text_or_null(error.advice)}});
  }

  void finish() override {
    const json summary = {{"files", tally_.files}, {"must", tally_.must},   {"should", tally_.should},
                          {"may", tally_.may},     {"clean", tally_.clean}, {"not_checked", tally_.failed}};
    out_ << "\n],\n\"errors\": " << dump(errors_) << ",\n\"summary\": " << dump(summary) << "\n}\n";
  }

 private:
  std::ostream& out_;
  Style style_;
  Tally tally_;
  json errors_ = json::array();
};

}  // namespace

std::unique_ptr<Emitter> make_json_emitter(std::ostream& out, const Style& style) {
  return std::make_unique<JsonEmitter>(out, style);
}

}  // namespace candor::output
