#include "desk/related.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/fold.h"
#include "guidelines/version.h"
#include "report/report.h"
#include "store/mirror_table.h"
#include "tracker/bug_as_of.h"
#include "tracker/similarity.h"
#include "tracker/title.h"

namespace candor::desk {

namespace {

using store::Connection;
using store::MirrorQuery;
using Spoken = tracker::SpokenWords;

constexpr size_t kMostWords = 6;
constexpr size_t kTitleWordsOfRecurrence = 2;

Instant two_years_before(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  std::chrono::year_month_day date(day);
  date = date - std::chrono::years(2);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;  // 29 February
  return std::chrono::sys_days(date) + (at - day);
}

// What a term means to a reader. Words are collected by `words`.
std::string in_words(const std::string& term, std::vector<std::string>& words) {
  const std::string value(trim(std::string_view(term).substr(2)));
  switch (term.front()) {
    case 'g':
      return value == "ca-compliance" ? "" : fmt::format("tag {}", value);
    case 's':
      return fmt::format("both name {}{}", value.find(' ') == std::string::npos ? "section " : "", value);
    case 'n':
      return fmt::format("both name bug {}", value);
    case 't':
    case 'b':
      if (words.size() < kMostWords) words.push_back(value);
      return "";
    default:
      return "";
  }
}

std::vector<std::string> reasons(const tracker::Match& match, const Spoken& spoken) {
  std::vector<std::string> why, words;
  if (match.names) why.emplace_back("one names the other");
  if (match.same_owner) why.emplace_back("same CA Owner");
  for (const std::string& term : match.shared) {
    // "BR 7.1.2.7" says more than "section 7.1.2.7".
    const bool bare = term.starts_with("s: ");
    const bool known = bare && std::ranges::any_of(match.shared, [&](const std::string& other) {
                         return other != term && other.starts_with("s:") && other.ends_with(term.substr(2));
                       });
    if (known) continue;
    const std::string reason = in_words(term, words);
    if (!reason.empty()) why.push_back(reason);
  }
  if (!words.empty()) {
    std::string list;
    for (const std::string& word : words) {
      const auto found = spoken.find(word);
      list += (list.empty() ? "" : ", ") + (found == spoken.end() ? word : found->second);
    }
    why.push_back("words: " + list);
  }
  return why;
}

// Of the same CA Owner and alike in what happened rather than in when: a section of a policy, or title words.
bool looks_like(const tracker::Match& match) {
  const auto of_kind = [&](std::string_view kind) {
    return static_cast<size_t>(
        std::ranges::count_if(match.shared, [&](const std::string& term) { return term.starts_with(kind); }));
  };
  return of_kind("t:") >= kTitleWordsOfRecurrence || (of_kind("s:") > 0 && of_kind("t:") > 0);
}

// What was still open then, or was opened again, is one incident beside the other, or the same one.
bool closed_before(MirrorQuery& query, const tracker::Bug& bug, Instant began) {
  if (bug.open()) return false;
  auto record = query.record(bug.id);
  return record && tracker::opened_by(*record, began) && !tracker::bug_as_of(std::move(*record), began).bug.open();
}

}  // namespace

Result<RelatedSubject> subject_of_bug(store::Store& store, int64_t bug) {
  return store.read([&](Connection& connection) -> Result<RelatedSubject> {
    const auto record = MirrorQuery(connection).record(bug);
    if (!record) {
      return Error{fmt::format("the mirror has no bug {}", bug),
                   "It may be new ('candor sync'), not public, or of another component."};
    }
    tracker::Telling telling = tracker::telling_of(*record);
    return RelatedSubject{fmt::format("bug {}", bug),
                          tracker::terms_of(telling),
                          tracker::spoken_words(telling),
                          bug,
                          record->bug.opened.value_or(Instant()),
                          record->bug.opened.value_or(Instant())};
  });
}

RelatedSubject subject_of_incident(const lifecycle::Incident& incident, Instant now) {
  const std::string title = tracker::titled(incident.ca, incident.title);
  std::string board;
  for (const std::string& tag : incident.tags) board += fmt::format("[{}] ", tag);
  std::vector<std::string_view> texts = {incident.description};
  for (const std::string& policy : incident.policies) texts.push_back(policy);
  if (const std::string* report = incident.latest_report()) texts.push_back(*report);
  const tracker::Telling telling{title, board, texts};
  return {fmt::format("incident {}", incident.id),
          tracker::terms_of(telling),
          tracker::spoken_words(telling),
          incident.bug.value_or(0),
          now,
          std::min(now, incident.aware_at.value_or(now))};
}

RelatedSubject subject_of_report(const std::string& name, const std::string& text, const std::string& ca, Instant now) {
  const report::Document document = report::read_document(SourceText(name, text), guidelines::grammar());
  std::string title;
  if (const report::Field* field = document.main().field("Incident description"))
    title = document.prose(field->value.span);
  title = tracker::titled(ca, title);
  const tracker::Telling telling{title, "", {text}};
  return {name, tracker::terms_of(telling), tracker::spoken_words(telling), 0, now, now};
}

Result<Related> find_related(store::Store& store, RelatedSubject subject, size_t count) {
  return store.read([&](Connection& connection) -> Result<Related> {
    MirrorQuery query(connection);
    if (query.count() == 0) return Error{"the mirror is empty", "Fill it from the tracker: candor sync."};
    tracker::SimilaritySearch search(subject.terms, subject.bug, subject.at);
    Related related{.subject = std::move(subject), .tracker = "", .considered = 0, .bugs = {}};
    query.each_terms(two_years_before(related.subject.at), related.subject.at, [&](const store::BugTerms& terms) {
      search.consider(terms.bug, terms.opened, terms.terms);
      ++related.considered;
    });
    related.tracker = store::MirrorTable(connection).state()["tracker"];
    for (const tracker::Match& match : search.best(count)) {
      auto bug = query.find(match.bug);
      if (!bug) continue;
      RelatedBug one{.bug = std::move(*bug),
                     .score = match.score,
                     .why = reasons(match, related.subject.spoken),
                     .same_owner = match.same_owner,
                     .recurrence = false};
      one.recurrence =
          match.same_owner && looks_like(match) && closed_before(query, one.bug.bug, related.subject.began);
      related.bugs.push_back(std::move(one));
    }
    return related;
  });
}

}  // namespace candor::desk
