// A line on the terminal that tells how far the work is, and makes room for whatever else is printed.
#pragma once

#include <streambuf>
#include <string>

#include "cli/command.h"

namespace candor::cli {

// While it lives on a terminal, the first that is written to `out` or `err` of the environment wipes the line away, so
// that nothing is printed behind it. Elsewhere it shows nothing and touches nothing. One at a time.
class ProgressLine {
 public:
  explicit ProgressLine(Environment& env);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool visible() const { return env_.err_is_terminal; }
  // Instead of the line shown before.
  void show(const std::string& text);
  void wipe();
  // For who cannot use streams, a signal's handler: what wipes the line, empty while there is none.
  static const char* wiper();

 private:
  // Hands everything on to the stream's own buffer.
  class Wiping : public std::streambuf {
   public:
    explicit Wiping(ProgressLine& line) : line_(line) {}
    std::streambuf* target = nullptr;

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

   private:
    ProgressLine& line_;
  };

  Environment& env_;
  Wiping out_, err_;
};

}  // namespace candor::cli
