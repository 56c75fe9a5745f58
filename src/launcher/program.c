/*
 * A program on standard input.
 *
 * Why a copy: the bytes that are judged have to be the bytes that run, and a pipe can be read only
 * once, a file changed after it was read.
 */
#include <errno.h>
#include <poll.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "launcher.h"

/* The writer keeps its end open, and sends nothing. */
#define PAUSED (-2)

/* How long the writer has taken so far. */
typedef struct {
  struct timespec start;
  struct timespec last;
  bool begun;
} Writing;

static ssize_t read_some(uint8_t *buffer, size_t size, Writing *writing);
static int left_ms(const Writing *writing);
static long long passed_ms(const struct timespec *since);

unsigned input_type(void) {
  struct stat facts, null;
  if (was_closed(STDIN_FILENO)) return GUARDSH_INPUT_CLOSED;
  if (fstat(STDIN_FILENO, &facts)) return GUARDSH_INPUT_OTHER;
  if (isatty(STDIN_FILENO)) return GUARDSH_INPUT_TTY;
  if (S_ISFIFO(facts.st_mode)) return GUARDSH_INPUT_FIFO;
  if (S_ISSOCK(facts.st_mode)) return GUARDSH_INPUT_SOCKET;
  if (S_ISREG(facts.st_mode)) return GUARDSH_INPUT_FILE;
  if (S_ISCHR(facts.st_mode) && !stat("/dev/null", &null) && facts.st_rdev == null.st_rdev)
    return GUARDSH_INPUT_NULL;
  return GUARDSH_INPUT_OTHER;
}

int read_program(unsigned type, bool *ended) {
  static uint8_t buffer[65536];
  Writing writing = {.begun = false};
  bool may_pause = type == GUARDSH_INPUT_FIFO || type == GUARDSH_INPUT_SOCKET;
  size_t length = 0;
  *ended = true;
  int memory = open_memory();
  if (memory < 0) refuse("no-decision", "there is no memory for the program on standard input");
  clock_gettime(CLOCK_MONOTONIC, &writing.start);
  writing.last = writing.start;
  while (type != GUARDSH_INPUT_CLOSED && type != GUARDSH_INPUT_NULL) {
    ssize_t got = read_some(buffer, sizeof buffer, &writing);
    if (got == PAUSED && may_pause) {
      *ended = false;
      break;
    }
    if (got == PAUSED)
      refuse("stdin-conversation", "standard input is a device that comes to no end");
    if (got == 0) break;
    if (got < 0) refuse("no-decision", "the program on standard input cannot be read");
    length += (size_t)got;
    if (length > GUARDSH_INPUT_BYTES_MAX)
      refuse("no-decision", "the program on standard input is longer than 16 MiB");
    for (ssize_t written = 0; written < got;) {
      ssize_t step = write(memory, buffer + written, (size_t)(got - written));
      if (step < 0 && errno == EINTR) continue;
      if (step <= 0) refuse("no-decision", "the program on standard input cannot be copied");
      written += step;
    }
  }
  if (!seal_memory(memory)) refuse("no-decision", "the copy of standard input cannot be sealed");
  return memory;
}

/* Waits for bytes and reads them. */
static ssize_t read_some(uint8_t *buffer, size_t size, Writing *writing) {
  for (;;) {
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    int left = left_ms(writing);
    int count = left > 0 ? poll(&ready, 1, left) : 0;
    if (count == 0) return PAUSED;
    if (count < 0 && errno != EINTR) return -1;
    if (count < 0) continue;
    ssize_t got = read(STDIN_FILENO, buffer, size);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    clock_gettime(CLOCK_MONOTONIC, &writing->last);
    writing->begun = true;
    return got;
  }
}

/* How long the writer may still take. Why longer at first: it may have work to do before. */
static int left_ms(const Writing *writing) {
  long long pause = writing->begun ? GUARDSH_INPUT_QUIET_MS : GUARDSH_INPUT_FIRST_MS;
  long long left = (long long)GUARDSH_INPUT_WAIT_MS - passed_ms(&writing->start);
  long long quiet = pause - passed_ms(&writing->last);
  if (quiet < left) left = quiet;
  return left > 0 ? (int)left : 0;
}

static long long passed_ms(const struct timespec *since) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (now.tv_sec - since->tv_sec) * 1000LL + (now.tv_nsec - since->tv_nsec) / 1000000;
}
