// Sentences of a document and the instants named in them, for texts that are no reports.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace candor::lifecycle {

struct StampRead {
  Span span;
  Instant latest;  // the latest instant it can mean; 23:59:59Z of a bare date
  bool has_date = false;
  bool has_time = false;
  bool sure = true;  // one reading only
};

// Calls visit(text, span) for each sentence of the lines that are the author's own, in order.
void for_own_sentences(const report::Document& document, const std::function<void(std::string_view, Span)>& visit);

// Instants named in a part of the document, left to right. "today 10:20 UTC" and "yesterday" count from `posted`.
std::vector<StampRead> stamps_in(const report::Document& document, Span span, Instant posted);

}  // namespace candor::lifecycle
