#include "cli/checked_output.h"

#include <sstream>

#include "output/emitter.h"

namespace candor::cli {

std::string diagnostics_of(const desk::Checked& checked, const std::string& format, const Environment& env) {
  std::ostringstream out;
  const output::Style style{
      .colour = env.colour && format == "text", .width = env.width, .least = guidelines::Level::may, .review = false};
  const auto emitter = output::make_emitter(*output::parse_format(format), out, style);
  emitter->checked(checked);
  emitter->finish();
  return out.str();
}

}  // namespace candor::cli
