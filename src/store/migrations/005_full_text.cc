// SQLite's full text takes many bugs at once in a first sync. Its own settings, four small pieces before it puts them
// together and a megabyte in memory, made it write everything three times; more pieces cost a search next to nothing.
#include <array>

#include "store/migration.h"

namespace candor::store {

namespace {

constexpr std::array<std::string_view, 2> kStatements = {
    "sqlite:INSERT INTO bug_words_index (bug_words_index, rank) VALUES ('automerge', 16)",
    "sqlite:INSERT INTO bug_words_index (bug_words_index, rank) VALUES ('hashsize', 8388608)",
};

}  // namespace

extern const Migration kFullText{.name = "full text", .statements = kStatements};

}  // namespace candor::store
