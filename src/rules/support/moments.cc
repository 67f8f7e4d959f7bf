#include "rules/support/moments.h"

#include <algorithm>
#include <chrono>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

using report::Precision;
using report::TimelineEntry;
using report::Timestamp;

constexpr Seconds kDay = std::chrono::hours(24);

Moment moment_of(const Timestamp& stamp, Instant instant, Span span, Plain plain) {
  const bool whole_day = stamp.precision == Precision::day;
  return {whole_day ? instant + kDay - Seconds(1) : instant, whole_day, plain, span};
}

// In doubt the reading that is kindest to the reporter: the latest.
std::optional<Moment> moment_at(const Timestamp& stamp, Span span, Plain plain) {
  if (stamp.placeholder || stamp.precision == Precision::month || stamp.precision == Precision::none) return {};
  if (stamp.utc) return moment_of(stamp, *stamp.utc, span, plain);
  if (!stamp.readings.empty()) return moment_of(stamp, stamp.readings.back(), span, Plain::implied);
  return {};
}

std::optional<Moment> moment_of(const Input& in, const TimelineEntry& entry, Plain plain) {
  if (!entry.stamp) return {};
  return moment_at(in.report.stamps[*entry.stamp], entry.span, plain);
}

// First entry that says so in one of the wanted ways and in none of the others.
std::optional<Moment> first_entry(const Input& in, const Patterns& wanted, const Patterns& unwanted) {
  for (const TimelineEntry& entry : in.report.timeline) {
    const Words words(entry.text.text);
    if (!wanted.in(words) || unwanted.in(words)) continue;
    if (auto moment = moment_of(in, entry, Plain::said)) return moment;
  }
  return {};
}

bool not_ours(const Words& words) {
  static const Patterns kOthers(
      "not|never|un aware; unaware; subscriber*|customer*|client*|user* ~ made|become|are aware; "
      "rais* ~ awareness; awareness ~ training|campaign");
  return kOthers.in(words);
}

// The first entry that tells awareness most plainly, if it does so at least this plainly. Who is (made) aware must be
// the CA.
std::optional<Moment> aware_entry(const Input& in, Mark least) {
  std::optional<Moment> best;
  Mark found = Mark::none;
  for (const TimelineEntry& entry : in.report.timeline) {
    const Words words(entry.text.text);
    const Mark mark = tells_awareness(words);
    if (mark < least || mark <= found || not_ours(words)) continue;
    if (auto moment = moment_of(in, entry, mark == Mark::plain ? Plain::said : Plain::implied)) {
      best = moment;
      found = mark;
    }
  }
  return best;
}

// The seven topics ask for the time in question 1.
std::optional<Moment> aware_topic(const Input& in) {
  const report::Section* topic = in.report.section(report::SectionId::topic_awareness);
  if (topic == nullptr) return {};
  const Span whole{topic->heading.span.begin, std::max(topic->body.end, topic->heading.span.end)};
  for (const Timestamp& stamp : in.report.stamps) {
    if (stamp.span.begin < whole.begin || stamp.span.end > whole.end || !stamp.has_date) continue;
    if (auto moment = moment_at(stamp, stamp.span, Plain::said)) return moment;
  }
  return {};
}

std::optional<Moment> identified_field(const Input& in) {
  const report::Field* field = find_field(in.report.fields, "Non-compliance identified date");
  if (field == nullptr) return {};
  const Timestamp* stamp = in.report.stamp_in(field->value.span);
  return stamp == nullptr ? std::nullopt : moment_at(*stamp, field->value.span, Plain::said);
}

// A preliminary report has no Timeline: "We became aware on 2025-11-13 at 16:12 UTC". Of several stamps in the sentence
// the one nearest to the word counts.
std::optional<Moment> aware_sentence(const Input& in) {
  std::optional<Moment> found;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found || !contains_ci(in.text(line.content), "aware")) return;
    for (const Span& sentence : sentence_spans(in, line.content)) {
      const std::string lower = to_lower(in.text(sentence));
      const size_t word = lower.find("aware");
      if (found || word == std::string::npos || not_ours(Words(lower))) continue;
      size_t nearest = std::string::npos;
      for (const Timestamp& stamp : in.report.stamps) {
        if (!sentence.contains(stamp.span.begin) || !stamp.has_date) continue;
        const size_t at = stamp.span.begin - sentence.begin;
        const size_t distance = at > word ? at - word : word - at;
        if (distance >= nearest) continue;
        nearest = distance;
        found = moment_at(stamp, stamp.span, Plain::said);
      }
    }
  });
  return found;
}

std::optional<Moment> reply_entry(const Input& in) {
  static const Patterns kReply(
      "respon*|repl*|acknowledg*|answer*|comment* ~ bug|bugzilla|ticket|comment|thread; bug|bugzilla ~ "
      "respon*|repl*|acknowledg*|answer*|comment*; preliminary ~ report|findings|statement; first|initial ~ "
      "comment|response|reply|answer; same ~ as comment");
  static const Patterns kNot("subscriber*|customer* ~ repl*|answer*|respond*; reporter ~ repl*|answer*|respond*");
  return first_entry(in, kReply, kNot);
}

}  // namespace

std::optional<Moment> awareness(const Input& in) {
  if (auto entry = aware_entry(in, Mark::plain)) return entry;
  if (auto topic = aware_topic(in)) return topic;
  if (auto field = identified_field(in)) return field;
  if (in.report.kind == Kind::preliminary) return aware_sentence(in);
  return aware_entry(in, Mark::likely);
}

std::optional<Moment> posting_in_timeline(const Input& in) {
  if (bug_opened_by_third_party(in)) return reply_entry(in);
  static const Patterns kOpened(
      "bug|bugzilla|ticket ~ open*|creat*|filed|file|posted|submitted|raised; "
      "open*|creat*|filed|file|post*|submit*|rais*|publish* ~ bug|bugzilla; preliminary|initial ~ "
      "report|statement|notice|disclosure ~ post*|publish*|filed|submitted; post*|publish*|fil* ~ "
      "preliminary|initial");
  static const Patterns kNot("internal; related bug; jira; software bug");
  return first_entry(in, kOpened, kNot);
}

std::optional<Moment> first_posting(const Input& in) {
  if (!bug_opened_by_third_party(in) && in.context.opened) {
    auto entry = posting_in_timeline(in);
    const Span span = entry ? entry->span : Span{};
    return Moment{*in.context.opened, false, Plain::said, span};
  }
  return posting_in_timeline(in);
}

std::optional<Moment> revocation_end(const Input& in) {
  static const Patterns kPlannedEnd(
      "planned|expected|scheduled|estimated ~ end|completion|finish ~ revo*; end|completion of ~ revo* ~ "
      "planned|expected|scheduled; last|remaining|all ~ will ~ revoked; revo* ~ will ~ complete*|finish*|end");
  // Other than the end: a beginning, single certificates, what subscribers did before.
  static const Patterns kNot(
      "begin*|start*|first ~ revo*; revo* ~ begin*|start*; not ~ revoked; revoked earlier; already revoked; "
      "been|were revoked ~ by ~ subscriber*|customer*");
  std::optional<Moment> end;
  for (const TimelineEntry& entry : in.report.timeline) {
    const Words words(entry.text.text);
    if ((!tells_revocation_done(words) && !kPlannedEnd.in(words)) || kNot.in(words)) continue;
    auto moment = moment_of(in, entry, Plain::said);
    if (moment && (!end || moment->instant > end->instant)) end = moment;
  }
  return end;
}

bool looks_ahead(const Input& in, const Timestamp& stamp) {
  if (!in.context.as_of || !stamp.utc) return true;
  const bool whole_day = stamp.precision == Precision::day || stamp.precision == Precision::month;
  return *stamp.utc + (whole_day ? kDay : Seconds(0)) > *in.context.as_of;
}

std::string show(const Moment& moment) {
  return moment.whole_day ? format_date(moment.instant) : format_minute(moment.instant);
}

}  // namespace candor::rules
