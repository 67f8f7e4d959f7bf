#include "x509/plain_text.h"

#include <cstring>

#include "base/block.h"

namespace candor::x509 {

namespace {

constexpr Block kPlaces = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
constexpr Block kAll = Block{} - 1;

template <uint8_t Lowest>
struct Met {
  Block special{}, bits{};

  // Those bytes count whose bits in `counts` are set.
  void look_at(const uint8_t* from, const Block& counts) {
    const Block bytes = load_block(from);
    // '"' and '#' differ in the last bit only, '<' and '>' in the one before it.
    special |=
        counts & (where((bytes | 1) == '#') | where(bytes == '+') | where(bytes == ',') | where(bytes == ';') |
                  where((bytes & 0xFD) == '<') | where(bytes == '\\') | where(bytes < Lowest) | where(bytes == 0x7F));
    bits |= counts & bytes;
  }

  Plain verdict() const {
    if (any(special)) return Plain::no;
    return any(bits & 0x80) ? Plain::beyond : Plain::yes;
  }
};

template <uint8_t Lowest>
Plain look(Input within, size_t begin, size_t size) {
  Met<Lowest> met;
  if (begin + size < sizeof(Block)) {  // nearly always the two letters of a country
    uint8_t few[sizeof(Block)] = {};
    std::memcpy(few, within.data() + begin, size);
    met.look_at(few, Block(kPlaces < static_cast<uint8_t>(size)));
    return met.verdict();
  }
  const uint8_t* text = within.data() + begin;
  for (size_t i = 0; i + sizeof(Block) < size; i += sizeof(Block)) met.look_at(text + i, kAll);
  // The last sixteen, some for the second time; where the text is shorter what lies before it does not count.
  const size_t before = size < sizeof(Block) ? sizeof(Block) - size : 0;
  met.look_at(text + size - sizeof(Block), Block(kPlaces >= static_cast<uint8_t>(before)));
  return met.verdict();
}

}  // namespace

Plain plain_text(Input within, size_t begin, size_t size) {
  return look<' '>(within, begin, size);
}

Plain plain_word(Input within, size_t begin, size_t size) {
  return look<' ' + 1>(within, begin, size);
}

}  // namespace candor::x509
