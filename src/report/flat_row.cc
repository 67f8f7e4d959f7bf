#include "report/flat_row.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "report/stamp_index.h"

namespace candor::report {

namespace {

constexpr std::array<std::string_view, 22> kStatuses = {
    "Not started", "In progress", "On track", "Ongoing", "Completed", "Complete", "Delayed",  "Canceled",
    "Cancelled",   "Planned",     "Done",     "Open",    "Closed",    "Pending",  "Finished", "Started",
    "Scheduled",   "Implemented", "Deployed", "Overdue", "Postponed", "Value"};

constexpr std::array<std::string_view, 9> kKinds = {"Prevent",   "Mitigate",   "Detect",  "Prevention", "Mitigation",
                                                    "Detection", "Corrective", "Correct", "Preventive"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class RowSplitter {
 public:
  RowSplitter(std::string_view text, Span row, const std::vector<Timestamp>& stamps)
      : text_(text), rest_(row), stamps_(stamps) {
    item_.row = row;
    for (Text* part :
         {&item_.description, &item_.kind, &item_.root_causes, &item_.criteria, &item_.due, &item_.status}) {
      *part = take(row.end, row.end);
    }
  }

  ActionItem split(const std::vector<TableColumn>& columns) {
    const auto has = [&](TableColumn column) {
      return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    for (auto column = columns.rbegin(); column != columns.rend() && *column != TableColumn::kind; ++column) {
      if (*column == TableColumn::status) take_status();
      if (*column == TableColumn::due) take_due();
    }
    if (has(TableColumn::kind)) {
      const bool causes = has(TableColumn::root_causes) || has(TableColumn::criteria);
      take_kind(causes, has(TableColumn::due), causes || has(TableColumn::other));
    }
    if (item_.description.empty()) item_.description = take(rest_.begin, rest_.end);
    return item_;
  }

 private:
  std::string_view rest() const { return text_.substr(rest_.begin, rest_.size()); }

  Text take(size_t begin, size_t end) const {
    while (begin < end && is_space(text_[begin])) ++begin;
    while (begin < end && is_space(text_[end - 1])) --end;
    return {{begin, end}, text_.substr(begin, end - begin)};
  }

  void cut_end(size_t end) { rest_.end = take(rest_.begin, end).span.end; }

  void take_status() {
    const size_t length = trailing_status(rest());
    if (length == 0) return;
    item_.status = take(rest_.end - length, rest_.end);
    cut_end(item_.status.span.begin);
  }

  void take_due() {
    const auto last = last_stamp_in(stamps_, rest_);
    if (last) {
      const Timestamp& stamp = stamps_[*last];
      const std::string_view behind = text_.substr(stamp.span.end, rest_.end - stamp.span.end);
      if (behind.size() <= 24) {
        item_.due_stamp = last;
        item_.due = take(stamp.span.begin, rest_.end);
        cut_end(item_.due.span.begin);
        return;
      }
    }
    static constexpr std::array<std::string_view, 6> kWords = {"TBD", "TBA", "N/A", "n/a", "TBC", "Immediately"};
    for (const std::string_view word : kWords) {
      if (!rest().ends_with(word)) continue;
      item_.due = take(rest_.end - word.size(), rest_.end);
      cut_end(item_.due.span.begin);
      return;
    }
  }

  struct KindWord {
    size_t begin = std::string_view::npos;
    size_t end = 0;
  };

  // With columns behind it the kind is the first kind word that a root cause follows, else the first one; without,
  // the last one (or the last capitalised word).
  void take_kind(bool causes, bool due, bool more_columns) {
    KindWord found;
    for (const KindWord& word : kind_words()) {
      const std::string_view behind = trim(text_.substr(word.end, rest_.end - word.end));
      const bool cause =
          starts_with_ci(behind, "root cause") || behind.starts_with("#") || starts_with_ci(behind, "contributing");
      if (found.begin == std::string_view::npos || !more_columns || (cause && !cause_found_)) found = word;
      cause_found_ = cause_found_ || cause;
    }
    if (found.begin == std::string_view::npos) found = more_columns ? before_cause() : last_capitalised();
    if (found.begin == std::string_view::npos) return;
    item_.kind = take(found.begin, found.end);
    item_.description = take(rest_.begin, found.begin);
    const size_t causes_end = causes ? end_of_causes(found.end) : found.end;
    item_.root_causes = take(found.end, causes_end);
    if (causes) item_.criteria = take(causes_end, rest_.end);
    if (!more_columns && due && item_.due.empty()) item_.due = take(found.end, rest_.end);
  }

  // A kind outside the vocabulary: the capitalised word before "Root Cause".
  KindWord before_cause() const {
    const size_t at = rest().find(" Root Cause");
    if (at == std::string_view::npos) return {};
    return capitalised_before(rest_.begin + at);
  }

  std::vector<KindWord> kind_words() const {
    std::vector<KindWord> out;
    size_t begin = rest_.begin;
    while (begin < rest_.end) {
      size_t end = begin;
      while (end < rest_.end && is_letter(text_[end])) ++end;
      const std::string_view word = text_.substr(begin, end - begin);
      if (begin > rest_.begin && std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end())
        add_kind(out, begin, end);
      begin = end > begin ? end : begin + 1;
    }
    return out;
  }

  // "Prevent, Detect" and "Prevent/Detect" are one kind cell.
  void add_kind(std::vector<KindWord>& out, size_t begin, size_t end) const {
    if (!out.empty()) {
      const std::string_view between = text_.substr(out.back().end, begin - out.back().end);
      if (between.size() <= 5 && between.find_first_not_of(" ,/&+;and") == std::string_view::npos) {
        out.back().end = end;
        return;
      }
    }
    out.push_back({begin, end});
  }

  KindWord last_capitalised() const { return capitalised_before(rest_.end); }

  KindWord capitalised_before(size_t end) const {
    const std::string_view view = text_.substr(rest_.begin, end - rest_.begin);
    const size_t space = view.find_last_of(" \t");
    const bool word = space != std::string_view::npos && space + 1 < view.size();
    if (!word || view[space + 1] < 'A' || view[space + 1] > 'Z') return {};
    return {rest_.begin + space + 1, end};
  }

  // "Root Cause # 1, # 2 and the item under What didn't go well (first)"
  size_t end_of_causes(size_t at) const {
    static constexpr std::array<std::string_view, 13> kWords = {"root causes",
                                                                "root cause",
                                                                "contributing factors",
                                                                "contributing factor",
                                                                "factor",
                                                                "the item under",
                                                                "what didn't go well",
                                                                "what did not go well",
                                                                "what didn\xE2\x80\x99t go well",
                                                                "lessons learned",
                                                                "and",
                                                                "n/a",
                                                                "#"};
    size_t end = at;
    bool number_due = true;
    while (at < rest_.end) {
      const std::string_view view = text_.substr(at, rest_.end - at);
      const auto word =
          std::find_if(kWords.begin(), kWords.end(), [&](std::string_view w) { return starts_with_ci(view, w); });
      const size_t bracket = view.front() == '(' ? view.find(')') : std::string_view::npos;
      if (word != kWords.end() && ends_word(view, word->size())) {
        at += word->size();
        number_due = word->ends_with("cause") || word->ends_with("causes") || word->ends_with("factor") ||
                     word->ends_with("factors") || *word == "and" || *word == "#";
        if (*word != "and" && *word != "the item under") end = at;
      } else if (number_due && small_number(view)) {
        number_due = false;
        while (at < rest_.end && text_[at] >= '0' && text_[at] <= '9') ++at;
        end = at;
      } else if (bracket != std::string_view::npos && bracket < 30 && end > rest_.begin) {
        end = at += bracket + 1;
      } else if (std::string_view(" \t,;/&").find(view.front()) != std::string_view::npos) {
        number_due = number_due || (view.front() != ' ' && view.front() != '\t');
        ++at;
      } else {
        break;
      }
    }
    return std::max(end, item_.kind.span.end);
  }

  static bool ends_word(std::string_view view, size_t length) {
    return view.size() == length || !is_letter(view[length]) || view[length - 1] == '#';
  }

  // The number of a cause stands behind "#" or a cause before it and is followed by a separator, not by a unit.
  static bool small_number(std::string_view view) {
    const size_t end = std::min(view.find_first_not_of("0123456789"), view.size());
    return end > 0 && end <= 2 &&
           (end == view.size() || std::string_view(" ,;)&/").find(view[end]) != std::string_view::npos);
  }

  std::string_view text_;
  Span rest_;
  const std::vector<Timestamp>& stamps_;
  bool cause_found_ = false;
  ActionItem item_;
};

}  // namespace

size_t trailing_status(std::string_view tail) {
  for (const std::string_view word : kStatuses) {
    if (tail.size() < word.size() || !starts_with_ci(tail.substr(tail.size() - word.size()), word)) continue;
    if (tail.size() == word.size() || !is_letter(tail[tail.size() - word.size() - 1])) return word.size();
  }
  return 0;
}

ActionItem read_flat_row(std::string_view text, Span row, const std::vector<TableColumn>& columns,
                         const std::vector<Timestamp>& stamps) {
  return RowSplitter(text, row, stamps).split(columns);
}

}  // namespace candor::report
