// title-ca-owner-prefix: the bug's summary opens with the CA Owner's name, immediately followed by a colon.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::title_ca_owner_prefix {

// What a report is called, standing where its CA Owner's name belongs ("Incident Report: ...").
bool names_no_owner(std::string_view prefix) {
  static const Patterns kGeneric(
      "incident; report; update; bug; finding*; delayed; misissu*; mis; revocation; certificate problem; "
      "failure; expired; wrong; missing");
  const Words words(prefix);
  return words.empty() || (words.size() <= 4 && kGeneric.in(words));
}

void check(const Input& in, Sink& out) {
  const std::string_view title = trim(in.context.title);
  if (title.empty() || !is_main(in)) return;
  const size_t colon = title.find(':');
  if (colon == std::string_view::npos || trim(title.substr(0, colon)).empty()) {
    out.add(top_of_report(in),
            fmt::format("the title \"{}\" does not open with the CA Owner's name and a colon", title))
        .help("Write \"<CA Owner>: <kind of incident>\", with the owner's name as in the CCADB.");
    return;
  }
  const std::string_view prefix = trim(title.substr(0, colon));
  if (names_no_owner(prefix)) {
    out.add(top_of_report(in), fmt::format("\"{}\" before the colon of the title reads as no CA Owner's name", prefix))
        .help("Write \"<CA Owner>: <kind of incident>\", with the owner's name as in the CCADB.")
        .at_most(Level::should);
    return;
  }
  // A dash between two spaces before the colon: the title was written with a dash where the colon belongs.
  const std::string folded = fold(prefix);
  if (folded.find(" - ") != std::string::npos) {
    out.add(top_of_report(in), fmt::format("the title separates the CA Owner's name by a dash: \"{}\"", title))
        .help("Put a colon immediately after the CA Owner's name.")
        .at_most(Level::should);
  }
}

}  // namespace candor::rules::title_ca_owner_prefix

namespace candor::rules {
extern const Rule kTitleCaOwnerPrefix{.id = "title-ca-owner-prefix",
                                      .title = "The bug's title opens with the CA Owner's name and a colon",
                                      .requirements = {"title-ca-owner-prefix"},
                                      .kinds = kAnyKind,
                                      .decided = Decided::mechanical,
                                      .since = "0.1",
                                      .why = "Readers find a CA's incidents by the name at the beginning of the title.",
                                      .check = title_ca_owner_prefix::check};
}
