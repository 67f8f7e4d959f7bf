#include "evidence/listed_part.h"

#include <algorithm>
#include <utility>

#include "base/csv.h"
#include "base/fold.h"

namespace candor::evidence {

namespace {

bool names_hashes(const report::ColumnPlaces& places) {
  return places[static_cast<size_t>(report::Column::certificate_hash)].has_value() ||
         places[static_cast<size_t>(report::Column::precertificate_hash)].has_value();
}

std::vector<std::string> unused_in(const std::vector<std::string>& header, const report::ColumnPlaces& places) {
  std::vector<std::string> out;
  for (size_t i = 0; i < header.size(); ++i) {
    if (std::find(places.begin(), places.end(), std::optional(i)) == places.end()) out.push_back(header[i]);
  }
  return out;
}

}  // namespace

report::ColumnPlaces listing_places(const std::vector<std::string>& header) {
  auto places = report::places_in(header);
  auto& hash = places[static_cast<size_t>(report::Column::certificate_hash)];
  for (size_t i = 0; i < header.size() && !hash; ++i) {
    if (contains_ci(header[i], "crt.sh")) hash = i;
  }
  return places;
}

bool begins_listing(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const size_t begin = std::min(head.find_first_not_of("\r\n"), head.size());
  const std::string_view line = head.substr(begin, head.find_first_of("\r\n", begin) - begin);
  constexpr size_t kLongest = 8192;
  if (line.size() > kLongest || find_invalid_utf8(line) != std::string_view::npos) return false;
  CsvReader reader(line, csv_delimiter(line));
  const auto header = reader.next();
  return header && names_hashes(listing_places(header->cells));
}

Result<ListedPart> ListedPart::open(const std::string& name, std::unique_ptr<ByteStream> stream, uint32_t number) {
  auto csv = CsvStream::read(name, std::move(stream));
  if (!csv) return csv.error();
  ListedPart part;
  part.csv_ = std::move(*csv);
  part.csv_->keep_text();
  part.number_ = number;
  const auto header = part.csv_->next();
  if (!header) return header.error();
  if (*header && !(*header)->problem.empty()) {
    part.no_header_ = **header;
  } else if (*header) {
    part.places_ = listing_places((*header)->cells);
    part.width_ = (*header)->cells.size();
    part.unused_ = unused_in((*header)->cells, part.places_);
  }
  return part;
}

Result<bool> ListedPart::fill(Batch& batch) {
  constexpr size_t kRows = 1024;
  batch.listed.places = places_;
  batch.listed.width = width_;
  batch.listed.file = number_;
  constexpr size_t kBytes = 4U << 20U;
  const uint64_t begun = csv_->bytes();
  if (no_header_) batch.listed.rows.push_back(*std::exchange(no_header_, std::nullopt));
  while (batch.listed.rows.size() < kRows && csv_->bytes() - begun <= kBytes) {
    auto line = csv_->next();
    if (!line) return line.error();
    if (!*line) break;
    batch.listed.rows.push_back(std::move(**line));
  }
  return !batch.listed.rows.empty();
}

}  // namespace candor::evidence
