#include "desk/check.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "desk/version_choice.h"

namespace candor::desk {

namespace {

rules::Context make_context(const CheckRequest& request, std::optional<Instant> as_of) {
  rules::Context context;
  context.as_of = as_of;
  context.title = request.title;
  context.whiteboard = request.whiteboard;
  context.opened = request.opened;
  context.reporter = request.reporter;
  if (request.bug) {
    context.bug = request.bug->bug;
    context.opened_by_third_party = request.bug->opened_by_another();
  }
  return context;
}

void add_appendices(Checked& checked, const CheckRequest& request) {
  checked.appendices = request.appendices;
  if (request.find_appendices) {
    Appendices found = request.find_appendices(checked.file, checked.document.source());
    for (Appendix& appendix : found.read) checked.appendices.push_back(std::move(appendix));
    checked.remarks = std::move(found.remarks);
  }
  for (Appendix& appendix : checked.appendices) {
    checked.context.listings.push_back(std::move(appendix.listing));
    appendix.listing = {};
  }
}

// What `candor new` wrote for the author's eyes is a diagnostic only where the version has a requirement that says so
// (2.0 and later, not in updates); elsewhere it is worth a remark.
void remark_guidance(Checked& checked) {
  const size_t left = checked.document.source().bytes().find("<!-- candor:");
  if (left == std::string_view::npos) return;
  const auto& found = checked.result.diagnostics;
  const bool told = std::any_of(found.begin(), found.end(), [](const rules::Diagnostic& diagnostic) {
    return diagnostic.rule == "format-placeholders-replaced";
  });
  if (told) return;
  checked.remarks.push_back(fmt::format("the template's guidance is still in the text, first on line {}",
                                        checked.document.source().line_of(left)));
}

// What a person should know before trusting a short list of diagnostics.
void add_remarks(Checked& checked) {
  if (to_lower(checked.file).ends_with(".csv")) {
    checked.remarks.push_back(
        "A .csv file is no report; a certificate listing is checked with its report: --appendix LIST.");
  }
  if (checked.document.main().kind == report::Kind::unknown) {
    checked.remarks.push_back(
        "Few rules apply to a text of unknown kind. Say what it is with --kind (preliminary, full, audit, update, "
        "closure), or compare it with the template: 'candor new full'.");
  }
}

}  // namespace

Checked check_text(const TextFile& file, const CheckRequest& request) {
  Checked checked;
  checked.file = file.name;
  const report::ReadOptions options{.kind = request.kind, .posted = posting_time(request, file.bytes)};
  checked.document =
      report::read_document(SourceText(shown_name(file.name), file.bytes), guidelines::grammar(), options);
  VersionChoice choice = choose_version(request, checked.document.recognition(), file.bytes);
  checked.version = choice.version;
  checked.chosen_because = std::move(choice.because);
  checked.as_of = choice.as_of;
  checked.context = make_context(request, choice.as_of);
  add_appendices(checked, request);
  add_remarks(checked);
  checked.result = rules::run_rules(checked.document, checked.context, *checked.version);
  remark_guidance(checked);
  return checked;
}

Result<Checked> check_bytes(const std::string& name, std::string bytes, const CheckRequest& request) {
  const Result<TextFile> file = accept_text(name, std::move(bytes));
  if (!file.ok()) return file.error();
  return check_text(*file, request);
}

int count_level(const rules::CheckResult& result, guidelines::Level level) {
  return static_cast<int>(
      std::count_if(result.diagnostics.begin(), result.diagnostics.end(),
                    [&](const rules::Diagnostic& diagnostic) { return diagnostic.level == level; }));
}

}  // namespace candor::desk
