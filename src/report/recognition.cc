#include "report/recognition.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "base/fold.h"
#include "report/question.h"

namespace candor::report {

namespace {

class KindJudge {
 public:
  explicit KindJudge(const Scope& scope) : scope_(scope) { count(); }

  KindReason judge() const {
    if (topics_.size() >= 3 && (topics_.size() >= 5 || title_ != nullptr || asked_)) return by_topics();
    if (is_audit()) return by_audit();
    if (closure_labels_ > 0 || closure_ != nullptr) {
      if (sections_.size() < 3) return by_closure();
    }
    if (title_ != nullptr) return by_title();
    if (full_sections() >= 2 || full_labels_ > 0) return because(Kind::full, sections_and_labels());
    if (preliminary_labels_ > 0) return because(Kind::preliminary, sections_and_labels());
    if (full_sections() >= 1 && sections_.size() >= 2) return because(Kind::full, sections_and_labels());
    return by_text();
  }

 private:
  void count() {
    for (const Mark& mark : scope_.marks) {
      if (mark.kind == MarkKind::title && title_ == nullptr) title_ = &mark;
      if (mark.kind == MarkKind::title && mark.id == SectionId::title_audit) audit_title_ = &mark;
      if (mark.kind == MarkKind::section) count_section(mark);
      if (mark.kind == MarkKind::factor) ++full_labels_;
      if (mark.kind == MarkKind::label) count_label(mark);
    }
    // A pair of titles ("Incident Report", "Preliminary Incident Report"): the more telling one counts.
    for (const Mark& mark : scope_.marks) {
      if (mark.kind == MarkKind::title && title_->id == SectionId::title_full && mark.id != SectionId::title_full)
        title_ = &mark;
    }
  }

  void count_section(const Mark& mark) {
    if (topic_number(mark.id) > 0) {
      topics_.insert(mark.id);
      asked_ = asked_ || mark.number > 0 || mark.heading.size() > 20;
    } else if (mark.id == SectionId::closure_summary) {
      closure_ = &mark;
    } else if (mark.id == SectionId::finding || mark.id == SectionId::issue_number) {
      if (first_finding_ == nullptr) first_finding_ = &mark;
      ++findings_;
    } else if (mark.id == SectionId::issue_description || mark.id == SectionId::issue_root_cause ||
               mark.id == SectionId::issue_remediation) {
      ++issue_topics_;
    } else {
      sections_.insert(mark.id);
    }
  }

  void count_label(const Mark& mark) {
    const std::string_view label = mark.label->label;
    const bool preliminary =
        label == "Incident description" || label == "Relevant policies" || label == "Source of incident disclosure";
    const bool full = mark.label->factor || mark.id == SectionId::impact || mark.id == SectionId::lessons;
    if (!full && mark.id == SectionId::closure_summary) {
      ++closure_labels_;
    } else if (!full && preliminary) {
      ++preliminary_labels_;
    } else {
      ++full_labels_;
    }
  }

  int full_sections() const {
    int found = 0;
    for (const SectionId id : {SectionId::impact, SectionId::timeline, SectionId::root_cause, SectionId::lessons,
                               SectionId::action_items, SectionId::appendix, SectionId::related_incidents}) {
      found += static_cast<int>(sections_.count(id));
    }
    return found;
  }

  KindReason because(Kind kind, std::string reason) const { return {kind, std::move(reason)}; }

  std::string at_line(const Mark& mark) const {
    std::string heading(scope_.view(mark.heading));
    heading.erase(std::remove(heading.begin(), heading.end(), '*'), heading.end());
    return fmt::format("heading '{}' on line {}", heading, scope_.piece(mark.piece).line);
  }

  std::string sections_and_labels() const {
    const Mark& first = scope_.marks.front();
    const int labels = full_labels_ + preliminary_labels_;
    const auto counted = [](size_t count, std::string_view word) {
      return count == 0 ? std::string() : fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
    };
    const std::string sections = counted(sections_.size(), "section");
    const std::string fields = counted(static_cast<size_t>(labels), "field");
    return fmt::format("no title, but {}{}{} of the template, the first on line {}", sections,
                       sections.empty() || fields.empty() ? "" : " and ", fields, scope_.piece(first.piece).line);
  }

  KindReason by_topics() const {
    const auto first = std::find_if(scope_.marks.begin(), scope_.marks.end(),
                                    [](const Mark& mark) { return topic_number(mark.id) > 0; });
    return because(Kind::full, fmt::format("{} of the seven topics, the first on line {}", topics_.size(),
                                           scope_.piece(first->piece).line));
  }

  bool is_audit() const {
    if (audit_title_ != nullptr || issue_topics_ >= 2) return true;
    const bool own_causes = sections_.count(SectionId::root_cause) > 0 || sections_.count(SectionId::action_items) > 0;
    return findings_ > 0 && full_labels_ == 0 && (own_causes || findings_ >= 2) &&
           sections_.count(SectionId::timeline) == 0;
  }

  KindReason by_audit() const {
    if (audit_title_ != nullptr && (findings_ > 0 || full_labels_ < 4))
      return because(Kind::audit, at_line(*audit_title_));
    if (first_finding_ != nullptr) return because(Kind::audit, at_line(*first_finding_));
    return because(Kind::audit, fmt::format("topics of an audit incident report, the first on line {}",
                                            scope_.piece(scope_.marks.front().piece).line));
  }

  KindReason by_closure() const {
    if (closure_ != nullptr) return because(Kind::closure, at_line(*closure_));
    return because(Kind::closure, fmt::format("fields of a closure summary, the first on line {}",
                                              scope_.piece(scope_.marks.front().piece).line));
  }

  KindReason by_title() const {
    const bool everything = full_sections() >= 4 || full_labels_ >= 4;
    if (title_->id == SectionId::title_preliminary) {
      if (everything) return because(Kind::full, at_line(*title_) + ", but with the sections of a full report");
      return because(Kind::preliminary, at_line(*title_));
    }
    const bool says_full =
        starts_with_ci(scope_.view(title_->heading), "full") || starts_with_ci(scope_.view(title_->heading), "final");
    if (says_full || full_sections() >= 2 || full_labels_ > 0) return because(Kind::full, at_line(*title_));
    if (preliminary_labels_ > 0) {
      return because(Kind::preliminary, at_line(*title_) + " with the fields of a preliminary report only");
    }
    if (says_preliminary())
      return because(Kind::preliminary, at_line(*title_) + " and the word 'preliminary' in the text");
    return because(Kind::full, at_line(*title_));
  }

  std::string_view whole() const {
    const size_t begin = scope_.piece(scope_.first).span.begin;
    return scope_.text.substr(begin, scope_.piece(scope_.last - 1).span.end - begin);
  }

  bool says_preliminary() const {
    const std::string_view text = whole();
    return contains_ci(text, "preliminary") || contains_ci(text, "initial report") ||
           contains_ci(text, "full report will") || contains_ci(text, "full incident report will") ||
           contains_ci(text, "will follow");
  }

  // None of the templates: an update tells of progress or answers questions.
  KindReason by_text() const {
    static constexpr std::array<std::string_view, 27> kCues = {
        "update",     "revoked",  "revocation",  "question", "in reply to", "comment ",  "action item",
        "completed",  "progress", "deployed",    "we have ", "we are ",     "we will ",  "our ",
        "monitoring", "incident", "certificate", "report",   "closure",     "next step", "whiteboard",
        "on track",   "thank",    "bug ",        "item ",    "no news",     "we "};
    const std::string_view text = whole();
    if (reads_as_first_report(text)) {
      return because(Kind::preliminary, "no heading or label of a template; the text reads as a first report");
    }
    const auto cue =
        std::find_if(kCues.begin(), kCues.end(), [&](std::string_view word) { return contains_ci(text, word); });
    if (cue == kCues.end()) return because(Kind::unknown, "no heading, label or topic of any template was found");
    const bool quotes = std::any_of(scope_.all->begin() + static_cast<std::ptrdiff_t>(scope_.first),
                                    scope_.all->begin() + static_cast<std::ptrdiff_t>(scope_.last),
                                    [](const Piece& piece) { return piece.quote > 0; });
    return because(Kind::update, quotes ? "no heading or label of a template; answers to quoted text read as an update"
                                        : "no heading or label of a template; the text reads as an update");
  }

  // A third party tells what it found, or a CA Owner says itself that this is preliminary.
  static bool reads_as_first_report(std::string_view text) {
    const std::string_view beginning = text.substr(0, 400);
    if (contains_ci(beginning, "this is a preliminary") || contains_ci(beginning, "this is an initial")) return true;
    if (announces_preliminary(beginning)) return true;
    const bool singular = beginning.starts_with("I ") || beginning.find(" I ") != std::string_view::npos;
    const bool finding = contains_ci(beginning, "found") || contains_ci(beginning, "noticed") ||
                         contains_ci(beginning, "discovered") || contains_ci(beginning, "appears");
    return singular && finding && !contains_ci(beginning, "update");
  }

  // "Preliminary notice", "Initial statement" as the first line, or an executive summary, which 2.0 asks for.
  static bool announces_preliminary(std::string_view beginning) {
    static constexpr std::array<std::string_view, 3> kFirst = {"preliminary", "initial", "first"};
    static constexpr std::array<std::string_view, 8> kText = {"notice",  "note",       "report",      "statement",
                                                              "summary", "disclosure", "information", "notification"};
    const auto holds = [](std::string_view line, const auto& words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_ci(line, word); });
    };
    const std::string_view line = trim(beginning.substr(0, beginning.find('\n')));
    constexpr size_t kTitle = 60;
    return (line.size() <= kTitle && holds(line, kFirst) && holds(line, kText)) ||
           contains_ci(beginning.substr(0, 120), "executive summary");
  }

  const Scope& scope_;
  const Mark* title_ = nullptr;
  const Mark* audit_title_ = nullptr;
  const Mark* closure_ = nullptr;
  const Mark* first_finding_ = nullptr;
  std::set<SectionId> topics_;
  std::set<SectionId> sections_;
  bool asked_ = false;  // at least one topic is a question, not a bare word like "Summary:"
  int findings_ = 0;
  int issue_topics_ = 0;
  int full_labels_ = 0;
  int preliminary_labels_ = 0;
  int closure_labels_ = 0;
};

}  // namespace

KindReason recognise_kind(const Scope& scope) {
  return KindJudge(scope).judge();
}

std::vector<std::string> version_hints(const Scope& scope, const Report& report) {
  const auto any = [&](auto test) { return std::any_of(scope.marks.begin(), scope.marks.end(), test); };
  // The categories of Lessons Learned are older than the labels.
  if (any([](const Mark& mark) {
        return mark.kind == MarkKind::factor || (mark.kind == MarkKind::label && mark.id != SectionId::lessons);
      })) {
    return {"3.0", "3.1", "3.2"};
  }
  if (any([](const Mark& mark) {
        return mark.id == SectionId::closure_summary || mark.id == SectionId::related_incidents ||
               mark.id == SectionId::title_preliminary;
      })) {
    return {"3.0", "3.1", "3.2"};
  }
  if (any([](const Mark& mark) { return topic_number(mark.id) > 0 || mark.id >= SectionId::issue_number; })) {
    return {"1.0-draft", "1.0"};
  }
  // Before 3.0 the title was "Incident Report".
  if (any([&](const Mark& mark) {
        return mark.kind == MarkKind::title && contains_ci(scope.view(mark.heading), "full incident");
      })) {
    return {"3.0", "3.1", "3.2"};
  }
  const bool sections = any([](const Mark& mark) { return mark.kind == MarkKind::section; });
  if (sections && report.kind != Kind::unknown) return {"2.0"};
  return {};
}

}  // namespace candor::report
