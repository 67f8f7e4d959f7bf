#include "output/audit_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

#include "base/utf8.h"
#include "output/clock_text.h"
#include "output/life_line.h"

namespace candor::output {

namespace {

using lifecycle::BugAudit;
using lifecycle::ClockResult;
using lifecycle::State;

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr int kLabel = 31;  // columns for the name of a clock

class Writer {
 public:
  Writer(const BugAudit& audit, const AuditStyle& style, std::ostream& out) : audit_(audit), style_(style), out_(out) {}

  void write() {
    head();
    drawing();
    list("Missed", [](const ClockResult& clock) { return clock.state == State::missed && !info(clock); });
    list("Running", [](const ClockResult& clock) { return clock.state == State::running && !info(clock); });
    list("Not to be known", [](const ClockResult& clock) { return clock.state == State::unknown; });
    if (style_.met) list("Met", [](const ClockResult& clock) { return clock.state == State::met && !info(clock); });
    findings();
    tally();
    for (const std::string& remark : audit_.remarks) out_ << "Note: " << printable(remark) << ".\n";
    out_ << "\n";
  }

 private:
  static bool info(const ClockResult& clock) { return clock.severity == lifecycle::Severity::info; }

  std::string_view paint(std::string_view colour) const { return style_.colour ? colour : ""; }

  void head() {
    const auto& life = audit_.life;
    out_ << fmt::format("Bug {}  {}\n", life.bug, printable(life.title));
    out_ << fmt::format("opened {} by {}; judged by guidelines {} as of {}\n",
                        life.opened ? format_minute(*life.opened) : "at an unknown time",
                        life.opened_by_ca ? "the CA Owner" : "somebody else", fmt::join(audit_.versions, ", "),
                        format_minute(life.as_of));
    std::vector<std::string> accounts;
    for (const auto& account : audit_.speakers.accounts) accounts.push_back(printable(account));
    out_ << fmt::format("for the CA Owner speak ({}): {}\n\n", audit_.speakers.because,
                        accounts.empty() ? "nobody known" : fmt::format("{}", fmt::join(accounts, ", ")));
  }

  void drawing() {
    const int columns = std::clamp(style_.width - kLabel - 2, 20, 120);
    const LifeDrawing drawing = draw_life(audit_, columns);
    const std::string from = format_date(drawing.from);
    const std::string to = format_date(drawing.to);
    out_ << fmt::format("{:<{}}{}{:>{}}\n", "", kLabel, from, to, columns - static_cast<int>(from.size()));
    for (const LifeLine& line : drawing.lines) {
      out_ << fmt::format("{:<{}}", line.label, kLabel);
      cells(line.cells);
      out_ << "\n";
    }
    out_ << "\n";
  }

  void cells(std::string_view text) {
    const size_t last = text.find_last_not_of(' ');
    for (const char c : text.substr(0, last == std::string_view::npos ? 0 : last + 1)) {
      if (c == '!') {
        out_ << paint(kRed) << c << paint(kPlain);
      } else {
        out_ << c;
      }
    }
  }

  void list(std::string_view title, bool (*wanted)(const ClockResult&)) {
    if (std::ranges::none_of(audit_.clocks, wanted)) return;
    out_ << title << "\n";
    for (const ClockResult& clock : audit_.clocks) {
      if (wanted(clock)) line(clock);
    }
    out_ << "\n";
  }

  void line(const ClockResult& clock) {
    const bool must = clock.level == guidelines::Level::must && clock.severity == lifecycle::Severity::error;
    const std::string_view colour = clock.state != State::missed ? "" : must ? kRed : kYellow;
    out_ << fmt::format("  {}{:<6}{} {}{}{}: {}\n", paint(colour), to_string(clock.level),
                        colour.empty() ? "" : paint(kPlain), clock.title, clock.bound.empty() ? "" : " ",
                        clock_bound(clock), clock_verdict(clock, audit_.life.as_of));
    out_ << clock_details(clock);
  }

  void findings() {
    if (audit_.findings.empty()) return;
    out_ << "Besides\n";
    for (const auto& finding : audit_.findings) {
      out_ << fmt::format("  {:<6} comment {}: {}\n         {} ({})\n", to_string(finding.level), finding.comment,
                          printable(finding.message), finding.requirement, finding.citation);
    }
    out_ << "\n";
  }

  void tally() {
    int met = 0;
    int missed = 0;
    int running = 0;
    for (const ClockResult& clock : audit_.clocks) {
      if (info(clock)) continue;
      met += clock.state == State::met ? 1 : 0;
      missed += clock.state == State::missed ? 1 : 0;
      running += clock.state == State::running ? 1 : 0;
    }
    out_ << fmt::format("{} clocks met, {} missed, {} running\n", met, missed, running);
  }

  const BugAudit& audit_;
  const AuditStyle& style_;
  std::ostream& out_;
};

}  // namespace

void write_text(const BugAudit& audit, const AuditStyle& style, std::ostream& out) {
  Writer(audit, style, out).write();
}

}  // namespace candor::output
