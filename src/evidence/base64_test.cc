#include "evidence/base64.h"

#include <cstring>
#include <gtest/gtest.h>
#include <memory>
#include <openssl/evp.h>
#include <random>

namespace candor::evidence {

namespace {

std::string encoded(const std::string& bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<size_t>(size));
  return out;
}

// In memory of exactly the size that is promised to do: the address sanitizer sees a byte more.
std::optional<std::string> decoded(const std::string& text) {
  const auto in = std::make_unique<uint8_t[]>(text.size());
  std::memcpy(in.get(), text.data(), text.size());
  const size_t room = decoded_room(text.size());
  const auto out = std::make_unique<uint8_t[]>(room);
  const auto size = decode_base64(x509::Input(in.get(), text.size()), std::span<uint8_t>(out.get(), room));
  if (!size) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(out.get()), *size);
}

std::string random_bytes(std::mt19937& random, size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string in_lines(const std::string& text, size_t width, std::string_view end) {
  std::string out;
  for (size_t at = 0; at < text.size(); at += width) out.append(text, at, width).append(end);
  return out;
}

}  // namespace

TEST(Base64, GivesBackWhatOpenSslEncoded) {
  std::mt19937 random(1);
  for (size_t size = 1; size < 200; ++size) {
    const std::string bytes = random_bytes(random, size);
    EXPECT_EQ(decoded(encoded(bytes)), bytes) << size;
    for (const size_t width : {1U, 7U, 60U, 64U, 76U}) {
      EXPECT_EQ(decoded(in_lines(encoded(bytes), width, "\r\n")), bytes) << size << " in lines of " << width;
    }
  }
}

// Every byte in every place of a long run: only white space may stand between characters of the alphabet.
TEST(Base64, RefusesWhatIsNotOfTheAlphabetWhereverItStands) {
  std::mt19937 random(2);
  const std::string bytes = random_bytes(random, 48);
  const std::string text = encoded(bytes);
  for (int c = 0; c < 256; ++c) {
    const bool alphabet = std::isalnum(c) != 0 || c == '+' || c == '/';
    if (alphabet) continue;
    const bool blank = std::strchr(" \t\r\n\v\f", c) != nullptr && c != 0;
    for (size_t at = 0; at < text.size(); ++at) {
      const std::string with = text.substr(0, at) + static_cast<char>(c) + text.substr(at);
      EXPECT_EQ(decoded(with), blank ? std::optional(bytes) : std::nullopt) << c << " at " << at;
    }
  }
}

TEST(Base64, KnowsEveryCharacterOfTheAlphabetInEveryPlace) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t shift = 0; shift < 16; ++shift) {
    const std::string text = std::string(shift, 'A') + alphabet + std::string(48 - shift, 'A');
    const auto bytes = decoded(text);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(encoded(*bytes), text);
  }
}

}  // namespace candor::evidence
