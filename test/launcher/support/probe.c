/*
 * Calls parts of the launcher from tests; never part of what is shipped.
 * `probe rows`: on standard input, for each row "GRAMMAR TERMINAL COUNT\n" and COUNT strings, each
 * ended by a zero byte; prints "KIND OPERAND BOTH DIRECT PERSONALITY MANAGEMENT" for each.
 * `probe sha256`: the digest of standard input. `probe record`: whether it is a record.
 * `probe fuzz SEED COUNT`: feeds noise to every reader and to the writer of requests.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"

static char input[1 << 22];

static int read_rows(void);
static int fuzz(uint64_t seed, int count);
static void fuzz_argv(void);
static void fuzz_record(void);
static void fuzz_answer(void);
static size_t random_text(char *text, size_t size);
static uint32_t random_below(uint32_t limit);
static uint64_t state;

int main(int argc, char **argv) {
  size_t length = argc == 2 ? fread(input, 1, sizeof input - 1, stdin) : 0;
  open_standard();
  if (argc == 4) return fuzz(strtoull(argv[2], NULL, 10), atoi(argv[3]));
  if (!strcmp(argv[1], "rows")) return read_rows();
  if (!strcmp(argv[1], "record")) {
    static Record record;
    if (length >= sizeof record.text) return puts("no"), 0;
    memcpy(record.text, input, length);
    return puts(parse_record(&record, length) ? record.node : "no"), 0;
  }
  uint8_t digest[32];
  sha256((const uint8_t *)input, length, digest);
  for (int i = 0; i < 32; i++) printf("%02x", digest[i]);
  return 0;
}

static int read_rows(void) {
  char *at = input;
  char *argv[128];
  int grammar, terminal, count, used;
  while (sscanf(at, "%d %d %d%n", &grammar, &terminal, &count, &used) == 3 && count < 128) {
    at += used + 1;
    for (int i = 0; i < count; i++) {
      argv[i] = at;
      at += strlen(at) + 1;
    }
    argv[count] = NULL;
    Invocation read = read_invocation((Grammar)grammar, count, argv, terminal);
    printf("%u %d %d %d %u %d\n", read.kind, read.operand, read.both, read.direct,
           personality_of(argv[0]), is_management(count, argv));
  }
  return 0;
}

static int fuzz(uint64_t seed, int count) {
  state = seed * 2 + 1;
  for (int i = 0; i < count; i++) {
    fuzz_argv();
    fuzz_record();
    fuzz_answer();
  }
  puts("survived");
  return 0;
}

static void fuzz_argv(void) {
  static Script script;
  char *argv[40], *environment[40];
  int argc = 1 + (int)random_below(12), entries = (int)random_below(20);
  for (int i = 0; i < argc + entries; i++) {
    static char text[5000];
    size_t length = random_text(text, random_below(40) ? 24 : sizeof text);
    char **slot = i < argc ? &argv[i] : &environment[i - argc];
    *slot = malloc(length + 6);
    strcpy(*slot, i >= argc && !random_below(4) ? "PATH=" : "");
    strcat(*slot, text);
  }
  argv[argc] = NULL;
  environment[entries] = NULL;
  for (int grammar = GRAMMAR_BASH; grammar <= GRAMMAR_ZSH; grammar++) {
    Invocation read = read_invocation((Grammar)grammar, argc, argv, random_below(2));
    if (read.operand >= argc || read.operand == 0) abort();
    Facts facts = {.argc = argc, .argv = argv, .environment = environment, .invocation = read,
                   .personality = personality_of(argv[0]), .input = 1, .shell = "/bin/sh",
                   .record = "/x", .sends_program = random_below(2)};
    Request request;
    if (read.kind == GUARDSH_KIND_SCRIPT) {
      find_script(&script, (Grammar)grammar, argv[read.operand], environment);
      facts.script = &script;
      same_script(&script, (Grammar)grammar, argv[read.operand], environment);
      if (script.descriptor >= 0) close(script.descriptor);
    }
    if (!write_request(&request, &facts)) abort();
    free_request(&request);
    has_loader_variable(environment);
    is_management(argc, argv);
  }
  for (int i = 0; i < argc + entries; i++) free(i < argc ? argv[i] : environment[i - argc]);
}

static void fuzz_record(void) {
  static Record record;
  static const char whole[] =
      "{\"version\": 1, \"node\": \"/n\\u00e9\", \"bundle\": \"/b\", \"bash\": \"/bin/bash\","
      " \"bashDevice\": 18446744073709551615, \"bashInode\": 12, \"zsh\": null,"
      " \"shIs\": \"dash\"}";
  memset(&record, 0, sizeof record);
  size_t length = sizeof whole - 1;
  memcpy(record.text, whole, length);
  for (uint32_t edits = random_below(6); edits > 0; edits--)
    record.text[random_below((uint32_t)length)] = "\"\\{}:,u01 n\n\xff"[random_below(13)];
  length -= random_below(4) ? 0 : random_below((uint32_t)length);
  parse_record(&record, length);
}

/* Why on the heap: reading one byte too far is seen there. */
static void fuzz_answer(void) {
  uint8_t fixed[256] = {0};
  Request request = {fixed, sizeof fixed, {0}};
  uint32_t length = random_below(140);
  uint8_t *bytes = malloc(length + 1);
  uint8_t *exact = NULL;
  for (uint32_t i = 0; i < length; i++) bytes[i] = (uint8_t)random_below(3);
  const uint32_t head[] = {GUARDSH_MAGIC, GUARDSH_VERSION, length};
  if (length >= sizeof head) memcpy(bytes, head, sizeof head);
  for (uint32_t i = 12; i < 28 && i < length; i++) bytes[i] = 0;
  if (length > 29) bytes[28] = GUARDSH_ANSWER_DIGEST, bytes[29] = 0;
  exact = malloc(length ? length : 1);
  memcpy(exact, bytes, length);
  if (read_answer(exact, length, &request).decision == GUARDSH_DECISION_ALLOW && length < 90)
    abort();
  free(exact);
  free(bytes);
}

static size_t random_text(char *text, size_t size) {
  static const char *const words[] = {"-c", "-lc", "--", "-", "+o", "-o", "pipefail", "-s", "-i",
                                      "--rcfile", "--version", "bash", "/bin/sh", "x", "~:/tmp:"};
  if (size < 100 && random_below(2)) return strlen(strcpy(text, words[random_below(15)]));
  size_t length = random_below((uint32_t)size);
  for (size_t i = 0; i < length; i++) text[i] = (char)(1 + random_below(255));
  text[length] = '\0';
  return length;
}

/* Source: Knuth, MMIX; the upper half of a 64-bit linear congruential generator. */
static uint32_t random_below(uint32_t limit) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33) % limit;
}
