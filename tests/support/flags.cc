#include "support/flags.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/fold.h"
#include "desk/input.h"

namespace candor::fixture {

namespace {

namespace fs = std::filesystem;
constexpr size_t kMaxFlags = 1U << 16U;
// Fixtures must not change their meaning as time goes by.
constexpr Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 12 / 31};

struct Flags {
  desk::CheckWords words;
  std::vector<desk::Appendix> appendices;
};

struct Line {
  const fs::path& file;
  std::string_view key;
  std::string_view value;
};

std::string* word_of(desk::CheckWords& words, std::string_view key) {
  if (key == "guidelines") return &words.guidelines;
  if (key == "kind") return &words.kind;
  if (key == "as-of") return &words.as_of;
  if (key == "opened") return &words.opened;
  if (key == "title") return &words.title;
  if (key == "whiteboard") return &words.whiteboard;
  if (key == "reporter") return &words.reporter;
  return nullptr;
}

Status add_appendix(Flags& flags, const Line& line) {
  auto appendix = desk::read_appendix((line.file.parent_path() / line.value).string());
  if (!appendix) return appendix.error();
  flags.appendices.push_back(std::move(appendix.value()));
  return {};
}

Status read_bug(Flags& flags, const Line& line) {
  auto bytes = read_file((line.file.parent_path() / line.value).string(), desk::kLargestBugFile);
  if (!bytes) return bytes.error();
  flags.words.bug_name = line.value;
  flags.words.bug_json = std::move(bytes.value());
  return {};
}

Status apply(Flags& flags, const Line& line) {
  if (line.key == "appendix") return add_appendix(flags, line);
  if (line.key == "bug") return read_bug(flags, line);
  std::string* word = word_of(flags.words, line.key);
  if (word == nullptr) return Error{fmt::format("{}: unknown key {}", line.file.string(), line.key), ""};
  *word = line.value;
  return {};
}

Status apply_all(Flags& flags, const fs::path& path) {
  const auto bytes = read_file(path.string(), kMaxFlags);
  if (!bytes) return bytes.error();
  for (const std::string_view raw : split(bytes.value(), '\n')) {
    if (trim(raw).empty() || trim(raw).starts_with('#')) continue;
    const size_t equals = raw.find('=');
    if (equals == std::string_view::npos) return Error{fmt::format("{}: no key=value: {}", path.string(), raw), ""};
    const Status status = apply(flags, {path, trim(raw.substr(0, equals)), trim(raw.substr(equals + 1))});
    if (!status) return status;
  }
  return {};
}

}  // namespace

Result<desk::CheckRequest> read_flags(const fs::path& path, Otherwise otherwise) {
  Flags flags;
  if (fs::exists(path)) {
    if (const Status status = apply_all(flags, path); !status) return status.error();
  }
  const bool told = !flags.words.guidelines.empty() || !flags.words.as_of.empty() || !flags.words.bug_json.empty();
  if (!told && otherwise == Otherwise::latest_version) flags.words.guidelines = guidelines::latest().id;
  auto request = desk::make_request(flags.words, kNow);
  if (!request) return Error{fmt::format("{}: {}", path.string(), request.error().message), ""};
  request->appendices = std::move(flags.appendices);
  return request;
}

}  // namespace candor::fixture
