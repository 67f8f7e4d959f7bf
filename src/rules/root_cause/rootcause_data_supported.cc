// rootcause-data-supported: conclusions rest on data. A section without any figure, code or reference is worth a
// remark.
#include <algorithm>

#include "rules/rule.h"
#include "rules/support/analyses.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::rootcause_data_supported {

namespace {

bool shows_data(const Input& in, const report::Factor& factor) {
  static const Patterns kData{"log",       "logs",     "metric*", "statistic*", "attach*",    "measur*",
                              "per cent*", "percent*", "ticket*", "commit*",    "dashboard*", "record*"};
  const auto has_figure = [](std::string_view text) {
    return text.find_first_of("0123456789`%") != std::string_view::npos;
  };
  return std::any_of(factor.fields.begin(), factor.fields.end(), [&](const report::Field& field) {
    // The field on the method ("5 Whys") proves nothing.
    if (field.label.starts_with("Root Cause")) return false;
    return has_figure(in.text(field.value.span)) || kData.in(folded_prose(in, field.value.span));
  });
}

}  // namespace

void check(const Input& in, Sink& out) {
  const auto& factors = in.report.factors;
  if (factors.empty()) return;
  if (std::any_of(factors.begin(), factors.end(), [&](const auto& factor) { return shows_data(in, factor); })) return;
  out.add(in.place(report::SectionId::root_cause),
          "the root cause analysis gives no figures, log excerpts or other data")
      .help("Support the conclusions with data, such as log lines, dates and counts.")
      .at_most(Level::may);
}

}  // namespace candor::rules::rootcause_data_supported

namespace candor::rules {

extern const Rule kRootcauseDataSupported{
    .id = "rootcause-data-supported",
    .title = "The analysis is supported by data",
    .requirements = {"rootcause-data-supported"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "Data lets readers follow the conclusions and find what was overlooked.",
    .check = rootcause_data_supported::check};

}  // namespace candor::rules
