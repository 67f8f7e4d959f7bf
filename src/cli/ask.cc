#include "cli/ask.h"

#include <istream>
#include <ostream>

#include "base/fold.h"

namespace candor::cli {

std::string ask(Environment& env, std::string_view question) {
  if (env.questions == nullptr) return "";
  env.err << question << ": " << std::flush;
  std::string line;
  std::getline(*env.questions, line);
  return std::string(trim(line));
}

void ask_for(std::string& word, Environment& env, std::string_view question) {
  if (word.empty()) word = ask(env, question);
}

}  // namespace candor::cli
