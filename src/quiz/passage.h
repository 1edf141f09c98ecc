/* A prose with one draw's values put in: its plain text, and the same text as
 * pieces that every medium is written from. The pieces cover the text without
 * gaps; no medium reads the text again to find what is a number or a formula in
 * it. Words that an author typed are words, whatever they look like.
 *
 * A passage lives in its question's arena. */
#ifndef RECKON_QUIZ_PASSAGE_H
#define RECKON_QUIZ_PASSAGE_H

#include "quiz/question.h"

enum piece_kind {
    PIECE_WORDS,
    PIECE_NUMBER,   /* a hole's value; a list's are apart, with words between */
    PIECE_FORMULA,  /* {e =}: steps, with an equals sign between them */
    PIECE_PARAGRAPH /* the end of one; its text is newlines */
};

/* What stands between the equals signs of a formula: a tree, or the value that
 * it comes to. */
struct formula_step {
    const struct node *node;  /* NULL: the value */
    const struct value *slot; /* NULL: names; else values in their place */
    struct value value;
    struct format format; /* of the value */
};

struct piece {
    enum piece_kind kind;
    uint32_t at, length;  /* in the passage's text */
    struct number number; /* of a number; it knows whether it is exact */
    const struct format *format;
    struct formula_step *step; /* of a formula */
    uint32_t steps;
};

struct passage {
    const char *text;
    const struct piece *piece;
    uint32_t pieces;
};

/* NULL with an error, which points into the bank, where a hole has no value. */
const struct passage *passage_make(struct question *question,
                                   const struct prose *prose,
                                   struct error *error);

/* The text alone, for what is only printed as it is. */
const char *passage_text(struct question *question, const struct prose *prose,
                         struct error *error);

/* A text that is no prose, as one piece of words; the text is not copied. */
const struct passage *passage_of_words(struct arena *arena, const char *text);

/* A number, as number_show prints it. */
const struct passage *passage_of_number(struct arena *arena,
                                        struct number number,
                                        const struct format *format);

/* Two passages, one behind the other, as one. */
const struct passage *passage_join(struct arena *arena,
                                   const struct passage *first,
                                   const struct passage *second);

#endif
