#include "evidence/csv_stream.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "evidence/scan.h"

namespace candor::evidence {

namespace {

constexpr size_t kHead = 65536;
constexpr size_t kChunk = 1U << 20U;
constexpr size_t kLargestRecord = 1U << 20U;  // a hundred times what the largest real one has

}  // namespace

char csv_delimiter(std::string_view first_line) {
  char best = ',';
  ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    const ptrdiff_t count = std::count(first_line.begin(), first_line.end(), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

Result<std::unique_ptr<CsvStream>> CsvStream::open(const std::string& path) {
  auto source = open_stream(path);
  if (!source) return source.error();
  std::unique_ptr<CsvStream> out(new CsvStream(path == "-" ? "standard input" : path));
  auto peeked = std::make_unique<PeekedStream>(std::move(*source));
  const bool packed = detect(peeked->peek(kHead)) == Format::archive;
  out->stream_ = std::move(peeked);
  if (packed) {
    out->archive_ = open_archive(path, std::move(out->stream_));
    auto entry = out->archive_->next_entry();
    if (!entry) return entry.error();
    if (!*entry) return Error{fmt::format("nothing is in {}: {}", path, kHoldsNoFile), ""};
    out->stream_ = std::move((*entry)->stream);
  }
  if (auto status = out->begin(); !status) return status.error();
  return out;
}

Result<std::unique_ptr<CsvStream>> CsvStream::read(std::string name, std::unique_ptr<ByteStream> stream) {
  std::unique_ptr<CsvStream> out(new CsvStream(std::move(name)));
  out->stream_ = std::move(stream);
  if (auto status = out->begin(); !status) return status.error();
  return out;
}

Status CsvStream::begin() {
  if (auto status = refill(); !status) return status;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (buffer_.starts_with(kMark)) at_ = kMark.size();
  const std::string_view text = std::string_view(buffer_).substr(at_);
  delimiter_ = csv_delimiter(text.substr(0, text.find('\n')));
  return {};
}

Status CsvStream::refill() {
  buffer_.erase(0, at_);
  dropped_ += at_;
  at_ = 0;
  const size_t kept = buffer_.size();
  buffer_.resize(kept + kChunk);
  size_t filled = kept;
  while (filled < buffer_.size() && !ended_) {
    auto got = stream_->read(reinterpret_cast<uint8_t*>(buffer_.data()) + filled, buffer_.size() - filled);
    if (!got) {
      if (archive_ || !stream_->damaged()) return got.error();
      break_off(got.error(), filled);
      return {};
    }
    ended_ = *got == 0;
    filled += *got;
  }
  buffer_.resize(filled);
  bytes_ += filled - kept;
  return ended_ && archive_ ? no_other_file() : Status();
}

// The line in which the stream breaks off may be cut short: it is none.
void CsvStream::break_off(const Error& why, size_t filled) {
  damage_ = why;
  ended_ = true;
  const size_t end = filled == 0 ? std::string::npos : buffer_.rfind('\n', filled - 1);
  buffer_.resize(end == std::string::npos ? 0 : end + 1);
}

CsvLine CsvStream::break_line() {
  CsvLine line;
  line.line = line_;
  line.offset = dropped_ + at_;
  line.problem = std::exchange(damage_, std::nullopt)->message;
  return line;
}

Status CsvStream::no_other_file() {
  const auto other = archive_->next_entry();
  if (!other) return other.error();
  if (!*other) return {};
  return Error{fmt::format("{} holds more than one file", name_), "Unpack it and name the files one by one."};
}

size_t CsvStream::lines_in(size_t begin, size_t end) const {
  return static_cast<size_t>(
      std::count(buffer_.begin() + static_cast<ptrdiff_t>(begin), buffer_.begin() + static_cast<ptrdiff_t>(end), '\n'));
}

// The record is among the next `length` bytes, blank lines around it.
void CsvStream::note_place(CsvLine& line, size_t length) const {
  constexpr std::string_view kLineEnds = "\r\n";
  const std::string_view piece = std::string_view(buffer_).substr(at_, length);
  const size_t begin = std::min(piece.find_first_not_of(kLineEnds), piece.size());
  line.offset = dropped_ + at_ + begin;
  if (keeps_text_) line.text = piece.substr(begin, piece.find_last_not_of(kLineEnds) + 1 - begin);
}

// A record that is broken ends, as far as anybody can tell, with its line.
Status CsvStream::skip_line(CsvLine& line) {
  line.line = line_++;
  line.offset = dropped_ + at_;
  std::string text;
  const auto keep = [&](size_t end) {
    if (text.size() <= kLargestRecord) text.append(buffer_, at_, end - at_);
  };
  size_t end = buffer_.find('\n', at_);
  while (end == std::string::npos && !ended_) {
    keep(buffer_.size());
    at_ = buffer_.size();
    if (auto status = refill(); !status) return status;
    end = buffer_.find('\n');
  }
  keep(std::min(end, buffer_.size()));
  if (text.ends_with('\r')) text.pop_back();
  if (keeps_text_ && text.size() <= kLargestRecord) line.text = std::move(text);
  at_ = end == std::string::npos ? buffer_.size() : end + 1;
  return {};
}

Result<std::optional<CsvLine>> CsvStream::next() {
  while (true) {
    CsvReader reader(std::string_view(buffer_).substr(at_), delimiter_);
    auto record = reader.next();
    // At the end of the buffer the record may go on in what was not read yet.
    const bool cut = at_ + reader.offset() >= buffer_.size();
    if (cut && !ended_ && buffer_.size() - at_ < kLargestRecord) {
      if (auto status = refill(); !status) return status.error();
      continue;
    }
    CsvLine line;
    if (reader.error()) line.problem = fmt::format("{} (column {})", reader.error()->message, reader.error()->column);
    if (record && reader.offset() > kLargestRecord)
      line.problem = fmt::format("the record is longer than {} KiB", kLargestRecord >> 10U);
    if (!line.problem.empty()) {
      if (auto status = skip_line(line); !status) return status.error();
      return std::optional(std::move(line));
    }
    if (!record) {  // nothing but blank lines
      line_ += lines_in(at_, buffer_.size());
      at_ = buffer_.size();
      if (ended_ && damage_) return std::optional(break_line());
      if (ended_) return std::optional<CsvLine>();
      continue;
    }
    line.line = line_ + static_cast<uint64_t>(record->line - 1);
    line.cells = std::move(record->cells);
    line_ += lines_in(at_, at_ + reader.offset());
    note_place(line, reader.offset());
    at_ += reader.offset();
    return std::optional(std::move(line));
  }
}

}  // namespace candor::evidence
