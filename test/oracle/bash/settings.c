/* SPDX-License-Identifier: GPL-3.0-or-later
   Changes what a line changes for how bash parses the lines behind it, without running it. */
#include <config.h>
#include <string.h>

#include "bashtypes.h"
#include "shell.h"

#include "alias.h"
#include "command.h"
#include "subst.h"

#include "oracle.h"

extern void posix_initialize(int);
extern int expand_aliases, extended_glob, extglob_flag;

int settings_changed;

static void define_aliases(WORD_LIST *words) {
  for (; words != NULL; words = words->next) {
    char *text = string_quote_removal(words->word->word, 0);
    char *equals = strchr(text, '=');
    if (equals == NULL) continue;
    *equals = '\0';
    add_alias(text, equals + 1);
  }
}

/* What bash would have changed by running this line, as far as it changes how it parses. */
void apply_settings(COMMAND *command) {
  WORD_LIST *words;
  if (command->type == cm_connection && command->value.Connection->connector == ';') {
    apply_settings(command->value.Connection->first);
    if (command->value.Connection->second) apply_settings(command->value.Connection->second);
    return;
  }
  if (command->type != cm_simple) return;
  words = command->value.Simple->words;
  if (words == NULL) return;
  settings_changed |= strcmp(words->word->word, "alias") == 0 ||
                      strcmp(words->word->word, "shopt") == 0 ||
                      strcmp(words->word->word, "set") == 0;
  if (strcmp(words->word->word, "alias") == 0) define_aliases(words->next);
  else if (strcmp(words->word->word, "shopt") == 0) {
    int on = -1;
    for (words = words->next; words != NULL; words = words->next) {
      if (strcmp(words->word->word, "-s") == 0) on = 1;
      else if (strcmp(words->word->word, "-u") == 0) on = 0;
      else if (on < 0) continue;
      else if (strcmp(words->word->word, "extglob") == 0) extended_glob = extglob_flag = on;
      else if (strcmp(words->word->word, "expand_aliases") == 0) expand_aliases = on;
    }
  } else if (strcmp(words->word->word, "set") == 0 && words->next && words->next->next &&
             strcmp(words->next->next->word->word, "posix") == 0) {
    posixly_correct = strcmp(words->next->word->word, "-o") == 0;
    posix_initialize(posixly_correct);
  }
}

