#include "tracker/similarity.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/fold.h"

namespace candor::tracker {

namespace {

// What a term of the query counts, by where it stands there and in the other bug. A word of both titles tells most.
constexpr double kTitleTitle = 2.0;
constexpr double kTitleBody = 0.6;
constexpr double kBodyTitle = 0.6;
constexpr double kBodyBody = 0.35;
constexpr double kTag = 0.8;
constexpr double kSection = 1.2;
constexpr double kOwner = 0.4;
constexpr double kThirdBug = 0.8;  // both name the same other bug
constexpr double kNames = 12;      // one names the other
constexpr double kLengthShare = 0.5;
// An incident often grows out of another one of the same CA some weeks before (a revocation that was late, an answer
// that was not given), whatever the words are.
constexpr double kFollows = 14;
constexpr double kFollowsDays = 60;
constexpr int64_t kManyBugs = 20;  // among fewer, a word of half of them is no common one

bool is_word(std::string_view term) {
  return term.front() == 't' || term.front() == 'b';
}

}  // namespace

SimilaritySearch::SimilaritySearch(const Terms& query, int64_t own, Instant at)
    : own_(own), own_name_(std::to_string(own)), at_(at) {
  for (const std::string& term : query) {
    if (term.starts_with("n:")) named_[std::atoll(term.c_str() + 2)] = true;
    add_term(term);
  }
}

void SimilaritySearch::add_term(const std::string& term) {
  auto& known = is_word(term) ? words_ : others_;
  const std::string key = is_word(term) ? term.substr(2) : term;
  if (terms_.size() > 500 || known.contains(key)) return;
  QueryTerm one{.text = term};
  switch (term.front()) {
    case 't':
      one.title = kTitleTitle;
      one.body = kTitleBody;
      break;
    case 'b':
      one.title = kBodyTitle;
      one.body = kBodyBody;
      break;
    case 'g':
      one.body = kTag;
      break;
    case 's':
      one.body = kSection;
      break;
    case 'o':
      one.body = kOwner;
      break;
    default:
      one.body = kThirdBug;
  }
  known.emplace(key, static_cast<uint16_t>(terms_.size()));
  terms_.push_back(std::move(one));
}

void SimilaritySearch::consider(int64_t bug, Instant opened, std::string_view joined) {
  if (bug == own_) return;
  ++considered_;
  const double days = std::abs(static_cast<double>((at_ - opened).count())) / 86'400;
  Candidate candidate{.bug = bug, .days = days, .names = named_.contains(bug), .title_words = 0, .hits = {}};
  for (size_t at = 0; at < joined.size();) {
    const size_t tab = std::min(joined.find('\t', at), joined.size());
    const std::string_view term = joined.substr(at, tab - at);
    at = tab + 1;
    if (term.size() < 3) continue;
    const bool title = term.front() == 't';
    if (title) ++candidate.title_words;
    if (term.front() == 'n' && own_ != 0 && term.substr(2) == own_name_) candidate.names = true;
    const auto& known = is_word(term) ? words_ : others_;
    const auto found = known.find(is_word(term) ? term.substr(2) : term);
    if (found == known.end()) continue;
    const bool again = std::ranges::any_of(candidate.hits, [&](const Hit& hit) { return hit.term == found->second; });
    if (again) continue;
    candidate.hits.push_back({found->second, title});
    ++terms_[found->second].bugs;
  }
  title_words_ += candidate.title_words;
  if (!candidate.hits.empty() || candidate.names) candidates_.push_back(std::move(candidate));
}

double SimilaritySearch::weight(const QueryTerm& term) const {
  const auto all = static_cast<double>(considered_);
  const auto with = static_cast<double>(term.bugs);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

double SimilaritySearch::part(const Candidate& candidate, const Hit& hit) const {
  const double mean =
      considered_ == 0 ? 1 : std::max(1.0, static_cast<double>(title_words_) / static_cast<double>(considered_));
  const double length = 1 - kLengthShare + kLengthShare * candidate.title_words / mean;
  const QueryTerm& term = terms_[hit.term];
  return weight(term) * (hit.title ? term.title / length : term.body);
}

bool SimilaritySearch::same_owner(const Candidate& candidate) const {
  return std::ranges::any_of(candidate.hits, [&](const Hit& hit) { return terms_[hit.term].text.starts_with("o:"); });
}

double SimilaritySearch::score(const Candidate& candidate) const {
  double score = candidate.names ? kNames : 0;
  for (const Hit& hit : candidate.hits) score += part(candidate, hit);
  if (same_owner(candidate)) score += kFollows * std::exp(-candidate.days / kFollowsDays);
  return score;
}

Match SimilaritySearch::match(const Candidate& candidate) const {
  Match match{.bug = candidate.bug,
              .score = score(candidate),
              .shared = {},
              .names = candidate.names,
              .same_owner = same_owner(candidate)};
  std::vector<std::pair<double, uint16_t>> parts;
  for (const Hit& hit : candidate.hits) parts.emplace_back(-part(candidate, hit), hit.term);
  std::ranges::sort(parts);
  for (const auto& [part, term] : parts) {
    // What most bugs hold is no reason.
    const bool common = considered_ >= kManyBugs && static_cast<int64_t>(terms_[term].bugs) * 2 > considered_;
    if (!common || !is_word(terms_[term].text)) match.shared.push_back(terms_[term].text);
  }
  return match;
}

std::vector<Match> SimilaritySearch::best(size_t count) const {
  std::vector<std::pair<double, size_t>> scores;
  scores.reserve(candidates_.size());
  for (size_t i = 0; i < candidates_.size(); ++i) scores.emplace_back(-score(candidates_[i]), i);
  const size_t kept = std::min(count, scores.size());
  std::ranges::partial_sort(
      scores, scores.begin() + static_cast<std::ptrdiff_t>(kept), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : candidates_[a.second].bug > candidates_[b.second].bug;
      });
  std::vector<Match> matches;
  for (size_t i = 0; i < kept; ++i) matches.push_back(match(candidates_[scores[i].second]));
  return matches;
}

}  // namespace candor::tracker
