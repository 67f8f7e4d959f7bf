#include "rules/support/template_fields.h"

#include "base/fold.h"
#include "rules/support/fields.h"

namespace candor::rules {

namespace {

constexpr std::string_view kFactorMark = "**Contributing Factor";

// "   - **Label:**" to "Label"; empty when the line is no field.
std::string_view label_of(std::string_view line) {
  const size_t open = line.find("- **");
  if (open == std::string_view::npos || line.find_first_not_of(' ') != open) return {};
  const size_t close = line.rfind(":**");
  return close == std::string_view::npos || close <= open ? std::string_view()
                                                          : line.substr(open + 4, close - open - 4);
}

size_t index_of(const std::vector<TemplateField>& all, std::string_view label, bool factor) {
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].factor == factor && same_folded(all[i].label, label)) return i;
  }
  return all.size();
}

// As the first line ends.
std::string line_end(const Input& in) {
  const std::string_view bytes = in.document.source().bytes();
  const size_t first = bytes.find('\n');
  return first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r' ? "\r\n" : "\n";
}

Span line_at(const Input& in, size_t offset) {
  const auto& source = in.document.source();
  return source.line(source.line_of(offset));
}

}  // namespace

std::vector<TemplateField> template_fields(const Input& in) {
  std::vector<TemplateField> found;
  const auto* skeleton = in.version.template_for(in.report.kind);
  if (skeleton == nullptr) return found;
  bool factor = false;
  for (const std::string_view line : split(skeleton->text, '\n')) {
    if (line.starts_with(kFactorMark)) factor = true;
    if (line.starts_with('#')) factor = false;
    const std::string_view label = label_of(line);
    if (!label.empty()) found.push_back({line, label, factor});
  }
  return found;
}

std::optional<Fix> insert_label(const Input& in, const std::vector<report::Field>& fields, std::string_view label,
                                bool factor) {
  if (in.report.flattened || in.report.quoted) return std::nullopt;
  const auto all = template_fields(in);
  const size_t at = index_of(all, label, factor);
  if (at == all.size()) return std::nullopt;
  for (size_t i = at; i-- > 0 && all[i].factor == factor;) {
    if (const auto* before = find_field(fields, all[i].label)) {
      const size_t end = before->value.empty() ? before->written.span.end : before->value.span.end - 1;
      const size_t place = line_at(in, end).end;
      return Fix{"insert the missing label", {place, place}, line_end(in) + std::string(all[at].line)};
    }
  }
  for (size_t i = at + 1; i < all.size() && all[i].factor == factor; ++i) {
    if (const auto* after = find_field(fields, all[i].label)) {
      const size_t place = line_at(in, after->written.span.begin).begin;
      return Fix{"insert the missing label", {place, place}, std::string(all[at].line) + line_end(in)};
    }
  }
  return std::nullopt;
}

}  // namespace candor::rules
