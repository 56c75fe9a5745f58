/*
 * The decider that is always there: one Node process for this one question.
 *
 * It is started by its recorded path with an environment of ours, in `/`, and inherits nothing but
 * the private channel, the opened script and the program from standard input.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "launcher.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

static bool send_all(int channel, const Request *request, const struct timespec *start);
static Answer receive(int channel, const Request *request, const struct timespec *start);
static bool wait_ready(int channel, short events, const struct timespec *start);

char *const node_environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/", NULL};

Answer ask_node(const Record *record, const Request *request, int script, int program) {
  static const Answer none = {0, 0, NULL, 0};
  int pair[2];
  bool was_pending = child_signal_pending();
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) return none;
  int ours = move_high(pair[0]);
  int theirs = move_high(pair[1]);
  if (ours < 0 || theirs < 0) return none;
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) become_node(record, "decide", theirs, script, program, parent);
  close(theirs);
  Answer answer = none;
  if (child > 0) {
    answer = ask_on(ours, request);
    kill(child, SIGKILL);
    reap(child, was_pending);
  }
  close(ours);
  return answer;
}

Answer ask_on(int channel, const Request *request) {
  static const Answer none = {0, 0, NULL, 0};
  struct timespec start;
  clock_gettime(CLOCK_MONOTONIC, &start);
  fcntl(channel, F_SETFL, O_NONBLOCK);
#ifdef SO_NOSIGPIPE
  setsockopt(channel, SOL_SOCKET, SO_NOSIGPIPE, &(int){1}, sizeof(int));
#endif
  return send_all(channel, request, &start) ? receive(channel, request, &start) : none;
}

_Noreturn void become_node(const Record *record, const char *mode, int channel, int script,
                           int program, pid_t parent) {
  char *const argv[] = {(char *)record->node, (char *)record->bundle, (char *)mode, "3", NULL};
  sigset_t nothing;
#ifdef __linux__
  if (prctl(PR_SET_PDEATHSIG, SIGKILL)) _exit(127);
#endif
  if (getppid() != parent) _exit(127);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, NULL);
  int null = move_high(open("/dev/null", O_RDWR));
  for (int i = 0; i < 3; i++)
    if (dup2(null, i) != i) _exit(127);
  /* INVARIANT: every source is at or above OWN_DESCRIPTOR_MIN, so no dup2 overwrites another. */
  if (dup2(channel, GUARDSH_CHANNEL_DESCRIPTOR) < 0) _exit(127);
  close(GUARDSH_SCRIPT_DESCRIPTOR);
  close(GUARDSH_INPUT_DESCRIPTOR);
  if (script >= 0 && dup2(script, GUARDSH_SCRIPT_DESCRIPTOR) < 0) _exit(127);
  if (program >= 0 && dup2(program, GUARDSH_INPUT_DESCRIPTOR) < 0) _exit(127);
  close_from(GUARDSH_INPUT_DESCRIPTOR + 1);
  /* Why: what Node writes is for the user alone, whatever umask the caller has. */
  umask(S_IRWXG | S_IRWXO);
  if (chdir("/")) _exit(127);
  execve(record->node, argv, node_environment);
  _exit(127);
}

static bool send_all(int channel, const Request *request, const struct timespec *start) {
  for (size_t sent = 0; sent < request->length;) {
    ssize_t step = send(channel, request->bytes + sent, request->length - sent, MSG_NOSIGNAL);
    if (step > 0) sent += (size_t)step;
    else if (step < 0 && errno == EAGAIN) {
      if (!wait_ready(channel, POLLOUT, start)) return false;
    } else if (step == 0 || errno != EINTR) return false;
  }
  return !shutdown(channel, SHUT_WR);
}

/* Reads to the end of the stream; what comes after the deadline, or too much, is no answer. */
static Answer receive(int channel, const Request *request, const struct timespec *start) {
  static uint8_t bytes[GUARDSH_ANSWER_BYTES_MAX + 1];
  size_t length = 0;
  for (;;) {
    if (!wait_ready(channel, POLLIN, start)) break;
    ssize_t got = recv(channel, bytes + length, sizeof bytes - length, 0);
    if (got == 0) return read_answer(bytes, length, request);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) break;
    length += (size_t)got;
    if (length == sizeof bytes) break;
  }
  return (Answer){0, 0, NULL, 0};
}

static bool wait_ready(int channel, short events, const struct timespec *start) {
  for (;;) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long long passed =
        (now.tv_sec - start->tv_sec) * 1000LL + (now.tv_nsec - start->tv_nsec) / 1000000;
    if (passed >= (long long)GUARDSH_ANSWER_WAIT_MS) return false;
    struct pollfd ready = {.fd = channel, .events = events};
    int count = poll(&ready, 1, (int)(GUARDSH_ANSWER_WAIT_MS - passed));
    if (count > 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
}

void reap(pid_t child, bool was_pending) {
  /* Why: where the caller ignores SIGCHLD, waitpid waits for the end and then fails with ECHILD. */
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
  if (was_pending || !child_signal_pending()) return;
  sigset_t only;
  int number;
  sigemptyset(&only);
  sigaddset(&only, SIGCHLD);
  sigwait(&only, &number);
}

bool child_signal_pending(void) {
  sigset_t pending;
  return !sigpending(&pending) && sigismember(&pending, SIGCHLD) == 1;
}
