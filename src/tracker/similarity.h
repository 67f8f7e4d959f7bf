// How alike incidents are: which of their telling terms (terms.h) they share, rare ones counting more (BM25's idf, over
// the bugs that were looked at). Pure; reads each candidate once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tracker/terms.h"

namespace candor::tracker {

struct Match {
  int64_t bug = 0;
  double score = 0;
  std::vector<std::string> shared;  // terms of the query, what counted most first
  bool names = false;               // one of the two names the other
  bool same_owner = false;
};

class SimilaritySearch {
 public:
  // `own`: the query's bug number, 0 when it has none; it does not match itself. `at`: when the incident was opened.
  SimilaritySearch(const Terms& query, int64_t own, Instant at);

  // `terms` as join_terms() made them.
  void consider(int64_t bug, Instant opened, std::string_view terms);
  // Best first; equal scores: the later bug first.
  std::vector<Match> best(size_t count) const;

 private:
  struct QueryTerm {
    std::string text;            // with its kind
    double title = 0, body = 0;  // how much it counts when it stands in the other's title, or anywhere else
    int64_t bugs = 0;            // candidates that have it
  };
  struct Hit {
    uint16_t term = 0;
    bool title = false;
  };
  struct Candidate {
    int64_t bug = 0;
    double days = 0;  // between the two
    bool names = false;
    uint16_t title_words = 0;
    std::vector<Hit> hits;
  };

  void add_term(const std::string& term);
  double weight(const QueryTerm& term) const;
  double part(const Candidate& candidate, const Hit& hit) const;
  bool same_owner(const Candidate& candidate) const;
  double score(const Candidate& candidate) const;
  Match match(const Candidate& candidate) const;

  // Finds a view without making a string of it: this runs for each term of each bug of two years.
  struct ViewHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Index = std::unordered_map<std::string, uint16_t, ViewHash, std::equal_to<>>;

  int64_t own_;
  std::string own_name_;
  Instant at_;
  std::vector<QueryTerm> terms_;
  // Words match whether they stand in a title or a text; the other kinds only their own, and are kept with it.
  Index words_, others_;
  std::unordered_map<int64_t, bool> named_;
  int64_t considered_ = 0;
  int64_t title_words_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace candor::tracker
