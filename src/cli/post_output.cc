#include "cli/post_output.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"
#include "cli/checked_output.h"
#include "output/diff.h"

namespace candor::cli {

namespace {

using bugzilla::BugChange;
using bugzilla::NewAttachment;
using bugzilla::NewBug;

void line(std::ostream& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out << fmt::format("  {:<14} {}\n", label, printable(value));
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

void print_new_bug(const NewBug& bug, std::ostream& out) {
  line(out, "product", bug.product);
  line(out, "component", bug.component);
  line(out, "title", bug.summary);
  line(out, "whiteboard", bug.whiteboard);
  line(out, "only seen by", joined(bug.groups));
  line(out, "on CC", joined(bug.cc));
  line(out, "asks", joined(bug.needinfo));
}

void print_change(const BugChange& change, const desk::PostPlan& plan, std::ostream& out) {
  line(out, "asks", joined(change.needinfo));
  for (const int64_t id : change.clear_flags) {
    std::string of;
    for (const tracker::Flag& flag : plan.bug->bug.flags) {
      if (flag.id == id) of = fmt::format(": {} asked {}", flag.setter, flag.requestee);
    }
    line(out, "clears", fmt::format("needinfo flag {}{}", id, of));
  }
}

void print_target(const desk::PostPlan& plan, std::ostream& out) {
  out << fmt::format("Incident {}, {}, to {}\n", plan.incident, to_string(plan.request.wish.kind),
                     printable(plan.tracker));
  line(out, "as", plan.request.account);
  if (plan.bug) {
    const tracker::Bug& bug = plan.bug->bug;
    line(out, "bug",
         fmt::format("{} {} ({}{}{}), last changed {}", bug.id, bug.summary, bug.status,
                     bug.resolution.empty() ? "" : " ", bug.resolution,
                     bug.changed ? format_instant(*bug.changed) : "at an unknown time"));
    line(out, "component", bug.component);
    line(out, "whiteboard", bug.whiteboard);
  }
  for (const bugzilla::Posting& posting : plan.postings) {
    if (const auto* bug = std::get_if<NewBug>(&posting)) print_new_bug(*bug, out);
    if (const auto* change = std::get_if<BugChange>(&posting)) print_change(*change, plan, out);
    if (const auto* file = std::get_if<NewAttachment>(&posting)) {
      line(out, "file",
           fmt::format("{}, {} bytes, {}: {}", file->file_name, file->data.size(), file->content_type, file->summary));
    }
  }
  if (plan.postings.size() > 1) line(out, "comments", std::to_string(plan.postings.size()) + ", that end at sections");
}

void print_texts(const desk::PostPlan& plan, std::ostream& out) {
  size_t part = 0;
  for (const desk::OutboxItem& item : items_of(plan, false, {})) {
    const std::string text = item.text();
    ++part;
    if (text.empty()) continue;
    out << fmt::format("\n----- text{}, {} characters -----\n",
                       plan.postings.size() > 1 ? fmt::format(" {} of {}", part, plan.postings.size()) : "",
                       bugzilla::characters(text));
    print_words(text, out);
    out << "----- end of text -----\n";
  }
}

std::string words_of(const desk::ClockEffect& effect) {
  const lifecycle::ClockResult& clock = effect.clock;
  const std::string due = clock.due ? ", due " + format_minute(*clock.due) : "";
  const std::string from = clock.trigger ? " (" + clock.trigger->what + ")" : "";
  if (effect.begins) return fmt::format("begins: {}{}{}", clock.title, from, due);
  const bool late = clock.late_seconds.value_or(0) > 0;
  return fmt::format("stops: {}{}{}{}", clock.title, from, due,
                     late ? ", " + format_duration(Seconds(*clock.late_seconds)) + " late" : ", in time");
}

void print_meanwhile(const desk::Meanwhile& meanwhile, std::ostream& out) {
  if (meanwhile.empty()) return;
  out << "\nWhat others did that this record does not know\n";
  for (const tracker::Comment& comment : meanwhile.comments) {
    const auto before = meanwhile.before.find(comment.id);
    out << fmt::format("  comment {} by {} on {}{}\n", comment.count, printable(comment.author),
                       comment.at ? format_minute(*comment.at) : "an unknown day",
                       before == meanwhile.before.end() ? "" : ", edited since");
    if (before != meanwhile.before.end()) {
      print_words(output::unified_diff("before", "now", before->second + "\n", comment.text + "\n"), out);
      continue;
    }
    for (const std::string_view text : split(comment.text, '\n')) out << "    | " << printable(text) << "\n";
  }
  for (const tracker::Change& change : meanwhile.changes) {
    for (const tracker::FieldChange& field : change.fields) {
      out << fmt::format("  {} changed {} on {}: '{}' became '{}'\n", printable(change.who), printable(field.field),
                         change.at ? format_minute(*change.at) : "an unknown day", printable(field.removed),
                         printable(field.added));
    }
  }
}

void print_difference(const desk::PostPlan& plan, std::ostream& out) {
  if (!plan.replaces) return;
  const std::string old = bugzilla::as_kept(plan.replaces->text) + "\n";
  const std::string now = bugzilla::as_kept(plan.text()) + "\n";
  out << fmt::format("\nAgainst what is public, comment {}:{}\n", plan.replaces->count,
                     old == now ? " the same text" : "");
  print_words(output::unified_diff(fmt::format("comment {}", plan.replaces->count), "this text", old, now), out);
}

nlohmann::ordered_json to_json(const desk::ClockEffect& effect) {
  const lifecycle::ClockResult& clock = effect.clock;
  nlohmann::ordered_json value = {{"clock", clock.clock}, {"title", clock.title}, {"begins", effect.begins}};
  if (clock.trigger) value["from"] = format_instant(clock.trigger->at);
  if (clock.due) value["due"] = format_instant(*clock.due);
  value["state"] = lifecycle::to_string(clock.state);
  if (clock.late_seconds) value["lateSeconds"] = *clock.late_seconds;
  return value;
}

nlohmann::ordered_json to_json(const desk::Meanwhile& meanwhile) {
  nlohmann::ordered_json value = {{"comments", nlohmann::ordered_json::array()},
                                  {"changes", nlohmann::ordered_json::array()}};
  for (const tracker::Comment& comment : meanwhile.comments) {
    value["comments"].push_back({{"number", comment.count},
                                 {"author", comment.author},
                                 {"at", comment.at ? format_instant(*comment.at) : ""},
                                 {"text", comment.text}});
    const auto before = meanwhile.before.find(comment.id);
    if (before != meanwhile.before.end()) value["comments"].back()["before"] = before->second;
  }
  for (const tracker::Change& change : meanwhile.changes) {
    for (const tracker::FieldChange& field : change.fields) {
      value["changes"].push_back({{"who", change.who},
                                  {"at", change.at ? format_instant(*change.at) : ""},
                                  {"field", field.field},
                                  {"removed", field.removed},
                                  {"added", field.added}});
    }
  }
  return value;
}

// The journal's form, without an attachment's bytes.
nlohmann::ordered_json shown(const bugzilla::Posting& posting) {
  nlohmann::ordered_json value = bugzilla::to_json(posting);
  if (const auto* file = std::get_if<NewAttachment>(&posting)) {
    value.erase("data");
    value["size"] = file->data.size();
  }
  return value;
}

}  // namespace

void print_words(std::string_view text, std::ostream& out) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view row = text.substr(0, end);
    if (row.ends_with('\r')) row.remove_suffix(1);
    for (const std::string_view piece : split(row, '\t')) {
      if (piece.data() != row.data()) out << '\t';
      out << printable(piece);
    }
    out << "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void print_plan(const desk::PostPlan& plan, Environment& env) {
  print_target(plan, env.out);
  print_texts(plan, env.out);
  if (plan.checked) env.out << "\n" << diagnostics_of(*plan.checked, "text", env);
  if (!plan.clocks.empty()) env.out << "\nClocks\n";
  for (const desk::ClockEffect& effect : plan.clocks) env.out << "  " << printable(words_of(effect)) << "\n";
  print_difference(plan, env.out);
  print_meanwhile(plan.meanwhile, env.out);
  if (!plan.remarks.empty()) env.out << "\n";
  for (const std::string& remark : plan.remarks) env.out << "Note: " << printable(remark) << ".\n";
}

void print_item(const desk::OutboxItem& item, std::ostream& out) {
  const bugzilla::Delivery& delivery = item.entry.delivery;
  const int64_t bug = item.bug();
  out << fmt::format("{:>5}  {:<8} incident {}, {}{}{}{}{}\n", item.entry.id,
                     item.waits_for_approval() ? "waits" : bugzilla::to_string(item.entry.stage), item.incident,
                     to_string(item.kind), item.parts > 1 ? fmt::format(" {} of {}", item.part, item.parts) : "",
                     bug != 0 ? fmt::format(", bug {}", bug) : "",
                     delivery.number ? fmt::format(", comment {}", *delivery.number) : "",
                     delivery.attachment != 0 ? fmt::format(", attachment {}", delivery.attachment) : "");
  if (!item.entry.remark.empty()) out << "       " << printable(item.entry.remark) << "\n";
}

nlohmann::ordered_json to_json(const desk::PostPlan& plan, const Environment& env) {
  nlohmann::ordered_json value = {{"incident", plan.incident},
                                  {"kind", to_string(plan.request.wish.kind)},
                                  {"tracker", plan.tracker},
                                  {"account", plan.request.account}};
  if (plan.bug) {
    const tracker::Bug& bug = plan.bug->bug;
    value["bug"] = {{"id", bug.id},
                    {"title", bug.summary},
                    {"component", bug.component},
                    {"whiteboard", bug.whiteboard},
                    {"status", bug.status},
                    {"resolution", bug.resolution},
                    {"groups", bug.groups},
                    {"changed", bug.changed ? format_instant(*bug.changed) : ""}};
  }
  value["postings"] = nlohmann::ordered_json::array();
  for (const bugzilla::Posting& posting : plan.postings) value["postings"].push_back(shown(posting));
  if (plan.checked) value["check"] = nlohmann::ordered_json::parse(diagnostics_of(*plan.checked, "json", env));
  value["clocks"] = nlohmann::ordered_json::array();
  for (const desk::ClockEffect& effect : plan.clocks) value["clocks"].push_back(to_json(effect));
  if (plan.replaces) {
    value["replaces"] = {{"comment", plan.replaces->count},
                         {"diff", output::unified_diff("public", "this", bugzilla::as_kept(plan.replaces->text) + "\n",
                                                       bugzilla::as_kept(plan.text()) + "\n")}};
  }
  value["meanwhile"] = to_json(plan.meanwhile);
  value["remarks"] = plan.remarks;
  return value;
}

nlohmann::ordered_json to_json(const desk::OutboxItem& item) {
  const bugzilla::Delivery& delivery = item.entry.delivery;
  nlohmann::ordered_json value = {{"id", item.entry.id},
                                  {"incident", item.incident},
                                  {"kind", to_string(item.kind)},
                                  {"stage", bugzilla::to_string(item.entry.stage)},
                                  {"part", item.part},
                                  {"parts", item.parts},
                                  {"tracker", item.tracker},
                                  {"bug", item.bug()},
                                  {"waitsForApproval", item.waits_for_approval()},
                                  {"actor", item.actor},
                                  {"approvedBy", item.approved_by},
                                  {"plannedAt", format_instant(item.planned_at)},
                                  {"changedAt", format_instant(item.changed_at)},
                                  {"remark", item.entry.remark},
                                  {"posting", shown(item.entry.posting)}};
  if (delivery.known()) {
    value["delivery"] = {
        {"bug", delivery.bug},
        {"comment", delivery.number ? nlohmann::ordered_json(*delivery.number) : nlohmann::ordered_json()},
        {"commentId", delivery.comment},
        {"attachment", delivery.attachment},
        {"at", delivery.at ? format_instant(*delivery.at) : ""}};
  }
  return value;
}

}  // namespace candor::cli
