#include "output/emitter.h"

namespace candor::output {

std::optional<Format> parse_format(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "sarif") return Format::sarif;
  if (name == "github") return Format::github;
  return std::nullopt;
}

std::unique_ptr<Emitter> make_emitter(Format format, std::ostream& out, const Style& style) {
  switch (format) {
    case Format::text:
      return make_text_emitter(out, style);
    case Format::json:
      return make_json_emitter(out, style);
    case Format::sarif:
      return make_sarif_emitter(out, style);
    case Format::github:
      return make_github_emitter(out, style);
  }
  return nullptr;
}

}  // namespace candor::output
