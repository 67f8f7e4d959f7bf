// Where the desk is and who works at it: --data, --db, --config, --actor, of every command that touches the record.
//
// The first that is given counts: the option, the environment (CANDOR_DATA, CANDOR_DB, CANDOR_ACTOR), candor.toml, the
// default (folder candor-data, file desk.sqlite in it, the name of the user who runs the program).
#pragma once

#include "cli/command.h"
#include "desk/incident_record.h"

namespace candor::cli {

struct DeskOptions {
  std::string data, db, config, actor;
};

struct DeskPlace {
  store::Location location;
  std::string data;  // the folder
  std::string actor;
};

void add_desk_options(CLI::App& app, DeskOptions& options);

// Reads candor.toml: --config, else the one in the data folder when there is one. Unknown keys are refused.
Result<DeskPlace> resolve_desk(const DeskOptions& options);

// The desk, with what a command writes into it signed by `act`.
struct OpenDesk {
  desk::IncidentRecord record;
  desk::Act act;
};
Result<OpenDesk> open_desk(const DeskOptions& options, const Environment& env, store::OpenOptions how = {});

}  // namespace candor::cli
