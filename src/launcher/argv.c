/*
 * What an argv asks bash, or dash and its kin, to run.
 * Source: bash 5.2 shell.c parse_long_options, parse_shell_options and main; dash 0.5.12 options.c.
 * Mirrored by src/protocol/invocation.ts; both are tested with the same table.
 */
#include <string.h>

#include "launcher.h"

static Invocation read_bash(int argc, char *const argv[], bool terminal);
static Invocation read_dash(int argc, char *const argv[], bool terminal);
static int read_long_option(const char *argument, const char *const names[], int count);

const Invocation message_only = {GUARDSH_KIND_INFORMATION, -1, false, true};

unsigned personality_of(const char *argv0) {
  const char *slash = strrchr(argv0, '/');
  const char *name = slash ? slash + 1 : argv0;
  if (argv0[0] == '-' && name[0] == '-') name++;
  if (!strcmp(name, "bash") || !strcmp(name, "rbash")) return GUARDSH_PERSONALITY_BASH;
  if (!strcmp(name, "sh")) return GUARDSH_PERSONALITY_SH;
  if (!strcmp(name, "zsh")) return GUARDSH_PERSONALITY_ZSH;
  return GUARDSH_PERSONALITY_GUARDSH;
}

bool is_management(int argc, char *const argv[]) {
  static const char *const words[] = {GUARDSH_MANAGEMENT_WORDS};
  const char *slash = strrchr(argv[0], '/');
  if (argc < 2 || strcmp(slash ? slash + 1 : argv[0], "guardsh")) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!strcmp(argv[1], words[i])) return true;
  return false;
}

Invocation read_invocation(Grammar grammar, int argc, char *const argv[], bool terminal) {
  if (grammar == GRAMMAR_ZSH) return read_zsh_invocation(argc, argv, terminal);
  return grammar == GRAMMAR_BASH ? read_bash(argc, argv, terminal)
                                 : read_dash(argc, argv, terminal);
}

Invocation settle_invocation(int argc, const Options *options, bool terminal) {
  int next = options->next;
  bool typed = options->interactive || terminal;
  if (options->command && next >= argc) return message_only;
  if (options->command) return (Invocation){GUARDSH_KIND_COMMAND, next, false, false};
  if (next < argc && !options->input)
    return (Invocation){GUARDSH_KIND_SCRIPT, next, false, false};
  return (Invocation){typed ? GUARDSH_KIND_INTERACTIVE : GUARDSH_KIND_STDIN, -1, false, false};
}

static Invocation read_bash(int argc, char *const argv[], bool terminal) {
  /* Why: the last one exists only in some builds. Where bash rejects it, it runs nothing. */
  static const char *const flags[] = {
      "debug", "debugger", "dump-po-strings", "dump-strings", "login", "noediting", "noprofile",
      "norc", "posix", "pretty-print", "restricted", "verbose", "rpm-requires"};
  static const char *const with_value[] = {"init-file", "rcfile"};
  static const char *const informing[] = {"help", "version"};
  Options options = {1, false, false, false};
  bool informs = false;
  int at = 1;
  for (; at < argc && argv[at][0] == '-'; at++) {
    const char *argument = argv[at];
    if (!strcmp(argument, "--")) break;
    if (read_long_option(argument, informing, 2) >= 0) {
      informs = true;
    } else if (read_long_option(argument, with_value, 2) >= 0) {
      if (++at >= argc) return message_only;
    } else if (read_long_option(argument, flags, sizeof flags / sizeof *flags) < 0) {
      if (argument[1] == '-') return message_only;
      break;
    }
  }
  if (informs) return (Invocation){GUARDSH_KIND_INFORMATION, -1, false, argc == 2};
  while (at < argc && (argv[at][0] == '-' || argv[at][0] == '+')) {
    const char *argument = argv[at++];
    if (!strcmp(argument, "-") || !strcmp(argument, "--")) break;
    for (const char *letter = argument + 1; *letter; letter++) {
      if (*letter == 'c') options.command = true;
      else if (*letter == 's') options.input = true;
      else if (*letter == 'i') options.interactive = argument[0] == '-';
      else if (*letter == 'o' || *letter == 'O') at += at < argc;
      else if (!strchr("lDabefhkmnprtuvxBCEHPT", *letter)) return message_only;
    }
  }
  options.next = at;
  return settle_invocation(argc, &options, terminal);
}

/* Options that dash does not know are passed over: it rejects them, and its kin may have them. */
static Invocation read_dash(int argc, char *const argv[], bool terminal) {
  Options options = {1, false, false, false};
  int at = 1;
  while (at < argc && (argv[at][0] == '-' || argv[at][0] == '+')) {
    const char *argument = argv[at++];
    bool on = argument[0] == '-';
    if (on && (!argument[1] || !strcmp(argument, "--"))) break;
    for (const char *letter = argument + 1; *letter; letter++) {
      if (*letter == 'c') options.command = true;
      else if (*letter == 's') options.input = on;
      else if (*letter == 'i') options.interactive = on;
      else if (*letter == 'o' && at < argc) {
        const char *name = argv[at++];
        if (!strcmp(name, "stdin")) options.input = on;
        if (!strcmp(name, "interactive")) options.interactive = on;
      }
    }
  }
  options.next = at;
  Invocation invocation = settle_invocation(argc, &options, terminal);
  invocation.both = invocation.kind == GUARDSH_KIND_COMMAND && options.input;
  return invocation;
}

/* Index of the long option that the argument is, with one dash or two; -1 when it is none. */
static int read_long_option(const char *argument, const char *const names[], int count) {
  const char *name = argument + (argument[1] == '-' ? 2 : 1);
  for (int i = 0; i < count; i++)
    if (!strcmp(name, names[i])) return i;
  return -1;
}
