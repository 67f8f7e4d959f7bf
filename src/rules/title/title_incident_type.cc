// title-incident-type: after the colon the bug's summary tells in a few words what kind of incident it is.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::title_incident_type {

constexpr size_t kLong = 140;  // the longest of 1,688 real titles has 138 characters

// Nothing but words that fit every report, numbers and months.
bool tells_nothing(const Words& words) {
  static const Patterns kEmpty(
      "incident*; report*; issue*; problem*; bug; update*; full; initial; preliminary; final; the; a; an; of; "
      "on; in; for; about; new; public; compliance; certificate*; ca; disclosure; event; security; #; "
      "january; february; march; april; may; june; july; august; september; october; november; december; tbd; "
      "number; no; with; to; our; some; all; and; one; several; found; regarding; concerning; ssl; tls; pki; misc*");
  for (size_t i = 0; i < words.size(); ++i) {
    const bool number = words[i].find_first_not_of("0123456789.,") == std::string_view::npos;
    if (!number && !kEmpty.find(words, i, i + 1)) return false;
  }
  return true;
}

size_t characters(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

// "Example CA - Incident": what others put behind the colon.
std::string_view behind_dash(std::string_view title) {
  for (const std::string_view dash :
       {std::string_view(" - "), std::string_view(" \xE2\x80\x93 "), std::string_view(" \xE2\x80\x94 ")}) {
    if (const size_t at = title.find(dash); at != std::string_view::npos) return trim(title.substr(at + dash.size()));
  }
  return title;
}

void check(const Input& in, Sink& out) {
  const std::string_view title = trim(in.context.title);
  const size_t colon = title.find(':');
  if (title.empty() || !is_main(in)) return;
  // Without a colon title-ca-owner-prefix speaks; "Incident report" says nothing of the kind all the same.
  const bool whole = colon == std::string_view::npos;
  const std::string_view rest = whole ? behind_dash(title) : trim(title.substr(colon + 1));
  if (tells_nothing(Words(rest))) {
    Draft draft = out.add(top_of_report(in),
                          rest.empty() ? std::string("nothing stands behind the colon of the title")
                                       : fmt::format("\"{}\" does not tell what kind of incident it is", rest));
    draft.help("Name the kind of incident in a few words behind the CA Owner's name.");
    if (!rest.empty()) draft.at_most(Level::should);
  } else if (characters(title) > kLong) {
    out.add(top_of_report(in),
            fmt::format("the title has {} characters and reads as longer than a brief title", characters(title)))
        .help("Shorten it to the kind of incident; details belong in the report.")
        .at_most(Level::may);
  }
}

}  // namespace candor::rules::title_incident_type

namespace candor::rules {
extern const Rule kTitleIncidentType{.id = "title-incident-type",
                                     .title = "The bug's title names the kind of incident in a few words",
                                     .requirements = {"title-incident-type"},
                                     .kinds = kAnyKind,
                                     .decided = Decided::heuristic,
                                     .since = "0.1",
                                     .why = "A list of titles is what the community scans for related incidents.",
                                     .check = title_incident_type::check};
}
