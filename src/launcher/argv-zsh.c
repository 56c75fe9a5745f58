/*
 * What an argv asks zsh to run.
 * Source: zsh 5.9 Src/init.c parseopts and parseargs; zshmisc(1), "Invocation".
 * Mirrored by src/protocol/invocation.ts.
 */
#include <ctype.h>
#include <string.h>

#include "launcher.h"

static int read_letters(const char *argument, int at, int argc, char *const argv[],
                        Options *options, bool *last);
static void set_option(Options *options, const char *name, bool on);
static bool is_option(const char *name, const char *plain);

Invocation read_zsh_invocation(int argc, char *const argv[], bool terminal) {
  Options options = {1, false, false, false};
  bool informs = false, last = false;
  int at = 1;
  while (at < argc && !last && (argv[at][0] == '-' || argv[at][0] == '+')) {
    const char *argument = argv[at++];
    if (!strcmp(argument, "-") || !strcmp(argument, "--") || !strcmp(argument, "+-") ||
        !strcmp(argument, "+"))
      break;
    if (argument[1] != '-') {
      at = read_letters(argument, at, argc, argv, &options, &last);
      if (at < 0) return message_only;
    } else if (!strcmp(argument + 2, "version") || !strcmp(argument + 2, "help")) {
      informs = true;
    } else if (!strcmp(argument + 2, "emulate")) {
      at += at < argc;
    } else {
      set_option(&options, argument + 2, argument[0] == '-');
    }
  }
  bool direct = argc == 2 && argv[1][0] == '-';
  if (informs) return (Invocation){GUARDSH_KIND_INFORMATION, -1, false, direct};
  options.next = at;
  return settle_invocation(argc, &options, terminal);
}

/* Reads one cluster of letters; the index of the next argument, or -1 when a value is missing. */
static int read_letters(const char *argument, int at, int argc, char *const argv[],
                        Options *options, bool *last) {
  bool on = argument[0] == '-';
  for (const char *letter = argument + 1; *letter; letter++) {
    if (isspace((unsigned char)*letter)) break;
    if (*letter == 'b' || (*letter == '-' && !letter[1])) {
      *last = true;
    } else if (*letter == 'c') {
      options->command = true;
    } else if (*letter == 's') {
      options->input = on;
    } else if (*letter == 'i') {
      options->interactive = on;
    } else if (*letter == 'o') {
      if (!letter[1] && at >= argc) return -1;
      set_option(options, letter[1] ? letter + 1 : argv[at++], on);
      break;
    }
  }
  return at;
}

/* Why: zsh reads option names without case, `_` and `-`, and `no` before them turns them round. */
static void set_option(Options *options, const char *name, bool on) {
  if (is_option(name, "shinstdin")) options->input = on;
  if (is_option(name, "noshinstdin")) options->input = !on;
  if (is_option(name, "interactive")) options->interactive = on;
  if (is_option(name, "nointeractive")) options->interactive = !on;
}

static bool is_option(const char *name, const char *plain) {
  for (; *name; name++) {
    if (*name == '_' || *name == '-') continue;
    if (tolower((unsigned char)*name) != *plain) return false;
    plain++;
  }
  return !*plain;
}
