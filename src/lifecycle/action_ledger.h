// The Action Items of a bug over time: when each was completed, moved or let slip, as the CA Owner's postings tell it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/life.h"
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
    std::vector<std::pair<Instant, int>> mentions;    // postings that speak of it
    std::vector<std::pair<Instant, int>> delay_told;  // postings that say it is or will be late
  };

  void read_table(const Post& post, const report::Report& report);
  void read_sentence(const Post& post, std::string_view sentence, Span span, const report::Document& document);
  Item* matching(std::string_view description);
  std::vector<size_t> meant(std::string_view sentence, const std::vector<size_t>& last);
  void close(Post& post);
  void complete(Item& item, const Post& post, std::optional<Instant> stated);
  void slips_of(const Item& item, const Life& life, std::vector<ActionEvent>& out) const;

  std::vector<Item> items_;
  std::vector<size_t> last_meant_;
};

}  // namespace candor::lifecycle
