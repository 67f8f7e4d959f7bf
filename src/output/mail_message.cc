#include "output/mail_message.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/utf8.h"

namespace candor::output {

namespace {

constexpr size_t kLongestLine = 76;  // of quoted-printable, RFC 2045 6.7
constexpr size_t kLongestWord = 75;  // of an encoded word, RFC 2047 2
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Code points, each as valid UTF-8.
template <typename Visit>
void each_code_point(std::string_view text, const Visit& visit) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    visit(point.valid ? text.substr(at, point.size) : kReplacement);
    at += point.size;
  }
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("={:02X}", static_cast<unsigned char>(c));
  return out;
}

bool plain(char c) {
  return c > ' ' && c <= '~' && c != '=';
}

// One line without its end. Blanks and tabs at the end of a line would be lost, dots at its beginning are for SMTP.
std::string quoted_line(std::string_view line) {
  std::string out;
  size_t column = 0;
  size_t at = 0;
  each_code_point(line, [&](std::string_view point) {
    at += point.size();
    const bool blank = (point == " " || point == "\t") && at < line.size();
    const std::string piece = point.size() == 1 && (plain(point[0]) || blank) ? std::string(point) : hex(point);
    if (column + piece.size() > kLongestLine - 1) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  });
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += quoted_line(line) + "\r\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A header's value, folded: encoded words where it is not plain ASCII or too long for a line as it is.
std::string header_words(std::string_view text) {
  std::string clean;
  each_code_point(text, [&](std::string_view point) {
    const bool control = point.size() == 1 && (static_cast<unsigned char>(point[0]) < ' ' || point[0] == '\x7f');
    clean += control ? std::string_view(" ") : point;
  });
  const bool ascii = std::ranges::all_of(clean, [](char c) { return c >= ' ' && c <= '~'; });
  if (ascii && clean.size() <= 900 && clean.find("=?") == std::string::npos) return clean;
  constexpr std::string_view kBegin = "=?UTF-8?Q?";
  std::string out(kBegin);
  size_t length = kBegin.size();
  each_code_point(clean, [&](std::string_view point) {
    const bool word =
        point.size() == 1 && ((point[0] >= '0' && point[0] <= '9') || (point[0] >= 'A' && point[0] <= 'Z') ||
                              (point[0] >= 'a' && point[0] <= 'z'));
    const std::string piece = word ? std::string(point) : hex(point);
    if (length + piece.size() + 2 > kLongestWord) {
      out += fmt::format("?=\r\n {}", kBegin);
      length = kBegin.size();
    }
    out += piece;
    length += piece.size();
  });
  return out + "?=";
}

std::string date_of(Instant instant) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", kDays.at(std::chrono::weekday(day).c_encoding()),
                     static_cast<unsigned>(date.day()), kMonths.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

bool atom_text(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

}  // namespace

std::string mail_text(const MailMessage& message) {
  const std::string domain = message.from.substr(message.from.find('@') + 1);
  return fmt::format(
             "Date: {}\r\nFrom: {}\r\nTo: {}\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\nAuto-Submitted: "
             "auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
             date_of(message.date), message.from, message.to, message.id, domain, header_words(message.subject)) +
         quoted_printable(message.text);
}

Result<std::string> mail_address(std::string_view text) {
  const size_t at = text.find('@');
  const bool parts = at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254;
  const bool clean = parts && std::ranges::all_of(text.substr(0, at), atom_text) &&
                     std::ranges::all_of(text.substr(at + 1), [](char c) {
                       return c == '-' || c == '.' || std::isalnum(static_cast<unsigned char>(c)) != 0;
                     });
  if (clean) return std::string(text);
  return Error{fmt::format("'{}' is no mail address", printable(text)),
               "Write it alone, without name and brackets: desk@ca.example"};
}

}  // namespace candor::output
