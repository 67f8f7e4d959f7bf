// The mirror of the public tracker: a copy of what others wrote, which a sync can always make again. No part of the
// chain of revisions.
#include <array>

#include "store/migration.h"

namespace candor::store {

namespace {

constexpr std::array<std::string_view, 22> kStatements = {
    // As the tracker gave it. `lists` is JSON: cc, groups, keywords, see_also, blocks, depends_on, flags. The columns
    // from `owner` on are ours: read out of title and whiteboard, and how the bug stands in the mirror.
    "CREATE TABLE bug (id {id}, product {text} NOT NULL, component {text} NOT NULL, summary {text} NOT NULL, "
    "whiteboard {text} NOT NULL, status {text} NOT NULL, resolution {text} NOT NULL, type {text} NOT NULL, "
    "creator {text} NOT NULL, creator_name {text} NOT NULL, assignee {text} NOT NULL, assignee_name {text} NOT NULL, "
    "opened BIGINT, changed BIGINT, resolved BIGINT, duplicate_of BIGINT NOT NULL, comment_count BIGINT NOT NULL, "
    "lists {text} NOT NULL, history_known BIGINT NOT NULL, "
    "owner {text} NOT NULL, year BIGINT NOT NULL, open BIGINT NOT NULL, restricted BIGINT NOT NULL, "
    "visibility BIGINT NOT NULL, read_at BIGINT NOT NULL, absent_at BIGINT)",
    "CREATE INDEX bug_by_opened ON bug (opened)",
    "CREATE INDEX bug_by_year ON bug (year, id)",
    "CREATE TABLE bug_owner (owner {text} NOT NULL, bug BIGINT NOT NULL, PRIMARY KEY (owner, bug))",
    "CREATE INDEX bug_owner_by_bug ON bug_owner (bug)",
    "CREATE TABLE bug_tag (tag {text} NOT NULL, bug BIGINT NOT NULL, PRIMARY KEY (tag, bug))",
    "CREATE INDEX bug_tag_by_bug ON bug_tag (bug)",
    "CREATE TABLE bug_section (section {text} NOT NULL, document {text} NOT NULL, bug BIGINT NOT NULL, "
    "PRIMARY KEY (section, document, bug))",
    "CREATE INDEX bug_section_by_bug ON bug_section (bug)",

    // hidden: it was there once and is not shown to us any more. edited_at: when we noticed that its text differs.
    "CREATE TABLE bug_comment (id {id}, bug BIGINT NOT NULL, number BIGINT NOT NULL, author {text} NOT NULL, at "
    "BIGINT, "
    "text {text} NOT NULL, private BIGINT NOT NULL, attachment BIGINT NOT NULL, tags {text} NOT NULL, "
    "hidden BIGINT NOT NULL, edited_at BIGINT)",
    "CREATE INDEX bug_comment_by_bug ON bug_comment (bug, number)",
    // What an edited comment said before.
    "CREATE TABLE bug_comment_before (comment BIGINT NOT NULL, noticed_at BIGINT NOT NULL, text {text} NOT NULL, "
    "PRIMARY KEY (comment, noticed_at))",
    "CREATE TABLE bug_change (bug BIGINT NOT NULL, place BIGINT NOT NULL, at BIGINT, who {text} NOT NULL, "
    "field {text} NOT NULL, removed {text} NOT NULL, added {text} NOT NULL, first BIGINT NOT NULL, "
    "PRIMARY KEY (bug, place))",
    "CREATE TABLE bug_attachment (id {id}, bug BIGINT NOT NULL, file_name {text} NOT NULL, summary {text} NOT NULL, "
    "content_type {text} NOT NULL, creator {text} NOT NULL, created BIGINT, size BIGINT NOT NULL, "
    "private BIGINT NOT NULL, obsolete BIGINT NOT NULL)",
    "CREATE INDEX bug_attachment_by_bug ON bug_attachment (bug)",

    // Each word of a bug once, for full text; and its telling terms (tracker/terms.h), for what is related.
    "CREATE TABLE bug_words (bug {id}, words {text} NOT NULL, terms {text} NOT NULL)",
    "sqlite:CREATE VIRTUAL TABLE bug_words_index USING fts5(words, content='bug_words', content_rowid='bug', "
    "tokenize='unicode61 remove_diacritics 0')",
    "sqlite:CREATE TRIGGER bug_words_added AFTER INSERT ON bug_words BEGIN INSERT INTO bug_words_index (rowid, words) "
    "VALUES (new.bug, new.words); END",
    "sqlite:CREATE TRIGGER bug_words_gone AFTER DELETE ON bug_words BEGIN INSERT INTO bug_words_index "
    "(bug_words_index, rowid, words) VALUES ('delete', old.bug, old.words); END",
    "postgresql:CREATE INDEX bug_words_index ON bug_words USING gin (to_tsvector('simple', words))",

    // Where the sync stands, and which bugs wait to be read.
    "CREATE TABLE sync_state (name {text} NOT NULL PRIMARY KEY, value {text} NOT NULL)",
    "CREATE TABLE sync_waiting (bug {id}, comments BIGINT NOT NULL)",
};

}  // namespace

extern const Migration kMirror{.name = "mirror", .statements = kStatements};

}  // namespace candor::store
