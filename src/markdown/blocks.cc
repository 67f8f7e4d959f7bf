#include "markdown/blocks.h"

#include <algorithm>
#include <cmark-gfm.h>
#include <memory>
#include <string>

#include "markdown/mask.h"

namespace candor::markdown {

namespace {

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

Tree parse_tree(const std::string& text) {
  return Tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
}

bool holds_blocks(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
         type == CMARK_NODE_ITEM;
}

class FactsBuilder {
 public:
  explicit FactsBuilder(const SourceText& source) : source_(source), facts_(static_cast<size_t>(source.line_count())) {}

  // Walks blocks without recursion: nesting is input.
  std::vector<BlockFacts> walk(cmark_node* root) {
    cmark_node* node = root;
    while (node != nullptr) {
      note(node);
      cmark_node* child = holds_blocks(node) ? cmark_node_first_child(node) : nullptr;
      node = child != nullptr ? child : next_after(node, root);
    }
    return std::move(facts_);
  }

 private:
  static cmark_node* next_after(cmark_node* node, cmark_node* root) {
    while (node != root && cmark_node_next(node) == nullptr) node = cmark_node_parent(node);
    return node == root ? nullptr : cmark_node_next(node);
  }

  template <typename Change>
  void each_line(cmark_node* node, Change change) {
    const int last = std::min(cmark_node_get_end_line(node), source_.line_count());
    for (int line = std::max(cmark_node_get_start_line(node), 1); line <= last; ++line) {
      change(facts_[static_cast<size_t>(line) - 1]);
    }
  }

  void note(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_BLOCK_QUOTE:
        each_line(node, [](BlockFacts& line) { ++line.quote; });
        break;
      case CMARK_NODE_ITEM:
        each_line(node, [](BlockFacts& line) { line.in_list = true; });
        break;
      case CMARK_NODE_CODE_BLOCK:
        note_code(node);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        each_line(node, [](BlockFacts& line) { line.rule = true; });
        break;
      case CMARK_NODE_HEADING:
        note_heading(node);
        break;
      default:
        break;
    }
  }

  void note_code(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char mark = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &mark) != 0) {
      each_line(node, [](BlockFacts& line) { line.fenced = true; });
    } else {
      each_line(node, [](BlockFacts& line) { line.indented = true; });
    }
  }

  void note_heading(cmark_node* node) {
    const int first = cmark_node_get_start_line(node);
    if (first < 1 || first > source_.line_count()) return;
    facts_[static_cast<size_t>(first) - 1].heading = cmark_node_get_heading_level(node);
    for (int line = first + 1; line <= std::min(cmark_node_get_end_line(node) + 1, source_.line_count()); ++line) {
      if (is_underline(line)) facts_[static_cast<size_t>(line) - 1].underline = true;
    }
  }

  bool is_underline(int number) const {
    const std::string_view text = source_.text(source_.line(number));
    return text.find_first_not_of("-= \t>") == std::string_view::npos &&
           text.find_first_of("-=") != std::string_view::npos;
  }

  const SourceText& source_;
  std::vector<BlockFacts> facts_;
};

}  // namespace

std::vector<BlockFacts> read_blocks(const SourceText& source, const std::vector<Span>& comments) {
  const std::string masked = mask_inlines(source.bytes(), comments);
  const Tree tree = parse_tree(masked);
  return FactsBuilder(source).walk(tree.get());
}

}  // namespace candor::markdown
