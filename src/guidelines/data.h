// The tables that tools/embed_guidelines generates from guidelines/. Only version.cc and revocation.cc look at them.
#pragma once

#include <span>

#include "guidelines/revocation.h"
#include "guidelines/version.h"

namespace candor::guidelines::data {

extern const std::span<const Version> kVersions;
extern const std::span<const Requirement> kRequirements;
extern const std::span<const report::HeadingSpelling> kHeadings;  // newest version first
extern const std::span<const report::LabelSpelling> kLabels;
extern const std::span<const RevocationReason> kRevocationReasons;
extern const std::span<const NeighbourClock> kNeighbourClocks;
extern const std::span<const std::string_view> kRevocationNotes;

}  // namespace candor::guidelines::data
