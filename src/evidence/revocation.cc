#include "evidence/revocation.h"

namespace candor::evidence {

std::string_view to_string(IsRevoked value) {
  switch (value) {
    case IsRevoked::yes:
      return "Yes";
    case IsRevoked::planned:
      return "Planned";
    case IsRevoked::delayed:
      return "Delayed";
    case IsRevoked::not_applicable:
      return "N/A";
  }
  return "";
}

}  // namespace candor::evidence
