// RFC 6962 section 4.6 get-entries responses, element by element: neither a response of any size nor JSON nested
// without end costs more memory than the largest element may.
#include <cstring>
#include <deque>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "evidence/base64.h"
#include "evidence/scan_marks.h"

namespace candor::evidence {

namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kNoResponse = "not a get-entries response: JSON with an array \"entries\" is expected";

// Where the JSON string that begins at `from` ends, behind its closing quotation mark; npos when it is cut short.
size_t end_of_string(std::string_view text, size_t from) {
  for (size_t at = text.find('"', from + 1); at != std::string_view::npos; at = text.find('"', at + 1)) {
    size_t escapes = at;
    while (escapes > from + 1 && text[escapes - 1] == '\\') --escapes;
    if ((at - escapes) % 2 == 0) return at + 1;
  }
  return std::string_view::npos;
}

// Where the JSON value that begins at `from` ends, told by brackets alone; npos when it is cut short.
size_t end_of_value(std::string_view text, size_t from) {
  if (text[from] == '"') return end_of_string(text, from);
  if (text[from] != '{' && text[from] != '[') return text.find_first_of(",]}", from);
  size_t depth = 0;
  for (size_t at = from; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
    if (depth == 0) return at;
  }
  return std::string_view::npos;
}

// The bytes that the base64 in a JSON string stands for; false when it is no such string.
bool decode_string(std::string_view raw, std::vector<uint8_t>& out) {
  if (raw.find('\\') == std::string_view::npos) {
    return decode_base64(x509::as_bytes(raw.substr(1, raw.size() - 2)), out);
  }
  const auto text = nlohmann::json::parse(raw.begin(), raw.end(), nullptr, false);
  return text.is_string() && decode_base64(x509::as_bytes(text.get_ref<const std::string&>()), out);
}

// Calls visit(key, value) for the members of an object, both as written.
template <typename Visit>
void for_each_member(std::string_view object, Visit&& visit) {
  size_t at = 1;
  while (true) {
    at = object.find('"', at);
    if (at == std::string_view::npos) return;
    const size_t key_end = end_of_string(object, at);
    const size_t colon = key_end == std::string_view::npos ? key_end : object.find_first_not_of(kBlank, key_end);
    if (colon == std::string_view::npos || object[colon] != ':') return;
    const size_t value = object.find_first_not_of(kBlank, colon + 1);
    if (value == std::string_view::npos) return;
    const size_t end = end_of_value(object, value);
    if (end == std::string_view::npos) return;
    visit(object.substr(at, key_end - at), object.substr(value, end - value));
    at = end;
  }
}

struct Decoded {
  std::vector<uint8_t> leaf, extra;
};

bool decode_element(std::string_view element, Decoded& out) {
  bool whole = false;
  if (element[0] != '{') return whole;
  for_each_member(element, [&](std::string_view key, std::string_view value) {
    if (value[0] != '"') return;
    if (key == "\"leaf_input\"") whole = decode_string(value, out.leaf);
    if (key == "\"extra_data\"") decode_string(value, out.extra);
  });
  return whole;
}

class EntriesScanner {
 public:
  EntriesScanner(Input data, bool last, ScanOut& out)
      : data_(data), text_(x509::as_chars(data)), last_(last), out_(out), state_(out.state.entries) {}

  size_t run() {
    while (at_ < data_.size() && out_.batch.items.size() < out_.max_items) {
      if (!(state_.inside ? pass_element() : pass_until_entries())) break;
    }
    if (last_ && at_ == data_.size() && state_.inside) cut_short(at_);
    if (last_ && at_ == data_.size() && out_.state.stretch) extend_stretch(out_, {}, true);
    if (!decoded_->empty()) out_.batch.keep = decoded_;
    return at_;
  }

 private:
  // False when what follows has not come yet.
  bool pass_until_entries() {
    const size_t begin = at_;
    const bool met = state_.met;
    if (!met && !out_.state.stretch) out_.state.stretch.emplace(out_.base + at_, std::string(kNoResponse));
    while (at_ < data_.size() && !state_.inside) {
      const char c = text_[at_];
      if (c == '"') {
        const size_t end = end_of_string(text_, at_);
        if (end == std::string_view::npos && !last_ && data_.size() - at_ < kLargestItem) break;
        const size_t stop = std::min(end, data_.size());
        state_.key = state_.depth == 1 && text_.substr(at_, stop - at_) == "\"entries\"";
        at_ = stop;
        continue;
      }
      if (c == '-' && begins_block()) break;
      take_structure(c);
      ++at_;
    }
    if (!out_.state.stretch) return at_ > begin && !out_.state.another;
    const size_t from = std::max(begin, stray_);
    const bool ends = (met && state_.inside) || out_.state.another;
    extend_stretch(out_, data_.subspan(from, at_ - from), ends);
    if (state_.inside) out_.state.stretch.reset();  // of what it began with
    return at_ > begin && !out_.state.another;
  }

  // Behind a response PEM may follow: that it does is noted; that it may, when more comes, is a reason to wait.
  bool begins_block() {
    if (state_.depth > 0 || !state_.met) return false;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with(kPemBegin)) out_.state.another = Format::pem;
    return out_.state.another || (!last_ && kPemBegin.starts_with(rest));
  }

  void take_structure(char c) {
    if (c == '{' || c == '[') {
      state_.inside = c == '[' && state_.key;
      ++state_.depth;
    } else if (c == '}' || c == ']') {
      state_.depth -= state_.depth > 0 ? 1 : 0;
    } else if (c == ':' || kBlank.find(c) != std::string_view::npos) {
      return;
    } else if (state_.depth == 0 && state_.met && !out_.state.stretch) {
      out_.state.stretch.emplace(out_.base + at_, "text behind the get-entries response");
      stray_ = at_;
    }
    state_.key = false;
    state_.met |= state_.inside;
  }

  bool pass_element() {
    const size_t begin = text_.find_first_not_of(" \t\r\n,", at_);
    if (begin == std::string_view::npos) {
      at_ = data_.size();
      return true;
    }
    at_ = begin;
    if (text_[at_] == ']' || text_[at_] == '}') {
      state_.inside = false;
      state_.depth -= state_.depth > 0 ? 1 : 0;
      ++at_;
      return true;
    }
    const std::string_view rest = text_.substr(at_, kLargestItem);
    const size_t size = end_of_value(rest, 0);
    if (size != std::string_view::npos) {
      take_element(rest.substr(0, size));
      at_ += size;
      return true;
    }
    if (!last_ && rest.size() < kLargestItem) return false;
    cut_short(data_.size());
    return true;
  }

  // Where an element ends is not known, so nothing behind its beginning can be told.
  void cut_short(size_t end) {
    const bool large = end - at_ >= kLargestItem;
    state_ = {.inside = false, .key = false, .met = true, .depth = 1};
    out_.state.stretch.emplace(out_.base + at_, large ? "get-entries element is larger than any certificate"
                                                      : "the get-entries response is cut short");
    out_.state.stretch->add(data_.subspan(at_, end - at_));
    at_ = end;
    state_.lost = true;
  }

  void take_element(std::string_view element) {
    Decoded& both = decoded_->emplace_back();
    const Input certificate = decode_element(element, both) ? entry_certificate(both.leaf, both.extra) : Input{};
    if (certificate.empty()) {
      reject(out_, data_, at_, at_ + element.size(), "get-entries element is malformed");
    } else {
      out_.batch.items.push_back({certificate, out_.base + at_, out_.file, Encoding::der});
    }
  }

  Input data_;
  std::string_view text_;
  bool last_;
  ScanOut& out_;
  EntriesState& state_;
  size_t at_ = 0;
  size_t stray_ = 0;  // where a stretch behind a response begins
  std::shared_ptr<std::deque<Decoded>> decoded_ = std::make_shared<std::deque<Decoded>>();
};

}  // namespace

size_t scan_get_entries(Input data, bool last, ScanOut& out) {
  if (out.state.entries.lost) {
    extend_stretch(out, data, last);
    return data.size();
  }
  return EntriesScanner(data, last, out).run();
}

}  // namespace candor::evidence
