#include "x509/general_names.h"

namespace candor::x509 {

void append_point_uris(Input name, std::vector<std::string>& uris) {
  Parser inside(name);
  const auto full = inside.next_list(kContextConstructed0);  // fullName [0]
  if (!full) return;
  Parser names(full->content);
  const auto take = [&](NameType type, Input content) {
    if (type == NameType::uri) uris.emplace_back(as_chars(content));
  };
  while (!names.done() && take_name(names, take)) {
  }
}

std::vector<std::string> read_crl_uris(Input value) {
  std::vector<std::string> uris;
  for_each_element(value, [&](Parser& points) {
    const auto point = points.next(kSequence);
    Parser parts(point ? point->content : Input{});
    const auto name = parts.next(kContextConstructed0);  // distributionPoint [0]
    if (name) append_point_uris(name->content, uris);
    return point.has_value();
  });
  return uris;
}

}  // namespace candor::x509
