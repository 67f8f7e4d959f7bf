#include "lifecycle/clocks/first_told.h"

#include "guidelines/version.h"

namespace candor::lifecycle {

std::optional<Event> first_told(const Life& life, const ReadSentence& read) {
  std::optional<Event> found;
  for (const Post& post : life.posts) {
    if (!post.from_ca()) continue;
    const report::Document document =
        report::read_document(SourceText("comment", post.text), guidelines::grammar(), {.kind = {}, .posted = post.at});
    for_own_sentences(document, [&](std::string_view sentence, Span span) {
      if (!found) found = read(post, document, sentence, span);
    });
    if (found) return found;
  }
  return found;
}

}  // namespace candor::lifecycle
