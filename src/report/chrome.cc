#include "report/chrome.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace candor::report {

namespace {

constexpr std::string_view kBullet = "\xE2\x80\xA2";
constexpr std::string_view kArrow = "\xE2\x86\x92";

bool has_ago(std::string_view text) {
  return text.find(" ago") != std::string_view::npos;
}

// "Comment 7", "Comment 7<bullet>2 weeks ago", "Updated<bullet>13 days ago", "[reply] Comment 3"
bool comment_header(std::string_view text) {
  if (text.size() > 60) return false;
  if (starts_with_ci(text, "updated")) {
    const std::string_view rest = trim(text.substr(7));
    return rest.empty() || rest.starts_with(kBullet) || has_ago(rest);
  }
  if (starts_with_ci(text, "description") && text.find(kBullet) != std::string_view::npos) return true;
  if (!starts_with_ci(text, "comment ") || text.size() < 9 || !is_digit(text[8])) return false;
  const size_t end = std::min(text.find_first_not_of("0123456789", 8), text.size());
  const std::string_view rest = trim(text.substr(end));
  return rest.empty() || rest.starts_with(kBullet) || has_ago(rest);
}

// "| Assignee | ||", "||"
bool table_debris(std::string_view text) {
  if (text.size() > 40 || text.front() != '|') return false;
  if (text.find_first_not_of("| ") == std::string_view::npos) return true;
  return text.ends_with("||") && (contains_ci(text, "assignee") || contains_ci(text, "reporter"));
}

// "Whiteboard: [a] -> [b]" with the arrow of the tracker, "Flags: needinfo?(somebody)"
bool field_change(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 30) return false;
  if (starts_with_ci(text, "flags: needinfo")) return true;
  const bool words = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == ' ' || c == '-';
  });
  return words && text.find(kArrow, colon) != std::string_view::npos;
}

bool boilerplate(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kLines = {
      "steps to reproduce:", "actual results:", "expected results:", "no description provided.",
      "steps to reproduce",  "actual results",  "expected results",  "[reply]"};
  if (starts_with_ci(text, "user agent: mozilla/")) return true;
  const bool bug_header = starts_with_ci(text, "closed bug ") || starts_with_ci(text, "open bug ");
  if (bug_header && contains_ci(text, " opened ")) return true;
  if (text.size() > 30) return false;
  const std::string lower = to_lower(text);
  return std::find(kLines.begin(), kLines.end(), lower) != kLines.end();
}

}  // namespace

bool is_page_chrome(std::string_view content) {
  if (content.empty()) return false;
  switch (content.front()) {
    case '|':
      return table_debris(content);
    default:
      break;
  }
  return comment_header(content) || field_change(content) || boilerplate(content) || is_mail_footer(content);
}

bool is_mail_footer(std::string_view content) {
  return content == "--" || starts_with_ci(content, "you received this message because you are subscribed") ||
         starts_with_ci(content, "to unsubscribe ");
}

}  // namespace candor::report
