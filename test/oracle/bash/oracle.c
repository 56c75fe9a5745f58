/* SPDX-License-Identifier: GPL-3.0-or-later
   Writes how the bash it is loaded into parses a text. Nothing is executed. */
#include <config.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "bashtypes.h"
#include "shell.h"

#include "builtins.h"
#include "command.h"
#include "common.h"
#include "y.tab.h"

#include "oracle.h"

extern sigjmp_buf top_level;
extern COMMAND *global_command;
extern int parse_command(void);
extern void reset_parser(void);
extern void with_input_from_string(char *, const char *);
extern void posix_initialize(int);
extern int EOF_Reached, shell_eof_token, parser_state, expand_aliases;
extern int extended_glob, extglob_flag;

FILE *out;
static int first_event;

void write_string(const char *text) {
  fputc('"', out);
  for (; text != NULL && *text != '\0'; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '"' || c == '\\') fprintf(out, "\\%c", c);
    else if (c < 32 || c > 126) fprintf(out, "\\u%04x", c);
    else fputc(c, out);
  }
  fputc('"', out);
}

static void begin(const char *kind) {
  fputs(first_event ? "[" : ",[", out);
  first_event = 0;
  write_string(kind);
}
static void add_text(const char *text) { fputc(',', out); write_string(text); }
static void add_word(const char *text, enum place place) {
  fputc(',', out);
  write_word(text, place);
}
static void end(void) { fputc(']', out); }
static void mark(const char *kind) { begin(kind); end(); }

static void dump(COMMAND *command);
extern void apply_settings(COMMAND *command);

static void add_words(WORD_LIST *words) {
  for (; words != NULL; words = words->next) add_word(words->word->word, PLACE_WORD);
}

static const char *operator_of(enum r_instruction instruction) {
  switch (instruction) {
    case r_output_direction: return ">";
    case r_input_direction: case r_inputa_direction: return "<";
    case r_appending_to: return ">>";
    case r_reading_until: return "<<";
    case r_deblank_reading_until: return "<<-";
    case r_reading_string: return "<<<";
    case r_duplicating_input: case r_duplicating_input_word: return "<&";
    case r_move_input: case r_move_input_word: return "<&";
    case r_duplicating_output: case r_duplicating_output_word: return ">&";
    case r_move_output: case r_move_output_word: return ">&";
    case r_close_this: return "&-";
    case r_err_and_out: return "&>";
    case r_append_err_and_out: return "&>>";
    case r_input_output: return "<>";
    case r_output_force: return ">|";
  }
  return "?";
}

static void add_target(REDIRECT *redirection) {
  char number[32];
  struct { char *text; } moved;
  switch (redirection->instruction) {
    case r_reading_until: case r_deblank_reading_until: {
      int quoted = (redirection->redirectee.filename->flags & W_QUOTED) != 0;
      char *body = redirection->redirectee.filename->word;
      add_text(redirection->here_doc_eof);
      add_text(quoted ? "quoted" : "expanded");
      if (quoted) add_text(body);
      else add_word(body ? body : "", PLACE_HEREDOC);
      return;
    }
    case r_duplicating_input: case r_duplicating_output:
      snprintf(number, sizeof number, "%d", (int)redirection->redirectee.dest);
      add_text(number);
      return;
    case r_move_input: case r_move_output:
      snprintf(number, sizeof number, "%d-", (int)redirection->redirectee.dest);
      add_text(number);
      return;
    case r_move_input_word: case r_move_output_word:
      moved.text = malloc(strlen(redirection->redirectee.filename->word) + 2);
      sprintf(moved.text, "%s-", redirection->redirectee.filename->word);
      add_word(moved.text, PLACE_WORD);
      return;
    case r_close_this:
      return;
    default:
      add_word(redirection->redirectee.filename->word, PLACE_WORD);
  }
}

static void dump_redirections(REDIRECT *redirection) {
  for (; redirection != NULL; redirection = redirection->next) {
    begin("redirection");
    if (redirection->rflags & REDIR_VARASSIGN) add_text(redirection->redirector.filename->word);
    else fprintf(out, ",%d", (int)redirection->redirector.dest);
    add_text(operator_of(redirection->instruction));
    add_target(redirection);
    end();
  }
}

static void dump_condition(COND_COM *condition) {
  if (condition->flags & CMD_INVERT_RETURN) mark("not");
  switch (condition->type) {
    case COND_AND: case COND_OR:
      mark("(cond");
      dump_condition(condition->left);
      mark(condition->type == COND_AND ? "and" : "or");
      dump_condition(condition->right);
      mark("cond)");
      return;
    case COND_UNARY:
      begin("unary");
      add_text(condition->op->word);
      add_word(condition->left->op->word, PLACE_WORD);
      end();
      return;
    case COND_BINARY:
      begin("binary");
      add_word(condition->left->op->word, PLACE_WORD);
      add_text(condition->op->word);
      add_word(condition->right->op->word, PLACE_WORD);
      end();
      return;
    case COND_TERM:
      begin("term");
      add_word(condition->op->word, PLACE_WORD);
      end();
      return;
    case COND_EXPR:
      mark("(group");
      dump_condition(condition->left);
      mark("group)");
      return;
  }
}

static void dump_arithmetic(WORD_LIST *words) {
  begin("expression");
  for (; words != NULL; words = words->next) add_word(words->word->word, PLACE_ARITHMETIC);
  end();
}

static void dump_loop(const char *kind, WORD_DESC *name, WORD_LIST *words, COMMAND *body) {
  begin(kind);
  add_text(name->word);
  add_words(words);
  end();
  dump(body);
  mark("end");
}

static void dump_case(CASE_COM *clause) {
  PATTERN_LIST *item;
  begin("case");
  add_word(clause->word->word, PLACE_WORD);
  end();
  for (item = clause->clauses; item != NULL; item = item->next) {
    begin("item");
    if (item->flags & CASEPAT_FALLTHROUGH) add_text(";&");
    else add_text(item->flags & CASEPAT_TESTNEXT ? ";;&" : ";;");
    add_words(item->patterns);
    end();
    dump(item->action);
  }
  mark("end");
}

static void dump_simple(SIMPLE_COM *simple) {
  WORD_LIST *word = simple->words;
  begin("simple");
  fputs(",[", out);
  for (; word != NULL && (word->word->flags & W_ASSIGNMENT); word = word->next) {
    if (word != simple->words) fputc(',', out);
    write_word(word->word->word, PLACE_WORD);
  }
  fputc(']', out);
  add_words(word);
  end();
  dump_redirections(simple->redirects);
}

static void dump_connection(CONNECTION *connection) {
  dump(connection->first);
  switch (connection->connector) {
    case AND_AND: mark("&&"); break;
    case OR_OR: mark("||"); break;
    case '|': mark("|"); break;
    case '&': mark("&"); break;
    default: break;
  }
  dump(connection->second);
}

/* The body of a function, in braces as bash writes it out. */
static void dump_body(COMMAND *body) {
  int bare = body->type != cm_group;
  if (bare) mark("{");
  dump(body);
  if (bare) mark("}");
}

static void dump_kind(COMMAND *command) {
  switch (command->type) {
    case cm_simple: dump_simple(command->value.Simple); return;
    case cm_connection: dump_connection(command->value.Connection); return;
    case cm_for:
      dump_loop("for", command->value.For->name, command->value.For->map_list,
                command->value.For->action);
      return;
    case cm_select:
      dump_loop("select", command->value.Select->name, command->value.Select->map_list,
                command->value.Select->action);
      return;
    case cm_case: dump_case(command->value.Case); return;
    case cm_while: case cm_until:
      mark(command->type == cm_while ? "while" : "until");
      dump(command->value.While->test);
      mark("do");
      dump(command->value.While->action);
      mark("end");
      return;
    case cm_if:
      mark("if");
      dump(command->value.If->test);
      mark("then");
      dump(command->value.If->true_case);
      mark("else");
      dump(command->value.If->false_case);
      mark("end");
      return;
    case cm_function_def:
      begin("function");
      add_text(command->value.Function_def->name->word);
      end();
      dump_body(command->value.Function_def->command);
      mark("end");
      return;
    case cm_group: mark("{"); dump(command->value.Group->command); mark("}"); return;
    case cm_subshell: mark("("); dump(command->value.Subshell->command); mark(")"); return;
    case cm_coproc:
      begin("coproc");
      add_text(command->value.Coproc->name);
      end();
      dump(command->value.Coproc->command);
      mark("end");
      return;
    case cm_arith: dump_arithmetic(command->value.Arith->exp); return;
    case cm_arith_for:
      mark("for((");
      dump_arithmetic(command->value.ArithFor->init);
      dump_arithmetic(command->value.ArithFor->test);
      dump_arithmetic(command->value.ArithFor->step);
      dump(command->value.ArithFor->action);
      mark("end");
      return;
    case cm_cond: mark("[["); dump_condition(command->value.Cond); mark("]]"); return;
  }
}

static void dump(COMMAND *command) {
  if (command == NULL) return;
  if (command->flags & CMD_TIME_PIPELINE) mark("time");
  if (command->flags & CMD_INVERT_RETURN) mark("!");
  dump_kind(command);
  if (command->type != cm_simple) dump_redirections(command->redirects);
}

/* Parses a text line by line; gives false when bash rejects it. */
static int parse(char *text) {
  sigjmp_buf saved;
  volatile int accepted = 1;
  reset_parser();
  parser_state = 0;
  shell_eof_token = 0;
  with_input_from_string(text, "oracle");
  global_command = NULL;
  EOF_Reached = 0;
  memcpy(saved, top_level, sizeof saved);
  if (sigsetjmp(top_level, 0) != 0) accepted = 0;
  else
    do {
      global_command = NULL;
      accepted = parse_command() == 0;
      if (accepted && global_command) {
        mark("line");
        dump(global_command);
        apply_settings(global_command);
      }
    } while (accepted && !EOF_Reached);
  memcpy(top_level, saved, sizeof saved);
  return accepted;
}

static void write_reading(char *text) {
  int accepted;
  fputs("{\"events\":[", out);
  first_event = 1;
  accepted = parse(text);
  fprintf(out, "],\"accepted\":%s}", accepted ? "true" : "false");
}

int plain_aliases;

/* Whether bash accepts a text, which is parsed for nothing else. */
static int accepts(const char *text) {
  sigjmp_buf saved;
  volatile int accepted = 0;
  reset_parser();
  with_input_from_string(strdup(text), "oracle");
  EOF_Reached = 0;
  memcpy(saved, top_level, sizeof saved);
  if (sigsetjmp(top_level, 0) == 0) accepted = parse_command() == 0;
  memcpy(top_level, saved, sizeof saved);
  return accepted;
}

/* bash counts each `for` and `case` that waits for its `in` or `esac`, and goes on counting behind
   a text that it rejected. While it waits it rejects these texts, and then waits for one less. */
static void forget_waiting(const char *record) {
  int left = 20;
  if (!strstr(record, "for") && !strstr(record, "case") && !strstr(record, "select")) return;
  while (left > 0 && !(accepts("x in\n") && accepts("for x in esac; do y; done\n"))) left--;
  if (left == 0) settings_changed = 1;
}

void write_record(char *record) {
  const char *whole = record;
  char *text = strchr(record, '\n') + 1;
  int more = 0;
  forget_nested();
  settings_changed = 0;
  extended_glob = extglob_flag = 0;
  expand_aliases = plain_aliases;
  for (; *record != '\n'; record++) {
    if (*record == 'x') extended_glob = extglob_flag = 1;
    if (*record == 'p') posixly_correct = 1, posix_initialize(1), settings_changed = 1;
    if (*record == 'a') expand_aliases = 1;
  }
  interactive = 0;
  fputs("[", out);
  do {
    if (more) fputc(',', out);
    more = 1;
    write_reading(strdup(text));
  } while ((text = next_nested()) != NULL);
  fputs("]\n", out);
  forget_waiting(whole);
}
