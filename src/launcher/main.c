/* Reads argv, has the command judged, and becomes the real shell only on an explicit allow. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "launcher.h"

/* How often a script that changes while it is judged is judged again. */
#define ATTEMPTS_MAX 3

extern char **environ;

static Grammar grammar_for(const Record *record, unsigned personality);
_Noreturn static void decide(const Record *record, const Shell *shell, Grammar grammar,
                             Facts *facts);
_Noreturn static void converse(const Record *record, const Shell *shell, const Facts *facts,
                               int begun);
static void prepare(Request *request, const Facts *facts);
_Noreturn static void report_refusal(const Answer *answer);

int main(int argc, char **argv) {
  static Record record;
  open_standard();
  if (argc < 1 || !argv[0]) refuse("no-decision", "the launcher was started without a name");
  load_record(&record);
  Facts facts = {.argc = argc,
                 .argv = argv,
                 .environment = environ,
                 .personality = personality_of(argv[0]),
                 .input = input_type(),
                 .record = record.path};
  if (is_management(argc, argv)) {
    Request request;
    facts.invocation = (Invocation){GUARDSH_KIND_MANAGEMENT, 1, false, false};
    facts.shell = record.bash.path ? record.bash.path : "";
    prepare(&request, &facts);
    run_management(&record, &request);
  }
  const Shell *shell = shell_for(&record, facts.personality);
  Grammar grammar = grammar_for(&record, facts.personality);
  facts.shell = shell->path;
  facts.invocation = read_invocation(grammar, argc, argv, facts.input == GUARDSH_INPUT_TTY);
  /* FAIL-CLOSED: a request is about one program, and here the shell would run two. */
  if (facts.invocation.both)
    refuse("no-decision", "this sh runs the text after -c and then standard input; give it one");
  /* FAIL-CLOSED: under loader variables even a shell that prints its version runs their code. */
  if (facts.invocation.direct && !has_loader_variable(environ))
    run_shell(shell, argv, environ, -1);
  decide(&record, shell, grammar, &facts);
}

static Grammar grammar_for(const Record *record, unsigned personality) {
  if (personality == GUARDSH_PERSONALITY_ZSH) return GRAMMAR_ZSH;
  if (personality != GUARDSH_PERSONALITY_SH || !strcmp(record->sh_is, "bash")) return GRAMMAR_BASH;
  return GRAMMAR_DASH;
}

_Noreturn static void decide(const Record *record, const Shell *shell, Grammar grammar,
                             Facts *facts) {
  static Script script;
  const Invocation *invocation = &facts->invocation;
  bool ended = true;
  int program = invocation->kind == GUARDSH_KIND_STDIN ? read_program(facts->input, &ended) : -1;
  if (!ended) converse(record, shell, facts, program);
  facts->sends_program = program >= 0;
  for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    Request request;
    const char *operand = invocation->kind == GUARDSH_KIND_SCRIPT
                              ? facts->argv[invocation->operand]
                              : NULL;
    if (operand) {
      find_script(&script, grammar, operand, facts->environment);
      facts->script = &script;
    }
    prepare(&request, facts);
    Answer answer = ask(record, &request, operand ? script.descriptor : -1, program);
    if (answer.decision != GUARDSH_DECISION_ALLOW) report_refusal(&answer);
    if (!operand || same_script(&script, grammar, operand, facts->environment)) {
      bool keep = facts->input == GUARDSH_INPUT_NULL || facts->input == GUARDSH_INPUT_CLOSED;
      if (program >= 0 && lseek(program, 0, SEEK_SET))
        refuse("no-decision", "the judged program cannot be handed to the shell");
      run_shell(shell, facts->argv, facts->environment, keep ? -1 : program);
    }
    if (script.descriptor >= 0) close(script.descriptor);
    free_request(&request);
  }
  refuse("no-decision", "the script changed each time it was judged");
}

_Noreturn static void converse(const Record *record, const Shell *shell, const Facts *facts,
                               int begun) {
  Request request;
  int input = -1;
  prepare(&request, facts);
  Answer answer = ask_feeder(record, &request, begun, facts->input, &input);
  if (answer.decision != GUARDSH_DECISION_ALLOW) report_refusal(&answer);
  run_shell(shell, facts->argv, facts->environment, input);
}

static void prepare(Request *request, const Facts *facts) {
  if (!write_request(request, facts))
    refuse("no-decision", "arguments and environment are longer than 16 MiB");
}

_Noreturn static void report_refusal(const Answer *answer) {
  if (answer->decision != GUARDSH_DECISION_REFUSE)
    refuse("no-decision", "the guard gave no answer, so nobody said that it may run");
  /* Why: a reader that has gone away must not turn the refusal into a death by signal. */
  signal(SIGPIPE, SIG_IGN);
  write_all(STDERR_FILENO, answer->text, answer->text_length);
  /* FAIL-CLOSED: what did not run never looks like a success. */
  _exit(answer->status ? answer->status : 126);
}
