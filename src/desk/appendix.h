// Certificate listings that belong to a report: named on the command line, or named in the report's text and lying
// beside it.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "report/listing.h"
#include "report/report.h"

namespace candor::desk {

struct Appendix {
  std::string path;  // as given or found
  report::Listing listing;
  int named_on_line = 0;  // line of the report that names it; 0: given with --appendix
};

struct Appendices {
  std::vector<Appendix> read;
  std::vector<std::string> remarks;  // files that were found and could not be read, one sentence each
};

// A file name (ending in .csv or .txt) in the report's text.
struct NamedAttachment {
  std::string name;
  int line = 0;
};

// Plain names only: a report cannot make us read outside its folder. Each name once, where it stands first.
std::vector<NamedAttachment> named_attachments(const SourceText& source);

Result<Appendix> read_appendix(const std::string& path);

// Looks in the report's folder and its attachments/ folder for files of the names in the text, or ending in "-" and
// that name (trackers' attachments are often saved with a number in front). Each folder is listed once, when the first
// report in it names a file.
//
// Thread safety: one finder may serve many threads.
class AppendixFinder {
 public:
  Appendices beside(const std::string& report_path, const SourceText& source);

 private:
  using Files = std::vector<std::filesystem::path>;
  const Files& files_in(const std::filesystem::path& folder);

  std::mutex mutex_;
  std::map<std::filesystem::path, Files> folders_;  // entries stay where they are
};

}  // namespace candor::desk
