#include "desk/person_text.h"

#include <fmt/format.h>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::desk {

namespace {

Status check_around(std::string_view what, std::string_view text, bool may_be_empty) {
  if (find_invalid_utf8(text) != std::string_view::npos) {
    return Error{fmt::format("{} is not UTF-8", what), "Write it in UTF-8."};
  }
  if (text.find('\0') != std::string_view::npos) return Error{fmt::format("{} holds a null byte", what), ""};
  if (!may_be_empty && trim(text).empty()) return Error{fmt::format("{} is empty", what), ""};
  if (text.size() > kLongestPersonText) {
    return Error{fmt::format("{} is longer than {} bytes", what, kLongestPersonText), "Shorten it."};
  }
  return {};
}

bool breaks_line(char32_t value) {
  return value == '\n' || value == '\r' || value == 0x2028 || value == 0x2029;
}

// Letters of some scripts and emoji need joiners, which are invisible too; a text may have them, and mail's line ends.
bool in_order_in_a_text(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' || value >= 0xA0;
}

}  // namespace

Status check_line(std::string_view what, std::string_view text, bool may_be_empty) {
  if (Status around = check_around(what, text, may_be_empty); !around.ok()) return around;
  for (size_t at = 0; at < text.size();) {
    const CodePoint one = decode_utf8(text, at);
    if (breaks_line(one.value)) {
      return Error{fmt::format("{} goes over more than one line: {}", what, printable(text.substr(0, 200))),
                   "Write it on one line."};
    }
    if (unsafe_to_print(one)) {
      return Error{fmt::format("{} holds {}, which is no text", what, visible_escape(one)), "Leave it out."};
    }
    at += one.size;
  }
  return {};
}

Status check_paragraphs(std::string_view what, std::string_view text, bool may_be_empty) {
  if (Status around = check_around(what, text, may_be_empty); !around.ok()) return around;
  for (size_t at = 0; at < text.size();) {
    const CodePoint one = decode_utf8(text, at);
    if (unsafe_to_print(one) && !in_order_in_a_text(one.value)) {
      return Error{fmt::format("{} holds {}, which is no text", what, visible_escape(one)), "Leave it out."};
    }
    at += one.size;
  }
  return {};
}

}  // namespace candor::desk
