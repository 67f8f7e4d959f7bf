// The incident record: the chain of revisions, and what is made out of it for quick lists.
#include <array>

#include "store/migration.h"

namespace candor::store {

namespace {

constexpr std::array<std::string_view, 21> kStatements = {
    // The truth. `content` is empty where it was redacted; content_sha256 stays.
    "CREATE TABLE revision (seq {id}, subject {text} NOT NULL, number BIGINT NOT NULL, kind {text} NOT NULL, "
    "actor {text} NOT NULL, at BIGINT NOT NULL, content {text}, content_sha256 {text} NOT NULL, "
    "prev_hash {text} NOT NULL, hash {text} NOT NULL, UNIQUE (subject, number))",
    // Its last link, so that a chain cut off at its end is noticed.
    "CREATE TABLE chain_head (id {id}, seq BIGINT NOT NULL, hash {text} NOT NULL)",

    // Projections: derived from the revisions, compared and rebuilt by `candor verify`.
    "CREATE TABLE incident (id {id}, revision BIGINT NOT NULL, ca {text} NOT NULL, title {text} NOT NULL, "
    "state {text} NOT NULL, security_sensitive BIGINT NOT NULL, guidelines {text} NOT NULL, aware_at BIGINT, "
    "year BIGINT NOT NULL, bug BIGINT, next_update BIGINT, questions_open BIGINT NOT NULL, postings BIGINT NOT NULL, "
    "actions_open BIGINT NOT NULL, tags {text} NOT NULL, changed_at BIGINT NOT NULL)",
    "CREATE INDEX incident_by_ca ON incident (ca, id)",
    "CREATE INDEX incident_by_state ON incident (state, id)",
    "CREATE INDEX incident_by_year ON incident (year, id)",
    "CREATE INDEX incident_by_bug ON incident (bug)",
    "CREATE TABLE incident_tag (tag {text} NOT NULL, incident BIGINT NOT NULL, PRIMARY KEY (tag, incident))",
    "CREATE INDEX incident_tag_by_incident ON incident_tag (incident)",
    "CREATE TABLE incident_words (incident {id}, words {text} NOT NULL)",
    "sqlite:CREATE VIRTUAL TABLE incident_words_index USING fts5(words, content='incident_words', "
    "content_rowid='incident', tokenize='unicode61 remove_diacritics 0')",
    "sqlite:CREATE TRIGGER incident_words_added AFTER INSERT ON incident_words BEGIN INSERT INTO "
    "incident_words_index (rowid, words) VALUES (new.incident, new.words); END",
    "sqlite:CREATE TRIGGER incident_words_gone AFTER DELETE ON incident_words BEGIN INSERT INTO "
    "incident_words_index (incident_words_index, rowid, words) VALUES ('delete', old.incident, old.words); END",
    "postgresql:CREATE INDEX incident_words_index ON incident_words USING gin (to_tsvector('simple', words))",

    // What runs or is owed, one row a clock: `candor due` is one look into open_clock_by_due.
    "CREATE TABLE open_clock (incident BIGINT NOT NULL, place BIGINT NOT NULL, clock {text} NOT NULL, ca {text} NOT "
    "NULL, "
    "level {text} NOT NULL, due BIGINT, detail {text} NOT NULL, PRIMARY KEY (incident, place))",
    "CREATE INDEX open_clock_by_due ON open_clock (due, incident)",
    "CREATE INDEX open_clock_by_ca ON open_clock (ca, due)",

    // Links between incidents, in both directions by index.
    "CREATE TABLE incident_link (incident BIGINT NOT NULL, place BIGINT NOT NULL, relation {text} NOT NULL, "
    "to_incident BIGINT, to_bug BIGINT, PRIMARY KEY (incident, place))",
    "CREATE INDEX incident_link_by_incident ON incident_link (to_incident)",
    "CREATE INDEX incident_link_by_bug ON incident_link (to_bug)",
    "INSERT INTO chain_head (id, seq, hash) VALUES (1, 0, "
    "'0000000000000000000000000000000000000000000000000000000000000000')",
};

}  // namespace

extern const Migration kRecord{.name = "record", .statements = kStatements};

}  // namespace candor::store
