// The text of a name as nearly all are, made in one go: one attribute of a type with a name a set, its value of
// characters that need no escape. All else is append_name()'s business (name.h), which gives the same text and takes
// longer.
#pragma once

#include <optional>
#include <string>

#include "x509/der.h"

namespace candor::x509 {

// Appends the text and returns how many attributes it has; nullopt, and nothing appended, where the name is otherwise.
std::optional<size_t> append_plain_name(std::string& out, Input name);

}  // namespace candor::x509
