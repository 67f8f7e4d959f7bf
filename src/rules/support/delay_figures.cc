#include "rules/support/delay_figures.h"

#include <algorithm>
#include <vector>

#include "base/fold.h"
#include "rules/support/moments.h"
#include "rules/support/place.h"
#include "rules/support/prose.h"
#include "rules/support/words.h"

namespace candor::rules {

namespace {

// Words of one sentence or table cell pair, looked at for a subject and a number beside it.
bool has_number(const Words& words, size_t first, size_t last) {
  static const Patterns kNone(
      "every certificate|single|last|one; none|no|zero|all|nil|neither|both; "
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve "
      "certificate*|of|are|is|were|was|have|has|remain*|more|other|others|still|left|not|could|expired|revoked");
  for (size_t i = first; i < last; ++i) {
    if (number_of(words[i]) && !words.joined(i)) return true;
  }
  return kNone.find(words, first, last).has_value();
}

const Patterns& not_revoked_phrases() {
  static const Patterns kPhrases(
      "still ~ do|go|come|treat|handle; not ~ revoked; unrevoked|nonrevoked; non revoked; "
      "remain*|outstanding|pending|left|open|missing|waiting|queue|queued|backlog; to go; still ~ "
      "valid|active|use|unrevoked|revoked|revocation; to be revoked; yet ~ revoked|revoke; awaiting ~ "
      "revocation|replacement; all ~ revoked; still|in|continue* ~ use");
  return kPhrases;
}

const Patterns& expired_phrases() {
  static const Patterns kPhrases(
      "expire*|expiry|expiration|lapsed; reached|reach|reaches ~ end ~ validity|date; reached|reach|past ~ end date; "
      "ran out; run out; run|ran|runs ~ out");
  return kPhrases;
}

// Not "will be revoked before they expire".
bool tells_expired(const Words& words, size_t first, size_t last) {
  static const Patterns kAhead("before|until|will|would|to|may|might|can|soon expire|expires|expiry|expiration");
  return expired_phrases().find(words, first, last) && !kAhead.find(words, first, last);
}

// "Estimated completion of all remaining revocations" tells a day, and how many are left only if there is a number.
bool only_estimates(const Words& words, size_t first, size_t last) {
  static const Patterns kEstimate(
      "estimat*|expected|planned|forecast ~ complet*|end|finish; complet*|end of all ~ revo*");
  if (!kEstimate.find(words, first, last)) return false;
  for (size_t i = first; i < last; ++i) {
    if (number_of(words[i]) && !words.joined(i)) return false;
  }
  return true;
}

bool tells_not_revoked(const Words& words, size_t first, size_t last) {
  return not_revoked_phrases().find(words, first, last) && !only_estimates(words, first, last);
}

// "revoked" that is not part of "not yet revoked" or "to be revoked".
bool tells_revoked(const Words& words, size_t first, size_t last) {
  static const Patterns kRevoked(
      "revoked; revocation|revocations ~ complete*|done|carried|performed|executed; revocation|revocations ~ "
      "so far; able|managed to revoke; could revoke; completed ~ revocation*; have ~ revoked");
  static const Patterns kNot(
      "not ~ revoked; yet ~ revoked; be revoked; expect*|plan*|will|hope*|aim*|intend* ~ have; unrevoked; non revoked; "
      "still|remain* ~ revoked");
  size_t from = first;
  while (const auto at = kRevoked.find(words, from, last)) {
    // The negation belongs to this occurrence when it stands within the five words before it.
    const size_t window = *at >= first + 5 ? *at - 5 : first;
    if (!kNot.find(words, window, *at + 1)) return true;
    from = *at + 1;
  }
  return false;
}

// A number that is no part of a date, beside none of the words above, of certificates or in a cell of its own.
bool is_unknown_figure(const Words& words, size_t first, size_t last) {
  static const Patterns kKnown("revo*|unrevoked|expire*|expir*|lapse*|replac*; item*|comment*|bug|section");
  if (kKnown.find(words, first, last)) return false;
  static const Patterns kCertificates("certificate*|certs|them|these|still");
  const bool cell = last - first <= 8;
  for (size_t i = first; i < last; ++i) {
    const auto value = number_of(words[i]);
    if (value && !words.joined(i) && (*value < 1990 || *value > 2100))
      return cell || kCertificates.find(words, first, last);
  }
  return false;
}

bool tells_estimate(const Input& in, const Words& words, size_t first, size_t last, Span line) {
  static const Patterns kOpenEnd(
      "not|cannot|can't|unable|don't ~ know|say|estimate|predict|foresee|tell|give|name|known|possible|clear; "
      "unknown|unclear|uncertain; no ~ estimate|date|forecast; depend|depends on|upon; up to ~ "
      "operator*|ministr*|customer*|subscriber*|them|him|her|others; rather not; next|first|another|further "
      "batch|wave|group|"
      "round|part|tranche; next|further|another update|report|comment; action item*; item|items 1|2|3|4|5|6|7|8|9");
  if (kOpenEnd.find(words, first, last)) return false;
  static const Patterns kAhead(
      "estimate*|expect*|plan|plans|planned|forecast*|anticipat*|schedul*|target*|intend*|aim|deadline|eta|goal; "
      "promis*|agree*|announc*|want* ~ replac*|revo*|finish*|complet*; "
      "complet*|finish*|conclu*|remaining|last|all|rest|end ~ no later; "
      "commit*|hope|hopes|aims|assur* ~ complet*|finish*|through|done|revo*|day|date|end; through|done ~ "
      "within|by|on|in; "
      "final|last ~ day|date; will|shall ~ complete*|revoked|finish*|done|through|concluded|end; by|until|before ~ "
      "latest");
  // "Revoked on 21 May" looks back, "revocation on 21 May" or "revoked by Friday" ahead.
  static const Patterns kWeak(
      "revo* ~ by|until|before|on; complet*|finish*|conclu*|remaining|last|all|rest|end ~ "
      "by|on|until|before|within|in");
  static const Patterns kPast(
      "have|has|had|was|were|are ~ revoked; revoked|completed ~ so far|already; by|as of|until today|now ~ revoked");
  static const Patterns kDone(
      "all ~ certificates ~ revoked|expired; revocation ~ complete*|finished|concluded|done; no ~ "
      "certificate* ~ remain*|left|outstanding; none ~ remain*|left|outstanding");
  if (kDone.find(words, first, last)) return true;
  if (!kAhead.find(words, first, last) && (!kWeak.find(words, first, last) || kPast.find(words, first, last))) {
    return false;
  }
  static const Patterns kWhen(
      "january|february|march|april|june|july|august|september|october|november|december; "
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today; "
      "within|in|another|next ~ hours|hour|days|day|weeks|week|month|months; end of ~ "
      "day|week|month|year|quarter; next|this ~ week|month|quarter; mid|early|late|q1|q2|q3|q4");
  if (kWhen.find(words, first, last)) return true;
  return std::any_of(in.report.stamps.begin(), in.report.stamps.end(), [&](const report::Timestamp& stamp) {
    return line.contains(stamp.span.begin) && stamp.has_date && looks_ahead(in, stamp);
  });
}

void read_line(const Input& in, const markdown::Line& line, DelayFigures& figures, const Span& last_subject) {
  const Words& words = words_of(in, line);
  for_sentences(words, [&](size_t first, size_t last) {
    if (has_number(words, first, last)) {
      figures.revoked = figures.revoked || tells_revoked(words, first, last);
      figures.not_revoked = figures.not_revoked || tells_not_revoked(words, first, last);
      figures.expired = figures.expired || tells_expired(words, first, last);
      figures.other_numbers = figures.other_numbers || is_unknown_figure(words, first, last);
    }
    figures.estimate = figures.estimate || tells_estimate(in, words, first, last, line.content);
  });
  static const Patterns kSubject("revo*");
  if (kSubject.in(words)) {
    figures.about_progress = true;
    if (figures.place == last_subject) figures.place = line.content;
  }
}

// A table whose header row names the figures and whose rows hold them.
void read_table(const Input& in, const std::vector<const markdown::Line*>& rows, DelayFigures& figures) {
  if (rows.size() < 2) return;
  const auto& header = rows.front()->cells;
  for (size_t row = 1; row < rows.size(); ++row) {
    const auto& cells = rows[row]->cells;
    for (size_t i = 0; i < std::min(header.size(), cells.size()); ++i) {
      const std::string pair = std::string(in.text(header[i])) + ": " + std::string(in.text(cells[i]));
      const Words words(pair);
      if (!has_number(words, 0, words.size())) continue;
      figures.revoked = figures.revoked || tells_revoked(words, 0, words.size());
      figures.not_revoked = figures.not_revoked || tells_not_revoked(words, 0, words.size());
      figures.expired = figures.expired || expired_phrases().in(words);
      figures.other_numbers = figures.other_numbers || is_unknown_figure(words, 0, words.size());
      figures.estimate = figures.estimate || tells_estimate(in, words, 0, words.size(), cells[i]);
    }
  }
}

}  // namespace

std::optional<DelayFigures> delay_figures(const Input& in) {
  if (&in.report != &in.document.main() || !in.context.tagged("revocation-delay")) return {};
  DelayFigures figures;
  const Span top = top_of_report(in);
  figures.place = top;
  std::vector<const markdown::Line*> table;
  for_own_lines(in, [&](const markdown::Line& line) {
    if (line.table) {
      table.push_back(&line);
    } else {
      read_table(in, table, figures);
      table.clear();
    }
    read_line(in, line, figures, top);
  });
  read_table(in, table, figures);
  return figures;
}

}  // namespace candor::rules
