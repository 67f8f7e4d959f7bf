// appendix-ct-logged: 1.0 and 2.0 recommend that every affected certificate is logged to CT. Without looking into logs
// a program only sees where the report itself says that they are not.
#include "rules/rule.h"
#include "rules/support/certificates.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules::appendix_ct_logged {

namespace {

using report::SectionId;

const report::Section* section_that_says_so(const Input& in) {
  static const Patterns kNotLogged{
      "not logged*",          "not been logged*",     "never logged*",          "not yet logged*", "not in ct*",
      "not in any ct log*",   "not submitted to ct*", "not been submitted to*", "unlogged*",       "not ct logged*",
      "not publicly logged*", "not found in ct*",     "not recorded in ct*",    "absent from ct*", "not present in ct*",
      "not disclosed in ct*", "not visible in ct*"};
  for (const SectionId id : {SectionId::topic_summary, SectionId::topic_certificates, SectionId::impact,
                             SectionId::appendix, SectionId::affected_certificates}) {
    for (const report::Section* section : in.report.all(id)) {
      if (kNotLogged.in(words_of(in, section->body))) return section;
    }
  }
  return nullptr;
}

}  // namespace

void check(const Input& in, Sink& out) {
  const report::Section* section = section_that_says_so(in);
  if (section == nullptr || concerns_private_certificates(in)) return;
  out.add(section->heading.span, "the section reads as if affected certificates were not logged to CT")
      .help("Log every affected TLS certificate to a public CT log and link to it.")
      .at_most(Level::should);
}

}  // namespace candor::rules::appendix_ct_logged

namespace candor::rules {

extern const Rule kAppendixCtLogged{.id = "appendix-ct-logged",
                                    .title = "Affected certificates are logged to Certificate Transparency",
                                    .requirements = {"appendix-ct-logged"},
                                    .kinds = kFull,
                                    .decided = Decided::heuristic,
                                    .since = "0.1",
                                    .why = "What is in a log can be inspected by everybody and does not go away.",
                                    .check = appendix_ct_logged::check};

}  // namespace candor::rules
