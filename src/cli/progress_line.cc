#include "cli/progress_line.h"

#include <csignal>
#include <ostream>
#include <utility>

namespace candor::cli {

namespace {

constexpr const char* kWipe = "\r\x1b[K";

volatile std::sig_atomic_t line_shown = 0;

}  // namespace

ProgressLine::ProgressLine(Environment& env) : env_(env), out_(*this), err_(*this) {
  if (!visible()) return;
  out_.target = env.out.rdbuf(&out_);
  err_.target = env.err.rdbuf(&err_);
}

ProgressLine::~ProgressLine() {
  if (!visible()) return;
  wipe();
  for (const auto& [stream, own] : {std::pair(&env_.err, err_.target), std::pair(&env_.out, out_.target)}) {
    const auto state = stream->rdstate();  // which another buffer would make good
    stream->rdbuf(own);
    stream->clear(state);
  }
}

void ProgressLine::show(const std::string& text) {
  if (!visible()) return;
  env_.out.flush();  // what was printed before stands above the line
  const std::string line = kWipe + text;
  line_shown = 1;
  err_.target->sputn(line.data(), static_cast<std::streamsize>(line.size()));
  err_.target->pubsync();
}

void ProgressLine::wipe() {
  if (line_shown == 0) return;
  err_.target->sputn(kWipe, 4);
  err_.target->pubsync();
  line_shown = 0;
}

const char* ProgressLine::wiper() {
  return line_shown != 0 ? kWipe : "";
}

ProgressLine::Wiping::int_type ProgressLine::Wiping::overflow(int_type c) {
  line_.wipe();
  return traits_type::eq_int_type(c, traits_type::eof()) ? traits_type::not_eof(c)
                                                         : target->sputc(traits_type::to_char_type(c));
}

std::streamsize ProgressLine::Wiping::xsputn(const char* text, std::streamsize size) {
  line_.wipe();
  return target->sputn(text, size);
}

int ProgressLine::Wiping::sync() {
  return target->pubsync();
}

}  // namespace candor::cli
