// The words in which an update speaks of Action Items.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::lifecycle {

// Words of a description that tell it from other items: folded, without common words, stemmed a little.
std::vector<std::string> telling_words(std::string_view text);
// A sentence's words point at an item's: two of them, or one of a short description.
bool speaks_of(const std::vector<std::string>& sentence, const std::vector<std::string>& item);
bool share_a_word(const std::vector<std::string>& sentence, const std::vector<std::string>& item);

struct ItemReference {
  std::vector<int> numbers;  // "action item 2", "items 1 and 3", "the second one"
  bool last = false;         // "the last item"
  bool all = false;          // "all action items", "both"
  bool remaining = false;    // "the remaining items"
  bool unnamed = false;      // "the action item"
};
ItemReference read_reference(std::string_view sentence);

enum class Telling { nothing, completed, moved, late, canceled };
Telling read_telling(std::string_view sentence);
// The same told by the item's own verb: "the media have not been destroyed yet" of an item "Old media destroyed".
Telling own_verb(std::string_view sentence, const std::vector<std::string>& item);
// Says something more of what the sentence before it spoke of ("It is not complete", "New date: ...").
bool goes_on(std::string_view sentence);
// Behind a sentence on a delay: names when it is expected now.
bool expects_anew(std::string_view sentence);
// The date that stands at this offset is where something is moved to ("from 2026-05-10 to 2026-05-20", "New date:
// ...").
bool names_new_date(std::string_view sentence, size_t offset);
// ... or where it is moved from ("instead of 2026-05-10").
bool names_old_date(std::string_view sentence, size_t offset);

bool status_complete(std::string_view status);

}  // namespace candor::lifecycle
