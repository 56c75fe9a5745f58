/* SPDX-License-Identifier: GPL-3.0-or-later
   Writes the text of words in one form, with the substitutions in them taken out. Where $(…) and
   <(…) end is asked of bash itself. Nothing is expanded and nothing is run. */
#include <config.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "bashtypes.h"
#include "shell.h"

#include "subst.h"

#include "oracle.h"

extern sigjmp_buf top_level;

struct buffer {
  char *text;
  size_t length, room;
};

static struct nested *first, **last = &first;
static int nested_count;

static void put(struct buffer *to, const char *text, size_t length) {
  if (to->length + length + 1 > to->room) {
    to->room = (to->length + length + 1) * 2;
    to->text = realloc(to->text, to->room);
  }
  memcpy(to->text + to->length, text, length);
  to->length += length;
  to->text[to->length] = '\0';
}

static void puts_to(struct buffer *to, const char *text) { put(to, text, strlen(text)); }

char *next_nested(void) {
  struct nested *one = first;
  char *text;
  if (one == NULL) return NULL;
  text = one->text;
  first = one->next;
  if (first == NULL) last = &first;
  free(one);
  return text;
}

void forget_nested(void) {
  while (first != NULL) next_nested();
  nested_count = 0;
}

static void queue(char *text, const char *before, struct buffer *to) {
  struct nested *one = malloc(sizeof *one);
  char number[32];
  one->text = text;
  one->next = NULL;
  *last = one;
  last = &one->next;
  snprintf(number, sizeof number, "\377%d\377)", nested_count++);
  puts_to(to, before);
  puts_to(to, number);
}

static char *copy(const char *text, size_t from, size_t to) {
  char *made = malloc(to - from + 1);
  memcpy(made, text + from, to - from);
  made[to - from] = '\0';
  return made;
}

static int is_quoted(enum place place) {
  return place == PLACE_QUOTED || place == PLACE_HEREDOC || place == PLACE_ARITHMETIC ||
         place == PLACE_SUBSTRING || place == PLACE_BRACE_QUOTED || place == PLACE_BRACE_HEREDOC;
}
static int single_quotes_count(enum place place) {
  return place == PLACE_WORD || place == PLACE_BRACE || place == PLACE_PATTERN ||
         place == PLACE_PATTERN_QUOTED;
}
static int double_quotes_count(enum place place) {
  return place != PLACE_QUOTED && place != PLACE_HEREDOC && place != PLACE_ARITHMETIC &&
         place != PLACE_SUBSTRING;
}
static int processes_count(enum place place) {
  return place == PLACE_WORD || place == PLACE_BRACE || place == PLACE_PATTERN ||
         place == PLACE_PATTERN_QUOTED || place == PLACE_SUBSTRING;
}

static size_t after_backquotes(const char *s, size_t i, size_t n) {
  while (i < n && s[i] != '`') i += s[i] == '\\' ? 2 : 1;
  return i < n ? i + 1 : n + 1;
}

/* Asks bash where a substitution ends whose content begins at i; 0 when it finds no end. */
static size_t after_substitution(const char *s, size_t i, char **body) {
  sigjmp_buf saved;
  int index = (int)i;
  volatile size_t end = 0;
  memcpy(saved, top_level, sizeof saved);
  if (sigsetjmp(top_level, 0) == 0) {
    char *found = extract_command_subst((char *)s, &index, 0);
    if (found != NULL && s[index] == ')') {
      end = (size_t)index + 1;
      *body = strdup(found);
    }
  }
  memcpy(top_level, saved, sizeof saved);
  return end;
}

/* The position behind the closing quote; n + 1 when there is none. */
static size_t after_quotes(const char *s, size_t i, size_t n);
static size_t after_brace(const char *s, size_t i, size_t n, int quoted);

static size_t after_group(const char *s, size_t i, size_t n, char open, char close, int braces) {
  int count = 1;
  char *body;
  while (i < n) {
    char c = s[i];
    if (c == '\\') i += 2;
    else if (c == '\'') { i++; while (i < n && s[i] != '\'') i++; i++; }
    else if (c == '"') i = after_quotes(s, i + 1, n);
    else if (c == '`') i = after_backquotes(s, i + 1, n);
    else if (c == '$' && i + 1 < n && s[i + 1] == '(') {
      size_t end = after_substitution(s, i + 2, &body);
      i = end ? end : n;
    } else if (!braces && c == '$' && i + 1 < n && s[i + 1] == '$') i += 2;
    else if (braces && c == '$' && i + 1 < n && s[i + 1] == '{') i = after_brace(s, i + 2, n, 0);
    else {
      if (c == open) count++;
      i++;
      if (c == close && --count == 0) return i;
    }
  }
  return n + 1;
}

static size_t after_quotes(const char *s, size_t i, size_t n) {
  char *body;
  while (i < n && s[i] != '"') {
    if (s[i] == '\\') i += 2;
    else if (s[i] == '`') i = after_backquotes(s, i + 1, n);
    else if (s[i] == '$' && i + 1 < n && s[i + 1] == '(') {
      size_t end = after_substitution(s, i + 2, &body);
      i = end ? end : n;
    } else if (s[i] == '$' && i + 1 < n && s[i + 1] == '{') i = after_brace(s, i + 2, n, 1);
    else i++;
  }
  return i < n ? i + 1 : n + 1;
}

/* As bash finds it when it expands a text. */
static size_t after_brace(const char *s, size_t i, size_t n, int quoted) {
  char *body;
  size_t start = i;
  int pattern = 0, word = 0;
  while (i < n && s[i] != '}') {
    char c = s[i], d = i + 1 < n ? s[i + 1] : '\0';
    if (c == '\\') i += 2;
    else if (c == '\'' && !(posixly_correct && quoted && !pattern)) {
      i++; while (i < n && s[i] != '\'') i++; i++;
    } else if (c == '"') i = after_quotes(s, i + 1, n);
    else if (c == '`') i = after_backquotes(s, i + 1, n);
    else if ((c == '$' || c == '<' || c == '>') && d == '(') {
      size_t end = after_substitution(s, i + 2, &body);
      i = end ? end : n;
    } else if (c == '$' && d == '{') i = after_brace(s, i + 2, n, quoted);
    else if (c == '[' && !word && !pattern) i = after_group(s, i + 1, n, '[', ']', 1);
    else {
      if (!word && !pattern && i > start && strchr("%#/^,", c)) pattern = 1;
      else if (!word && !pattern && strchr("#%^,~:-=?+/", c)) word = 1;
      i++;
    }
  }
  return i < n ? i + 1 : n + 1;
}

static void canon(const char *s, size_t i, size_t n, enum place place, struct buffer *to);

static int is_name(char c, int begins) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (!begins && c >= '0' && c <= '9');
}

static enum place word_place(enum place outer) {
  if (outer == PLACE_HEREDOC || outer == PLACE_BRACE_HEREDOC) return PLACE_BRACE_HEREDOC;
  return is_quoted(outer) ? PLACE_BRACE_QUOTED : PLACE_BRACE;
}
static enum place pattern_place(enum place outer) {
  return is_quoted(outer) || outer == PLACE_PATTERN_QUOTED ? PLACE_PATTERN_QUOTED : PLACE_PATTERN;
}

/* Written behind the operator in ${…}, so that a longer one shows. */
#define OPERATOR_END "\003"

/* The inside of ${…}, from i to n. */
static void canon_braced(const char *s, size_t i, size_t n, enum place place, struct buffer *to) {
  size_t from = i;
  int named;
  if (i < n && (s[i] == '#' || s[i] == '!') && i + 1 < n) i++;
  if (i < n && is_name(s[i], 1)) while (i < n && is_name(s[i], 0)) i++;
  else if (i < n && s[i] >= '0' && s[i] <= '9') while (i < n && s[i] >= '0' && s[i] <= '9') i++;
  else if (i < n && strchr("@*#?-$!", s[i]) &&
           (i == from || i + 1 == n || strchr(":-=?+#%/^,~@", s[i + 1])))
    i++;
  put(to, s + from, i - from);
  named = i > from && is_name(s[i - 1], 0);
  if (i < n && s[i] == '[') {
    size_t end = after_group(s, i + 1, n, '[', ']', 1);
    if (end > n) {
      canon(s, i, n, PLACE_WORD, to);
      return;
    }
    put(to, "[", 1);
    canon(s, i + 1, end - 1, PLACE_WORD, to);
    put(to, "]", 1);
    i = end;
  }
  if (i >= n) return;
  if (strchr("-=?+", s[i]) || (s[i] == ':' && i + 1 < n && strchr("-=?+", s[i + 1]))) {
    size_t operator = s[i] == ':' ? 2 : 1;
    put(to, s + i, operator);
    if (named) puts_to(to, OPERATOR_END);
    canon(s, i + operator, n, word_place(place), to);
  } else if (s[i] == ':') {
    put(to, ":", 1);
    canon(s, i + 1, n, PLACE_SUBSTRING, to);
  } else if (strchr("#%/^,~", s[i])) {
    int doubled = i + 1 < n && (s[i + 1] == s[i] || (s[i] == '/' && strchr("#%", s[i + 1])));
    size_t operator = doubled ? 2 : 1;
    put(to, s + i, operator);
    if (named) puts_to(to, OPERATOR_END);
    canon(s, i + operator, n, pattern_place(place), to);
  } else
    canon(s, i, n, PLACE_WORD, to);
}

/* $(…), which may be $((…)); i is behind the parenthesis. Gives the position behind it. */
static size_t canon_substitution(const char *s, size_t i, size_t n, const char *sign,
                                 struct buffer *to) {
  char *body = NULL;
  size_t end = after_substitution(s, i, &body);
  size_t length;
  if (end == 0 || end > n) {
    puts_to(to, sign);
    puts_to(to, "?)");
    return n;
  }
  length = strlen(body);
  if (sign[0] == '$' && length > 1 && body[0] == '(' && body[length - 1] == ')' &&
      after_group(body, 1, length, '(', ')', 0) == length) {
    puts_to(to, "$((");
    canon(body, 1, length - 1, PLACE_ARITHMETIC, to);
    puts_to(to, "))");
    return end;
  }
  queue(body, sign, to);
  return end;
}

static size_t canon_backquotes(const char *s, size_t i, size_t n, enum place place,
                               struct buffer *to) {
  struct buffer body = {0};
  if (after_backquotes(s, i, n) > n) {
    puts_to(to, "`(?)");
    return n;
  }
  put(&body, "", 0);
  while (i < n && s[i] != '`') {
    if (s[i] == '\\' && i + 1 < n) {
      char d = s[i + 1];
      int taken = d == '\\' || d == '`' || d == '$' ||
                  (d == '"' && is_quoted(place) && place != PLACE_HEREDOC);
      put(&body, s + i + (taken ? 1 : 0), taken ? 1 : 2);
      i += 2;
    } else
      put(&body, s + i++, 1);
  }
  queue(body.text, "`(", to);
  return i < n ? i + 1 : n;
}

static size_t canon_dollar(const char *s, size_t i, size_t n, enum place place, struct buffer *to) {
  char c = i + 1 < n ? s[i + 1] : '\0';
  if (c == '{') {
    size_t end = after_brace(s, i + 2, n, is_quoted(place));
    puts_to(to, "${");
    canon_braced(s, i + 2, end - 1, place, to);
    puts_to(to, "}");
    return end < n ? end : n;
  }
  if (c == '(') return canon_substitution(s, i + 2, n, "$(", to);
  if (c == '[') {
    size_t end = after_group(s, i + 2, n, '[', ']', 0);
    if (end > n) {
      puts_to(to, "$(?)");
      return n;
    }
    puts_to(to, "$((");
    canon(s, i + 2, end - 1, PLACE_ARITHMETIC, to);
    puts_to(to, "))");
    return end;
  }
  if (is_name(c, 1)) {
    size_t end = i + 1;
    while (end < n && is_name(s[end], 0)) end++;
    puts_to(to, "${");
    put(to, s + i + 1, end - i - 1);
    puts_to(to, "}");
    return end;
  }
  if (c != '\0' && strchr("0123456789@*#?-$!", c)) {
    puts_to(to, "${");
    put(to, &c, 1);
    puts_to(to, "}");
    return i + 2;
  }
  put(to, "$", 1);
  return i + 1;
}

static void canon(const char *s, size_t i, size_t n, enum place place, struct buffer *to) {
  while (i < n) {
    char c = s[i];
    if (c == '\\' && i + 1 < n && s[i + 1] == '\n') i += 2;
    else if (c == '\\') {
      size_t length = i + 1 < n ? 2 : 1;
      if (is_quoted(place) && length == 2 && !strchr("$`\\", s[i + 1]) &&
          !(s[i + 1] == '"' && place != PLACE_HEREDOC)) length = 1;
      put(to, s + i, length);
      i += length;
    } else if (c == '\'' && single_quotes_count(place)) {
      size_t end = i + 1;
      while (end < n && s[end] != '\'') end++;
      if (end < n) end++;
      put(to, s + i, end - i);
      i = end;
    } else if (c == '"' && double_quotes_count(place)) {
      size_t end = after_quotes(s, i + 1, n);
      put(to, "\"", 1);
      canon(s, i + 1, end - 1, PLACE_QUOTED, to);
      put(to, "\"", 1);
      i = end < n ? end : n;
    } else if (c == '`') i = canon_backquotes(s, i + 1, n, place, to);
    else if (c == '$') i = canon_dollar(s, i, n, place, to);
    else if ((c == '<' || c == '>') && processes_count(place) && i + 1 < n && s[i + 1] == '(') {
      char sign[3] = {c, '(', '\0'};
      i = canon_substitution(s, i + 2, n, sign, to);
    } else
      put(to, s + i++, 1);
  }
}

void write_word(const char *text, enum place place) {
  struct buffer to = {0};
  size_t length = strlen(text);
  char *mine = copy(text, 0, length);
  put(&to, "", 0);
  canon(mine, 0, length, place, &to);
  write_string(to.text);
  free(to.text);
  free(mine);
}
