// The Action Items of a bug over time: when each was completed, moved or let slip, as the CA Owner's postings tell it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/action_words.h"
#include "lifecycle/life.h"
#include "lifecycle/stamps.h"
#include "report/report.h"

namespace candor::lifecycle {

class ActionLedger {
 public:
  // Postings of the CA Owner in order; `document` is read from post.text.
  // Of a Closure Report, post.items_open is filled.
  void add(Post& post, const report::Document& document);
  // What happened, in order, given that nothing after `as_of` is known. Call once, after the last add().
  void settle(Life& life) const;

 private:
  struct Item {
    std::string description;
    Instant known_from;              // posting that brought it
    std::vector<std::string> words;  // that tell it from the others, folded
    struct Due {
      Instant known_from;  // posting that set it
      Instant end;         // 23:59:59Z of the due date
    };
    std::vector<Due> dues;
    std::optional<Instant> completed;  // as stated, else when told
    std::optional<ActionEvent> completion;
    bool canceled = false;
    bool by_closure = false;                          // complete only because a Closure Report says that everything is
    bool by_hint = false;                             // complete only by a sentence that does not name it
    std::vector<std::pair<Instant, int>> mentions;    // postings that speak of it
    std::vector<std::pair<Instant, int>> delay_told;  // postings that say it is or will be late
  };

  // A sentence of a posting with the items it speaks of.
  struct Said {
    std::string_view text;
    Span span;
    std::vector<size_t> items;
    Telling telling = Telling::nothing;
    std::vector<StampRead> stamps;
    bool hinted = false;  // the items by one shared word only
  };

  void read_table(const Post& post, const report::Report& report);
  Item* matching(std::string_view description);
  std::vector<Said> sentences_of(const Post& post, const report::Document& document) const;
  std::vector<size_t> named_in(const Said& said) const;
  std::vector<size_t> hinted_in(const Said& said) const;
  void understand(Said& said, const std::vector<size_t>& last) const;
  void apply(const Post& post, const std::vector<Said>& all, size_t place);
  std::optional<Instant> completion_in(const Item& item, const Said& said, const Post& post) const;
  std::optional<Instant> new_date_in(const Said& said, const Post& post) const;
  static bool moves_on(const std::vector<Said>& all, size_t place);
  void delay(Item& item, const Post& post, const Said& said);
  void close(Post& post);
  static void reopen(Item& item);
  void complete(Item& item, const Post& post, std::optional<Instant> stated, bool hinted = false);
  void slips_of(const Item& item, const Life& life, std::vector<ActionEvent>& out) const;

  std::vector<Item> items_;
};

}  // namespace candor::lifecycle
