// Reads postings one after the other into a life: what each is, what it says of awareness and action items.
#pragma once

#include "lifecycle/action_ledger.h"
#include "lifecycle/life.h"

namespace candor::lifecycle {

class LifeReader {
 public:
  // `life` holds everything but postings and what is read from them.
  explicit LifeReader(Life life) : life_(std::move(life)) {}

  // Postings in order of time, with number, instant, account and text set.
  void add_ca(Post post);
  void add_other(Post post, bool moderator);
  void add_bot(Post post);
  // The posting added last is known to ask something.
  void last_asks() { life_.posts.back().role = Role::question; }

  const Life& life() const { return life_; }
  // Call once, at the end.
  Life finish() &&;

 private:
  Life life_;
  ActionLedger ledger_;
  bool awareness_in_full_ = false;
  bool reported_ = false;
};

}  // namespace candor::lifecycle
