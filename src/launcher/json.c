/* A bounded reader for one flat JSON object. Source: RFC 8259. */
#include <string.h>

#include "launcher.h"

typedef struct {
  char *at;
  const char *end;
} Reader;

static bool read_value(Reader *reader, JsonValue *value);
static bool read_number(Reader *reader, uint64_t *number);
static const char *read_string(Reader *reader);
static bool read_escape(Reader *reader, char **out);
static bool read_unit(Reader *reader, unsigned *unit);
static char next_token(Reader *reader);
static bool take(Reader *reader, char token);

bool read_json(char *text, size_t length, JsonMember member, void *to) {
  Reader reader = {text, text + length};
  if (!take(&reader, '{')) return false;
  if (!take(&reader, '}')) {
    do {
      const char *key = next_token(&reader) == '"' ? read_string(&reader) : NULL;
      JsonValue value = {NULL, false, 0};
      if (!key || !take(&reader, ':') || !read_value(&reader, &value)) return false;
      if (!member(to, key, &value)) return false;
    } while (take(&reader, ','));
    if (!take(&reader, '}')) return false;
  }
  next_token(&reader);
  return reader.at == reader.end;
}

static bool read_value(Reader *reader, JsonValue *value) {
  char token = next_token(reader);
  if (token == '"') {
    value->text = read_string(reader);
    return value->text != NULL;
  }
  if (token == 'n' && reader->end - reader->at >= 4 && !memcmp(reader->at, "null", 4)) {
    reader->at += 4;
    return true;
  }
  value->is_number = true;
  return read_number(reader, &value->number);
}

static bool read_number(Reader *reader, uint64_t *number) {
  const char *start = reader->at;
  *number = 0;
  for (; *reader->at >= '0' && *reader->at <= '9'; reader->at++) {
    uint64_t digit = (uint64_t)(*reader->at - '0');
    if (*number > (UINT64_MAX - digit) / 10) return false;
    *number = *number * 10 + digit;
  }
  return reader->at > start && (*start != '0' || reader->at == start + 1);
}

/* Unescapes in place: what is written never overtakes what is read. */
static const char *read_string(Reader *reader) {
  char *start = ++reader->at;
  char *out = start;
  while (reader->at < reader->end && *reader->at != '"') {
    if ((unsigned char)*reader->at < 0x20) return NULL;
    if (*reader->at != '\\') {
      *out++ = *reader->at++;
    } else if (!read_escape(reader, &out)) {
      return NULL;
    }
  }
  if (reader->at >= reader->end) return NULL;
  reader->at++;
  *out = '\0';
  return start;
}

static bool read_escape(Reader *reader, char **out) {
  static const char letters[] = "\"\\/bfnrt";
  static const char stands_for[] = "\"\\/\b\f\n\r\t";
  const char *found = reader->at[1] ? strchr(letters, reader->at[1]) : NULL;
  unsigned unit = 0;
  if (found) {
    reader->at += 2;
    *(*out)++ = stands_for[found - letters];
    return true;
  }
  /* Why: no path has a zero byte, and halves of surrogate pairs are written by nobody we know. */
  if (reader->at[1] != 'u' || !read_unit(reader, &unit)) return false;
  if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff)) return false;
  if (unit >= 0x800) {
    *(*out)++ = (char)(0xe0 | unit >> 12);
    *(*out)++ = (char)(0x80 | (unit >> 6 & 0x3f));
    *(*out)++ = (char)(0x80 | (unit & 0x3f));
  } else if (unit >= 0x80) {
    *(*out)++ = (char)(0xc0 | unit >> 6);
    *(*out)++ = (char)(0x80 | (unit & 0x3f));
  } else {
    *(*out)++ = (char)unit;
  }
  return true;
}

static bool read_unit(Reader *reader, unsigned *unit) {
  static const char digits[] = "0123456789abcdef0123456789ABCDEF";
  if (reader->end - reader->at < 6) return false;
  for (int i = 2; i < 6; i++) {
    const char *digit = reader->at[i] ? strchr(digits, reader->at[i]) : NULL;
    if (!digit) return false;
    *unit = *unit << 4 | (unsigned)((digit - digits) % 16);
  }
  reader->at += 6;
  return true;
}

/* The next character that is no white space; zero at the end. */
static char next_token(Reader *reader) {
  while (reader->at < reader->end && *reader->at && strchr(" \t\r\n", *reader->at)) reader->at++;
  return reader->at < reader->end ? *reader->at : '\0';
}

static bool take(Reader *reader, char token) {
  if (next_token(reader) != token) return false;
  reader->at++;
  return true;
}
