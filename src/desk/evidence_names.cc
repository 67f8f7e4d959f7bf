#include "desk/evidence_names.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/fold.h"
#include "evidence/cell_words.h"
#include "report/certificate_columns.h"
#include "x509/name.h"
#include "x509/name_parse.h"

namespace candor::desk {

namespace {

constexpr std::string_view kSeparators = ",;/+\r\n";

// Type (content of the OID, empty where none is written) and one word of the value, folded.
using Words = std::multiset<std::pair<std::string, std::string>>;

// Reads a name word by word. An unescaped comma inside of a value ("O=Harbour, Ltd") then does no harm, while each word
// still belongs to a type.
class NameReader {
 public:
  explicit NameReader(std::string_view name) : name_(trim(name)) {
    for (const std::string_view lead : {"subject=", "issuer=", "subject:", "issuer:"}) {  // as OpenSSL prints them
      if (starts_with_ci(name_, lead)) name_.remove_prefix(lead.size());
    }
  }

  Words read() {
    take_type();
    while (at_ < name_.size()) {
      const char c = name_[at_++];
      if (c == '\\' && at_ < name_.size()) {
        take_escape();
      } else if (c == '"') {
        quoted_ = !quoted_;
      } else if (is_space(c) || kSeparators.find(c) != std::string_view::npos) {
        end_word();
        if (!quoted_ && kSeparators.find(c) != std::string_view::npos) take_type();
      } else {
        word_.push_back(c);
      }
    }
    end_word();
    return std::move(words_);
  }

 private:
  void end_word() {
    std::string folded = fold(word_);
    word_.clear();
    if (!folded.empty()) words_.emplace(type_, std::move(folded));
  }

  // "CN=" or "2.5.4.3 = ". Without one what follows belongs to the part before.
  void take_type() {
    constexpr size_t kLongest = 64;
    const size_t equals = name_.substr(at_, kLongest).find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view keyword = trim(name_.substr(at_, equals));
    if (keyword.find_first_of(",;/+\\\"\n") != std::string_view::npos) return;
    std::string type = x509::name_type(keyword);
    if (type.empty()) return;
    type_ = std::move(type);
    at_ += equals + 1;
    at_ = std::min(name_.find_first_not_of(" \t", at_), name_.size());
    if (at_ < name_.size() && name_[at_] == '#') take_hex(keyword);
  }

  // "#0c0141": the value's DER.
  void take_hex(std::string_view keyword) {
    const size_t end = std::min(name_.find_first_of(kSeparators, at_), name_.size());
    const auto der = x509::encode_name(std::string(keyword) + "=" + std::string(trim(name_.substr(at_, end - at_))));
    if (!der) return;
    std::string value;
    x509::for_each_attribute(x509::as_bytes(*der), [&](const x509::Attribute& attribute) {
      x509::append_utf8(value, attribute.value.tag, attribute.value.content);
    });
    for (const char c : value) {
      if (is_space(c) || kSeparators.find(c) != std::string_view::npos) {
        end_word();
      } else {
        word_.push_back(c);
      }
    }
    end_word();
    at_ = end;
  }

  // RFC 4514 section 2.4: a character that is itself, or a byte as two hexadecimal digits.
  void take_escape() {
    const auto value = [this](size_t at) {
      const char c = at < name_.size() ? to_lower(name_.substr(at, 1)).front() : '-';
      return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    char c = name_[at_];
    if (value(at_) >= 0 && value(at_ + 1) >= 0) {
      c = static_cast<char>(value(at_) * 16 + value(at_ + 1));
      ++at_;
    }
    ++at_;
    if (is_space(c) || kSeparators.find(c) != std::string_view::npos) return end_word();
    word_.push_back(c);
  }

  std::string_view name_;
  size_t at_ = 0;
  bool quoted_ = false;
  std::string type_, word_;
  Words words_;
};

std::multiset<std::string> values_of(const Words& words) {
  std::multiset<std::string> out;
  for (const auto& [type, word] : words) out.insert(word);
  return out;
}

std::set<std::string> dns_set(std::string_view cell) {
  std::set<std::string> out;
  for (const std::string& name : evidence::listed_names(cell)) out.insert(to_lower(name));
  return out;
}

}  // namespace

NameMatch match_name(std::string_view cell, std::string_view truth) {
  if (cell == truth) return NameMatch::same;
  Words written = NameReader(cell).read();
  const Words words = NameReader(truth).read();
  if (written == words) return NameMatch::same;
  if (values_of(written) != values_of(words)) return NameMatch::other;
  std::erase_if(written, [](const auto& word) { return word.first.empty(); });
  const bool fits = std::includes(words.begin(), words.end(), written.begin(), written.end());
  return fits ? NameMatch::untyped : NameMatch::other;
}

bool same_dns_names(std::string_view cell, std::string_view truth) {
  if (report::cell_says_nothing(cell) || report::cell_says_nothing(truth)) {
    return report::cell_says_nothing(cell) && report::cell_says_nothing(truth);
  }
  return dns_set(cell) == dns_set(truth);
}

}  // namespace candor::desk
