// The text of a row between the first pass and the listing: what its record does not tell. It lies in the spill as
//   octets of the subject cell (4, in the machine's order), subject cell,
//   "not before,not after" only where the record has Record::kTimesWritten, ",serial,dNSNames",
//   own columns, each behind a comma.
// The issuer, of which there are few, and times that could be read are put in when the listing is written. (Of what is
// known only from an earlier listing, Record::kListed, all six cells stand there as they are.)
#pragma once

#include <cstring>
#include <string>
#include <string_view>

namespace candor::evidence {

struct RowText {
  std::string_view subject;
  std::string_view rest;   // of the columns of the version
  std::string_view added;  // own columns

  // `length`: of all but the own columns, as in the record.
  static RowText split(std::string_view text, size_t length) {
    if (length < kHead) return {};
    uint32_t subject = 0;
    std::memcpy(&subject, text.data(), kHead);
    return {text.substr(kHead, subject), text.substr(kHead + subject, length - kHead - subject), text.substr(length)};
  }

  // Begins a row at the end of `text`; the subject cell comes next.
  static size_t begin(std::string& text) {
    text.append(kHead, '\0');
    return text.size() - kHead;
  }
  // The subject cell of the row that begins at `row` is complete.
  static void end_subject(std::string& text, size_t row) {
    const auto subject = static_cast<uint32_t>(text.size() - row - kHead);
    std::memcpy(text.data() + row, &subject, kHead);
  }

 private:
  static constexpr size_t kHead = sizeof(uint32_t);
};

}  // namespace candor::evidence
