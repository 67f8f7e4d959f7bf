#include "cli/ask.h"

#include <istream>
#include <ostream>

#include "base/fold.h"
#include "base/utf8.h"

namespace candor::cli {

std::string ask(Environment& env, std::string_view question) {
  if (env.questions == nullptr) return "";
  env.err << question << ": " << std::flush;
  std::string line;
  std::getline(*env.questions, line);
  return std::string(trim(line));
}

Status ask_until(std::string& word, Environment& env, std::string_view question, const Accept& accept, bool needed) {
  while (word.empty()) {
    const std::string answer = ask(env, question);
    if (env.questions == nullptr) return {};
    if (!*env.questions) {
      env.err << "\n";
      return Error{"the questions were left in the middle", "Nothing was recorded."};
    }
    if (answer.empty() && !needed) return {};
    const Result<std::string> accepted = answer.empty() ? Error{"this is needed", ""} : accept(answer);
    if (accepted.ok()) {
      word = *accepted;
      return {};
    }
    env.err << "  " << printable(accepted.error().message) << "\n";
    if (!accepted.error().advice.empty()) env.err << "  " << printable(accepted.error().advice) << "\n";
  }
  return {};
}

}  // namespace candor::cli
