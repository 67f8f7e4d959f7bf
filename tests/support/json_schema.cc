#include "support/json_schema.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <re2/re2.h>
#include <set>

#include "base/time.h"

namespace candor::fixture {

namespace {

using nlohmann::json;

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& path) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) fail(path, "is not allowed");
      return;
    }
    for (const auto& [keyword, demand] : schema.items()) {
      const auto known = keywords().find(keyword);
      if (known == keywords().end()) {
        fail(path, "unsupported keyword " + keyword + " in the schema");
      } else if (known->second) {
        known->second(*this, schema, demand, value, path);
      }
    }
  }

  std::vector<std::string> breaches;

 private:
  using Check = std::function<void(Validator&, const json& schema, const json& demand, const json& value,
                                   const std::string& path)>;

  void fail(const std::string& path, const std::string& why) {
    breaches.push_back((path.empty() ? "/" : path) + ": " + why);
  }

  bool holds(const json& schema, const json& value) {
    Validator inner(root_);
    inner.check(schema, value, "");
    return inner.breaches.empty();
  }

  static bool has_type(const std::string& type, const json& value) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
           (type == "null" && value.is_null());
  }

  void type(const json& demand, const json& value, const std::string& path) {
    const json types = demand.is_array() ? demand : json::array({demand});
    const bool fits = std::any_of(types.begin(), types.end(), [&](const json& one) { return has_type(one, value); });
    if (!fits) fail(path, fmt::format("is {}, not {}", value.type_name(), demand.dump()));
  }

  void object(const json& schema, const json& value, const std::string& path) {
    if (!value.is_object()) return;
    const json properties = schema.value("properties", json::object());
    for (const auto& [key, member] : value.items()) {
      const std::string inner = path + "/" + key;
      if (properties.contains(key)) {
        check(properties[key], member, inner);
      } else if (schema.contains("additionalProperties")) {
        check(schema["additionalProperties"], member, inner);
      }
    }
  }

  void format(const std::string& name, const json& value, const std::string& path) {
    if (!value.is_string()) return;
    const std::string text = value;
    static const RE2 kUri("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*");
    const bool fits = name == "date-time" ? parse_instant(text).has_value() : RE2::FullMatch(text, kUri);
    if (!fits) fail(path, fmt::format("'{}' is no {}", text, name));
  }

  static const std::map<std::string, Check>& keywords();

  const json& root_;
};

// Keywords without a check are annotations.
const std::map<std::string, Validator::Check>& Validator::keywords() {
  using V = Validator;
  static const std::map<std::string, Check> kKeywords = {
      {"$schema", nullptr}, {"$id", nullptr}, {"id", nullptr}, {"title", nullptr}, {"description", nullptr},
      {"default", nullptr}, {"definitions", nullptr}, {"$defs", nullptr},
      {"type", [](V& v, const json&, const json& d, const json& x, const std::string& p) { v.type(d, x, p); }},
      {"properties", [](V& v, const json& s, const json&, const json& x, const std::string& p) { v.object(s, x, p); }},
      {"additionalProperties",
       [](V& v, const json& s, const json&, const json& x, const std::string& p) {
         if (!s.contains("properties")) v.object(s, x, p);  // else "properties" has done it
       }},
      {"required",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         for (const std::string key : d) {
           if (x.is_object() && !x.contains(key)) v.fail(p, "has no " + key);
         }
       }},
      {"items",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         for (size_t i = 0; x.is_array() && i < x.size(); ++i) v.check(d, x[i], fmt::format("{}/{}", p, i));
       }},
      {"minItems",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (x.is_array() && x.size() < d.get<size_t>()) v.fail(p, "has too few items");
       }},
      {"uniqueItems",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (!d.get<bool>() || !x.is_array()) return;
         if (std::set<json>(x.begin(), x.end()).size() != x.size()) v.fail(p, "has an item twice");
       }},
      {"minimum",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (x.is_number() && x.get<double>() < d.get<double>()) v.fail(p, "is too small");
       }},
      {"maximum",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (x.is_number() && x.get<double>() > d.get<double>()) v.fail(p, "is too large");
       }},
      {"minLength",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (x.is_string() && x.get<std::string>().size() < d.get<size_t>()) v.fail(p, "is too short");
       }},
      {"pattern",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (x.is_string() && !RE2::PartialMatch(x.get<std::string>(), RE2(d.get<std::string>()))) {
           v.fail(p, fmt::format("'{}' does not match {}", x.get<std::string>(), d.dump()));
         }
       }},
      {"format", [](V& v, const json&, const json& d, const json& x, const std::string& p) { v.format(d, x, p); }},
      {"enum",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (std::find(d.begin(), d.end(), x) == d.end()) v.fail(p, x.dump() + " is not one of " + d.dump());
       }},
      {"const",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (d != x) v.fail(p, x.dump() + " is not " + d.dump());
       }},
      {"anyOf",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (std::none_of(d.begin(), d.end(), [&](const json& one) { return v.holds(one, x); })) {
           v.fail(p, "fits none of the alternatives");
         }
       }},
      {"oneOf",
       [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         if (std::count_if(d.begin(), d.end(), [&](const json& one) { return v.holds(one, x); }) != 1) {
           v.fail(p, "does not fit exactly one alternative");
         }
       }},
      {"$ref", [](V& v, const json&, const json& d, const json& x, const std::string& p) {
         v.check(v.root_.at(json::json_pointer(d.get<std::string>().substr(1))), x, p);
       }}};
  return kKeywords;
}

}  // namespace

std::vector<std::string> validate(const json& schema, const json& value) {
  Validator validator(schema);
  validator.check(schema, value, "");
  return validator.breaches;
}

}  // namespace candor::fixture
