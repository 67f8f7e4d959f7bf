#include "rules/support/clocks.h"

#include <algorithm>

#include "base/fold.h"
#include "rules/support/author.h"
#include "rules/support/events.h"
#include "rules/support/fields.h"
#include "rules/support/place.h"

namespace candor::rules {

namespace {

std::optional<Moment> moment_of(const Events::Event& event, Plain plain) {
  if (event.stamp == nullptr) return {};
  return moment_at(*event.stamp, event.place(), plain);
}

// First entry that says so in one of the wanted ways and in none of the others.
std::optional<Moment> first_entry(const Input& in, const Patterns& wanted, const Patterns& unwanted) {
  for (const auto& event : in.shared<Events>().all()) {
    if (!wanted.in(event.words) || unwanted.in(event.words)) continue;
    if (auto moment = moment_of(event, Plain::said)) return moment;
  }
  return {};
}

// Who is (made) aware must be the CA.
bool not_ours(const Words& words) {
  static const Patterns kOthers(
      "not|never|un aware; unaware; subscriber*|customer*|client*|user* ~ made|become|are aware; "
      "rais* ~ awareness; awareness ~ training|campaign");
  return kOthers.in(words);
}

// The entry that tells awareness most plainly, the first of equals, if it does so at least this plainly.
std::optional<Moment> aware_entry(const Input& in, Mark least) {
  std::optional<Moment> best;
  Mark found = Mark::none;
  const Events& events = in.shared<Events>();
  for (const auto& event : events.all()) {
    const Mark mark = events.mark(event, tells_awareness);
    if (mark < least || mark <= found || not_ours(event.words)) continue;
    if (auto moment = moment_of(event, mark == Mark::plain ? Plain::said : Plain::implied)) {
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
  for (const report::Timestamp& stamp : in.report.stamps) {
    if (stamp.span.begin < whole.begin || stamp.span.end > whole.end || !stamp.has_date) continue;
    if (auto moment = moment_at(stamp, stamp.span, Plain::said)) return moment;
  }
  return {};
}

std::optional<Moment> identified_field(const Input& in) {
  const report::Field* field = find_field(in.report.fields, "Non-compliance identified date");
  if (field == nullptr) return {};
  const report::Timestamp* stamp = in.report.stamp_in(field->value.span);
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
      for (const report::Timestamp& stamp : in.report.stamps) {
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

bool tells_notice(const Words& words) {
  static const Patterns kNotice(
      "attention|knowledge ~ to|of; drew|drawn|brought|came|come ~ attention|notice|knowledge|light; "
      "become|became|becomes|known known|us|to; pointed ~ out; told by|us; we were told");
  return kNotice.in(words) || tells_awareness(words) != Mark::none;
}

// Without the word, the first sentence that tells of a notice or discovery and its time.
std::optional<Moment> noticed_sentence(const Input& in) {
  std::optional<Moment> found;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (found) return;
    for (const Span& sentence : sentence_spans(in, line.content)) {
      if (found) return;
      const report::Timestamp* stamp = in.report.stamp_in(sentence);
      if (stamp == nullptr || !stamp->has_date || !tells_notice(Words(in.text(sentence)))) continue;
      found = moment_at(*stamp, stamp->span, Plain::implied);
    }
  });
  return found;
}

std::optional<Moment> find_awareness(const Input& in) {
  if (auto entry = aware_entry(in, Mark::plain)) return entry;
  if (auto topic = aware_topic(in)) return topic;
  if (auto field = identified_field(in)) return field;
  if (in.report.kind == Kind::preliminary) {
    if (auto sentence = aware_sentence(in)) return sentence;
    return noticed_sentence(in);
  }
  return aware_entry(in, Mark::likely);
}

std::optional<Moment> reply_entry(const Input& in) {
  static const Patterns kReply(
      "respon*|repl*|acknowledg*|answer*|comment* ~ bug|bugzilla|ticket|comment|thread; bug|bugzilla ~ "
      "respon*|repl*|acknowledg*|answer*|comment*; preliminary ~ report|findings|statement; first|initial ~ "
      "comment|response|reply|answer; same ~ as comment");
  static const Patterns kNot(
      "subscriber*|customer* ~ repl*|answer*|respond*; reporter ~ repl*|answer*|respond*; "
      "by|per|via ~ e|email|mail|phone|telephone|letter");
  return first_entry(in, kReply, kNot);
}

std::optional<Moment> find_posting(const Input& in) {
  if (bug_opened_by_third_party(in)) return reply_entry(in);
  static const Patterns kOpened(
      "bug|bugzilla|ticket ~ open*|creat*|filed|file|posted|submitted|raised; "
      "open*|creat*|filed|file|post*|submit*|rais*|publish* ~ bug|bugzilla; preliminary|initial ~ "
      "report|statement|notice|disclosure ~ post*|publish*|filed|submitted; post*|publish*|fil* ~ "
      "preliminary|initial");
  static const Patterns kNot("internal; related bug; jira; software bug");
  return first_entry(in, kOpened, kNot);
}

// Computed once for all rules that ask.
struct Awareness {
  explicit Awareness(const Input& in) : found(find_awareness(in)) {}
  std::optional<Moment> found;
};

struct Posting {
  explicit Posting(const Input& in) : found(find_posting(in)) {}
  std::optional<Moment> found;
};

}  // namespace

const std::optional<Moment>& awareness(const Input& in) {
  return in.shared<Awareness>().found;
}

const std::optional<Moment>& posting_in_timeline(const Input& in) {
  return in.shared<Posting>().found;
}

std::optional<Moment> first_posting(const Input& in) {
  const auto& entry = posting_in_timeline(in);
  if (bug_opened_by_third_party(in) || !in.context.opened) return entry;
  return Moment{*in.context.opened, false, Plain::said, entry ? entry->span : Span{}};
}

std::optional<Moment> revocation_end(const Input& in) {
  static const Patterns kPlannedEnd(
      "planned|expected|scheduled|estimated ~ end|completion|finish ~ revo*; end|completion of ~ revo* ~ "
      "planned|expected|scheduled; last|remaining|all ~ will ~ revoked; revo* ~ will ~ complete*|finish*|end; "
      "planned|scheduled|expected|intended|agreed ~ revocation ~ certificate*");
  // Other than the end: a beginning, single certificates, what subscribers did before.
  static const Patterns kNot(
      "begin*|start*|first ~ revo*; revo* ~ begin*|start*; not ~ revoked; revoked earlier; already revoked; "
      "been|were revoked ~ by ~ subscriber*|customer*");
  std::optional<Moment> end;
  for (const auto& event : in.shared<Events>().all()) {
    if ((!tells_revocation_done(event.words) && !kPlannedEnd.in(event.words)) || kNot.in(event.words)) continue;
    auto moment = moment_of(event, Plain::said);
    if (moment && (!end || moment->instant > end->instant)) end = moment;
  }
  return end;
}

}  // namespace candor::rules
