// closure-statement: the template's last line, that all Action Items are completed as described and closure is
// requested, is there.
#include <fmt/format.h>

#include "base/fold.h"
#include "rules/support/place.h"
#include "rules/support/words.h"

namespace candor::rules::closure_statement {

// Last non-blank line of the version's closure template.
std::string_view statement_of(const Input& in) {
  const auto* skeleton = in.version.template_for(Kind::closure);
  if (skeleton == nullptr) return {};
  std::string_view last;
  for (const std::string_view line : split(skeleton->text, '\n')) {
    if (!trim(line).empty() && !line.starts_with('#') && !line.starts_with('-')) last = trim(line);
  }
  return last;
}

// Letters and digits only: quotes, bold marks, line breaks and the full stop do not make it another sentence.
std::string letters(std::string_view text) {
  std::string plain;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

void check(const Input& in, Sink& out) {
  const std::string_view statement = statement_of(in);
  if (statement.empty()) return;
  const std::string text = own_text(in);
  if (letters(text).find(letters(statement)) != std::string::npos) return;
  static const Patterns kOwnWords("all ~ action items ~ completed; action items ~ completed as described");
  static const Patterns kExcept("apart|except|but|other ~ than|save|besides|last|one|not ~ action|item|line|completed");
  const Words words(text);
  const bool own_words = kOwnWords.in(words) && !kExcept.in(words);
  out.add(in.end_of_report(), own_words
                                  ? std::string("the closing statement of the template is replaced by own wording")
                                  : std::string("the closing statement of the template is missing"))
      .help(fmt::format("End with the template's line: \"{}\"", statement))
      .requirement("closure-statement")
      .requirement("format-template-closure");
}

}  // namespace candor::rules::closure_statement

namespace candor::rules {
extern const Rule kClosureStatement{.id = "closure-statement",
                                    .title = "The closure report ends with the template's statement",
                                    .requirements = {"closure-statement"},
                                    .kinds = kClosure,
                                    .decided = Decided::mechanical,
                                    .since = "0.1",
                                    .why = "With this sentence the CA Owner answers for the completion of its actions.",
                                    .check = closure_statement::check};
}
