#include "rules/support/certificates.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "rules/support/certificate_table.h"
#include "rules/support/counts.h"
#include "rules/support/prose.h"
#include "rules/support/wording.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

using report::Section;
using report::SectionId;

std::string prose_of(const Input& in, std::initializer_list<SectionId> ids) {
  std::string text;
  for (const SectionId id : ids) {
    for (const Section* section : in.report.all(id)) text += folded_prose(in, section->body) + " . ";
  }
  return text;
}

// "No final certificate is affected", "the incident did not concern certificates"; whatever else is counted.
bool denies_any(const Words& words) {
  static const Patterns kNone{
      "no|none|zero ~ certificate*|precertificate* ~ affect*|involved|impact*|concern*|misissued|mis-issued|wrong",
      "certificate*|certificates ~ not ~ affect*|involved|impact*|concern*|wrong",
      "not|nor ~ affect*|involve*|impact*|concern* ~ certificate*"};
  return kNone.in(words);
}

// Looks at every `wanted`th character, and around it only where that is a digit.
bool has_hex_run(std::string_view text, size_t wanted) {
  const auto hex = [&](size_t at) {
    const char c = text[at];
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (size_t end = wanted; end <= text.size();) {
    size_t begin = end;
    while (begin > end - wanted && hex(begin - 1)) --begin;
    if (begin == end - wanted) return true;
    end = begin + wanted;
  }
  return false;
}

// A link to a page of certificates.
bool links_to_certificates(std::string_view text) {
  for (size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    const auto around = [&](std::string_view host, size_t before) {
      return dot >= before && starts_with_ci(text.substr(dot - before), host);
    };
    if (around("crt.sh/", 3) || around("censys.io/", 6)) return true;
  }
  return false;
}

// A file name with one of the endings, i.e. behind a letter, digit, bracket or mark.
bool names_file(std::string_view folded, std::initializer_list<std::string_view> endings) {
  const auto goes_on = [&](size_t at) {
    return at < folded.size() && ((folded[at] >= 'a' && folded[at] <= 'z') || is_digit(folded[at]));
  };
  for (size_t dot = folded.find('.', 1); dot != std::string_view::npos; dot = folded.find('.', dot + 1)) {
    if (folded[dot - 1] == ' ' || !goes_on(dot + 1)) continue;
    const std::string_view rest = folded.substr(dot);
    if (std::any_of(endings.begin(), endings.end(),
                    [&](std::string_view ending) { return rest.starts_with(ending) && !goes_on(dot + ending.size()); }))
      return true;
  }
  return false;
}

bool speaks_of_attaching(const Words& words) {
  static const Patterns kAttach{"attach*", "enclosed*", "uploaded*", "annex*"};
  static const Patterns kNot("not|no|never|cannot|without|instead ~ attach*|enclose*|upload*|annex*");
  return kAttach.in(words) && !kNot.in(words);
}

// "The list of certificates is attached", "attachment 9352771 holds all serial numbers".
bool attaches_listing(std::string_view folded, bool in_appendix) {
  static const Patterns kWhat{"certificate*", "serial*", "fingerprint*", "hash*", "list*", "corpus*", "csv*", "comma*"};
  const auto parts = sentences(folded);
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view sentence) {
    if (!speaks_of_attaching(Words(sentence))) return false;
    if (names_file(sentence, {".png", ".jpg", ".svg", ".diff", ".log", ".patch"})) return false;
    return in_appendix || kWhat.in(sentence);
  });
}

}  // namespace

AtStake certificates_at_stake(const Input& in) {
  if (in.version.at_least("3.0")) {
    const Affected affected = affected_certificates(in);
    return {affected.total, affected.none()};
  }
  for (const Section* section : in.report.all(SectionId::topic_certificates)) {
    if (report::says_not_applicable(folded_prose(in, section->body))) return {0, true};
  }
  const Words words(prose_of(in, {SectionId::impact, SectionId::topic_summary, SectionId::topic_certificates,
                                  SectionId::affected_certificates}));
  if (denies_any(words)) return {0, true};
  if (const auto count = certificate_count(words)) return {count->value, count->value == 0};
  return {std::nullopt, says_no_certificate_affected(words)};
}

namespace {

ListingsNamed find_listings_named(const Input& in) {
  ListingsNamed found;
  found.csv = !certificate_tables(in.context).empty();
  if (found.csv) return found;
  found.other_file = !url_lists(in.context).empty();
  const std::string_view raw = in.text(in.report.span);
  found.inline_data = has_hex_run(raw, 64) || links_to_certificates(raw);
  // Before 3.0 any of these will do.
  if (found.inline_data && !in.version.at_least("3.0")) return found;
  const auto any_line = [&](auto&& holds) {
    const auto& lines = in.document.markdown().lines();
    return std::any_of(lines.begin(), lines.end(), [&](const markdown::Line& line) {
      const bool prose = !line.code && !line.comment && !line.rule && !line.delimiter;
      return prose && in.report.first_line <= line.number && line.number <= in.report.last_line &&
             holds(words_of(in, line));
    });
  };
  found.csv = any_line([](const Words& line) {
    return names_file(line.folded(), {".csv"}) || line.folded().find("/attachment.cgi") != std::string::npos;
  });
  found.other_file =
      found.other_file || any_line([](const Words& line) {
        return names_file(line.folded(), {".txt", ".xlsx", ".xls", ".ods", ".zip", ".gz", ".tsv", ".json", ".pdf"});
      });
  if (found.csv || found.other_file || !any_line(speaks_of_attaching)) return found;
  const report::Section* appendix = in.report.section(SectionId::appendix);
  found.csv = attaches_listing(folded_prose(in, in.report.span), false) ||
              (appendix != nullptr && attaches_listing(folded_prose(in, appendix->body), true));
  return found;
}

// Asked for by several rules.
struct SharedListingsNamed {
  explicit SharedListingsNamed(const Input& in) : found(find_listings_named(in)) {}
  ListingsNamed found;
};

}  // namespace

ListingsNamed listings_named(const Input& in) {
  return in.shared<SharedListingsNamed>().found;
}

bool concerns_private_certificates(const Input& in) {
  static const Patterns kPrivate{"s mime*",
                                 "smime*",
                                 "code signing*",
                                 "e mail certificate*",
                                 "email certificate*",
                                 "client certificate*",
                                 "personal data*",
                                 "document signing*"};
  if (in.context.tagged("smime") || kPrivate.in(fold(in.context.title))) return true;
  return kPrivate.in(prose_of(in, {SectionId::summary, SectionId::impact, SectionId::topic_awareness,
                                   SectionId::topic_summary, SectionId::topic_certificates}));
}

}  // namespace candor::rules
