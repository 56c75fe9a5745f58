/* SPDX-License-Identifier: GPL-3.0-or-later
   A loadable builtin that writes how the bash it is loaded into parses texts. Nothing is executed.
   `readings IN OUT`: IN holds texts that end in NUL, each begun by one line of letters (x: extglob,
   p: POSIX mode, a: expand aliases); OUT gets one line of JSON for each. */
#include <config.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bashtypes.h"
#include "shell.h"

#include "builtins.h"
#include "common.h"

#include "oracle.h"

extern int expand_aliases;

/* Why: a fork costs more than most readings. A record that kills a child is tried again alone. */
static const long batch_size = 500;

/* Writes the readings of records one by one, up to one that changes the settings of this process.
   `done` counts them where the parent sees it. */
static void write_records(char *record, char *end, int descriptor, volatile long *done) {
  struct rlimit seconds = {4, 4}, bytes = {1ul << 30, 1ul << 30};
  int silent = open("/dev/null", O_WRONLY);
  setrlimit(RLIMIT_CPU, &seconds);
  setrlimit(RLIMIT_AS, &bytes);
  signal(SIGALRM, SIG_DFL);
  dup2(silent, 2);
  plain_aliases = expand_aliases;
  for (; record < end && *done < batch_size; record += strlen(record) + 1) {
    char *made = NULL;
    size_t length = 0;
    alarm(10);
    out = open_memstream(&made, &length);
    write_record(record);
    fclose(out);
    if (write(descriptor, made, length) != (ssize_t)length) _exit(8);
    free(made);
    ++*done;
    if (settings_changed) break;
  }
  _exit(0);
}

/* Reads records in a child with limits. Gives how many have been dealt with. */
static long judge(char *record, char *end, int descriptor, volatile long *done) {
  int status, length;
  char message[64];
  pid_t child;
  fflush(stdout);
  *done = 0;
  child = fork();
  if (child == 0) write_records(record, end, descriptor, done);
  waitpid(child, &status, 0);
  if (*done > 0) return *done;
  length = snprintf(message, sizeof message, "{\"failed\":%d}\n", status);
  return write(descriptor, message, length) == length;
}

static int readings_builtin(WORD_LIST *list) {
  FILE *in;
  char *text, *record;
  long length;
  int descriptor;
  long *done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (list == NULL || list->next == NULL) return EX_USAGE;
  in = fopen(list->word->word, "r");
  if (in == NULL || done == MAP_FAILED) return EXECUTION_FAILURE;
  fseek(in, 0, SEEK_END);
  length = ftell(in);
  rewind(in);
  text = malloc(length + 1);
  length = (long)fread(text, 1, length, in);
  text[length] = '\0';
  fclose(in);
  descriptor = open(list->next->word->word, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
  if (descriptor < 0) return EXECUTION_FAILURE;
  for (record = text; record < text + length;) {
    long count = judge(record, text + length, descriptor, done);
    if (count == 0) return EXECUTION_FAILURE;
    for (; count > 0; count--) record += strlen(record) + 1;
  }
  close(descriptor);
  return EXECUTION_SUCCESS;
}

char *readings_doc[] = {"Write how bash parses texts.", NULL};
struct builtin readings_struct = {"readings",   readings_builtin,  BUILTIN_ENABLED,
                                  readings_doc, "readings IN OUT", 0};
