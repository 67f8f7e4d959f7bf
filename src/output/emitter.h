// How results leave the program: one emitter per format, fed one file at a time so that a run over thousands of
// reports needs the memory of one.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "desk/check.h"

namespace candor::output {

enum class Format { text, json, sarif, github };
std::optional<Format> parse_format(std::string_view name);

struct Style {
  bool colour = false;
  int width = 100;                                   // columns excerpts are clipped and words wrapped to
  guidelines::Level least = guidelines::Level::may;  // weaker diagnostics are not shown
  bool review = false;                               // list the questions that only a person can judge
};

class Emitter {
 public:
  virtual ~Emitter() = default;
  virtual void checked(const desk::Checked& result) = 0;
  // A file that could not be checked. The command line tells it on standard error, whatever the format.
  virtual void failed(const std::string& file, const Error& error) = 0;
  // After the last file; the output is not complete before.
  virtual void finish() = 0;
};

// The stream must outlive the emitter.
std::unique_ptr<Emitter> make_emitter(Format format, std::ostream& out, const Style& style);

// One per format; see the .cc of the same name.
std::unique_ptr<Emitter> make_text_emitter(std::ostream& out, const Style& style);
std::unique_ptr<Emitter> make_json_emitter(std::ostream& out, const Style& style);
std::unique_ptr<Emitter> make_sarif_emitter(std::ostream& out, const Style& style);
std::unique_ptr<Emitter> make_github_emitter(std::ostream& out, const Style& style);

}  // namespace candor::output
