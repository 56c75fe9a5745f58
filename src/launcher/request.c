/* Writes a request: all that the decider learns, as bytes, in one buffer. */
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "launcher.h"

/* Where the next bytes go; without a buffer, only how many there are. */
typedef struct {
  uint8_t *bytes;
  size_t length;
} Writer;

static void put_fields(Writer *writer, const Facts *facts);
static void put_script(Writer *writer, const Script *script);
static void put_directory(Writer *writer);
static void put_text(Writer *writer, unsigned tag, const char *text);
static void put_number(Writer *writer, unsigned tag, size_t width, uint64_t value);
static void put_field(Writer *writer, unsigned tag, const void *bytes, size_t length);
static void put_little(Writer *writer, size_t width, uint64_t value);
static void put(Writer *writer, const void *bytes, size_t length);

bool write_request(Request *request, const Facts *facts) {
  uint8_t id[GUARDSH_ID_BYTES];
  Writer measured = {NULL, GUARDSH_HEADER_BYTES};
  put_fields(&measured, facts);
  if (measured.length > GUARDSH_REQUEST_BYTES_MAX || getentropy(id, sizeof id)) return false;
  Writer writer = {malloc(measured.length), 0};
  if (!writer.bytes) return false;
  put_little(&writer, 4, GUARDSH_MAGIC);
  put_little(&writer, 4, GUARDSH_VERSION);
  put_little(&writer, 4, measured.length);
  put(&writer, id, sizeof id);
  put_fields(&writer, facts);
  request->bytes = writer.bytes;
  request->length = writer.length;
  sha256(request->bytes, request->length, request->digest);
  return writer.length == measured.length;
}

void free_request(Request *request) { free(request->bytes); }

static void put_fields(Writer *writer, const Facts *facts) {
  unsigned terminals = 0;
  for (int i = 0; i < 3; i++) terminals |= (!was_closed(i) && isatty(i) ? 1u : 0u) << i;
  for (int i = 0; i < facts->argc; i++) put_text(writer, GUARDSH_REQUEST_ARGV, facts->argv[i]);
  for (char *const *entry = facts->environment; *entry; entry++)
    put_text(writer, GUARDSH_REQUEST_ENVIRON, *entry);
  put_directory(writer);
  put_number(writer, GUARDSH_REQUEST_PERSONALITY, 1, facts->personality);
  put_number(writer, GUARDSH_REQUEST_KIND, 1, facts->invocation.kind);
  if (facts->invocation.operand >= 0)
    put_number(writer, GUARDSH_REQUEST_OPERAND_INDEX, 4, (uint64_t)facts->invocation.operand);
  put_number(writer, GUARDSH_REQUEST_TERMINALS, 1, terminals);
  put_number(writer, GUARDSH_REQUEST_INPUT_TYPE, 1, facts->input);
  put_number(writer, GUARDSH_REQUEST_PID, 4, (uint64_t)getpid());
  put_number(writer, GUARDSH_REQUEST_PARENT_PID, 4, (uint64_t)getppid());
  put_number(writer, GUARDSH_REQUEST_UID, 4, getuid());
  put_number(writer, GUARDSH_REQUEST_EFFECTIVE_UID, 4, geteuid());
  put_text(writer, GUARDSH_REQUEST_SHELL, facts->shell);
  put_text(writer, GUARDSH_REQUEST_RECORD, facts->record);
  if (facts->script) put_script(writer, facts->script);
  if (facts->sends_program)
    put_number(writer, GUARDSH_REQUEST_INPUT_DESCRIPTOR, 4, GUARDSH_INPUT_DESCRIPTOR);
}

static void put_script(Writer *writer, const Script *script) {
  if (*script->path) put_text(writer, GUARDSH_REQUEST_SCRIPT_PATH, script->path);
  if (script->descriptor >= 0)
    put_number(writer, GUARDSH_REQUEST_SCRIPT_DESCRIPTOR, 4, GUARDSH_SCRIPT_DESCRIPTOR);
  if (!script->exists) return;
  put_number(writer, GUARDSH_REQUEST_SCRIPT_DEVICE, 8, script->facts.st_dev);
  put_number(writer, GUARDSH_REQUEST_SCRIPT_INODE, 8, script->facts.st_ino);
  put_number(writer, GUARDSH_REQUEST_SCRIPT_SIZE, 8, (uint64_t)script->facts.st_size);
  put_number(writer, GUARDSH_REQUEST_SCRIPT_CHANGED_NS, 8, changed_ns(&script->facts));
}

/* Why: another process may move or remove the directory meanwhile, so it is looked at once. */
static void put_directory(Writer *writer) {
  static char path[PATH_MAX];
  static struct stat facts;
  static bool asked, has_path, has_facts;
  if (!asked) {
    asked = true;
    has_path = getcwd(path, sizeof path) && *path == '/';
    has_facts = !stat(".", &facts);
  }
  if (has_path) put_text(writer, GUARDSH_REQUEST_DIRECTORY, path);
  if (!has_facts) return;
  put_number(writer, GUARDSH_REQUEST_DIRECTORY_DEVICE, 8, facts.st_dev);
  put_number(writer, GUARDSH_REQUEST_DIRECTORY_INODE, 8, facts.st_ino);
}

static void put_text(Writer *writer, unsigned tag, const char *text) {
  put_field(writer, tag, text, strlen(text));
}

static void put_number(Writer *writer, unsigned tag, size_t width, uint64_t value) {
  uint8_t little[8];
  for (size_t i = 0; i < width; i++) little[i] = (uint8_t)(value >> 8 * i);
  put_field(writer, tag, little, width);
}

static void put_field(Writer *writer, unsigned tag, const void *bytes, size_t length) {
  put_little(writer, 2, tag);
  put_little(writer, 4, length);
  put(writer, bytes, length);
}

static void put_little(Writer *writer, size_t width, uint64_t value) {
  uint8_t little[8];
  for (size_t i = 0; i < width; i++) little[i] = (uint8_t)(value >> 8 * i);
  put(writer, little, width);
}

static void put(Writer *writer, const void *bytes, size_t length) {
  if (writer->bytes && length > 0) memcpy(writer->bytes + writer->length, bytes, length);
  writer->length += length;
}
