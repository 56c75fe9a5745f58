/*
 * The install record: where Node, the bundle and the real shells are.
 *
 * It is found beside the launcher's own file and nowhere else: argv0, PATH, SHELL, HOME and every
 * other variable are the caller's, and the caller is whom the guard watches.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include "launcher.h"

/* The record while it is read: what was seen so far. */
typedef struct {
  Record *record;
  uint64_t version;
  unsigned seen;
} Reading;

static bool own_path(char path[PATH_MAX]);
static bool is_trusted(const struct stat *facts);
static bool set_member(void *to, const char *key, const JsonValue *value);
static bool is_whole(const Shell *shell);

_Noreturn static void refuse_record(const char *what, const char *path, const char *mend) {
  char reason[PATH_MAX + 256];
  snprintf(reason, sizeof reason, "%s: %.*s; run `%s`", what, PATH_MAX, path, mend);
  refuse("install-record", reason);
}

/* What mends a record. Why two: without one that can be used, no command of guardsh starts. */
static const char setup[] = "guardsh setup";
static const char rebuild[] = "npm rebuild guardsh";

void load_record(Record *record) {
  struct stat facts;
  if (!own_path(record->path)) refuse("install-record", "the launcher cannot find its own file");
  char *slash = strrchr(record->path, '/');
  *slash = '\0';
  int folder = open(*record->path ? record->path : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0 || fstat(folder, &facts))
    refuse_record("the launcher's folder cannot be read", record->path, rebuild);
  if (!is_trusted(&facts))
    refuse_record("others can write in the launcher's folder", record->path, rebuild);
  static const char name[] = "/install.json";
  if (strlen(record->path) + sizeof name > sizeof record->path)
    refuse("install-record", "the path of the install record is too long");
  strcat(record->path, name);
  int file = openat(folder, name + 1, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  close(folder);
  if (file < 0) refuse_record("there is no install record", record->path, rebuild);
  if (fstat(file, &facts) || !S_ISREG(facts.st_mode) || !is_trusted(&facts))
    refuse_record("the install record may come from someone else", record->path, rebuild);
  size_t length = 0;
  ssize_t got;
  do {
    got = read(file, record->text + length, sizeof record->text - 1 - length);
    if (got > 0) length += (size_t)got;
  } while (got > 0 || (got < 0 && errno == EINTR));
  close(file);
  if (got < 0 || !parse_record(record, length))
    refuse_record("the install record is damaged", record->path, rebuild);
}

bool parse_record(Record *record, size_t length) {
  Reading reading = {record, 0, 0};
  if (length >= sizeof record->text - 1) return false;
  record->text[length] = '\0';
  if (!read_json(record->text, length, set_member, &reading) || reading.version != 1) return false;
  if (!record->node || *record->node != '/' || !record->bundle || *record->bundle != '/')
    return false;
  if (!record->sh_is) record->sh_is = "unknown";
  return is_whole(&record->bash) && is_whole(&record->sh) && is_whole(&record->zsh);
}

const Shell *shell_for(const Record *record, unsigned personality) {
  static char self[PATH_MAX];
  struct stat facts, own;
  const Shell *shell = personality == GUARDSH_PERSONALITY_SH    ? &record->sh
                       : personality == GUARDSH_PERSONALITY_ZSH ? &record->zsh
                                                                : &record->bash;
  if (!shell->path) refuse_record("no real shell of this name is recorded", record->path, setup);
  if (stat(shell->path, &facts) || !S_ISREG(facts.st_mode))
    refuse_record("the recorded shell is gone", shell->path, setup);
  if (facts.st_dev != shell->device || facts.st_ino != shell->inode)
    refuse_record("the recorded shell has changed", shell->path, setup);
  if (!own_path(self) || stat(self, &own))
    refuse("install-record", "the launcher cannot find its own file");
  if (facts.st_dev == own.st_dev && facts.st_ino == own.st_ino)
    refuse_record("the recorded shell is the guard itself", shell->path, setup);
  return shell;
}

static bool own_path(char path[PATH_MAX]) {
#ifdef __APPLE__
  static char given[PATH_MAX];
  uint32_t size = sizeof given;
  return !_NSGetExecutablePath(given, &size) && realpath(given, path) && *path == '/';
#else
  ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
  if (length <= 0 || length >= PATH_MAX - 1) return false;
  path[length] = '\0';
  return *path == '/';
#endif
}

/* Owned by root or the user, and nobody else may write to it. */
static bool is_trusted(const struct stat *facts) {
  return (facts->st_uid == 0 || facts->st_uid == getuid()) &&
         !(facts->st_mode & (S_IWGRP | S_IWOTH));
}

static bool set_member(void *to, const char *key, const JsonValue *value) {
  Reading *reading = to;
  Record *record = reading->record;
  const struct {
    const char *key;
    const char **text;
    uint64_t *number;
  } members[] = {
      {"version", NULL, &reading->version},
      {"node", &record->node, NULL},
      {"bundle", &record->bundle, NULL},
      {"bash", &record->bash.path, NULL},
      {"bashDevice", NULL, &record->bash.device},
      {"bashInode", NULL, &record->bash.inode},
      {"sh", &record->sh.path, NULL},
      {"shDevice", NULL, &record->sh.device},
      {"shInode", NULL, &record->sh.inode},
      {"shIs", &record->sh_is, NULL},
      {"zsh", &record->zsh.path, NULL},
      {"zshDevice", NULL, &record->zsh.device},
      {"zshInode", NULL, &record->zsh.inode},
  };
  for (unsigned i = 0; i < sizeof members / sizeof *members; i++) {
    if (strcmp(key, members[i].key)) continue;
    if (reading->seen & 1u << i) return false;
    reading->seen |= 1u << i;
    if (!value->text && !value->is_number) return true;
    if (members[i].text ? value->is_number : !value->is_number) return false;
    if (members[i].text) *members[i].text = value->text;
    else *members[i].number = value->number;
    return true;
  }
  return true;
}

/* A shell is either not recorded or an absolute path with its device and inode. */
static bool is_whole(const Shell *shell) {
  return !shell->path || (shell->path[0] == '/' && shell->inode != 0);
}
