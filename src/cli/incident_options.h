// What the incident commands share: facts as flags, and how an incident, or a save that was refused, is shown.
#pragma once

#include "cli/command.h"
#include "cli/desk_options.h"

namespace candor::cli {

// Facts as written on the command line; empty means not given.
struct FactWords {
  std::string ca, title, aware, how, problem_report, guidelines, description, source, bug;
  std::vector<std::string> tags, policies;
  bool security = false, not_security = false;
};

void add_fact_options(CLI::App& app, FactWords& words);
Result<lifecycle::Facts> facts_of(const FactWords& words, const Environment& env);

// An instant on the command line: 2026-03-20, 2026-03-20T10:11Z, or now.
Result<Instant> instant_of(std::string_view option, const std::string& word, const Environment& env);
// What every command that changes an incident takes.
struct SaveOptions {
  DeskOptions desk;
  std::string incident, from;
  std::string format = "text";
};
void add_save_options(CLI::App& app, SaveOptions& options);
// Saves and shows what came of it; the exit status.
int save_incident(const SaveOptions& options, const desk::IncidentRecord::Decide& decide, Environment& env);

// The number of an incident.
Result<int64_t> incident_number(const std::string& word);
Result<int64_t> number_of(std::string_view option, const std::string& word);

// After a save: the incident in one line, or both sides of the conflict (kFailed).
int show_outcome(const Result<desk::SaveOutcome>& outcome, const std::string& format, Environment& env);
// The incident for people.
void print_incident(const lifecycle::Incident& incident,
                    const std::vector<std::pair<int64_t, std::string>>& linked_from, Environment& env);

}  // namespace candor::cli
