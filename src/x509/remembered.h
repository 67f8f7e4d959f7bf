// What was found out of values that come again and again: a CA's certificates share most of theirs, and of a value seen
// before it costs a comparison. One a thread.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "x509/der.h"

namespace candor::x509 {

// Keeps a few values. Each has two places; what comes later takes the one that was used less lately.
template <typename Fact>
class Remembered {
 public:
  // What find(value) returned, now or earlier.
  template <typename Find>
  Fact of(Input value, Find&& find) {
    Places& places = places_[number_of(value)];
    for (const unsigned number : {0U, 1U}) {
      if (!places.pair[number].holds(value)) continue;
      places.last = number;
      return places.pair[number].fact;
    }
    Fact fact = find(value);
    places.last ^= 1U;
    Place& place = places.pair[places.last];
    place.value = as_chars(value);
    place.fact = fact;
    return fact;
  }

 private:
  struct Place {
    std::string value;
    Fact fact{};

    bool holds(Input met) const {
      return value.size() == met.size() && !met.empty() && std::memcmp(value.data(), met.data(), met.size()) == 0;
    }
  };
  struct Places {
    std::array<Place, 2> pair;
    unsigned last = 0;  // used
  };
  static constexpr unsigned kBits = 4;

  // By what differs between values of one kind: size, middle and end.
  static size_t number_of(Input value) {
    uint64_t middle = 0, end = 0;
    if (value.size() >= 2 * sizeof end) {
      std::memcpy(&middle, value.data() + value.size() / 2, sizeof middle);
      std::memcpy(&end, value.data() + value.size() - sizeof end, sizeof end);
    }
    return ((middle ^ (end * 0x9E3779B97F4A7C15U) ^ value.size()) * 0xD6E8FEB86659FD93U) >> (64 - kBits);
  }

  std::array<Places, size_t{1} << kBits> places_;
};

}  // namespace candor::x509
