#include "report/document_stamps.h"

#include "base/fold.h"
#include "report/stamp/days_above.h"
#include "report/stamp/legend.h"
#include "report/stamp/order.h"
#include "report/stamp/page.h"
#include "report/stamp/years.h"

namespace candor::report {

namespace {

// "YYYY-MM-DD hh:mm (UTC)" in a table head or a legend says how to read the list; left in an entry or a cell it is
// the template's.
bool is_legend(const Page& page, const StampItem& item) {
  const PageLine& line = page.lines[item.line];
  return item.raw.placeholder && (line.table_head || (line.table == 0 && !item.lead));
}

Timestamp finish(const SourceText& source, StampItem&& item) {
  Timestamp stamp = std::move(item.stamp);
  stamp.heads_group = item.heads;
  stamp.text = std::string(trim(source.text(item.span)));
  stamp.span = {item.span.begin, item.span.begin + stamp.text.size()};
  return stamp;
}

}  // namespace

DocumentStamps read_document_stamps(const SourceText& source, const markdown::Document& document, Span report,
                                    std::optional<Instant> posted) {
  Page page = read_page(source, document, report);
  const Legends legends(page);
  const YearFinder years(page, posted);
  const DateOrder order = legends.order() != DateOrder::unknown ? legends.order() : infer_order(page, posted);
  mark_headings(page);
  read_items(page, source, legends, years, order);
  settle_mixed(page, posted);
  doubt_years(page, posted);
  DocumentStamps found;
  found.zone = legends.timeline_zone(page);
  for (StampItem& item : page.items) {
    if (!is_legend(page, item)) found.stamps.push_back(finish(source, std::move(item)));
  }
  return found;
}

}  // namespace candor::report
