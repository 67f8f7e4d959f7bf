// Any text, judged by any version: no rule fails, every diagnostic has a place and words, every output format takes it,
// and the fixes leave a text that can be checked again. The first byte picks the version and the context.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "base/time.h"
#include "desk/fix.h"
#include "guidelines/version.h"
#include "output/emitter.h"

namespace {

namespace desk = candor::desk;
namespace output = candor::output;
namespace rules = candor::rules;

void require(bool condition) {
  if (!condition) std::abort();
}

desk::CheckRequest request_for(uint8_t choice) {
  desk::CheckRequest request;
  request.now = *candor::parse_instant("2026-11-23");
  const auto versions = candor::guidelines::versions();
  if (choice % 8 < versions.size()) request.version = &versions[choice % 8];
  if ((choice & 8) != 0) request.as_of = candor::parse_instant("2026-04-29T10:00Z");
  if ((choice & 16) != 0) request.title = "Example CA: Revocation delay";
  if ((choice & 32) != 0) request.whiteboard = "[ca-compliance] [leaf-revocation-delay]";
  if ((choice & 64) != 0) request.opened = candor::parse_instant("2026-04-20T10:00Z");
  if ((choice & 128) != 0) request.reporter = rules::Reporter::third_party;
  return request;
}

void require_sound(const desk::Checked& checked) {
  const size_t size = checked.document.source().bytes().size();
  for (const auto& diagnostic : checked.result.diagnostics) {
    require(diagnostic.rule != "internal-error");
    require(!diagnostic.message.empty());
    require(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= size);
    for (const auto& fix : diagnostic.fixes) require(fix.span.begin <= fix.span.end && fix.span.end <= size);
  }
}

void require_printable(const desk::Checked& checked) {
  using output::Format;
  for (const auto format : {Format::text, Format::json, Format::sarif, Format::github}) {
    std::ostringstream out;
    const auto emitter = output::make_emitter(format, out, {.colour = format == Format::text});
    emitter->checked(checked);
    emitter->finish();
    require(format == Format::github || !out.str().empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const auto file = desk::accept_text("fuzz.md", std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  if (!file.ok()) return 0;
  const auto request = request_for(data[0]);
  const auto checked = desk::check_text(*file, request);
  require_sound(checked);
  require_printable(checked);
  const auto fixed = desk::fix_text(*file, request);
  require_sound(fixed.after);
  return 0;
}
