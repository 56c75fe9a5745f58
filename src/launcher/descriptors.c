/* The launcher's own descriptors, and the caller's, which it must not disturb. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "launcher.h"

static bool closed[3];

void open_standard(void) {
  for (int i = 0; i < 3; i++) {
    closed[i] = fcntl(i, F_GETFD) < 0;
    /* INVARIANT: lower ones are open by now, so open(2) returns exactly this number. */
    if (closed[i] && open("/dev/null", O_RDWR | O_CLOEXEC) != i)
      refuse("no-decision", "/dev/null cannot be opened");
  }
}

bool was_closed(int descriptor) { return closed[descriptor]; }

int move_high(int descriptor) {
  if (descriptor < 0) return -1;
  int high = fcntl(descriptor, F_DUPFD_CLOEXEC, OWN_DESCRIPTOR_MIN);
  close(descriptor);
  return high;
}

void close_from(int first) {
#ifdef SYS_close_range
  if (!syscall(SYS_close_range, (unsigned)first, ~0u, 0u)) return;
#endif
  struct rlimit limit;
  long last = 65536;
  if (!getrlimit(RLIMIT_NOFILE, &limit) && limit.rlim_max > 65536 && limit.rlim_max < 1 << 20)
    last = (long)limit.rlim_max;
  for (int i = first; i < last; i++) close(i);
}

int open_memory(void) {
#ifdef __linux__
  return move_high(memfd_create("guardsh", MFD_CLOEXEC | MFD_ALLOW_SEALING));
#else
  char path[] = "/private/tmp/guardsh.XXXXXXXX";
  int descriptor = mkstemp(path);
  if (descriptor >= 0) unlink(path);
  return move_high(descriptor);
#endif
}

bool seal_memory(int descriptor) {
#ifdef __linux__
  int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if (fcntl(descriptor, F_ADD_SEALS, seals)) return false;
#endif
  return lseek(descriptor, 0, SEEK_SET) == 0;
}
