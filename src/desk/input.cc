#include "desk/input.h"

#include <array>
#include <fmt/format.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

namespace candor::desk {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array<Magic, 8> kMagics = {{{"%PDF-", "a PDF file"},
                                           {"PK\x03\x04", "a ZIP archive or office document"},
                                           {"\x1f\x8b", "a gzip file"},
                                           {"\x28\xb5\x2f\xfd", "a zstd file"},
                                           {"\x89PNG", "a PNG image"},
                                           {"\xff\xd8\xff", "a JPEG image"},
                                           {"\xd0\xcf\x11\xe0", "an old office document"},
                                           {"\x7f"
                                            "ELF",
                                            "a program"}}};

bool begins_with_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

Error too_large(const std::string& name, size_t size) {
  return {fmt::format("{} has {} bytes, more than a report can have", name, size),
          "A comment on the tracker holds at most 65,535 characters; check the comments one by one."};
}

Error wrong_encoding(const std::string& name, std::string_view bytes, size_t offset) {
  const SourceText source(name, std::string(bytes));
  const LineColumn place = source.locate(offset);
  return {fmt::format("{} is not UTF-8 text: byte 0x{:02x} at line {}, column {}", name,
                      static_cast<unsigned char>(bytes[offset]), place.line, place.column),
          "If it is Windows-1252, convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW-FILE"};
}

}  // namespace

std::string shown_name(const std::string& name) {
  return name == "-" ? "standard input" : printable(name);
}

Result<TextFile> accept_text(const std::string& name, std::string bytes) {
  const std::string shown = shown_name(name);
  if (begins_with_utf16_mark(bytes)) {
    return Error{fmt::format("{} is UTF-16, not UTF-8", shown), "Convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW-FILE"};
  }
  for (const Magic& magic : kMagics) {
    if (std::string_view(bytes).starts_with(magic.bytes)) {
      return Error{fmt::format("{} is {}, not Markdown text", shown, magic.what),
                   "Save the report's text as a Markdown file first."};
    }
  }
  const size_t nul = bytes.find('\0');
  if (nul != std::string::npos) {
    return Error{fmt::format("{} is a binary file (NUL at byte {}), not Markdown text", shown, nul + 1),
                 "Save the report's text as a Markdown file first."};
  }
  if (bytes.size() > kLargestReport) return too_large(shown, bytes.size());
  const size_t invalid = find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) return wrong_encoding(shown, bytes, invalid);
  TextFile file{.name = name, .bytes = std::move(bytes)};
  if (std::string_view(file.bytes).starts_with(kByteOrderMark)) {
    file.byte_order_mark = true;
    file.bytes.erase(0, kByteOrderMark.size());
  }
  if (trim(file.bytes).empty()) return Error{fmt::format("{} is empty", shown), "There is nothing to check."};
  return file;
}

}  // namespace candor::desk
