#include "support/json_schema.h"

#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>
#include <set>

#include "base/time.h"

namespace candor::fixture {

namespace {

using nlohmann::json;

bool is_annotation(const std::string& keyword) {
  static const std::set<std::string> kAnnotations = {"$schema",     "$id",     "id",          "title",
                                                     "description", "default", "definitions", "$defs"};
  return kAnnotations.count(keyword) > 0;
}

bool has_type(const std::string& type, const json& value) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
         (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
         (type == "null" && value.is_null());
}

// A value at its place, under one keyword of a schema.
struct Case {
  const json& schema;
  const std::string& keyword;
  const json& demand;
  const json& value;
  const std::string& path;
};

class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& path) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) fail(path, "is not allowed");
      return;
    }
    for (const auto& [keyword, demand] : schema.items()) {
      const Case at{schema, keyword, demand, value, path};
      const bool known = is_annotation(keyword) || object(at) || array(at) || number(at) || text(at) || choice(at);
      if (!known) fail(path, fmt::format("unsupported keyword {} in the schema", keyword));
    }
  }

  std::vector<std::string> breaches;

 private:
  void fail(const std::string& path, const std::string& why) {
    breaches.push_back(fmt::format("{}: {}", path.empty() ? "/" : path, why));
  }

  void require(const Case& at, bool holds, const std::string& why) {
    if (!holds) fail(at.path, why);
  }

  // The checks below return false when the keyword is none of theirs.

  bool object(const Case& at) {
    if (at.keyword == "properties") {
      members(at);
    } else if (at.keyword == "additionalProperties") {
      if (!at.schema.contains("properties")) members(at);  // else "properties" has done it
    } else if (at.keyword == "required") {
      for (const std::string key : at.demand) {
        require(at, !at.value.is_object() || at.value.contains(key), "has no " + key);
      }
    } else {
      return false;
    }
    return true;
  }

  void members(const Case& at) {
    if (!at.value.is_object()) return;
    const json properties = at.schema.value("properties", json::object());
    for (const auto& [key, member] : at.value.items()) {
      const std::string inner = fmt::format("{}/{}", at.path, key);
      if (properties.contains(key)) {
        check(properties[key], member, inner);
      } else if (at.schema.contains("additionalProperties")) {
        check(at.schema["additionalProperties"], member, inner);
      }
    }
  }

  bool array(const Case& at) {
    const bool is_array = at.value.is_array();
    if (at.keyword == "items") {
      for (size_t i = 0; is_array && i < at.value.size(); ++i) {
        check(at.demand, at.value[i], fmt::format("{}/{}", at.path, i));
      }
    } else if (at.keyword == "minItems") {
      require(at, !is_array || at.value.size() >= at.demand.get<size_t>(), "has too few items");
    } else if (at.keyword == "uniqueItems") {
      const bool unique = !is_array || std::set<json>(at.value.begin(), at.value.end()).size() == at.value.size();
      require(at, unique || !at.demand.get<bool>(), "has an item twice");
    } else {
      return false;
    }
    return true;
  }

  bool number(const Case& at) {
    const bool is_number = at.value.is_number();
    if (at.keyword == "minimum") {
      require(at, !is_number || at.value.get<double>() >= at.demand.get<double>(), "is too small");
    } else if (at.keyword == "maximum") {
      require(at, !is_number || at.value.get<double>() <= at.demand.get<double>(), "is too large");
    } else {
      return false;
    }
    return true;
  }

  bool text(const Case& at) {
    const std::string value = at.value.is_string() ? at.value.get<std::string>() : "";
    if (at.keyword == "minLength") {
      require(at, !at.value.is_string() || value.size() >= at.demand.get<size_t>(), "is too short");
    } else if (at.keyword == "pattern") {
      const bool fits = !at.value.is_string() || RE2::PartialMatch(value, RE2(at.demand.get<std::string>()));
      require(at, fits, fmt::format("'{}' does not match {}", value, at.demand.dump()));
    } else if (at.keyword == "format") {
      static const RE2 kUri("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*");
      const bool fits = at.demand == "date-time" ? parse_instant(value).has_value() : RE2::FullMatch(value, kUri);
      require(at, fits || !at.value.is_string(), fmt::format("'{}' is no {}", value, at.demand.dump()));
    } else {
      return false;
    }
    return true;
  }

  bool choice(const Case& at) {
    const auto fits = [&](const json& alternative) { return holds(alternative, at.value); };
    if (at.keyword == "type") {
      const json types = at.demand.is_array() ? at.demand : json::array({at.demand});
      const bool any =
          std::any_of(types.begin(), types.end(), [&](const json& one) { return has_type(one, at.value); });
      require(at, any, fmt::format("is {}, not {}", at.value.type_name(), at.demand.dump()));
    } else if (at.keyword == "enum") {
      const bool listed = std::find(at.demand.begin(), at.demand.end(), at.value) != at.demand.end();
      require(at, listed, fmt::format("{} is not one of {}", at.value.dump(), at.demand.dump()));
    } else if (at.keyword == "const") {
      require(at, at.demand == at.value, fmt::format("{} is not {}", at.value.dump(), at.demand.dump()));
    } else if (at.keyword == "anyOf") {
      require(at, std::any_of(at.demand.begin(), at.demand.end(), fits), "fits none of the alternatives");
    } else if (at.keyword == "oneOf") {
      require(at, std::count_if(at.demand.begin(), at.demand.end(), fits) == 1, "does not fit exactly one alternative");
    } else if (at.keyword == "$ref") {
      check(root_.at(json::json_pointer(at.demand.get<std::string>().substr(1))), at.value, at.path);
    } else {
      return false;
    }
    return true;
  }

  bool holds(const json& schema, const json& value) const {
    Validator inner(root_);
    inner.check(schema, value, "");
    return inner.breaches.empty();
  }

  const json& root_;
};

}  // namespace

std::vector<std::string> validate(const json& schema, const json& value) {
  Validator validator(schema);
  validator.check(schema, value, "");
  return validator.breaches;
}

}  // namespace candor::fixture
