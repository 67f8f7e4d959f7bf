#include "report/topic_marks.h"

#include "report/question.h"
#include "report/reading_state.h"

namespace candor::report {

namespace {

// Guesses count when they fill the gaps of a row 1 to 7, two of which are known by their words; one is enough in a
// whole row.
bool guesses_fill_a_row(const std::vector<Mark>& marks) {
  SectionSet numbers;
  int known = 0;
  int last = 0;
  for (const Mark& mark : marks) {
    const int number = topic_number(mark.id);
    if (number == 0 || mark.number != number || number <= last) continue;
    last = number;
    numbers[static_cast<size_t>(number)] = true;
    known += mark.guess ? 0 : 1;
  }
  return (numbers.count() >= 6 && known >= 2) || (numbers.count() == 7 && known >= 1);
}

SectionSet surely_asked(const std::vector<Mark>& marks) {
  SectionSet out;
  for (const Mark& mark : marks) {
    if (topic_number(mark.id) > 0 && mark.sure) out[static_cast<size_t>(mark.id)] = true;
  }
  return out;
}

class TopicSieve {
 public:
  explicit TopicSieve(const std::vector<Mark>& marks) : sure_(surely_asked(marks)) {}

  void add(Mark mark) {
    if (mark.kind == MarkKind::title && mark.starts_report) seen_.reset();
    if (topic_number(mark.id) == 0 || accept(mark)) kept_.push_back(mark);
  }

  std::vector<Mark> take() { return std::move(kept_); }

 private:
  bool accept(Mark& mark) {
    const auto id = static_cast<size_t>(mark.id);
    if (!mark.sure && mark.level == 0 && (sure_[id] || restarts(mark.number))) return false;
    const bool again = mark.id == SectionId::topic_awareness && seen_[id] && seen_.count() >= 3;
    if (seen_[id] && !again) return false;
    if (again) seen_.reset();
    mark.starts_report = again || kept_.empty();
    seen_[id] = true;
    last_number_ = mark.number;
    return true;
  }

  // A number that does not go on from the last question belongs to a list in an answer, save where all are "1.".
  bool restarts(int number) const { return number > 0 && last_number_ > 1 && number <= last_number_; }

  SectionSet sure_;
  SectionSet seen_;
  int last_number_ = 0;
  std::vector<Mark> kept_;
};

}  // namespace

void keep_certain_topics(std::vector<Mark>& marks) {
  if (!guesses_fill_a_row(marks)) std::erase_if(marks, [](const Mark& mark) { return mark.guess; });
  TopicSieve sieve(marks);
  for (const Mark& mark : marks) sieve.add(mark);
  marks = sieve.take();
}

}  // namespace candor::report
