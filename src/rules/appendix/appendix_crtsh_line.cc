// appendix-crtsh-line: certificates are listed one a line as https://crt.sh/?sha256= and the fingerprint. Before 3.0
// that is the recommended form for any list, in the report too; from 3.0 on it is the form of the URL list.
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unordered_set>

#include "base/fold.h"
#include "rules/rule.h"
#include "rules/support/certificate_table.h"
#include "rules/support/certificates.h"

namespace candor::rules::appendix_crtsh_line {

namespace {

constexpr std::string_view kForm = "https://crt.sh/?sha256=";
constexpr std::string_view kHelp =
    "Write one line per certificate: https://crt.sh/?sha256= and the 64-digit fingerprint.";
constexpr size_t kHashLength = 64;

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool has_form(std::string_view line) {
  return line.starts_with(kForm) && line.size() == kForm.size() + kHashLength &&
         std::all_of(line.begin() + kForm.size(), line.end(), is_hex);
}

std::string trouble_of(std::string_view line) {
  if (contains_ci(line, "crt.sh/?id=")) return "a crt.sh link by id, not by SHA-256";
  if (contains_ci(line, "crt.sh")) return "not exactly https://crt.sh/?sha256= and 64 hexadecimal digits";
  if (std::all_of(line.begin(), line.end(), is_hex)) return "a bare fingerprint instead of a crt.sh URL";
  return "not a crt.sh URL";
}

void check_list(const Input& in, Sink& out, const report::Listing& list) {
  RowTroubles form(in, out, list);
  RowTroubles repeated(in, out, list);
  std::unordered_set<std::string> seen;
  for (const auto& row : list.rows) {
    const std::string& line = row.cells.front();
    if (!has_form(line)) form.add(row, trouble_of(line));
    if (!seen.insert(to_lower(line)).second) repeated.add(row, "a line that repeats one above");
  }
  form.report({"appendix-crtsh-line"}, kHelp);
  repeated.report({"appendix-crtsh-line"}, "List each certificate once.", Level::should);
}

// The first whole run of hexadecimal digits of such a length.
std::optional<Span> find_hex(std::string_view text, size_t shortest, size_t longest) {
  size_t run = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && is_hex(text[at])) {
      ++run;
      continue;
    }
    if (run >= shortest && run <= longest) return Span{at - run, at};
    run = 0;
  }
  return std::nullopt;
}

std::optional<Span> find_hash(std::string_view text) {
  return find_hex(text, kHashLength, kHashLength);
}

struct Bare {
  size_t count = 0;
  Span first;
  size_t searched = 0;  // links that search for a fingerprint instead of naming it
  Span search;
};

// Fingerprints outside of links. A link that an extraction broke in two leaves its head at the end of the line before.
void look_for_bare(const Input& in, const report::Section& section, Bare& bare) {
  const auto& lines = in.document.markdown().lines();
  bool broken_link = false;
  for (int number = section.first_line; number <= section.last_line; ++number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    const std::string_view text = in.text(line.content);
    if (line.comment || text.empty()) continue;
    if (contains_ci(text, "crt.sh/?q=")) {
      if (bare.searched++ == 0) bare.search = line.content;
      continue;
    }
    const auto hash = find_hash(text);
    const bool linked = broken_link || text.find("://") != std::string_view::npos;
    if (hash && !linked) {
      if (bare.count++ == 0) bare.first = {line.content.begin + hash->begin, line.content.begin + hash->end};
    }
    broken_link = text.ends_with('=') || text.ends_with('?') || text.ends_with('/');
  }
}

// Serial numbers, which name a certificate only to those who know its issuer.
void check_serials(const Input& in, Sink& out, const report::Section& section) {
  constexpr size_t kShortest = 16;  // hexadecimal digits
  constexpr size_t kLongest = 40;   // BR 7.1.2.7: twenty octets at most
  const std::string_view report = in.text(in.report.span);
  const auto serial = find_hex(in.text(section.body), kShortest, kLongest);
  if (!serial || contains_ci(report, "crt.sh") || find_hash(report)) return;
  Draft draft = out.add({section.body.begin + serial->begin, section.body.begin + serial->end},
                        "the certificates are listed by serial number, without fingerprints or crt.sh links");
  draft.help(std::string(kHelp)).requirement("appendix-crtsh-line").at_most(Level::should);
  if (in.in_force("appendix-fingerprints-or-ids") != nullptr) draft.requirement("appendix-fingerprints-or-ids");
}

void check_text(const Input& in, Sink& out) {
  if (concerns_private_certificates(in)) return;
  Bare bare;
  for (const auto id : {report::SectionId::topic_certificates, report::SectionId::affected_certificates}) {
    for (const report::Section* section : in.report.all(id)) {
      look_for_bare(in, *section, bare);
      check_serials(in, out, *section);
    }
  }
  if (bare.searched > 0) {
    out.add(bare.search, "crt.sh links of another form than https://crt.sh/?sha256= and the fingerprint")
        .help(std::string(kHelp))
        .requirement("appendix-crtsh-line")
        .at_most(Level::should);
  }
  if (bare.count == 0) return;
  out.add(bare.first, bare.count == 1 ? "a bare fingerprint instead of a crt.sh link"
                                      : fmt::format("{} bare fingerprints instead of crt.sh links", bare.count))
      .help(std::string(kHelp))
      .requirement("appendix-crtsh-line")
      .at_most(Level::should);
}

}  // namespace

void check(const Input& in, Sink& out) {
  for (const report::Listing* list : url_lists(in.context)) check_list(in, out, *list);
  if (!in.version.at_least("3.0")) check_text(in, out);
}

}  // namespace candor::rules::appendix_crtsh_line

namespace candor::rules {

extern const Rule kAppendixCrtshLine{.id = "appendix-crtsh-line",
                                     .title = "Lists of certificates have one crt.sh SHA-256 URL a line",
                                     .requirements = {"appendix-crtsh-line", "appendix-fingerprints-or-ids"},
                                     .kinds = kFull,
                                     .decided = Decided::mechanical,
                                     .since = "0.1",
                                     .why = "A link in this form is at once readable by people and by programs.",
                                     .check = appendix_crtsh_line::check};

}  // namespace candor::rules
