// Which Action Items the sentences of a posting speak of, and what they tell of them.
#include <algorithm>

#include "base/fold.h"
#include "lifecycle/action_ledger.h"

namespace candor::lifecycle {

// By number, "both", "all", "the remaining one", by the due date, or by at least two of its own words.
std::vector<size_t> ActionLedger::named_in(const Said& said) const {
  const ItemReference reference = read_reference(said.text);
  std::vector<size_t> found;
  const auto put = [&](size_t index) {
    if (index < items_.size() && std::ranges::find(found, index) == found.end()) found.push_back(index);
  };
  for (const int number : reference.numbers) {
    if (number > 0) put(static_cast<size_t>(number) - 1);
  }
  if (reference.last && !items_.empty()) put(items_.size() - 1);
  const auto words = telling_words(said.text);
  for (size_t i = 0; found.empty() && i < items_.size(); ++i) {
    if (speaks_of(words, items_[i].words)) put(i);
  }
  for (size_t i = 0; found.empty() && i < items_.size(); ++i) {
    const bool by_date = !items_[i].dues.empty() && std::ranges::any_of(said.stamps, [&](const StampRead& stamp) {
      return !stamp.has_time && stamp.latest == items_[i].dues.back().end;
    });
    if (by_date && said.telling != Telling::nothing) put(i);
  }
  if (!found.empty()) return found;
  const bool every = reference.all || (reference.unnamed && items_.size() == 1);
  for (size_t i = 0; (every || reference.remaining) && i < items_.size(); ++i) {
    if (every || !items_[i].completed) put(i);
  }
  return found;
}

// The one item that shares a word with the sentence, or whose own verb it uses ("Destroyed!" of "Old media destroyed").
std::vector<size_t> ActionLedger::hinted_in(const Said& said) const {
  const auto words = telling_words(said.text);
  std::vector<size_t> found;
  for (size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].completed && !items_[i].canceled && share_a_word(words, items_[i].words)) found.push_back(i);
  }
  return found.size() == 1 ? found : std::vector<size_t>{};
}

void ActionLedger::understand(Said& said, const std::vector<size_t>& last) const {
  said.telling = read_telling(said.text);
  said.items = named_in(said);
  if (said.items.empty()) {
    said.items = hinted_in(said);
    said.hinted = !said.items.empty();
  }
  if (said.items.empty() && (goes_on(said.text) || expects_anew(said.text))) said.items = last;
  if (said.telling != Telling::nothing) return;
  for (const size_t index : said.items) {
    const Telling own = own_verb(said.text, items_[index].words);
    if (own != Telling::nothing) said.telling = own;
  }
}

std::vector<ActionLedger::Said> ActionLedger::sentences_of(const Post& post, const report::Document& document) const {
  std::vector<Said> all;
  std::vector<size_t> last;
  for_own_sentences(document, [&](std::string_view sentence, Span span) {
    if (trim(sentence).starts_with('|')) return;  // a row of a table was read as such
    Said said{sentence, span, {}, Telling::nothing, stamps_in(document, span, post.at), false};
    understand(said, last);
    if (!said.items.empty()) last = said.items;
    all.push_back(std::move(said));
  });
  return all;
}

}  // namespace candor::lifecycle
