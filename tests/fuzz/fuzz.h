/* What all fuzz targets share. A target is a file fuzz_NAME.c with one
 *
 *     FUZZ_TARGET(NAME) { ... data, size ... }
 *
 * and a row in target.def. Built for libFuzzer (./configure --enable-fuzzers)
 * it is a program of its own; in `make check` all of them are one program,
 * replay.c, which gives them what was found before (found/). Inputs are exactly
 * as long as told, without a NUL behind them, so that a sanitizer sees a step
 * past the end. */
#ifndef RECKON_TESTS_FUZZ_H
#define RECKON_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/utf8.h"
#include "lang/gsl_door.h"

#ifdef FUZZ_REPLAY
#define FUZZ_TARGET(name)                                                      \
    void fuzz_##name(const char *data, size_t size);                           \
    void fuzz_##name(const char *data, size_t size)
#else
int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
#define FUZZ_TARGET(name)                                                      \
    static void fuzz_##name(const char *data, size_t size);                    \
    int LLVMFuzzerInitialize(int *count, char ***arguments)                    \
    {                                                                          \
        (void)count;                                                           \
        (void)arguments;                                                       \
        numeric_start();                                                       \
        return 0;                                                              \
    }                                                                          \
    int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)              \
    {                                                                          \
        fuzz_##name((const char *)bytes, size);                                \
        return 0;                                                              \
    }                                                                          \
    static void fuzz_##name(const char *data, size_t size)
#endif

/* Ends the program where `condition` does not hold, and says which. */
#define REQUIRE(condition)                                                     \
    ((condition) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #condition, NULL))

/* The same with the text that shows it. */
#define REQUIRE_OF(condition, text)                                            \
    ((condition) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #condition, text))

static inline void fuzz_broken(const char *file, int line, const char *what,
                               const char *text)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n%s%s", file, line, what,
            text ? text : "", text ? "\n" : "");
    abort();
}

/* A file of a target, for what is read by its path; where a process ends, so
 * does its file. Zeroed it is none. */
struct fuzz_file {
    char path[40];
};

/* Makes the file hold these bytes; it gets its name when it is first used. */
static inline void fuzz_put(struct fuzz_file *file, const char *data,
                            size_t size)
{
    if (!file->path[0]) {
        snprintf(file->path, sizeof file->path, "tests/tmp-fuzz-XXXXXX");
        int made = mkstemp(file->path);
        REQUIRE_OF(made >= 0, "run it where there is a folder tests/");
        close(made);
    }
    FILE *open = fopen(file->path, "wb");
    REQUIRE(open && fwrite(data, 1, size, open) == size);
    REQUIRE(fclose(open) == 0);
}

/* Nothing that could steer a terminal, and valid UTF-8; newlines only where
 * `lines` says so. */
static inline bool fuzz_is_visible(const char *text, size_t length, bool lines)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (!size || (!utf8_is_plain(point) && !(lines && point == '\n')))
            return false;
        at += size;
    }
    return true;
}

/* An error says something, printably, and points into its source. */
static inline void fuzz_check_error(const struct error *error)
{
    struct str out = {0};
    REQUIRE(error->code != ERROR_NONE && error->text[0]);
    REQUIRE(!error->source || (error->at <= error->source->length));
    error_print(error, &out);
    REQUIRE_OF(fuzz_is_visible(str_text(&out), out.length, true),
               str_text(&out));
    str_release(&out);
}

static inline void fuzz_check_errors(const struct error_list *errors)
{
    for (size_t i = 0; i < errors->count; i++)
        fuzz_check_error(&errors->item[i]);
}

#endif
