/*
 * The parts of the launcher and what they promise each other.
 *
 * The launcher stands where a shell was asked for: it reads its argv as that shell would, has the
 * command judged, and on an explicit allow becomes the real shell by exec. Whatever else happens
 * ends in a refusal. It allocates two buffers at most, whatever it is given.
 */
#ifndef GUARDSH_LAUNCHER_H
#define GUARDSH_LAUNCHER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "protocol.h"

/* Lowest number of a descriptor of the launcher's own, so that none is taken for a caller's. */
#define OWN_DESCRIPTOR_MIN 10

/* ---- refusal.c ---- */

/* Writes one block to standard error whose first line says why, and exits 126. */
_Noreturn void refuse(const char *id, const char *reason);

/* Writes all bytes, as far as the descriptor takes them. */
void write_all(int descriptor, const uint8_t *bytes, size_t length);

/* ---- argv.c ---- */

/* How argv is read: by the option rules of bash, of dash and its kin, or of zsh. */
typedef enum { GRAMMAR_BASH, GRAMMAR_DASH, GRAMMAR_ZSH } Grammar;

/* What an argv asks a shell to run. */
typedef struct {
  /* One of GUARDSH_KIND_*. */
  unsigned kind;
  /* Index in argv of the command text or the script's path, -1 when there is none. */
  int operand;
  /* The shell would run the text after -c and then go on with standard input. */
  bool both;
  /* The shell prints a message of its own and runs nothing, so nobody has to be asked. */
  bool direct;
} Invocation;

/* The personality that argv0 names, GUARDSH_PERSONALITY_*. */
unsigned personality_of(const char *argv0);

/* Whether argv is a command of guardsh itself: named exactly so, and the first word says it. */
bool is_management(int argc, char *const argv[]);

/* Reads argv as the shell of this grammar would; `terminal` says whether descriptor 0 is one. */
Invocation read_invocation(Grammar grammar, int argc, char *const argv[], bool terminal);

/* The same for zsh; argv-zsh.c. */
Invocation read_zsh_invocation(int argc, char *const argv[], bool terminal);

/* What the options of an argv said; `next` is the first argument that is none of them. */
typedef struct {
  int next;
  bool command;
  bool input;
  bool interactive;
} Options;

/* What is left to run once the options are read. */
Invocation settle_invocation(int argc, const Options *options, bool terminal);

/* An argv for which the shell prints a message and runs nothing. */
extern const Invocation message_only;

/* ---- record.c ---- */

/* One real shell: where it is and which file it was when the record was written. */
typedef struct {
  const char *path;
  uint64_t device;
  uint64_t inode;
} Shell;

/* The install record. Strings point into `text`. */
typedef struct {
  char text[65537];
  char path[PATH_MAX];
  const char *node;
  const char *bundle;
  const char *sh_is;
  Shell bash;
  Shell sh;
  Shell zsh;
} Record;

/* Finds and checks the record beside the launcher's own file; refuses when it cannot be trusted. */
void load_record(Record *record);

/* Reads the members of a record from its text of `length` bytes. False when it is not whole. */
bool parse_record(Record *record, size_t length);

/* The real shell for a personality; refuses when there is none, or when it has changed. */
const Shell *shell_for(const Record *record, unsigned personality);

/* ---- json.c ---- */

/* A member of a flat JSON object: text, or a number, or null when both are absent. */
typedef struct {
  const char *text;
  bool is_number;
  uint64_t number;
} JsonValue;

/* Called for each member; false ends the reading. */
typedef bool (*JsonMember)(void *to, const char *key, const JsonValue *value);

/*
 * Reads one flat JSON object of strings, unsigned integers and nulls, and nothing after it.
 * Strings are unescaped in place; `text` has a zero byte at `length`.
 */
bool read_json(char *text, size_t length, JsonMember member, void *to);

/* ---- descriptors.c ---- */

/* Opens /dev/null on closed descriptors of 0 to 2, close-on-exec, and remembers which they were. */
void open_standard(void);

/* Whether the caller left this descriptor of 0 to 2 closed. */
bool was_closed(int descriptor);

/* Moves a descriptor to OWN_DESCRIPTOR_MIN or above, close-on-exec; -1 when it cannot. */
int move_high(int descriptor);

/* Closes every descriptor from `first` on. */
void close_from(int first);

/* A new memory file, close-on-exec and high; -1 when there is none to be had. */
int open_memory(void);

/* Makes a memory file unchangeable and goes back to its beginning. False when it cannot. */
bool seal_memory(int descriptor);

/* ---- program.c ---- */

/* What descriptor 0 of the caller is, GUARDSH_INPUT_*. */
unsigned input_type(void);

/*
 * Reads the program on descriptor 0 into a sealed memory file, whose descriptor it returns. Not
 * `ended`: the writer keeps a pipe or socket open, and this is only what it has sent so far.
 */
int read_program(unsigned type, bool *ended);

/* ---- script.c ---- */

/* The script operand as the shell would find it. */
typedef struct {
  /* Empty when it could not be told where the shell looks. */
  char path[PATH_MAX];
  /* Something is there that a shell could read as a program: not a directory. */
  bool exists;
  /* Open descriptor when it is a regular file that may be read, else -1. */
  int descriptor;
  struct stat facts;
} Script;

/* Finds the script that the shell would open, and opens it when that is harmless. */
void find_script(Script *script, Grammar grammar, const char *operand, char *const environment[]);

/* Whether the shell would still find the very same file, unchanged. */
bool same_script(const Script *script, Grammar grammar, const char *operand,
                 char *const environment[]);

/* Status change time in nanoseconds. */
uint64_t changed_ns(const struct stat *facts);

/* ---- request.c ---- */

/* One request, written out, and the digest that its answer has to carry. */
typedef struct {
  uint8_t *bytes;
  size_t length;
  uint8_t digest[GUARDSH_DIGEST_BYTES];
} Request;

/* What goes into a request besides argv and environment. */
typedef struct {
  int argc;
  char *const *argv;
  char *const *environment;
  unsigned personality;
  Invocation invocation;
  unsigned input;
  const char *shell;
  const char *record;
  /* NULL when no script is run. */
  const Script *script;
  /* Whether a program from standard input goes along. */
  bool sends_program;
} Facts;

/* Writes the request into one buffer; false when it is over the limit or randomness fails. */
bool write_request(Request *request, const Facts *facts);

void free_request(Request *request);

/* ---- sha256.c ---- */

/* SHA-256 of the bytes. Source: FIPS 180-4. */
void sha256(const uint8_t *bytes, size_t length, uint8_t digest[32]);

/* ---- answer.c ---- */

/* An answer; `text` points into the bytes that it was read from. */
typedef struct {
  /* GUARDSH_DECISION_*, or 0 when there was no answer. */
  unsigned decision;
  int status;
  const uint8_t *text;
  size_t text_length;
} Answer;

/* Reads one whole answer to this request; anything else has decision 0. */
Answer read_answer(const uint8_t *bytes, size_t length, const Request *request);

/* ---- ask.c ---- */

/* Asks the deciders in turn; no answer and "not by me" go on to the next. */
Answer ask(const Record *record, const Request *request, int script, int program);

/* ---- node.c ---- */

/* Asks one Node process of our own on a private channel. */
Answer ask_node(const Record *record, const Request *request, int script, int program);

/* Sends a request on a channel and waits for the answer. */
Answer ask_on(int channel, const Request *request);

/* Becomes the Node process of this mode, which ends with its parent. */
_Noreturn void become_node(const Record *record, const char *mode, int channel, int script,
                           int program, pid_t parent);

/* Leaves nothing behind of a child: no zombie, no pending signal that was not pending before. */
void reap(pid_t child, bool was_pending);

/* Whether SIGCHLD is blocked and pending. */
bool child_signal_pending(void);

/* ---- feeder.c ---- */

/*
 * Asks a feeder of our own, which keeps the caller's standard input, and from then on hands the
 * shell one judged command after the other. `begun`: what was read so far. `input` becomes the
 * descriptor from which the shell is to read.
 */
Answer ask_feeder(const Record *record, const Request *request, int begun, unsigned type,
                  int *input);

/* ---- exec.c ---- */

/* Whether a variable of this environment names code that any dynamic program would load. */
bool has_loader_variable(char *const environment[]);

/* Becomes the real shell; `program` becomes its standard input when it is not -1. */
_Noreturn void run_shell(const Shell *shell, char *const argv[], char *const environment[],
                         int program);

/* Becomes the Node process that carries out a command of guardsh itself. */
_Noreturn void run_management(const Record *record, const Request *request);

/* The environment that every Node process of ours gets. */
extern char *const node_environment[];

#endif
