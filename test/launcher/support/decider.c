/*
 * Stands in for Node: started as `decider FOLDER/MODE decide 3`, it notes what it was given in
 * FOLDER/MODE.request and FOLDER/MODE.seen and then answers as MODE says.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "launcher.h"

extern char **environ;

static uint8_t request[1 << 24];
static uint8_t answer[512];

static size_t read_request(void);
static void note(const char *path, size_t length);
static void note_seen(FILE *seen);
static size_t write_answer(size_t length, unsigned decision, const char *text);
static size_t put(size_t at, unsigned tag, const void *bytes, size_t length);
static bool change_script(const char *path, bool once);
static void change_in_place(const char *path);

int main(int argc, char **argv) {
  const char *mode = strrchr(argv[1], '/') + 1;
  if (argc > 2 && !strcmp(argv[2], "manage")) mode = "manage";
  if (!strcmp(mode, "crash")) abort();
  if (!strcmp(mode, "deaf")) return 0;
  size_t length = read_request();
  note(argv[1], length);
  if (!strcmp(mode, "nothing")) return 0;
  if (!strcmp(mode, "manage")) {
    printf("managed %zu\n", length);
    return 7;
  }
  if (!strcmp(mode, "changes") || !strcmp(mode, "changes-once"))
    change_script(argv[1], mode[7] == '-');
  if (!strcmp(mode, "in-place")) change_in_place(argv[1]);
  unsigned decision = GUARDSH_DECISION_ALLOW;
  if (!strncmp(mode, "refuse", 6)) decision = GUARDSH_DECISION_REFUSE;
  if (!strcmp(mode, "not-by-me")) decision = GUARDSH_DECISION_NOT_BY_ME;
  if (!strcmp(mode, "unknown-decision")) decision = 9;
  size_t size = write_answer(length, decision, decision == GUARDSH_DECISION_REFUSE ? "no\n" : "");
  if (!strcmp(mode, "refuse-zero")) answer[28 + 6 + 32 + 6 + 1 + 6] = 0;
  if (!strcmp(mode, "garbage")) memset(answer, 'A', size);
  if (!strcmp(mode, "wrong-id")) answer[12] ^= 1;
  if (!strcmp(mode, "wrong-digest")) answer[28 + 6] ^= 1;
  if (!strcmp(mode, "wrong-version")) answer[4] ^= 2;
  if (!strcmp(mode, "cut-off")) size--;
  if (!strcmp(mode, "trailing") || !strcmp(mode, "counted-trailing")) size++;
  if (!strcmp(mode, "counted-trailing") || !strcmp(mode, "wrong-length")) answer[8]++;
  if (!strcmp(mode, "late")) sleep(2);
  for (size_t i = 0; !strcmp(mode, "slow-bytes") && i + 1 < size; i++) usleep(500);
  if (write(3, answer, size) < 0) return 1;
  if (!strcmp(mode, "two") && write(3, answer, size) < 0) return 1;
  if (!strcmp(mode, "open")) sleep(30);
  return 0;
}

static size_t read_request(void) {
  size_t length = 0;
  ssize_t got;
  while ((got = read(3, request + length, sizeof request - length)) > 0) length += (size_t)got;
  return length;
}

static void note(const char *path, size_t length) {
  char name[PATH_MAX];
  snprintf(name, sizeof name, "%s.request", path);
  FILE *file = fopen(name, "w");
  fwrite(request, 1, length, file);
  fclose(file);
  snprintf(name, sizeof name, "%s.seen", path);
  file = fopen(name, "w");
  note_seen(file);
  fclose(file);
}

/* Environment, directory, open descriptors, ignored and blocked signals, program and script. */
static void note_seen(FILE *seen) {
  char text[PATH_MAX], line[256];
  for (char **entry = environ; *entry; entry++) fprintf(seen, "env %s\n", *entry);
  fprintf(seen, "cwd %s\npid %d\n", getcwd(text, sizeof text), getpid());
  for (int i = 0; i < 1024; i++)
    if (i != fileno(seen) && fcntl(i, F_GETFD) >= 0) fprintf(seen, "fd %d\n", i);
  FILE *status = fopen("/proc/self/status", "r");
  while (fgets(line, sizeof line, status))
    if (!strncmp(line, "SigBlk", 6) || !strncmp(line, "SigIgn", 6)) fputs(line, seen);
  fclose(status);
  for (int i = 4; i < 6; i++) {
    ssize_t got = pread(i, text, sizeof text - 1, 0);
    if (got >= 0) fprintf(seen, "content %d %.*s\n", i, (int)got, text);
  }
}

static size_t write_answer(size_t length, unsigned decision, const char *text) {
  uint8_t digest[32], one = (uint8_t)decision, status = 42;
  sha256(request, length, digest);
  memcpy(answer, request, 28);
  size_t at = put(28, GUARDSH_ANSWER_DIGEST, digest, sizeof digest);
  at = put(at, GUARDSH_ANSWER_DECISION, &one, 1);
  at = put(at, GUARDSH_ANSWER_STATUS, &status, 1);
  at = put(at, GUARDSH_ANSWER_TEXT, text, strlen(text));
  answer[8] = (uint8_t)at;
  answer[9] = answer[10] = answer[11] = 0;
  return at;
}

static size_t put(size_t at, unsigned tag, const void *bytes, size_t length) {
  const uint8_t head[6] = {(uint8_t)tag, 0, (uint8_t)length, 0, 0, 0};
  memcpy(answer + at, head, sizeof head);
  memcpy(answer + at + sizeof head, bytes, length);
  return at + sizeof head + length;
}

/* Appends a line to FOLDER/script, the first time only if `once`. */
static bool change_script(const char *path, bool once) {
  char name[PATH_MAX];
  snprintf(name, sizeof name, "%s.changed", path);
  if (once && !access(name, F_OK)) return false;
  close(open(name, O_CREAT | O_WRONLY, 0600));
  snprintf(name, sizeof name, "%.*s/script", (int)(strrchr(path, '/') - path), path);
  FILE *script = fopen(name, "a");
  fputs("echo changed\n", script);
  fclose(script);
  return true;
}

/* Writes over the first byte of FOLDER/script, and sets its modification time back. */
static void change_in_place(const char *path) {
  char name[PATH_MAX];
  struct stat before;
  snprintf(name, sizeof name, "%.*s/script", (int)(strrchr(path, '/') - path), path);
  int script = open(name, O_WRONLY);
  fstat(script, &before);
  if (pwrite(script, "#", 1, 0) != 1) abort();
  futimens(script, (struct timespec[]){before.st_atim, before.st_mtim});
  close(script);
}
