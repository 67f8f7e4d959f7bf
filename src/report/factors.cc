#include "report/factors.h"

#include "report/field_value.h"

namespace candor::report {

std::vector<Factor> read_factors(const Scope& scope) {
  std::vector<Factor> factors;
  bool open = false;
  for (size_t i = 0; i < scope.marks.size(); ++i) {
    const Mark& mark = scope.marks[i];
    if (mark.kind == MarkKind::factor) {
      Factor factor;
      factor.number = mark.number;
      factor.heading = scope.as_text(mark.heading);
      factor.title = scope.as_text({mark.value, mark.heading.end});
      factor.span = {scope.piece(mark.piece).marked.begin, scope.piece(mark.piece).content.end};
      factor.line = scope.piece(mark.piece).line;
      factors.push_back(factor);
    }
    open = mark.kind == MarkKind::factor || (open && mark.kind == MarkKind::label && mark.label->factor);
    if (!open || mark.kind != MarkKind::label) continue;
    Field field = read_field(scope, i);
    factors.back().span.end = std::max(field.value.span.end, scope.piece(mark.piece).content.end);
    factors.back().fields.push_back(field);
  }
  return factors;
}

}  // namespace candor::report
