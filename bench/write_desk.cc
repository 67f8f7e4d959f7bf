// write_desk URL INCIDENTS [COMMENTS]: fills a new desk with incidents as they are in life (one in twenty open), each
// with so many comments seen (20 by default). Same arguments, same desk.
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <random>

#include "desk/incident_projection.h"
#include "desk/incident_record.h"
#include "lifecycle/incident_content.h"
#include "lifecycle/incident_fold.h"
#include "store/incident_table.h"
#include "store/revision_log.h"

namespace {

using namespace candor;  // NOLINT(google-build-using-namespace): a small program
using lifecycle::Incident;

constexpr Instant kFirst{Seconds(1'400'000'000)};  // 2014-05-13
constexpr Instant kLast{Seconds(1'790'000'000)};   // 2026-09-21
constexpr int kOpenOneIn = 20;
constexpr std::array<const char*, 8> kWhat = {"Wrong policy OID", "CRL published too late", "Invalid stateOrProvince",
                                              "CAA not checked",  "OCSP answers unknown",   "Missing EKU",
                                              "Late revocation",  "Findings in 2024 audit"};
constexpr std::array<const char*, 5> kTags = {"dv-misissuance", "ov-misissuance", "ca-revocation-delay", "crl-failure",
                                              "audit-finding"};

class Writer {
 public:
  Writer(store::Connection& connection, int comments, int incidents)
      : log_(connection), table_(connection), comments_(comments), incidents_(incidents) {}

  void write(int number) {
    incident_ = Incident();
    incident_.id = number;
    at_ = kFirst + (kLast - kFirst) / incidents_ * number;
    open(number);
    for (int i = 0; i < comments_; ++i) comment(number, i);
    if (number % kOpenOneIn != 0) add(lifecycle::kind::kClosed, lifecycle::reason_content("resolved"), 86'400 * 30);
    table_.replace(desk::project(incident_));
  }

 private:
  void add(std::string_view kind, const std::string& content, int64_t seconds_later) {
    at_ += Seconds(seconds_later);
    const auto r = log_.append({desk::subject_of(incident_.id), std::string(kind), "officer", at_, content});
    lifecycle::apply(incident_, {r.number, r.kind, r.actor, r.at, r.content});
  }
  void open(int number) {
    lifecycle::Facts facts;
    facts.ca = fmt::format("CA Owner {}", number % 90);
    facts.title = fmt::format("{} on {} certificates", kWhat[static_cast<size_t>(number) % kWhat.size()], number % 997);
    facts.aware_at = at_;
    facts.bug = 1'000'000 + number;
    facts.tags = {kTags[static_cast<size_t>(number) % kTags.size()]};
    add(lifecycle::kind::kOpened, content_of(facts), 0);
    const std::string text = fmt::format(
        "## Preliminary Incident Report\n\n### Summary\n\n- **Incident description:** {}. The incident is contained.\n"
        "- **Relevant policies:** TLS BR 2.0.{}, section 7.1.2\n- **Source of incident disclosure:** Self Reported\n",
        *facts.title, number % 9);
    add(lifecycle::kind::kReport, content_of(lifecycle::SavedReport{.kind = report::Kind::preliminary, .text = text}),
        3600);
    add(lifecycle::kind::kPosting,
        content_of(lifecycle::Posting{.kind = report::Kind::preliminary,
                                      .at = at_,
                                      .author = "ca",
                                      .text = text,
                                      .bug = 1'000'000 + number,
                                      .comment = 0}),
        60);
    add(lifecycle::kind::kNextUpdate, content_of(lifecycle::NextUpdate{.due = at_ + Seconds(86'400 * 14)}), 3600);
  }
  void comment(int number, int i) {
    const std::string text = fmt::format(
        "Comment {} on incident {}: could you tell how many certificates remain, and what "
        "your linter said about the {} before?",
        i, number, kWhat[static_cast<size_t>(i) % kWhat.size()]);
    add(lifecycle::kind::kComment,
        content_of(lifecycle::SeenComment{
            .id = int64_t{number} * 1000 + i, .count = i + 1, .at = at_, .author = "reader", .text = text}),
        3600 * 7);
  }

  store::RevisionLog log_;
  store::IncidentTable table_;
  int comments_, incidents_;
  Incident incident_;
  Instant at_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: write_desk URL INCIDENTS [COMMENTS]\n";
    return 2;
  }
  const auto location = store::parse_location(argv[1]);
  const int incidents = std::atoi(argv[2]);
  const int comments = argc > 3 ? std::atoi(argv[3]) : 20;
  auto record = location.ok() ? desk::IncidentRecord::open(*location, {.create = true, .now = kLast})
                              : Result<desk::IncidentRecord>(location.error());
  constexpr int kBatch = 500;
  for (int first = 1; record.ok() && first <= incidents; first += kBatch) {
    const Status written = record->store().write([&](store::Connection& connection) -> Status {
      Writer writer(connection, comments, incidents);
      for (int i = first; i < first + kBatch && i <= incidents; ++i) writer.write(i);
      return {};
    });
    if (!written.ok()) record = written.error();
  }
  if (record.ok()) return 0;
  std::cerr << record.error().message << "\n";
  return 1;
}
