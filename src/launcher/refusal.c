/* How the launcher says no. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"

static size_t append(char *line, size_t at, size_t size, const char *part);

_Noreturn void refuse(const char *id, const char *reason) {
  char block[2 * PATH_MAX];
  size_t length = 0;
  length = append(block, length, sizeof block, "guardsh: blocked [");
  length = append(block, length, sizeof block, id);
  length = append(block, length, sizeof block, "] ");
  length = append(block, length, sizeof block, reason);
  length = append(block, length, sizeof block, ". Nothing was executed.\n");
  length = append(block, length, sizeof block,
                  "guardsh: this is a fault or a limit of the guard, not a verdict on the command;"
                  " do not work around it.\n");
  /* Why: a reader that has gone away must not turn the refusal into a death by signal. */
  signal(SIGPIPE, SIG_IGN);
  write_all(STDERR_FILENO, (const uint8_t *)block, length);
  _exit(126);
}

void write_all(int descriptor, const uint8_t *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
      if (poll(&ready, 1, 1000) <= 0) return;
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

static size_t append(char *line, size_t at, size_t size, const char *part) {
  size_t length = strlen(part);
  if (length > size - at) length = size - at;
  memcpy(line + at, part, length);
  return at + length;
}
