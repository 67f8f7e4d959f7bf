// Any bytes: reading a report ends, and everything it says it found lies inside the text, where it says.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "guidelines/version.h"
#include "report/report.h"

namespace {

using candor::Span;
using candor::report::Document;
using candor::report::Report;
using candor::report::Text;

void require(bool condition) {
  if (!condition) std::abort();
}

struct Checker {
  const Document& document;

  void span(Span span) const { require(span.begin <= span.end && span.end <= document.source().bytes().size()); }
  void line(int number) const { require(number >= 1 && number <= document.source().line_count()); }
  void text(const Text& text) const {
    span(text.span);
    require(text.span.size() == text.text.size() || text.text.empty());
  }

  void report(const Report& report) const {
    span(report.span);
    line(report.first_line);
    line(report.last_line);
    require(report.first_line <= report.last_line);
    for (const auto& section : report.sections) text(section.heading), span(section.body), line(section.first_line);
    for (const auto& field : report.fields) text(field.written), text(field.value), line(field.line);
    for (const auto& factor : report.factors) text(factor.heading), span(factor.span), line(factor.line);
    for (const auto& lesson : report.lessons) text(lesson.text), line(lesson.line);
    for (const auto& action : report.actions) text(action.description), text(action.due), span(action.row);
    for (const auto& related : report.related) text(related.bug), text(related.date), span(related.row);
    stamps(report);
  }

  void stamps(const Report& report) const {
    size_t end = 0;
    for (const auto& stamp : report.stamps) {
      span(stamp.span);
      require(stamp.span.begin >= end);
      require(!stamp.utc || stamp.readings.empty());
      end = stamp.span.end;
    }
    for (const auto& entry : report.timeline) {
      require(!entry.stamp || *entry.stamp < report.stamps.size());
      text(entry.text);
      line(entry.line);
    }
    for (const auto& action : report.actions) require(!action.due_stamp || *action.due_stamp < report.stamps.size());
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto document =
      candor::report::read_document(candor::SourceText("fuzz", bytes), candor::guidelines::grammar(), {});
  require(!document.reports().empty());
  require(document.source().bytes() == bytes);
  const Checker checker{document};
  for (const auto& report : document.reports()) {
    checker.report(report);
    require(document.prose(report.span).size() <= 4 * bytes.size() + 4);
  }
  return 0;
}
