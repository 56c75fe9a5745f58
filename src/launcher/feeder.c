/*
 * A conversation: a program on standard input whose writer waits for what the shell answers.
 *
 * The caller's descriptor 0 is kept by a feeder, which runs beside the shell and is not its child.
 * It carries bytes, and knows nothing of them: what the caller writes goes to a Node process, and
 * only what that has judged comes back and goes to the shell. When either of them is gone, so is
 * the feeder, and the shell finds the end of its input.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "launcher.h"

/* The feeder's own numbers; the caller's standard input stays 0. */
#define BEGUN_DESCRIPTOR GUARDSH_SCRIPT_DESCRIPTOR
#define JUDGE_DESCRIPTOR GUARDSH_INPUT_DESCRIPTOR

/* Bytes of the caller's that the judge has not taken yet. */
typedef struct {
  uint8_t bytes[65536];
  size_t from;
  size_t to;
} Held;

static bool open_feed(unsigned type, int feed[2]);
_Noreturn static void become_feeder(const Record *record, int channel, int begun, int feed,
                                    unsigned type);
_Noreturn static void carry(unsigned type);
static bool to_judge(Held *held);
static bool to_shell(void);
static bool to_caller(void);

Answer ask_feeder(const Record *record, const Request *request, int begun, unsigned type,
                  int *input) {
  static const Answer none = {0, 0, NULL, 0};
  int channel[2], feed[2];
  bool was_pending = child_signal_pending();
  if (!open_feed(type, feed) || socketpair(AF_UNIX, SOCK_STREAM, 0, channel)) return none;
  int ours = move_high(channel[0]);
  int theirs = move_high(channel[1]);
  if (ours < 0 || theirs < 0) return none;
  pid_t child = fork();
  if (child == 0) {
    /* Why: a session of its own, so that a signal for the shell's process group spares it. */
    setsid();
    /* Why a second fork: the shell must have no child that it did not start. */
    if (fork() != 0) _exit(0);
    become_feeder(record, theirs, begun, feed[1], type);
  }
  close(theirs);
  close(feed[1]);
  if (child < 0) return none;
  reap(child, was_pending);
  Answer answer = ask_on(ours, request);
  close(ours);
  *input = feed[0];
  return answer;
}

/* Why a socket for a socket: bash reads a start-up file when its input is one. */
static bool open_feed(unsigned type, int feed[2]) {
  int pair[2];
  if (type == GUARDSH_INPUT_SOCKET ? socketpair(AF_UNIX, SOCK_STREAM, 0, pair) : pipe(pair))
    return false;
  feed[0] = move_high(pair[0]);
  feed[1] = move_high(pair[1]);
  return feed[0] >= 0 && feed[1] >= 0;
}

_Noreturn static void become_feeder(const Record *record, int channel, int begun, int feed,
                                    unsigned type) {
  int pair[2];
  sigset_t nothing;
  pid_t feeder = getpid();
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) _exit(127);
  int ours = move_high(pair[0]);
  int theirs = move_high(pair[1]);
  if (ours < 0 || theirs < 0) _exit(127);
  pid_t child = fork();
  if (child < 0) _exit(127);
  if (child == 0) become_node(record, "converse", channel, -1, theirs, feeder);
#ifdef __linux__
  prctl(PR_SET_NAME, "guardsh-feeder");
#endif
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, NULL);
  int null = move_high(open("/dev/null", O_RDWR));
  /* INVARIANT: every source is at or above OWN_DESCRIPTOR_MIN, so no dup2 overwrites another. */
  if (dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0 ||
      dup2(begun, BEGUN_DESCRIPTOR) < 0 || dup2(ours, JUDGE_DESCRIPTOR) < 0 ||
      dup2(feed, GUARDSH_FEED_DESCRIPTOR) < 0)
    _exit(127);
  close(GUARDSH_CHANNEL_DESCRIPTOR);
  /* Why: whoever waits for the end of the shell's output must not wait for the feeder. */
  close_from(GUARDSH_FEED_DESCRIPTOR + 1);
  if (chdir("/")) _exit(127);
  carry(type);
}

_Noreturn static void carry(unsigned type) {
  static Held held;
  int source = BEGUN_DESCRIPTOR;
  fcntl(JUDGE_DESCRIPTOR, F_SETFL, O_NONBLOCK);
  lseek(BEGUN_DESCRIPTOR, 0, SEEK_SET);
  for (;;) {
    bool full = held.from < held.to;
    short answers = type == GUARDSH_INPUT_SOCKET ? POLLIN : 0;
    struct pollfd ready[] = {
        {.fd = JUDGE_DESCRIPTOR, .events = (short)(full ? POLLIN | POLLOUT : POLLIN)},
        {.fd = GUARDSH_FEED_DESCRIPTOR, .events = answers},
        {.fd = full ? -1 : source, .events = POLLIN},
    };
    if (poll(ready, 3, -1) < 0 && errno != EINTR) _exit(1);
    if (ready[1].revents & (POLLERR | POLLHUP | POLLNVAL)) _exit(0);
    if (ready[1].revents & POLLIN && !to_caller()) _exit(0);
    if (ready[0].revents & POLLOUT && !to_judge(&held)) _exit(0);
    if (ready[0].revents & (POLLIN | POLLERR | POLLHUP) && !to_shell()) _exit(0);
    if (!ready[2].revents) continue;
    ssize_t got = read(source, held.bytes, sizeof held.bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    held.from = 0;
    held.to = got > 0 ? (size_t)got : 0;
    if (got > 0) continue;
    /* What had been read before has been sent: the caller itself comes next, and then its end. */
    if (source == STDIN_FILENO) shutdown(JUDGE_DESCRIPTOR, SHUT_WR);
    source = source == BEGUN_DESCRIPTOR ? STDIN_FILENO : -1;
  }
}

static bool to_judge(Held *held) {
  ssize_t sent = write(JUDGE_DESCRIPTOR, held->bytes + held->from, held->to - held->from);
  if (sent > 0) held->from += (size_t)sent;
  return sent > 0 || errno == EAGAIN || errno == EINTR;
}

/* Waits until the shell has taken it, or is gone. */
static bool to_shell(void) {
  static uint8_t bytes[65536];
  ssize_t got = read(JUDGE_DESCRIPTOR, bytes, sizeof bytes);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  for (ssize_t written = 0; written < got;) {
    ssize_t step = write(GUARDSH_FEED_DESCRIPTOR, bytes + written, (size_t)(got - written));
    if (step < 0 && errno != EINTR) return false;
    if (step > 0) written += step;
  }
  return got > 0;
}

/* What commands write to a standard input that is a connection. */
static bool to_caller(void) {
  static uint8_t bytes[4096];
  ssize_t got = read(GUARDSH_FEED_DESCRIPTOR, bytes, sizeof bytes);
  if (got < 0) return errno == EINTR;
  write_all(STDIN_FILENO, bytes, (size_t)got);
  return got > 0;
}
