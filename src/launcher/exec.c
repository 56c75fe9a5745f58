/* Becoming another program. */
#include <string.h>
#include <unistd.h>

#include "launcher.h"

bool has_loader_variable(char *const environment[]) {
  for (; *environment; environment++)
    if (!strncmp(*environment, "LD_", 3) || !strncmp(*environment, "DYLD_", 5) ||
        !strncmp(*environment, "GCONV_PATH=", 11))
      return true;
  return false;
}

_Noreturn void run_shell(const Shell *shell, char *const argv[], char *const environment[],
                         int program) {
  if (program >= 0 && dup2(program, STDIN_FILENO) < 0)
    refuse("no-decision", "the judged program cannot be handed to the shell");
  /* Why: signals, limits and descriptors were never changed, and ours are close-on-exec. */
  execve(shell->path, argv, environment);
  refuse("no-decision", "the real shell cannot be started");
}

_Noreturn void run_management(const Record *record, const Request *request) {
  char *const argv[] = {(char *)record->node, (char *)record->bundle, "manage", "3", NULL};
  int memory = open_memory();
  if (memory < 0) refuse("no-decision", "there is no memory for the request");
  write_all(memory, request->bytes, request->length);
  if (!seal_memory(memory) || dup2(memory, GUARDSH_CHANNEL_DESCRIPTOR) < 0)
    refuse("no-decision", "the request cannot be handed on");
  close_from(GUARDSH_CHANNEL_DESCRIPTOR + 1);
  execve(record->node, argv, node_environment);
  refuse("no-decision", "Node cannot be started");
}
