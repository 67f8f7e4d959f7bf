#include "report/stamp/joint.h"

namespace candor::report {

namespace {

bool eat_word(Cursor& c, Joint& joint) {
  for (const std::string_view word : {"around", "about", "approximately", "approx", "circa", "ca"}) {
    if (!c.eat_word(word)) continue;
    c.eat('.');
    joint.approximate = true;
    return true;
  }
  if (c.eat_word("between")) {
    joint.between = true;
    return true;
  }
  for (const std::string_view word : {"at", "um", "from", "a las", "kl", "klo", "starting", "by", "until"}) {
    if (!c.eat_word(word)) continue;
    if (word.starts_with("kl")) c.eat('.');  // "31.03.2025 kl. 06:00", as the North writes it
    return true;
  }
  return false;
}

bool eat_mark(Cursor& c, Joint& joint) {
  if (c.eat('~')) {
    joint.approximate = true;
    return true;
  }
  if (joint.bracket == 0 && (c.peek() == '(' || c.peek() == '[')) {
    joint.bracket = c.peek();
    ++c.at;
    return true;
  }
  return c.spaces(6) > 0 || c.eat(',') || c.eat('-') || c.eat(':') || c.eat('@') || c.eat('*') || c.eat('_');
}

}  // namespace

bool eat_joint(Cursor& cursor, Joint& joint) {
  constexpr int kMostSteps = 8;
  Cursor c = cursor;
  if ((c.peek() == 'T' || c.peek() == 't') && is_digit(c.peek(1))) {
    joint.iso = true;
    ++cursor.at;
    return true;
  }
  for (int steps = 0; steps < kMostSteps; ++steps) {
    if (!eat_mark(c, joint) && !eat_word(c, joint)) break;
  }
  if (c.at == cursor.at) return false;
  cursor = c;
  return true;
}

}  // namespace candor::report
