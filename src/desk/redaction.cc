#include "desk/redaction.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "desk/outbox_desk.h"
#include "desk/person_text.h"
#include "lifecycle/incident_content.h"
#include "store/erase_traces.h"
#include "store/mirror_query.h"
#include "store/notice_table.h"

namespace candor::desk {

namespace {

using nlohmann::json;

bool notes(const store::Revision& revision, int64_t number) {
  return revision.kind == lifecycle::kind::kRedacted && revision.content &&
         lifecycle::redacted_number(*revision.content) == number;
}

std::optional<Error> objection(store::Connection& connection, int64_t id, int64_t number) {
  const std::vector<store::Revision> all = store::RevisionLog(connection).of(subject_of(id));
  const auto revision = std::ranges::find(all, number, &store::Revision::number);
  if (revision == all.end()) return Error{fmt::format("incident {} has no revision {}", id, number), ""};
  if (revision->kind == lifecycle::kind::kRedacted) {
    return Error{"the note of a redaction cannot be redacted itself", ""};
  }
  const auto noted = [&](const store::Revision& later) { return notes(later, number); };
  if (!revision->content && std::ranges::none_of(all, noted)) {
    return Error{fmt::format("revision {} of incident {} was emptied, but not by a redaction", number, id),
                 "'candor verify' says what else is wrong; restore a backup: candor restore FILE."};
  }
  if (const auto entry = entry_under_way(connection, id)) {
    return Error{
        fmt::format("entry {} of the outbox is under way and may hold the same words: nothing was redacted", *entry),
        "Take it up first (candor outbox deliver), or drop it (candor outbox discard)."};
  }
  return {};
}

// Text of people, as trackers keep it. Shorter ones and single words (names of kinds, instants) would be found
// everywhere.
void add_sentences(const json& value, std::vector<std::string>& sentences) {
  constexpr size_t kShortest = 16;
  if (value.is_structured()) {
    for (const json& part : value) add_sentences(part, sentences);
  } else if (value.is_string()) {
    std::string text = bugzilla::as_kept(value.get<std::string>());
    if (text.size() >= kShortest && text.find(' ') != std::string::npos) sentences.push_back(std::move(text));
  }
}

std::vector<std::string> sentences_of(const std::string& content) {
  std::vector<std::string> sentences;
  const json value = json::parse(content, nullptr, false);
  if (!value.is_discarded()) add_sentences(value, sentences);
  return sentences;
}

bool holds(const std::string& text, const std::vector<std::string>& sentences) {
  return std::ranges::any_of(sentences, [&](const std::string& one) { return text.find(one) != std::string::npos; });
}

bool repeats(const std::string& content, const std::vector<std::string>& sentences) {
  return std::ranges::any_of(sentences_of(content), [&](const std::string& text) { return holds(text, sentences); });
}

void empty_outbox(store::Connection& connection, int64_t id, int64_t number) {
  store::OutboxTable table(connection);
  for (const store::OutboxRow& row : table.of_incident(id)) {
    Result<OutboxItem> item = item_of(row);
    std::string posting = "{}";  // of a row that cannot be read either way
    if (item.ok()) {
      remove_words(item->entry.posting);
      posting = to_row(*item).posting;
    }
    if (posting == row.posting) continue;
    table.replace_posting(
        row.id, posting,
        fmt::format("{}{}words removed with revision {}", row.remark, row.remark.empty() ? "" : "; ", number));
  }
}

std::vector<std::string> places_that_hold(store::Connection& connection, const lifecycle::Incident& incident,
                                          const std::vector<std::string>& sentences) {
  std::vector<std::string> places;
  for (const store::Revision& revision : store::RevisionLog(connection).of(subject_of(incident.id))) {
    if (revision.content && repeats(*revision.content, sentences)) {
      places.push_back(fmt::format("revision {} of incident {}", revision.number, incident.id));
    }
  }
  if (!incident.bug) return places;
  const auto mirrored = store::MirrorQuery(connection).record(*incident.bug);
  if (!mirrored) return places;
  for (const tracker::Comment& comment : mirrored->comments) {
    if (holds(comment.text, sentences)) {
      places.push_back(fmt::format("comment {} of bug {}, as the tracker shows it", comment.count, *incident.bug));
    }
  }
  return places;
}

Result<Redaction> empty(store::Connection& connection, int64_t id, int64_t number, const std::string& why,
                        const Act& act) {
  if (const auto wrong = objection(connection, id, number)) return *wrong;
  store::RevisionLog log(connection);
  const store::Revision revision = log.find(subject_of(id), number).value();
  log.redact(subject_of(id), number);
  empty_outbox(connection, id, number);
  store::NoticeTable(connection).forget_open();
  const auto note = [&](const lifecycle::Incident&) -> Result<std::vector<Change>> {
    if (!revision.content) return std::vector<Change>{};  // done before
    return std::vector<Change>{{std::string(lifecycle::kind::kRedacted), lifecycle::redaction_content(number, why)}};
  };
  const Result<lifecycle::Incident> rest = save_within(connection, id, note, act);
  if (!rest.ok()) return rest.error();
  const std::vector<std::string> sentences = sentences_of(revision.content.value_or(""));
  for (const std::string& sentence : sentences) {
    if (rest->bug) store::MirrorTable(connection).forget(*rest->bug, sentence);
  }
  return Redaction{*rest, places_that_hold(connection, *rest, sentences)};
}

}  // namespace

Result<Redaction> redact(IncidentRecord& record, int64_t id, int64_t number, const std::string& why, const Act& act,
                         std::chrono::milliseconds patience) {
  if (Status reason = check_paragraphs("the reason", why, true); !reason.ok()) return reason.error();
  Result<Redaction> redacted =
      record.store().write([&](store::Connection& connection) { return empty(connection, id, number, why, act); });
  if (!redacted.ok()) return redacted;
  if (const Status erased = store::erase_traces(record.store().location(), patience); !erased.ok()) {
    return Error{fmt::format("revision {} is redacted, but its old text still lies in the desk's file: {}", number,
                             erased.error().message),
                 erased.error().advice.empty() ? "Run the same command again." : erased.error().advice};
  }
  return redacted;
}

}  // namespace candor::desk
