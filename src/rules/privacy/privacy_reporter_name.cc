// privacy-reporter-name: a third party who gave notice is named only with that person's approval. A program sees a
// name or an address near words of giving notice and asks; whether the person agreed only the CA knows.
#include <fmt/format.h>
#include <optional>
#include <re2/re2.h>
#include <unordered_set>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/mail.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::privacy_reporter_name {

// Latin letters by range (Latin-1 and Extended-A): RE2 needs 40 times as long for \p{Lu} and its like, and this rule
// alone would take the whole start-up time of the program.
#define CANDOR_UPPER R"([A-Z\x{C0}-\x{DE}\x{100}-\x{17F}])"
#define CANDOR_LOWER R"(a-z\x{DF}-\x{17F})"
#define CANDOR_LETTER R"(A-Za-z\x{C0}-\x{17F})"
#define CANDOR_NAME                                                                                                    \
  "((?:" CANDOR_UPPER "[" CANDOR_LOWER R"('\x{2019}-]+|)" CANDOR_UPPER                                                 \
  R"(\.)(?:\s+(?:van|von|de|der|den|da|di|la|le|del|al|bin|)" CANDOR_UPPER R"(\.))*\s+)" CANDOR_UPPER "[" CANDOR_LOWER \
  "][" CANDOR_LETTER R"('\x{2019}-]*))"
#define CANDOR_NOTICE                                                                                                 \
  "(?:reports?|reported|notif(?:y|ies|ied|ication)|informs?|informed|contacts?|contacted|alert(?:s|ed)?|tells?|told|" \
  "point(?:s|ed) (?:us|to|it|this) |point(?:s|ed) "                                                                   \
  "out|discover(?:s|ed)|found|finds|submit(?:s|ted)|sen(?:ds|t)|files?|filed|rais(?:es|ed)|receiv(?:es|ed)|"          \
  "e?-?mail(?:s|ed)?|messages?|notices?|disclos(?:es|ed|ure)|thanks?|thanked|credits?|credited|write?s|wrote|asks?|"  \
  "asked|"                                                                                                            \
  "notic(?:es|ed)|opens|opened|researchers?|reporters?|complain(?:s|ed|t)?|hint(?:s|ed)?|tip|letter|calls?|called)"

bool near_notice(const Words& line) {
  static const Patterns kNotice(
      "report|reports|reported|notify|notifies|notified|notification|inform|informs|informed|contact|contacts|"
      "contacted|"
      "alert|alerts|alerted|tell|tells|told; point|points|pointed out; discovers|discovered|found|finds|submits|"
      "submitted|sends|sent|file|files|filed|raises|raised|receives|received|mail|mails|mailed|email|emails|emailed|"
      "message|messages|notice|notices|discloses|disclosed|disclosure|thank|thanks|thanked|credit|credits|credited|"
      "write|writes|wrote|ask|asks|asked|notices|noticed|opens|opened|researcher|researchers|reporter|reporters|"
      "complain|complains|complained|complaint|hint|hints|hinted|tip|letter|call|calls|called");
  return kNotice.in(line);
}

// Words that make a capitalised pair an organisation, a role, a product or the beginning of a sentence.
bool no_person(std::string_view word) {
  static constexpr std::string_view kWords =
      "the our a an one this that these those another each all no two we in on at after when while some by "
      "from for first last later then they it if as its their his her any both other since until before "
      "during upon trust ca cas root roots program programme programs team inc ltd llc gmbh ag sa group "
      "labs lab security services service chrome mozilla google apple microsoft certificate certificates "
      "problem report reports desk support compliance university bank forum policy browser authority "
      "digital network networks systems system software solutions research foundation institute council "
      "agency office department ministry internal external audit auditor auditors webtrust etsi quality "
      "management engineering operations operation relying party parties incident incidents pacific central "
      "european time baseline requirements requirement bugzilla bug ccadb cab tls ssl crl ocsp january "
      "february march april may june july august september october november december monday tuesday "
      "wednesday thursday friday saturday sunday let's store operator operators community member "
      "registration validation customer subscriber subscribers issuing server source detect prevent "
      "mitigate self third reported full preliminary summary impact timeline analysis practice statement "
      "senior chief officer manager head director committee board corporation corp company cloud data "
      "center centre public global sign cert certification hotel hospital city state federal united north "
      "south new open slack teams github gmail outlook mail list monitoring response product project "
      "development infrastructure platform technology technologies international national association "
      "society alliance linux windows red amazon cloudflare action item related number section version "
      "release ev ov dv";
  static const auto kList = split(kWords, ' ');
  static const std::unordered_set<std::string_view> kAll(kList.begin(), kList.end());
  std::string folded = fold(word);
  while (!folded.empty() && std::string_view(".,'").find(folded.back()) != std::string_view::npos) folded.pop_back();
  return kAll.contains(folded);
}

bool reads_as_person(const Input& in, std::string_view name) {
  for (const std::string_view word : split(name, ' ')) {
    if (no_person(word)) return false;
    // The CA Owner's own name.
    if (word.size() > 2 && contains_ci(in.context.title.substr(0, in.context.title.find(':')), word)) return false;
  }
  return true;
}

std::optional<std::string> named_person(const Input& in, const std::string& line) {
  static const RE2 kTitled(R"(\b(?:Mr|Ms|Mrs|Dr|Prof|Herr|Frau)\.?\s+)"
                           "(" CANDOR_UPPER "[" CANDOR_LOWER "][" CANDOR_LETTER R"('-]*(?:\s+)" CANDOR_UPPER
                           "[" CANDOR_LOWER "][" CANDOR_LETTER "'-]*)?)");
  static const RE2 kBy("(?i:\\b" CANDOR_NOTICE
                       "\\b)[^.;|]{0,60}?\\b(?:by|from|to|of|through)\\s+(?:a (?:\\w+ ){0,3})?" CANDOR_NAME);
  static const RE2 kRole(
      R"((?i:\b(?:researcher|reporter|engineer|expert|student|individual|person|administrator|employee|member)s?),?\s+(?i:(?:named|called|mr\.?|ms\.?|dr\.?)\s+)?\(?)" CANDOR_NAME);
  static const RE2 kActs(
      CANDOR_NAME
      R"((?:\s*\([^)]{0,60}\)|,[^,]{0,60},|\s+(?:of|from|at|with)\s+[^,.;]{1,40}?)?\s+(?:reports|reported|notifies|notified|informs|informed|contacts|contacted|writes|wrote|e?-?mails|e?-?mailed|tells|told|submits|submitted|alerts|alerted|asks|asked|filed|files|points out|pointed out|discovered|discovers|noticed|notices|found|finds|posted|sent|sends|opened|opens|brought)\b)");
  static const RE2 kThanks(
      "(?i:\\bthank(?:s|ed)?(?: you)?(?: to)?|\\bgrateful to|\\bcredit(?:s|ed)?(?: to| goes to)?)\\s+" CANDOR_NAME);
  std::string name;
  for (const RE2* pattern : {&kTitled, &kThanks, &kBy, &kRole, &kActs}) {
    if (RE2::PartialMatch(line, *pattern, &name) && reads_as_person(in, name)) return name;
  }
  return {};
}

std::optional<std::string> named_account(const Input& in, const std::string& line) {
  for (const Span span : mail_addresses(line)) {
    const std::string_view address = std::string_view(line).substr(span.begin, span.size());
    if (reads_as_personal(address)) return std::string(address);
  }
  static const RE2 kHandle(R"((?:^|[\s(])@([A-Za-z][\w-]{2,30})\b)");
  std::string handle;
  if (RE2::PartialMatch(line, kHandle, &handle) && reads_as_person(in, handle)) return "@" + handle;
  return {};
}

bool opens_high(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

// A cheap look before the expressions: two words in a row that open with a capital, go on in small letters and are no
// everyday words, a title, or an account. Most lines of a report have neither.
bool could_name(std::string_view text) {
  bool before = false;  // the word before could be a first name or its initial
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '@') return true;
    if (text[at] == ' ' || text[at] == '(' || text[at] == '*') {
      ++at;
      continue;
    }
    size_t end = at + 1;
    while (end < text.size() && text[end] != ' ' && text[end] != '@' && text[end] != '(') ++end;
    const bool initial = end - at == 2 && text[at + 1] == '.';
    const bool high = opens_high(text[at]) && end - at > 1 && (initial || !opens_high(text[at + 1]));
    const bool name = high && !no_person(text.substr(at, end - at));
    if (name && before) return true;
    before =
        name && (initial || std::string_view(".,;:").find(text[end - 1]) == std::string_view::npos || end - at <= 5);
    at = end;
  }
  return false;
}

void check(const Input& in, Sink& out) {
  if (written_by_third_party(in)) return;
  for_own_lines(in, [&](const markdown::Line& line) {
    const std::string_view text = in.text(line.content);
    if (line.heading > 0 || line.table || !near_notice(words_of(in, line)) || !could_name(text)) return;
    const std::string bytes(text);
    auto person = named_person(in, bytes);
    if (!person) person = named_account(in, bytes);
    if (!person) return;
    out.add(line.content, fmt::format("\"{}\" reads as the name of a person who gave notice", *person))
        .help("Unless the person agreed to be named, write \"a community member\" or \"a researcher\".");
  });
}

}  // namespace candor::rules::privacy_reporter_name

namespace candor::rules {
extern const Rule kPrivacyReporterName{.id = "privacy-reporter-name",
                                       .title = "A person who gave notice is not named without approval",
                                       .requirements = {"privacy-reporter-name"},
                                       .kinds = kReport | kUpdate,
                                       .decided = Decided::heuristic,
                                       .since = "0.1",
                                       .why = "Who reports a problem must not fear to find their name in a public bug.",
                                       .check = privacy_reporter_name::check};
}
