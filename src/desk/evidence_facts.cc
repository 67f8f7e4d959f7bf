#include "desk/evidence_facts.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "desk/count_json.h"

namespace candor::desk {

namespace {

using Json = nlohmann::ordered_json;
using evidence::CrlFact;
using evidence::Tally;
using Counts = std::map<std::string, uint64_t>;

constexpr size_t kLargest = 256U << 20U;

Json time_json(const std::optional<Instant>& instant) {
  return instant ? Json(format_instant(*instant)) : Json(nullptr);
}

std::optional<Instant> time_of(const Json& json) {
  return json.is_string() ? parse_instant(json.get<std::string>()) : std::nullopt;
}

Json tally_json(const Tally& tally) {
  return Json{{"problem", tally.name.empty() ? Json(nullptr) : Json(tally.name)},
              {"rows", tally.rows()},
              {"certificates", tally.certificates},
              {"precertificates_without_certificate", tally.precertificates_alone},
              {"first_issued", time_json(tally.first)},
              {"last_issued", time_json(tally.last)},
              {"remaining_valid", tally.remaining_valid},
              {"revoked", tally.revoked},
              {"expired", tally.expired},
              {"planned", tally.planned},
              {"delayed", tally.delayed},
              {"malformed", tally.malformed},
              {"revoked_by_reason", tally.by_reason},
              {"by_type", tally.by_type},
              {"by_issuer", tally.by_issuer},
              {"by_month", tally.by_month}};
}

Tally tally_of(const Json& json) {
  Tally tally;
  if (json.at("problem").is_string()) tally.name = json.at("problem").get<std::string>();
  json.at("certificates").get_to(tally.certificates);
  json.at("precertificates_without_certificate").get_to(tally.precertificates_alone);
  tally.first = time_of(json.at("first_issued"));
  tally.last = time_of(json.at("last_issued"));
  json.at("remaining_valid").get_to(tally.remaining_valid);
  json.at("revoked").get_to(tally.revoked);
  json.at("expired").get_to(tally.expired);
  json.at("planned").get_to(tally.planned);
  json.at("delayed").get_to(tally.delayed);
  json.at("malformed").get_to(tally.malformed);
  tally.by_reason = json.at("revoked_by_reason").get<Counts>();
  tally.by_type = json.at("by_type").get<Counts>();
  tally.by_issuer = json.at("by_issuer").get<Counts>();
  tally.by_month = json.at("by_month").get<Counts>();
  return tally;
}

Json crl_json(const CrlFact& crl) {
  return Json{{"file", crl.file},
              {"sha256", crl.sha256},
              {"issuer", crl.issuer},
              {"this_update", time_json(crl.this_update)},
              {"next_update", time_json(crl.next_update)},
              {"number", crl.number},
              {"entries", crl.entries},
              {"delta", crl.delta},
              {"indirect", crl.indirect},
              {"stale", crl.stale},
              {"signature", evidence::to_string(crl.verified)},
              {"problem", crl.problem},
              {"note", crl.note},
              {"passed_over", crl.passed_over}};
}

Json listing_json(const evidence::ListingFact& listing) {
  return Json{{"file", listing.file},
              {"rows", listing.rows},
              {"found", listing.found},
              {"repeated", listing.repeated},
              {"known_only_from_here", listing.alone},
              {"undecided", listing.undecided},
              {"columns_not_used", listing.unused}};
}

evidence::ListingFact listing_of(const Json& json) {
  return {json.at("file").get<std::string>(),
          json.at("rows").get<uint64_t>(),
          json.at("found").get<uint64_t>(),
          json.at("repeated").get<uint64_t>(),
          json.at("known_only_from_here").get<uint64_t>(),
          json.at("undecided").get<uint64_t>(),
          json.at("columns_not_used").get<std::vector<std::string>>()};
}

Json logged_json(const std::optional<LoggedFacts>& logged) {
  if (!logged) return nullptr;
  return Json{{"shown_to_be_logged", logged->shown},
              {"not_shown_to_be_logged", logged->not_shown_rows()},
              {"not_for_tls_servers", logged->not_owed},
              {"not_shown_by_reason", logged->not_shown}};
}

std::optional<LoggedFacts> logged_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return LoggedFacts{json.at("shown_to_be_logged").get<uint64_t>(), json.at("not_for_tls_servers").get<uint64_t>(),
                     json.at("not_shown_by_reason").get<Counts>()};
}

evidence::Verified verified_of(std::string_view text) {
  using evidence::Verified;
  for (const Verified verified : {Verified::good, Verified::bad, Verified::unknown_algorithm}) {
    if (evidence::to_string(verified) == text) return verified;
  }
  return Verified::no_issuer;
}

CrlFact crl_of(const Json& json) {
  CrlFact crl;
  json.at("file").get_to(crl.file);
  json.at("sha256").get_to(crl.sha256);
  json.at("issuer").get_to(crl.issuer);
  crl.this_update = time_of(json.at("this_update"));
  crl.next_update = time_of(json.at("next_update"));
  json.at("number").get_to(crl.number);
  json.at("entries").get_to(crl.entries);
  json.at("delta").get_to(crl.delta);
  json.at("indirect").get_to(crl.indirect);
  json.at("stale").get_to(crl.stale);
  crl.verified = verified_of(json.at("signature").get<std::string>());
  json.at("problem").get_to(crl.problem);
  json.at("note").get_to(crl.note);
  json.at("passed_over").get_to(crl.passed_over);
  return crl;
}

void read_summary(const Json& json, evidence::Summary& s) {
  s.as_of = time_of(json.at("as_of")).value_or(Instant{});
  s.total = tally_of(json.at("total"));
  for (const Json& tally : json.at("problems")) s.problems.push_back(tally_of(tally));
  const Json& read = json.at("read");
  read.at("certificates").get_to(s.inputs_read);
  read.at("duplicates").get_to(s.duplicates);
  read.at("rejected").get_to(s.rejected);
  read.at("pairs").get_to(s.paired);
  s.odd_pairs = json.at("odd_pairs").get<Counts>();
}

EvidenceFacts facts_of(const Json& json) {
  EvidenceFacts facts;
  json.at("guidelines").get_to(facts.guidelines);
  json.at("columns_of").get_to(facts.columns_of);
  facts.revoke_by = time_of(json.at("revoke_by"));
  facts.planned = time_of(json.at("planned"));
  json.at("where").get_to(facts.heuristic.where);
  for (const Json& condition : json.at("conditions")) {
    facts.heuristic.problems.push_back(
        {condition.at("name").get<std::string>(), condition.at("sql").get<std::string>()});
  }
  read_summary(json, facts.summary);
  for (const Json& listing : json.at("listings")) facts.listings.push_back(listing_of(listing));
  for (const Json& crl : json.at("crls")) facts.crls.push_back(crl_of(crl));
  facts.uncovered = json.at("issuers_without_crl").get<std::vector<std::string>>();
  json.at("holds_released").get_to(facts.released);
  json.at("revocations_vanished").get_to(facts.vanished);
  json.at("asked").get_to(facts.asked);
  json.at("not_found").get_to(facts.not_found);
  json.at("names_withheld").get_to(facts.withheld);
  json.at("lists_urls").get_to(facts.lists_urls);
  facts.logged = logged_of(json.at("certificate_transparency"));
  return facts;
}

void add(Counts& sum, const Counts& more) {
  for (const auto& [name, count] : more) sum[name] += count;
}

void add(Tally& sum, const Tally& more) {
  sum.certificates += more.certificates;
  sum.precertificates_alone += more.precertificates_alone;
  if (more.first && (!sum.first || *more.first < *sum.first)) sum.first = more.first;
  if (more.last && (!sum.last || *more.last > *sum.last)) sum.last = more.last;
  sum.remaining_valid += more.remaining_valid;
  sum.expired += more.expired;
  sum.revoked += more.revoked;
  sum.planned += more.planned;
  sum.delayed += more.delayed;
  sum.malformed += more.malformed;
  add(sum.by_reason, more.by_reason);
  add(sum.by_type, more.by_type);
  add(sum.by_issuer, more.by_issuer);
  add(sum.by_month, more.by_month);
}

}  // namespace

Json facts_json(const EvidenceFacts& facts) {
  Json problems = Json::array();
  for (const Tally& tally : facts.summary.problems) problems.push_back(tally_json(tally));
  Json conditions = Json::array();
  for (const auto& problem : facts.heuristic.problems) {
    conditions.push_back({{"name", problem.name}, {"sql", problem.sql}});
  }
  Json crls = Json::array();
  for (const CrlFact& crl : facts.crls) crls.push_back(crl_json(crl));
  Json listings = Json::array();
  for (const auto& listing : facts.listings) listings.push_back(listing_json(listing));
  const auto& s = facts.summary;
  return Json{
      {"schema", "candor.evidence.summary/1"},
      {"guidelines", facts.guidelines},
      {"columns_of", facts.columns_of},
      {"as_of", format_instant(s.as_of)},
      {"revoke_by", time_json(facts.revoke_by)},
      {"planned", time_json(facts.planned)},
      {"where", facts.heuristic.where},
      {"conditions", std::move(conditions)},
      {"total", tally_json(s.total)},
      {"problems", std::move(problems)},
      {"read",
       {{"certificates", s.inputs_read}, {"duplicates", s.duplicates}, {"rejected", s.rejected}, {"pairs", s.paired}}},
      {"odd_pairs", s.odd_pairs},
      {"listings", std::move(listings)},
      {"crls", std::move(crls)},
      {"issuers_without_crl", facts.uncovered},
      {"holds_released", facts.released},
      {"revocations_vanished", facts.vanished},
      {"asked", facts.asked},
      {"not_found", facts.not_found},
      {"names_withheld", facts.withheld},
      {"lists_urls", facts.lists_urls},
      {"certificate_transparency", logged_json(facts.logged)}};
}

uint64_t LoggedFacts::not_shown_rows() const {
  uint64_t rows = 0;
  for (const auto& [reason, count] : not_shown) rows += count;
  return rows;
}

uint64_t EvidenceFacts::undecided() const {
  const auto& total = summary.total;
  return total.remaining_valid - std::min(total.remaining_valid, total.planned + total.delayed);
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string write_facts(const EvidenceFacts& facts) {
  return json_text(facts_json(facts));
}

Result<EvidenceFacts> read_facts(const std::string& path) {
  auto bytes = read_file(path, kLargest);
  if (!bytes) return bytes.error();
  try {
    return facts_of(parse_counts(*bytes));
  } catch (const Json::exception&) {
    return Error{fmt::format("{} is no summary of 'candor evidence build'", path), "Build the evidence set again."};
  }
}

void add_shard(EvidenceFacts& sum, const EvidenceFacts& shard) {
  auto& s = sum.summary;
  add(s.total, shard.summary.total);
  for (size_t i = 0; i < std::min(s.problems.size(), shard.summary.problems.size()); ++i) {
    add(s.problems[i], shard.summary.problems[i]);
  }
  s.inputs_read += shard.summary.inputs_read;
  s.duplicates += shard.summary.duplicates;
  s.paired += shard.summary.paired;
  add(s.odd_pairs, shard.summary.odd_pairs);
  sum.released += shard.released;
  sum.vanished += shard.vanished;
  sum.withheld += shard.withheld;
  if (sum.logged && shard.logged) {
    sum.logged->shown += shard.logged->shown;
    sum.logged->not_owed += shard.logged->not_owed;
    add(sum.logged->not_shown, shard.logged->not_shown);
  }
  sum.uncovered.insert(sum.uncovered.end(), shard.uncovered.begin(), shard.uncovered.end());
  std::sort(sum.uncovered.begin(), sum.uncovered.end());
  sum.uncovered.erase(std::unique(sum.uncovered.begin(), sum.uncovered.end()), sum.uncovered.end());
}

}  // namespace candor::desk
