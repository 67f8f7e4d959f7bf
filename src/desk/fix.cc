#include "desk/fix.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace candor::desk {

namespace {

constexpr int kMostRounds = 50;  // each round applies or bans something; a report has far fewer kinds of defect
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// What makes two diagnostics of two checks the same one.
using Key = std::pair<std::string, std::string>;
Key key_of(const rules::Diagnostic& diagnostic) {
  return {std::string(diagnostic.rule), diagnostic.message};
}

// Two insertions at one place have no order, so they conflict too.
bool conflict(const Span& a, const Span& b) {
  return a.begin == b.begin || (a.begin < b.end && b.begin < a.end);
}

bool free_of(const std::vector<const rules::Fix*>& edits, const rules::Fix& fix) {
  return std::none_of(edits.begin(), edits.end(), [&](const auto* edit) { return conflict(edit->span, fix.span); });
}

struct Round {
  std::vector<const rules::Fix*> edits;
  std::vector<const rules::Diagnostic*> cured;
};

Round plan(const rules::CheckResult& result, const std::set<Key>& banned, size_t text_size) {
  Round round;
  for (const rules::Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.fixes.empty() || banned.count(key_of(diagnostic)) > 0) continue;
    std::vector<const rules::Fix*> edits = round.edits;
    bool possible = true;
    for (const rules::Fix& fix : diagnostic.fixes) {
      possible = possible && fix.span.begin <= fix.span.end && fix.span.end <= text_size && free_of(edits, fix);
      edits.push_back(&fix);
    }
    if (!possible) continue;
    round.edits = std::move(edits);
    round.cured.push_back(&diagnostic);
  }
  return round;
}

std::map<Key, int> count_keys(const rules::CheckResult& result) {
  std::map<Key, int> counts;
  for (const rules::Diagnostic& diagnostic : result.diagnostics) ++counts[key_of(diagnostic)];
  return counts;
}

// Diagnostics that were to be cured and are as many as before.
std::set<Key> ineffective(const Round& round, const rules::CheckResult& before, const rules::CheckResult& after) {
  const auto old_counts = count_keys(before);
  const auto new_counts = count_keys(after);
  std::set<Key> found;
  for (const rules::Diagnostic* diagnostic : round.cured) {
    const Key key = key_of(*diagnostic);
    const auto now = new_counts.find(key);
    if (now != new_counts.end() && now->second >= old_counts.at(key)) found.insert(key);
  }
  return found;
}

void record(const Round& round, const SourceText& source, std::vector<AppliedFix>& applied) {
  for (const rules::Diagnostic* diagnostic : round.cured) {
    applied.push_back({std::string(diagnostic->rule), diagnostic->fixes.front().title,
                       source.line_of(diagnostic->fixes.front().span.begin)});
  }
}

// More lines end in CRLF than in LF alone.
bool uses_crlf(std::string_view text) {
  size_t crlf = 0;
  size_t all = 0;
  for (size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
    ++all;
    if (i > 0 && text[i - 1] == '\r') ++crlf;
  }
  return crlf * 2 > all;
}

void append_with_line_ends(std::string& out, std::string_view replacement, bool crlf) {
  for (const char c : replacement) {
    if (c == '\n' && crlf && (out.empty() || out.back() != '\r')) out += '\r';
    out += c;
  }
}

}  // namespace

std::string apply_edits(std::string_view text, std::vector<const rules::Fix*> edits) {
  std::sort(edits.begin(), edits.end(), [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
  const bool crlf = uses_crlf(text);
  std::string out;
  size_t done = 0;
  for (const rules::Fix* edit : edits) {
    out += text.substr(done, edit->span.begin - done);
    append_with_line_ends(out, edit->replacement, crlf);
    done = edit->span.end;
  }
  out += text.substr(done);
  return out;
}

Fixed fix_text(const TextFile& file, const CheckRequest& request) {
  TextFile text = file;
  Checked current = check_text(text, request);
  std::vector<AppliedFix> applied;
  std::set<Key> banned;
  for (int rounds = 0; rounds < kMostRounds; ++rounds) {
    const Round round = plan(current.result, banned, text.bytes.size());
    if (round.edits.empty()) break;
    TextFile next = text;
    next.bytes = apply_edits(text.bytes, round.edits);
    Checked checked = check_text(next, request);
    const std::set<Key> useless = ineffective(round, current.result, checked.result);
    if (!useless.empty()) {
      banned.insert(useless.begin(), useless.end());
      continue;
    }
    record(round, current.document.source(), applied);
    text = std::move(next);
    current = std::move(checked);
  }
  return {(file.byte_order_mark ? std::string(kByteOrderMark) : "") + text.bytes, std::move(applied),
          std::move(current)};
}

}  // namespace candor::desk
