#include "report/stamp/cursor.h"

#include "base/fold.h"

namespace candor::report {

size_t Cursor::spaces(size_t most) {
  size_t count = 0;
  constexpr std::string_view kEntity = "&nbsp;";
  while (count < most && !done()) {
    if (is_space(peek())) {
      ++at;
    } else if (peek() == '&' && text.substr(at, kEntity.size()) == kEntity) {
      at += kEntity.size();
    } else {
      break;
    }
    ++count;
  }
  return count;
}

std::optional<Number> Cursor::number(size_t most) {
  Number number;
  while (number.digits < most && is_digit(peek(number.digits))) {
    number.value = number.value * 10 + (peek(number.digits) - '0');
    ++number.digits;
  }
  if (number.digits == 0 || is_digit(peek(number.digits))) return std::nullopt;
  at += number.digits;
  return number;
}

std::string_view Cursor::word() const {
  constexpr size_t kLongest = 24;
  size_t length = 0;
  while (length <= kLongest && is_letter(peek(length))) ++length;
  return length > kLongest ? std::string_view() : text.substr(at < text.size() ? at : text.size(), length);
}

std::string_view Cursor::ascii_word() const {
  const std::string_view whole = word();
  size_t length = 0;
  while (length < whole.size() && is_ascii_letter(whole[length])) ++length;
  return whole.substr(0, length);
}

bool Cursor::eat_word(std::string_view lower) {
  const std::string_view rest = text.substr(done() ? text.size() : at);
  if (!starts_with_ci(rest, lower)) return false;
  const char next = peek(lower.size());
  if (is_letter(next) || is_digit(next)) return false;
  at += lower.size();
  return true;
}

}  // namespace candor::report
