#include "desk/evidence_listed.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>

#include "base/file.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "desk/hash_list.h"
#include "evidence/watching.h"

namespace candor::desk {

namespace {

constexpr size_t kLargestList = 1U << 30U;

constexpr size_t kShown = 200;  // of a line that names no hash

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool meet(const std::vector<std::string>& list, std::vector<char>& met, const std::string& value) {
  const auto at = std::lower_bound(list.begin(), list.end(), value);
  if (at == list.end() || *at != value) return false;
  // Several workers may set the same flag.
  std::atomic_ref<char>(met[static_cast<size_t>(at - list.begin())]).store(1, std::memory_order_relaxed);
  return true;
}

class OnlyWanted : public evidence::WatchingHeuristic {
 public:
  OnlyWanted(std::unique_ptr<evidence::Heuristic> inner, WantedCertificates& wanted)
      : WatchingHeuristic(std::move(inner)), wanted_(wanted) {}

 protected:
  void watch(const x509::Certificate& certificate, evidence::Record& record) override {
    if (!wanted_.wants(certificate, record)) record.flags &= static_cast<uint16_t>(~evidence::Record::kMatched);
  }
  void watch_listed(evidence::ListedCells& cells) override {
    constexpr auto kBoth = static_cast<uint8_t>(evidence::ListedRow::kMatched | evidence::ListedRow::kUndecided);
    if (!wanted_.wants(cells)) cells.row.flags &= static_cast<uint8_t>(~kBoth);
  }

 private:
  WantedCertificates& wanted_;
};

}  // namespace

Result<std::unique_ptr<WantedCertificates>> WantedCertificates::read(const std::string& hashes,
                                                                     const std::string& serials) {
  auto wanted = std::make_unique<WantedCertificates>();
  if (!hashes.empty()) {
    if (auto status = wanted->read_hashes(hashes); !status) return status.error();
  }
  if (!serials.empty()) {
    if (auto status = wanted->read_serials(serials); !status) return status.error();
  }
  wanted->hash_met_.assign(wanted->hashes_.size(), 0);
  wanted->serial_met_.assign(wanted->serials_.size(), 0);
  return wanted;
}

Status WantedCertificates::read_hashes(const std::string& path) {
  auto text = read_file(path, kLargestList);
  if (!text) return text.error();
  for (const std::string_view line : split(without_mark(*text), '\n')) {
    const HashesOfLine found = hashes_of_line(line);
    hashes_.insert(hashes_.end(), found.hashes.begin(), found.hashes.end());
    if (found.other) others_.push_back("no SHA-256 hash: " + printable(trim(line).substr(0, kShown)));
  }
  if (hashes_.empty()) {
    return Error{fmt::format("{} names no SHA-256 hash", path),
                 "64 hexadecimal digits each, with colons or without, in any text."};
  }
  sort_unique(hashes_);
  sort_unique(others_);
  return {};
}

Status WantedCertificates::read_serials(const std::string& path) {
  auto text = read_file(path, kLargestList);
  if (!text) return text.error();
  size_t number = 0;
  for (const std::string_view line : split(without_mark(*text), '\n')) {
    ++number;
    const std::string_view written = trim(line.substr(0, line.find('#')));
    if (written.empty()) continue;
    serials_.push_back(plain_serial(written));
    if (serials_.back().empty()) {
      return Error{fmt::format("{}: line {} is no serial number in hexadecimal", path, number), ""};
    }
  }
  if (serials_.empty()) return Error{fmt::format("{} names no serial number", path), ""};
  sort_unique(serials_);
  return {};
}

bool WantedCertificates::wants(const x509::Certificate& certificate, const evidence::Record& record) {
  const bool by_hash = !hashes_.empty() && meet(hashes_, hash_met_, x509::to_hex(record.sha256));
  const bool by_serial =
      !serials_.empty() && meet(serials_, serial_met_, plain_serial(x509::serial_text(certificate.serial)));
  return by_hash || by_serial;
}

bool WantedCertificates::wants(const evidence::ListedCells& cells) {
  bool wanted = false;
  const auto& row = cells.row;
  const auto look = [&](evidence::ListedRow::Flag flag, const evidence::Sha256Value& hash) {
    if (row.is(flag) && !hashes_.empty()) wanted |= meet(hashes_, hash_met_, x509::to_hex(hash));
  };
  look(evidence::ListedRow::kCertificate, row.certificate);
  look(evidence::ListedRow::kPrecertificate, row.precertificate);
  if (!serials_.empty() && !cells.serial.empty()) {
    wanted |= meet(serials_, serial_met_, plain_serial(x509::serial_text(x509::as_bytes(cells.serial))));
  }
  return wanted;
}

std::vector<std::string> WantedCertificates::not_found() const {
  std::vector<std::string> out;
  for (size_t i = 0; i < hashes_.size(); ++i) {
    if (hash_met_[i] == 0) out.push_back("sha256 " + hashes_[i]);
  }
  for (size_t i = 0; i < serials_.size(); ++i) {
    if (serial_met_[i] == 0) out.push_back("serial " + serials_[i]);
  }
  out.insert(out.end(), others_.begin(), others_.end());
  return out;
}

std::unique_ptr<evidence::Heuristic> only_wanted(std::unique_ptr<evidence::Heuristic> inner,
                                                 WantedCertificates& wanted) {
  return std::make_unique<OnlyWanted>(std::move(inner), wanted);
}

}  // namespace candor::desk
