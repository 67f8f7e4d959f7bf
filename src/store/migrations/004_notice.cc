// The journal of what is told by mail and webhook. Durable before anything is sent.
#include <array>

#include "store/migration.h"

namespace candor::store {

namespace {

constexpr std::array<std::string_view, 3> kStatements = {
    // `id` is made of the receiver and the events, so that the same message has the same name wherever it is sent.
    "CREATE TABLE notice (id {text} NOT NULL PRIMARY KEY, receiver {text} NOT NULL, kind {text} NOT NULL, stage {text} "
    "NOT NULL, attempts BIGINT NOT NULL, planned_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, next_at BIGINT NOT "
    "NULL, remark {text} NOT NULL, message {text} NOT NULL)",
    // What a receiver has been told, or is being told: each event once.
    "CREATE TABLE notice_event (receiver {text} NOT NULL, event {text} NOT NULL, notice {text} NOT NULL, PRIMARY KEY "
    "(receiver, event))",
    "CREATE INDEX notice_by_stage ON notice (stage, planned_at)",
};

}  // namespace

extern const Migration kNotice{.name = "notice", .statements = kStatements};

}  // namespace candor::store
