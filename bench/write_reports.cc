// write_reports COUNT FOLDER: writes so many typical reports, for measurements from outside.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "typical_report.h"

int main(int argc, char** argv) {
  const int count = argc == 3 ? std::atoi(argv[1]) : 0;
  if (count < 1) {
    std::fputs("usage: write_reports COUNT FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[2];
  std::filesystem::create_directories(folder);
  for (int i = 0; i < count; ++i) {
    std::ofstream(folder / fmt::format("report-{:04}.md", i), std::ios::binary)
        << candor::bench::typical_report(static_cast<unsigned>(i));
  }
  return 0;
}
