/*
 * Starts a program as an unusual caller would: `caller ACTION... -- PROGRAM ARGV0 [ARGUMENT...]`.
 * An argument that begins with `hex:` stands for those bytes.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *entries[4096];
static int count;

static char *decode(char *word);
static void act(const char *name, char *value);

int main(int argc, char **argv) {
  int at = 1;
  for (; strcmp(argv[at], "--"); at++) {
    char *value = strchr(argv[at], '=');
    if (value) *value++ = '\0';
    act(argv[at], value);
  }
  for (int i = at + 2; i < argc; i++) argv[i] = decode(argv[i]);
  execve(argv[at + 1], argv + at + 2, entries);
  perror(argv[at + 1]);
  return 99;
}

static char *decode(char *word) {
  if (strncmp(word, "hex:", 4)) return word;
  size_t length = strlen(word + 4) / 2;
  for (size_t i = 0; i < length; i++) {
    unsigned byte;
    sscanf(word + 4 + 2 * i, "%2x", &byte);
    word[i] = (char)byte;
  }
  word[length] = '\0';
  return word;
}

static void act(const char *name, char *value) {
  sigset_t set;
  struct rlimit limit;
  if (!strcmp(name, "env")) entries[count++] = decode(value);
  if (!strcmp(name, "close")) close(atoi(value));
  if (!strcmp(name, "ignore")) signal(atoi(value), SIG_IGN);
  if (!strcmp(name, "umask")) umask((mode_t)strtol(value, NULL, 8));
  if (!strcmp(name, "nice") && nice(atoi(value)) < 0) exit(98);
  if (!strcmp(name, "open")) dup2(open("/etc/hostname", O_RDONLY), atoi(value));
  if (!strcmp(name, "fill")) {
    for (int i = 0; i < atoi(value); i++) {
      char *entry = malloc(100000);
      snprintf(entry, 100000, "FILL%d=", i);
      memset(entry + strlen(entry), 'x', 90000);
      entry[90010] = '\0';
      entries[count++] = entry;
    }
  }
  if (!strcmp(name, "block")) {
    sigemptyset(&set);
    sigaddset(&set, atoi(value));
    sigprocmask(SIG_BLOCK, &set, NULL);
  }
  if (!strcmp(name, "nofile")) {
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = (rlim_t)atoi(value);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  if (!strcmp(name, "gone")) {
    char folder[] = "/tmp/guardsh-gone-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) || rmdir(folder)) exit(98);
  }
}
