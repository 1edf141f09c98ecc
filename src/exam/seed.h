/* The seeds of an exam's papers: HMAC-SHA-256 (RFC 2104, RFC 6234) of the
 * exam's secret and whom a paper is for. With both, a paper can be made again;
 * without the secret, no seed can be told from others. */
#ifndef RECKON_EXAM_SEED_H
#define RECKON_EXAM_SEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum { SECRET_BYTES_MOST = 4096 };

/* What a seed is for; seeds of different purposes have nothing in common. */
enum seed_purpose {
    SEED_PLAN,  /* which templates are asked; `id` is "" for all variants */
    SEED_PAPER, /* the numbers of one paper; `id` is the student or variant */
    SEED_DIGEST /* tells sets apart, and says nothing else about them */
};

/* The first 64 bits, most significant first, of HMAC-SHA-256 with the secret as
 * its key and "PURPOSE:ID" as its message. */
bool exam_seed(const struct str *secret, enum seed_purpose purpose,
               const char *id, uint64_t *seed, struct error *error);

/* Appends a secret made of 4 random numbers: 64 hexadecimal digits. */
void exam_secret_new(const uint64_t fresh[4], struct str *secret);

/* Reads an exam's secret from a file that only its owner may read; where there
 * is none, makes one that holds a new secret, and sets `made`; without `fresh`
 * that is an error. Blanks and newlines at its end do not count. */
bool exam_secret_file(const char *path, const uint64_t fresh[4],
                      struct str *secret, bool *made, struct error *error);

/* Writes a file that exam_secret_file reads. */
bool exam_secret_write(const char *path, const struct str *secret,
                       struct error *error);

#endif
