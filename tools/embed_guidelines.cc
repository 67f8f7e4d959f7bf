// embed_guidelines FOLDER OUT.cc: turns the guideline data under FOLDER (one folder a body, one folder a version; the
// reasons for revocation) into one C++ file of constant tables. Bad data stops the build with one clear sentence.
#include <cstdio>
#include <exception>
#include <fstream>

#include "guideline_files.h"
#include "guideline_tables.h"
#include "revocation_data.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: embed_guidelines GUIDELINES-FOLDER OUT.cc\n", stderr);
    return 2;
  }
  try {
    const auto guidelines = candor::embed::read_guidelines(std::filesystem::path(argv[1]) / "ccadb");
    const auto revocation =
        candor::embed::read_revocation_data(std::filesystem::path(argv[1]) / "revocation" / "reasons.toml");
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    out << candor::embed::write_tables(guidelines) << candor::embed::write_revocation_table(revocation);
    out.close();
    if (out) return 0;
    std::fprintf(stderr, "embed_guidelines: cannot write %s\n", argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "embed_guidelines: %s\n", error.what());
  }
  return 1;
}
