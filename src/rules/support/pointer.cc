#include "rules/support/pointer.h"

#include <algorithm>
#include <re2/re2.h>

#include "base/fold.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

// Words that may stand around a pointer without adding content.
bool carries_no_content(const Words& words, size_t at) {
  static const Patterns kEmpty(
      "see; please; refer*; cf; as; already; described; explained; stated; given; provided; posted; reported; "
      "answered; discussed; mentioned; noted; disclosed; documented; published; shared; covered; listed; "
      "detailed; written; said; identical; same; also; in; on; at; to; of; the; our; this; that; it; is; are; "
      "was; were; has|have; been; be; can; found; for; from; and|or|&; with; by; we; you; will; would; a; an; "
      "there; here; above; before; earlier; previous*; initial; preliminary; first; other; related; main; "
      "original; full|final; bug*; bugzilla; comment*; report*; incident*; ticket; issue; thread; "
      "discussion*; response*; reply|replies; answer*; post*; update*; details|detail; information; "
      "more|further; all; everything; number|no|#; unchanged; copied|repeated; link*; following; analysis; "
      "description; point*; question*; section*; field; https|http; case; not; therefore; "
      "they|them|these|those; mail|email|mails|emails|message|messages|mailing|list|e|posting; what; which; "
      "have; therein; read; carries|carry; invite*; everybody|everyone|anybody|anyone; long; went; wrong; blog*; "
      "article*; "
      "engineering; technical; page*; site; website; web; postmortem; mortem; paper; respective*; corresponding*; "
      "under");
  return kEmpty.find(words, at, at + 1).has_value();
}

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool within_report(std::string_view folded) {
  static const RE2 kHere(
      R"(\b(?:appendix|attach\w*|(?:timeline|summary|impact|section|field|table|list|root cause\w*|factor\w*|item\w*|description)s? (?:above|below|of this report)|above|below)\b)");
  return RE2::PartialMatch(folded, kHere);
}

Elsewhere target(std::string_view folded) {
  static const RE2 kLink(R"(https?://\S*(?:show_bug|bugzil\.la|bugzilla|groups\.google|\S))");
  static const RE2 kComment(
      R"(\bcomments?\b|\bc\d{1,3}\b|\bthread\b|\bdiscussion|\bpreliminary (?:incident )?report\b|\b(?:e-?mails?|messages?|post(?:ing)?s?) (?:to|on|of|in)\b|\bmailing list\b)");
  static const RE2 kBug(R"(\bbug(?:zilla)?\b[^a-z]{0,8}\d{5,8}|\bbug(?:zilla)?\b|\bticket\b|\bissue \d{5,8})");
  static const RE2 kReport(
      R"(\b(?:other|another|previous|earlier|main|original|initial|related|separate|first)\b.{0,20}\breports?\b|\breports? (?:on|about|for|in|of) )");
  if (RE2::PartialMatch(folded, kComment)) return Elsewhere::comment;
  if (RE2::PartialMatch(folded, kBug)) return Elsewhere::bug;
  if (RE2::PartialMatch(folded, kReport)) return Elsewhere::report;
  return RE2::PartialMatch(folded, kLink) ? Elsewhere::link : Elsewhere::none;
}

bool sends_away(std::string_view folded) {
  static const RE2 kVerb(
      R"(\b(?:see|refer|cf|(?:described|explained|stated|given|provided|posted|reported|answered|discussed|mentioned|disclosed|documented|published|shared|covered|listed|detailed|contained?|found|identical|same|available|written|said)\b.{0,60}\b(?:in|on|at|to|as|by)|as (?:in|per)|(?:bug|comment|report)s? .{0,30}\b(?:contains?|has|have|holds?|already)|already (?:contains?|said|given)|read (?:it|them|about|more|all|there|the|our)|(?:blog|article|page|post|postmortem|web ?site)s?\b.{0,40}\b(?:carr(?:y|ies)|explains?|tells?|describes?|contains?|has|holds?))\b)");
  return RE2::PartialMatch(folded, kVerb);
}

}  // namespace

bool may_point_elsewhere(const Words& words) {
  static const Patterns kPlaces(
      "bug*; bugzil*; comment*; http*; report*; thread*; discussion*; ticket*; issue*; mail*; email*; message*; post*");
  return kPlaces.in(words);
}

Elsewhere points_elsewhere(std::string_view prose) {
  constexpr size_t kLongest = 400;
  const std::string folded = fold(prose.substr(0, kLongest + 1));
  if (folded.empty() || folded.size() > kLongest) return Elsewhere::none;
  const Elsewhere where = target(folded);
  if (where == Elsewhere::none || (within_report(folded) && where != Elsewhere::comment)) return Elsewhere::none;
  static const RE2 kOnlyLink(R"([<(\["]*(?:bug\s*)?(?:#?\d{5,8}|https?://\S+)[>)\]". ]*)");
  if (RE2::FullMatch(folded, kOnlyLink)) return where;
  if (!sends_away(folded)) return Elsewhere::none;
  // An address counts as one word.
  std::string plain = folded;
  RE2::GlobalReplace(&plain, R"(https?://\S+)", "link");
  const Words words(plain);
  size_t content = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!is_number(words[i]) && !carries_no_content(words, i)) ++content;
  }
  return content <= 3 || content * 4 <= words.size() ? where : Elsewhere::none;
}

std::string_view describe(Elsewhere where) {
  switch (where) {
    case Elsewhere::comment:
      return "earlier comments";
    case Elsewhere::bug:
      return "another bug";
    case Elsewhere::report:
      return "another report";
    default:
      return "another page";
  }
}

}  // namespace candor::rules
