// A rule decides one or more requirements on one report. It is a pure function of (document, report, context,
// guideline version): no clock, file, store or network. One file a rule, one line in table.inc, fixtures in
// tests/rules/<id>/. Level, basis and citation are data of the version, never of the rule.
//
// How a file looks (unity-build safe: everything but the Rule lives in a namespace of the rule's own name):
//
//   // title-ca-owner-prefix: the bug's summary opens with the CA Owner's name and a colon.
//   #include "rules/rule.h"
//   namespace candor::rules::title_ca_owner_prefix {
//   void check(const Input& in, Sink& out) { ... out.add(span, "...").help("..."); }
//   }
//   namespace candor::rules {
//   extern const Rule kTitleCaOwnerPrefix{
//       .id = "title-ca-owner-prefix", .title = "...", .requirements = {"title-ca-owner-prefix"},
//       .kinds = kAnyKind, .decided = Decided::mechanical, .since = "0.1", .why = "...",
//       .check = title_ca_owner_prefix::check};
//   }
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/version.h"
#include "report/report.h"
#include "rules/context.h"
#include "rules/diagnostic.h"
#include "rules/memo.h"

namespace candor::rules {

using guidelines::Basis;
using guidelines::Decided;
using guidelines::Level;
using report::Kind;

// Which kinds of report a rule looks at.
enum KindMask : unsigned {
  kPreliminary = 1U << 0U,
  kFull = 1U << 1U,
  kAudit = 1U << 2U,
  kUpdate = 1U << 3U,
  kClosure = 1U << 4U,
  kUnknownKind = 1U << 5U,
  kReport = kPreliminary | kFull,
  kAnyKind = 63U
};
unsigned mask_of(Kind kind);

struct Input {
  const report::Document& document;
  const report::Report& report;  // the part under judgement
  const Context& context;
  const guidelines::Version& version;

  std::string_view text(Span span) const { return document.text(span); }
  // Place for a diagnostic about something missing: the heading of the section that should hold it, else the end of
  // the report's last non-blank line.
  Span place(report::SectionId section) const;
  Span end_of_report() const;
  // In force in this version; rules seldom need it, the engine drops what is not.
  const guidelines::InForce* in_force(std::string_view requirement) const { return version.find(requirement); }

  // T(in), computed once for all rules that ask: `in.shared<Events>()`.
  template <typename T>
  const T& shared() const {
    return memo->get<T>(*this);
  }
  std::shared_ptr<Memo> memo = std::make_shared<Memo>();
};

// Builder for one diagnostic.
class Draft {
 public:
  explicit Draft(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
  Draft& help(std::string text);            // what to do, imperative, one sentence
  Draft& requirement(std::string_view id);  // may be called often; without a call the rule's own list counts
  Draft& at_most(Level level);              // calibrated: an uncertain reading is said more softly
  Draft& fix(Fix fix);
  Draft& in_listing(std::string name, int line);  // the place is line `line` (1-based) of that attached listing

 private:
  Diagnostic& diagnostic_;
};

class Sink {
 public:
  explicit Sink(std::vector<Diagnostic>& out) : out_(out) {}
  // message: names the thing concretely, no full stop, no level word ("action item 3 has no due date").
  Draft add(Span span, std::string message);

 private:
  std::vector<Diagnostic>& out_;
};

struct Rule {
  std::string_view id;                         // kebab-case; never reused
  std::string_view title;                      // one line, says what holds when the rule passes
  std::vector<std::string_view> requirements;  // catalogue ids it decides, the principal one first
  unsigned kinds = kAnyKind;
  Decided decided = Decided::mechanical;
  std::string_view since;                        // version of Candor that brought it
  std::string_view why;                          // why a reader of reports cares, one or two sentences
  void (*check)(const Input&, Sink&) = nullptr;  // null: a review question for a person
};

std::vector<const Rule*> all_rules();        // every coded rule, then the review questions, in table order
const Rule* find_rule(std::string_view id);  // by rule id or, failing that, by requirement id

}  // namespace candor::rules
