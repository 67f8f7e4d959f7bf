#include "evidence/subject_notes.h"

#include "evidence/watching.h"
#include "x509/extensions.h"

namespace candor::evidence {

using x509::Certificate;
using x509::Ext;

namespace {

bool points_to_ocsp(const Certificate& c) {
  bool found = false;
  if (!c.has(Ext::authority_info_access)) return found;
  x509::for_each_access(c.get(Ext::authority_info_access).value, x509::kAccessOcsp,
                        [&](const x509::Element&) { found = true; });
  return found;
}

std::optional<Instant> first_logged(const Certificate& c) {
  std::vector<x509::Sct> scts;
  if (c.has(Ext::sct_list)) x509::read_scts(c.get(Ext::sct_list).value, scts);
  std::optional<Instant> first;
  for (const auto& sct : scts) {
    if (!first || sct.timestamp < *first) first = sct.timestamp;
  }
  return first;
}

Subject subject_of(const Certificate& c) {
  Subject subject;
  subject.serial = x509::as_chars(c.serial);
  if (c.has(Ext::authority_key_id)) {
    subject.authority_key_id = x509::as_chars(x509::read_key_id(c.get(Ext::authority_key_id).value));
  }
  subject.logged = first_logged(c);
  subject.ocsp_pointer = points_to_ocsp(c);
  if (c.has(Ext::crl_distribution_points)) {
    subject.crl_uris = x509::read_crl_uris(c.get(Ext::crl_distribution_points).value);
  }
  return subject;
}

}  // namespace

class NotingHeuristic : public WatchingHeuristic {
 public:
  NotingHeuristic(std::unique_ptr<Heuristic> inner, SubjectNotes& notes)
      : WatchingHeuristic(std::move(inner)), notes_(notes) {}

 protected:
  // All of them: of a pair the heuristic may choose one and the row show the other.
  void watch(const Certificate& certificate, Record& record) override {
    Subject subject = subject_of(certificate);
    const std::lock_guard lock(notes_.mutex_);
    notes_.subjects_.try_emplace(record.sha256, std::move(subject));
  }

 private:
  SubjectNotes& notes_;
};

std::unique_ptr<Heuristic> SubjectNotes::noting(std::unique_ptr<Heuristic> inner) {
  return std::make_unique<NotingHeuristic>(std::move(inner), *this);
}

const Subject& SubjectNotes::of(const Sha256Value& sha256) const {
  static const Subject kNone;
  const auto found = subjects_.find(sha256);
  return found == subjects_.end() ? kNone : found->second;
}

}  // namespace candor::evidence
