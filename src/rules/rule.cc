#include "rules/rule.h"

#include <algorithm>

#include "base/fold.h"

namespace candor::rules {

unsigned mask_of(Kind kind) {
  switch (kind) {
    case Kind::preliminary:
      return kPreliminary;
    case Kind::full:
      return kFull;
    case Kind::audit:
      return kAudit;
    case Kind::update:
      return kUpdate;
    case Kind::closure:
      return kClosure;
    case Kind::unknown:
      return kUnknownKind;
  }
  return 0;
}

Span Input::place(report::SectionId section) const {
  const report::Section* found = report.section(section);
  return found != nullptr ? found->heading.span : end_of_report();
}

Span Input::end_of_report() const {
  const auto& lines = document.markdown().lines();
  for (int number = std::min(report.last_line, static_cast<int>(lines.size())); number >= 1; --number) {
    const auto& line = lines[static_cast<size_t>(number) - 1];
    if (!line.blank()) return line.content;
  }
  return {0, 0};
}

Draft& Draft::help(std::string text) {
  diagnostic_.help = std::move(text);
  return *this;
}

Draft& Draft::requirement(std::string_view id) {
  diagnostic_.requirements.push_back(id);
  return *this;
}

Draft& Draft::at_most(Level level) {
  diagnostic_.cap = level;
  return *this;
}

Draft& Draft::fix(Fix fix) {
  diagnostic_.fixes.push_back(std::move(fix));
  return *this;
}

Draft& Draft::in_listing(std::string name, int line) {
  diagnostic_.listing = std::move(name);
  diagnostic_.listing_line = line;
  return *this;
}

Draft Sink::add(Span span, std::string message) {
  Diagnostic& diagnostic = out_.emplace_back();
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return Draft(diagnostic);
}

bool Context::tagged(std::string_view word) const {
  if (contains_ci(whiteboard, word)) return true;
  if (!bug) return false;
  return std::any_of(bug->whiteboard_history.begin(), bug->whiteboard_history.end(),
                     [&](const std::string& value) { return contains_ci(value, word); });
}

}  // namespace candor::rules
