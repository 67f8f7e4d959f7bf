#include "bench/der_writer.h"

#include <charconv>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <vector>

namespace candor::bench {

namespace {

void append_arc(std::string& out, uint64_t arc) {
  std::string groups(1, static_cast<char>(arc & 0x7F));
  while ((arc >>= 7U) != 0) groups.insert(groups.begin(), static_cast<char>(0x80 | (arc & 0x7F)));
  out += groups;
}

}  // namespace

std::string oid(std::string_view dotted) {
  std::vector<uint64_t> arcs;
  for (const char* at = dotted.data(); at < dotted.data() + dotted.size();) {
    uint64_t arc = 0;
    at = std::from_chars(at, dotted.data() + dotted.size(), arc).ptr + 1;
    arcs.push_back(arc);
  }
  std::string content;
  append_arc(content, arcs[0] * 40 + arcs[1]);
  for (size_t i = 2; i < arcs.size(); ++i) append_arc(content, arcs[i]);
  return der(0x06, content);
}

std::string extension(std::string_view id, bool critical, std::string_view value) {
  std::string content = oid(id);
  if (critical) content += der(0x01, "\xFF");
  return sequence(content + der(0x04, value));
}

std::string attribute(std::string_view id, uint8_t tag, std::string_view value) {
  return der(0x31, sequence(oid(id) + der(tag, value)));
}

std::string utc_time(int64_t seconds) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  return der(0x17, fmt::format("{:%y%m%d%H%M%S}Z", moment));
}

}  // namespace candor::bench
