// related-beyond-own-ca: the search looks beyond the CA Owner's own incidents. Rows that all read as the owner's own
// are worth a question, unless the text says that nothing was found elsewhere.
#include <algorithm>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/prose.h"
#include "rules/support/related.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules::related_beyond_own_ca {

namespace {

// The CA Owner's name as the bug's title has it, folded; empty when unknown.
std::string owner_of(const Input& in) {
  const std::string title = fold(in.context.title);
  const size_t colon = title.find(':');
  return colon == std::string::npos ? std::string() : std::string(trim(std::string_view(title).substr(0, colon)));
}

// "Our monitoring incident of 2023", "In our 2025 incident", "We found that": in the first few words.
bool speaks_of_self(std::string_view text) {
  static const Patterns kSelf{"our", "own", "we"};
  constexpr size_t kFirstWords = 5;
  const size_t at = kSelf.offset_in(text);
  return at != std::string_view::npos && count_words(text.substr(0, at)) < kFirstWords;
}

bool reads_as_own(std::string_view text, const std::string& owner) {
  static const Patterns kOther{
      "another ca*",    "other ca*",    "another trust*",  "another operator*",    "different ca*",
      "another owner*", "other owner*", "another issuer*", "another provider*",    "other operator*",
      "a ca",           "some ca*",     "several cas*",    "competitor*",          "peer*",
      "a european ca*", "a different*", "another certif*", "other certification*", "third ca*",
      "foreign*"};
  static const Patterns kOwn{
      "our own*",         "our incident*", "our bug*",      "our report*",   "our case*",        "our earlier*",
      "our previous*",    "our late*",     "our former*",   "own incident*", "own case*",        "own report*",
      "own bug*",         "own earlier*",  "own previous*", "own late*",     "we had*",          "we reported*",
      "we ourselves*",    "our first*",    "our last*",     "our delayed*",  "our preliminary*", "our misissuance*",
      "own misissuance*", "own delayed*",  "ours",          "our company*",  "our ca*"};
  if (kOther.in(text)) return false;
  if (kOwn.in(text) || speaks_of_self(text)) return true;
  // The name may be cut short: "Oakmere: ..." for Oakmere Digital.
  const std::string first = owner.substr(0, owner.find(' '));
  constexpr size_t kTelling = 5;  // letters; shorter words begin many names
  return (!owner.empty() && text.starts_with(owner)) || (first.size() >= kTelling && text.starts_with(first));
}

bool says_none_elsewhere(std::string_view prose) {
  static const Patterns kNone{"no",
                              "none*",
                              "not found*",
                              "did not find*",
                              "not aware*",
                              "could not find*",
                              "not identify*",
                              "found nothing*",
                              "nothing comparable*",
                              "without finding*",
                              "not find*",
                              "unable to*"};
  static const Patterns kOthers{"other*", "another*", "elsewhere*", "beyond*", "industry*", "public*", "else*"};
  const auto parts = sentences(prose);
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view sentence) { return kNone.in(sentence) && kOthers.in(sentence); });
}

}  // namespace

void check(const Input& in, Sink& out) {
  const auto rows = listed_rows(in);
  if (rows.empty()) return;
  const std::string owner = owner_of(in);
  const bool all_own = std::all_of(rows.begin(), rows.end(), [&](const report::RelatedRow* row) {
    return reads_as_own(fold(row->description.text), owner);
  });
  if (!all_own) return;
  const report::Section* section = in.report.section(report::SectionId::related_incidents);
  if (section != nullptr && says_none_elsewhere(folded_prose(in, section->body))) return;
  out.add(
         in.report.related_table ? in.report.related_table->header.span : rows.front()->row,
         "all related incidents read as the CA Owner's own, and the text does not say that none of other CAs was found")
      .help("Look at incidents of other CAs too, and list them or say that none is related.")
      .at_most(Level::should);
}

}  // namespace candor::rules::related_beyond_own_ca

namespace candor::rules {

extern const Rule kRelatedBeyondOwnCa{
    .id = "related-beyond-own-ca",
    .title = "Related incidents of other CAs are considered",
    .requirements = {"related-beyond-own-ca"},
    .kinds = kFull,
    .decided = Decided::heuristic,
    .since = "0.1",
    .why = "CAs are expected to learn from each other's incidents, not only from their own.",
    .check = related_beyond_own_ca::check};

}  // namespace candor::rules
