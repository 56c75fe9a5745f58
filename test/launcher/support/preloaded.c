/* A library that a dynamic loader would run: it leaves a file where FORGED says. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

__attribute__((constructor)) static void run(void) {
  const char *path = getenv("FORGED");
  if (path) close(open(path, O_CREAT | O_WRONLY, 0600));
}
