/*
 * A script operand, as the shell finds it.
 * Source: bash 5.2 shell.c open_shell_script, findcmd.c find_path_file.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"

static bool search_path(char path[PATH_MAX], const char *name, char *const environment[]);
static const char *last_value(char *const environment[], const char *assignment);
static bool set_path(char path[PATH_MAX], const char *folder, size_t length, const char *name);
static void open_script(Script *script);

void find_script(Script *script, Grammar grammar, const char *operand, char *const environment[]) {
  memset(script, 0, sizeof *script);
  script->descriptor = -1;
  if (!set_path(script->path, "", 0, operand)) return;
  if (stat(script->path, &script->facts)) {
    bool search = errno == ENOENT && grammar == GRAMMAR_BASH && !strchr(operand, '/');
    if (!search || !search_path(script->path, operand, environment)) return;
    /* Why: PATH may have none, in which case the operand itself is what is missing. */
    if (stat(script->path, &script->facts)) return;
  }
  script->exists = !S_ISDIR(script->facts.st_mode);
  if (script->exists) open_script(script);
}

bool same_script(const Script *script, Grammar grammar, const char *operand,
                 char *const environment[]) {
  static Script now;
  find_script(&now, grammar, operand, environment);
  if (now.descriptor >= 0) close(now.descriptor);
  if (strcmp(script->path, now.path) || script->exists != now.exists) return false;
  if (!script->exists) return true;
  return (script->descriptor < 0) == (now.descriptor < 0) &&
         script->facts.st_dev == now.facts.st_dev && script->facts.st_ino == now.facts.st_ino &&
         script->facts.st_mode == now.facts.st_mode &&
         script->facts.st_size == now.facts.st_size &&
         changed_ns(&script->facts) == changed_ns(&now.facts);
}

uint64_t changed_ns(const struct stat *facts) {
#ifdef __APPLE__
  struct timespec changed = facts->st_ctimespec;
#else
  struct timespec changed = facts->st_ctim;
#endif
  return (uint64_t)changed.tv_sec * 1000000000u + (uint64_t)changed.tv_nsec;
}

/* Where PATH has the file. The path is left empty when that cannot be told from outside. */
static bool search_path(char path[PATH_MAX], const char *name, char *const environment[]) {
  static char found[PATH_MAX];
  const char *folder = last_value(environment, "PATH=");
  /* FAIL-CLOSED: a PATH of bash's own, or with a tilde, is not guessed; the path stays unknown. */
  if (!folder || !*folder) return *path = '\0', false;
  for (;;) {
    size_t length = strcspn(folder, ":");
    struct stat facts;
    if (*folder == '~') return *path = '\0', false;
    if (set_path(found, folder, length, name) && !stat(found, &facts) && !access(found, R_OK))
      return strcpy(path, found), true;
    if (!folder[length]) return true;
    folder += length + 1;
  }
}

/* The value of the last such entry, which is the one that bash keeps. */
static const char *last_value(char *const environment[], const char *assignment) {
  const char *value = NULL;
  size_t length = strlen(assignment);
  for (; *environment; environment++)
    if (!strncmp(*environment, assignment, length)) value = *environment + length;
  return value;
}

static bool set_path(char path[PATH_MAX], const char *folder, size_t length, const char *name) {
  size_t rest = strlen(name) + 1;
  size_t slash = length > 0 && folder[length - 1] != '/';
  if (length + slash + rest > PATH_MAX) return false;
  memcpy(path, folder, length);
  if (slash) path[length] = '/';
  memcpy(path + length + slash, name, rest);
  return true;
}

/* Opens a regular file, and nothing else: opening a FIFO, socket or device can have effects. */
static void open_script(Script *script) {
  struct stat opened;
  if (!S_ISREG(script->facts.st_mode)) return;
  if (!strncmp(script->path, "/dev/", 5) || !strncmp(script->path, "/proc/", 6)) return;
  int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  int descriptor = move_high(open(script->path, flags));
  if (descriptor < 0) return;
  if (fstat(descriptor, &opened) || !S_ISREG(opened.st_mode)) {
    close(descriptor);
    return;
  }
  script->facts = opened;
  script->descriptor = descriptor;
}
