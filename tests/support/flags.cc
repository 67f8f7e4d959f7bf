#include "support/flags.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/fold.h"

namespace candor::fixture {

namespace {

namespace fs = std::filesystem;
constexpr size_t kMaxFlags = 1U << 16U;
constexpr size_t kMaxListing = 64U << 20U;

struct Line {
  const fs::path& file;
  std::string_view key;
  std::string_view value;

  Error error(std::string_view what) const {
    return {fmt::format("{}: {}={}: {}", file.filename().string(), key, value, what), ""};
  }
};

Status set_instant(std::optional<Instant>& out, const Line& line) {
  out = parse_instant(line.value);
  return out ? Status() : line.error("no instant (2026-03-20 or 2026-03-20T10:11Z)");
}

Status set_version(Flags& flags, const Line& line) {
  flags.version = guidelines::find_version(line.value);
  return flags.version != nullptr ? Status() : line.error("no such version");
}

Status set_kind(Flags& flags, const Line& line) {
  flags.kind = report::parse_kind(line.value);
  return flags.kind ? Status() : line.error("no such kind");
}

Status set_reporter(Flags& flags, const Line& line) {
  flags.context.reporter = line.value == "ca-owner"      ? rules::Reporter::ca_owner
                           : line.value == "third-party" ? rules::Reporter::third_party
                                                         : rules::Reporter::unknown;
  return flags.context.reporter != rules::Reporter::unknown ? Status() : line.error("neither ca-owner nor third-party");
}

Status add_listing(Flags& flags, const Line& line) {
  const auto bytes = read_file((line.file.parent_path() / line.value).string(), kMaxListing);
  if (!bytes) return bytes.error();
  auto listing = report::read_listing(std::string(line.value), bytes.value());
  if (!listing) return listing.error();
  flags.context.listings.push_back(std::move(listing.value()));
  return {};
}

Status set_text(std::string& out, const Line& line) {
  out = line.value;
  return {};
}

Status apply(Flags& flags, const Line& line) {
  if (line.key == "guidelines") return set_version(flags, line);
  if (line.key == "kind") return set_kind(flags, line);
  if (line.key == "as-of") return set_instant(flags.context.as_of, line);
  if (line.key == "opened") return set_instant(flags.context.opened, line);
  if (line.key == "title") return set_text(flags.context.title, line);
  if (line.key == "whiteboard") return set_text(flags.context.whiteboard, line);
  if (line.key == "reporter") return set_reporter(flags, line);
  if (line.key == "appendix") return add_listing(flags, line);
  return line.error("unknown key");
}

}  // namespace

Result<Flags> read_flags(const fs::path& path) {
  Flags flags;
  std::string text;
  if (fs::exists(path)) {
    auto bytes = read_file(path.string(), kMaxFlags);
    if (!bytes) return bytes.error();
    text = std::move(bytes.value());
  }
  for (const std::string_view raw : split(text, '\n')) {
    if (trim(raw).empty() || trim(raw).starts_with('#')) continue;
    const size_t equals = raw.find('=');
    if (equals == std::string_view::npos) return Error{fmt::format("{}: no key=value: {}", path.string(), raw), ""};
    const Line line{path, trim(raw.substr(0, equals)), trim(raw.substr(equals + 1))};
    if (const Status status = apply(flags, line); !status) return status.error();
  }
  if (flags.version == nullptr) {
    const auto& as_of = flags.context.as_of;
    flags.version = as_of ? &guidelines::in_force_at(*as_of) : &guidelines::latest();
  }
  return flags;
}

}  // namespace candor::fixture
