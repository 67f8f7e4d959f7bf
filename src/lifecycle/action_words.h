// The words in which an update speaks of Action Items.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candor::lifecycle {

// Words of a description that tell it from other items: folded, without common words, stemmed a little.
std::vector<std::string> telling_words(std::string_view text);
// A sentence's words point at an item's. `only`: there is no other item it could mean.
bool speaks_of(const std::vector<std::string>& sentence, const std::vector<std::string>& item, bool only);

struct ItemReference {
  std::vector<int> numbers;  // "action item 2", "items 1 and 3", "the second one"
  bool last = false;         // "the last item"
  bool all = false;          // "all action items", "both"
  bool remaining = false;    // "the remaining items"
  bool unnamed = false;      // "the action item"
  bool pronoun = false;      // "it", "this"
};
ItemReference read_reference(std::string_view sentence);

enum class Telling { nothing, completed, moved, late, canceled };
Telling read_telling(std::string_view sentence);

bool status_complete(std::string_view status);

}  // namespace candor::lifecycle
