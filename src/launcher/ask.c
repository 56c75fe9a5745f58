/* Who is asked, and in which order. */
#include "launcher.h"

typedef Answer (*Decider)(const Record *, const Request *, int script, int program);

static const Decider deciders[] = {ask_node};

Answer ask(const Record *record, const Request *request, int script, int program) {
  Answer answer = {0, 0, NULL, 0};
  for (size_t i = 0; i < sizeof deciders / sizeof *deciders; i++) {
    answer = deciders[i](record, request, script, program);
    /* INVARIANT: a refusal is final; nobody who comes later can lift it. */
    if (answer.decision == GUARDSH_DECISION_ALLOW || answer.decision == GUARDSH_DECISION_REFUSE)
      return answer;
  }
  return answer;
}
