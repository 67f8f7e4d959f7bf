// The journal of what is to be put on the tracker, and how far each posting is. Durable before anything is sent.
#include <array>

#include "store/migration.h"

namespace candor::store {

namespace {

constexpr std::array<std::string_view, 2> kStatements = {
    "CREATE TABLE outbox (id {id}, incident BIGINT NOT NULL, bug BIGINT NOT NULL, what {text} NOT NULL, stage {text} "
    "NOT NULL, posting {text} NOT NULL, mark {text}, delivery {text}, remark {text} NOT NULL, actor {text} NOT NULL, "
    "approved_by {text} NOT NULL, planned_at BIGINT NOT NULL, changed_at BIGINT NOT NULL)",
    "CREATE INDEX outbox_by_stage ON outbox (stage, id)",
};

}  // namespace

extern const Migration kOutbox{.name = "outbox", .statements = kStatements};

}  // namespace candor::store
