// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), over lines, after the common head and tail are
// taken off. Texts that differ in more than kMostEdits lines are shown as one block replaced: nobody reads such a diff.
#include "output/diff.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace candor::output {

namespace {

constexpr size_t kContext = 3;
constexpr int kMostEdits = 2000;

using Lines = std::vector<std::string_view>;

// Positions are signed here, as in the paper.
size_t index(int position) {
  return static_cast<size_t>(position);
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

struct Edit {
  char mark;  // ' ', '-' or '+'
  std::string_view line;
};

void put(std::vector<Edit>& edits, char mark, const Lines& lines, int begin, int end) {
  for (int i = begin; i < end; ++i) edits.push_back({mark, lines[index(i)]});
}

// The middle parts a[begin, a_end) and b[begin, b_end) of two line lists.
struct Middle {
  const Lines& a;
  const Lines& b;
  int begin, a_end, b_end;

  bool same(int x, int y) const { return a[index(begin + x)] == b[index(begin + y)]; }
};

using Frontier = std::vector<int>;  // furthest x on diagonal k, at index k + offset

// Frontiers per number of edits; empty when there are more than kMostEdits.
std::vector<Frontier> search(const Middle& middle) {
  const int n = middle.a_end - middle.begin;
  const int m = middle.b_end - middle.begin;
  std::vector<Frontier> trace;
  Frontier furthest(3, 0);
  for (int d = 0; d <= std::min(n + m, kMostEdits); ++d) {
    Frontier next(index(2 * d + 3), 0);  // diagonals -d-1 .. d+1
    const auto at = [&](int k) { return d == 0 ? 0 : furthest[index(k + d)]; };
    for (int k = -d; k <= d; k += 2) {
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      int x = d == 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 && middle.same(x, x - k)) ++x;
      next[index(k + d + 1)] = x;
      if (x >= n && x - k >= m) {
        trace.push_back(std::move(next));
        return trace;
      }
    }
    trace.push_back(next);
    furthest = std::move(next);
  }
  return {};
}

// Walks the frontiers back from the end and collects the edits, last first.
std::vector<Edit> walk_back(const Middle& middle, const std::vector<Frontier>& trace) {
  std::vector<Edit> edits;
  int x = middle.a_end - middle.begin;
  int y = middle.b_end - middle.begin;
  for (int d = static_cast<int>(trace.size()) - 1; d >= 0; --d) {
    const int k = x - y;
    int from_x = 0;
    int from_y = 0;
    if (d > 0) {
      const auto at = [&](int diagonal) { return trace[index(d - 1)][index(diagonal + d)]; };
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      from_x = down ? at(k + 1) : at(k - 1);
      from_y = from_x - (down ? k + 1 : k - 1);
    }
    while (x > from_x && y > from_y) {
      --x;
      --y;
      edits.push_back({' ', middle.a[index(middle.begin + x)]});
    }
    if (d == 0) break;
    if (x == from_x) {
      edits.push_back({'+', middle.b[index(middle.begin + --y)]});
    } else {
      edits.push_back({'-', middle.a[index(middle.begin + --x)]});
    }
  }
  std::reverse(edits.begin(), edits.end());
  return edits;
}

std::vector<Edit> compare(const Lines& a, const Lines& b) {
  int head = 0;
  int a_end = static_cast<int>(a.size());
  int b_end = static_cast<int>(b.size());
  while (head < a_end && head < b_end && a[index(head)] == b[index(head)]) ++head;
  while (a_end > head && b_end > head && a[index(a_end - 1)] == b[index(b_end - 1)]) {
    --a_end;
    --b_end;
  }
  std::vector<Edit> edits;
  put(edits, ' ', a, 0, head);
  const Middle middle{a, b, head, a_end, b_end};
  const auto trace = search(middle);
  if (trace.empty()) {
    put(edits, '-', a, head, a_end);
    put(edits, '+', b, head, b_end);
  } else {
    const auto between = walk_back(middle, trace);
    edits.insert(edits.end(), between.begin(), between.end());
  }
  put(edits, ' ', a, a_end, static_cast<int>(a.size()));
  return edits;
}

std::string range(int first, int count) {
  if (count == 1) return fmt::format("{}", first);
  return fmt::format("{},{}", count == 0 ? first - 1 : first, count);
}

std::string hunk(const std::vector<Edit>& edits, size_t begin, size_t end, int a_line, int b_line) {
  std::string body;
  int a_count = 0;
  int b_count = 0;
  for (size_t i = begin; i < end; ++i) {
    body += edits[i].mark;
    body += edits[i].line;
    if (edits[i].line.back() != '\n') body += "\n\\ No newline at end of file\n";
    if (edits[i].mark != '+') ++a_count;
    if (edits[i].mark != '-') ++b_count;
  }
  return fmt::format("@@ -{} +{} @@\n{}", range(a_line, a_count), range(b_line, b_count), body);
}

// Index of the next changed line at or after i.
size_t next_change(const std::vector<Edit>& edits, size_t i) {
  while (i < edits.size() && edits[i].mark == ' ') ++i;
  return i;
}

// End of the hunk that begins with the change at i: context after its last change, changes nearer than two contexts
// included.
size_t hunk_end(const std::vector<Edit>& edits, size_t i) {
  while (true) {
    while (i < edits.size() && edits[i].mark != ' ') ++i;
    const size_t next = next_change(edits, i);
    if (next == edits.size() || next - i > 2 * kContext) return std::min(i + kContext, edits.size());
    i = next;
  }
}

}  // namespace

std::string unified_diff(std::string_view old_name, std::string_view new_name, std::string_view old_text,
                         std::string_view new_text) {
  if (old_text == new_text) return "";
  const Lines a = split_lines(old_text);
  const Lines b = split_lines(new_text);
  const auto edits = compare(a, b);
  std::string out = fmt::format("--- {}\n+++ {}\n", old_name, new_name);
  int a_line = 1;
  int b_line = 1;
  size_t done = 0;
  for (size_t change = next_change(edits, 0); change < edits.size();) {
    const size_t begin = std::max(done, change < kContext ? 0 : change - kContext);
    const size_t end = hunk_end(edits, change);
    const auto advance = [&](size_t from, size_t to) {
      for (size_t i = from; i < to; ++i) {
        if (edits[i].mark != '+') ++a_line;
        if (edits[i].mark != '-') ++b_line;
      }
    };
    advance(done, begin);
    out += hunk(edits, begin, end, a_line, b_line);
    advance(begin, end);
    done = end;
    change = next_change(edits, end);
  }
  return out;
}

}  // namespace candor::output
