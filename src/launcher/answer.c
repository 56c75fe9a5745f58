/* Reads an answer. Anything but one whole answer to this very request is none. */
#include <string.h>

#include "launcher.h"

/* What is left to read. */
typedef struct {
  const uint8_t *at;
  size_t left;
} Rest;

static bool take_field(Rest *rest, unsigned tag, const uint8_t **bytes, size_t *length);
static uint64_t little(const uint8_t *bytes, size_t width);

Answer read_answer(const uint8_t *bytes, size_t length, const Request *request) {
  static const Answer none = {0, 0, NULL, 0};
  const uint8_t *digest, *decision, *status;
  size_t digest_length, decision_length, status_length;
  const size_t id_at = GUARDSH_HEADER_BYTES - GUARDSH_ID_BYTES;
  Answer answer = none;
  if (length < GUARDSH_HEADER_BYTES || length > GUARDSH_ANSWER_BYTES_MAX) return none;
  if (little(bytes, 4) != GUARDSH_MAGIC || little(bytes + 4, 4) != GUARDSH_VERSION ||
      little(bytes + 8, 4) != length ||
      memcmp(bytes + id_at, request->bytes + id_at, GUARDSH_ID_BYTES))
    return none;
  Rest rest = {bytes + GUARDSH_HEADER_BYTES, length - GUARDSH_HEADER_BYTES};
  if (!take_field(&rest, GUARDSH_ANSWER_DIGEST, &digest, &digest_length) ||
      !take_field(&rest, GUARDSH_ANSWER_DECISION, &decision, &decision_length) ||
      !take_field(&rest, GUARDSH_ANSWER_STATUS, &status, &status_length) ||
      !take_field(&rest, GUARDSH_ANSWER_TEXT, &answer.text, &answer.text_length))
    return none;
  if (rest.left > 0 || decision_length != 1 || status_length != 1 ||
      digest_length != GUARDSH_DIGEST_BYTES ||
      memcmp(digest, request->digest, GUARDSH_DIGEST_BYTES))
    return none;
  if (*decision < GUARDSH_DECISION_ALLOW || *decision > GUARDSH_DECISION_NOT_BY_ME) return none;
  answer.decision = *decision;
  answer.status = *status;
  return answer;
}

static bool take_field(Rest *rest, unsigned tag, const uint8_t **bytes, size_t *length) {
  if (rest->left < GUARDSH_FIELD_HEADER_BYTES || little(rest->at, 2) != tag) return false;
  *length = little(rest->at + 2, 4);
  if (*length > rest->left - GUARDSH_FIELD_HEADER_BYTES) return false;
  *bytes = rest->at + GUARDSH_FIELD_HEADER_BYTES;
  rest->at = *bytes + *length;
  rest->left -= GUARDSH_FIELD_HEADER_BYTES + *length;
  return true;
}

static uint64_t little(const uint8_t *bytes, size_t width) {
  uint64_t value = 0;
  for (size_t i = 0; i < width; i++) value |= (uint64_t)bytes[i] << 8 * i;
  return value;
}
