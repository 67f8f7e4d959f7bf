// Writes the guidelines as C++ constant tables.
#pragma once

#include <string>

#include "guideline_files.h"

namespace candor::embed {

std::string write_tables(const Guidelines& guidelines);

}  // namespace candor::embed
