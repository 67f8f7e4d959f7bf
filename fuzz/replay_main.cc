// Replays a corpus through a fuzz entry without libFuzzer: each file of the folder, each file cut in half, and a few
// inputs that no corpus should have to hold. A crash or a failed invariant ends the program.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

namespace fs = std::filesystem;

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

size_t replay_folder(const fs::path& folder) {
  if (!fs::is_directory(folder)) return 0;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const std::string bytes = read(file);
    run(bytes);
    run(bytes.substr(0, bytes.size() / 2));
  }
  return files.size();
}

// What makes parsers recurse or go over the same text again and again.
size_t replay_nasty() {
  const std::vector<std::string> units = {
      "[",    "](", "*",  "_a",   "`",     "> ",          "- ",       "|",    "| a |\n",
      "<!--", "\"", "\n", "\r\n", "# a\n", "- - - - a\n", "1. ",      "  ",   "\t",
      "&",    "<",  "9",  "9-",   "9:",    "2026-03-20 ", "\xC2\xA0", "\xFF", std::string(1, '\0')};
  run("");
  for (const std::string& unit : units) {
    std::string bytes;
    while (bytes.size() < 40'000) bytes += unit;
    run(bytes);
  }
  return units.size() + 1;
}

}  // namespace

int main(int argc, char** argv) {
  const auto begin = std::chrono::steady_clock::now();
  size_t inputs = replay_nasty();
  for (int i = 1; i < argc; ++i) inputs += replay_folder(argv[i]);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  std::printf("%zu inputs replayed in %lld ms\n", inputs, static_cast<long long>(took.count()));
  return 0;
}
