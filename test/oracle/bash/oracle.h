/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ORACLE_H
#define ORACLE_H

#include <stddef.h>
#include <stdio.h>

/* What a piece of word text is, which decides about the quotes in it. */
enum place {
  PLACE_WORD,           /* unquoted */
  PLACE_QUOTED,         /* between double quotes */
  PLACE_HEREDOC,        /* the body of a here-document */
  PLACE_ARITHMETIC,     /* an arithmetic expression */
  PLACE_SUBSTRING,      /* the expression of ${x:expression} */
  PLACE_BRACE,          /* the word of an unquoted ${x:-word} */
  PLACE_BRACE_QUOTED,   /* the word of "${x:-word}" */
  PLACE_BRACE_HEREDOC,  /* the word of ${x:-word} in a here-document */
  PLACE_PATTERN,        /* the pattern of ${x#pattern} */
  PLACE_PATTERN_QUOTED  /* the same inside double quotes */
};

/* A text that bash parses when it expands a word. `whole`: it is parsed as one piece. */
struct nested {
  char *text;
  struct nested *next;
};

/* Where the JSON goes. */
extern FILE *out;

/* Writes a JSON string. Bytes from 0x80 on are written as the characters U+0080 to U+00FF. */
void write_string(const char *text);

/* Writes word text as a JSON string: bodies of substitutions are replaced by their number among
   the nested texts, which are queued, and expansions are written in one form. */
void write_word(const char *text, enum place place);

/* Takes the next nested text off the queue; NULL when it is empty. */
char *next_nested(void);

/* Empties the queue and counts from the beginning. */
void forget_nested(void);

/* Writes how bash parses one record, as a line of JSON. */
void write_record(char *record);

/* Whether bash expands aliases when no record says so. */
extern int plain_aliases;

/* Nonzero when a line changed how bash parses the lines behind it. */
extern int settings_changed;

#endif
