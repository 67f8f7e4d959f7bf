// Ctrl-C and its like, told to whoever waits for bytes that may never come: a pipe, a terminal.
//
// A signal belongs to the whole program and reaches any of its threads, so a read() in another one is not disturbed by
// it. That is why waiting looks at the bytes and at a pipe of our own at once.
#pragma once

#include "base/result.h"

namespace candor {

// Before and after work that can be interrupted: forgets what was asked. Before the first one nobody can ask.
void forget_interruption();
// Safe in a signal handler, and on any thread.
void ask_interruption();
bool interruption_asked();

// The one sentence for it; no file has its name yet when it comes.
Error interrupted();

// Waits until read() of `fd` gives bytes, the end or an error at once; false when interrupted.
bool wait_for_bytes(int fd);
// What open(2) takes to read a path; a pipe that nobody writes to yet is opened as well, so that the waiting is done
// in wait_for_bytes(). Returns a descriptor, or -1 with errno.
int open_to_read(const char* path);
// read(2) that waits as above, whatever the signals: -1 with errno EINTR only when interrupted.
long read_some(int fd, void* out, unsigned long size);

}  // namespace candor
