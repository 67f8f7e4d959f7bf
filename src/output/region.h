// Places as JSON consumers get them.
#pragma once

#include "base/text.h"

namespace candor::output {

// 1-based lines and columns (code points); the end is the column after the last one.
struct Region {
  LineColumn begin;
  LineColumn end;
};

inline Region region_of(const SourceText& source, Span span) {
  return {source.locate(span.begin), source.locate(span.end < span.begin ? span.begin : span.end)};
}

}  // namespace candor::output
