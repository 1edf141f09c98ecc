/* Sets drawn from the banks of tests/export, for the tests of sets. */
#ifndef RECKON_TESTS_SET_HELPERS_H
#define RECKON_TESTS_SET_HELPERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "bank/library.h"
#include "base/file.h"
#include "base/numtext.h"
#include "exam/exam.h"
#include "exam/grade.h"
#include "exam/results.h"
#include "export/escape.h"
#include "export/rule_text.h"
#include "lang/gsl_door.h"

static inline void add_path(struct str *path, const char *name)
{
    str_add_format(path, "%s/tests/export/%s", getenv("top_srcdir"), name);
}

static inline void load(struct library *library, const char *name)
{
    struct error_list errors = {0};
    struct str path = {0}, text = {0};
    *library = (struct library){0};
    add_path(&path, name);
    if (!library_add(library, path.text, &errors)) {
        error_print(&errors.item[0], &text);
        fail_msg("%s", text.text);
    }
    str_release(&path);
    error_list_release(&errors);
}

static inline void draw(const struct library *library, size_t count, uint64_t seed,
                 uint32_t variant, struct sheet *sheet)
{
    struct set_plan_options options = {.count = count, .seed = seed};
    struct set_plan plan;
    struct error error = {0};
    if (!set_plan_make(library, &options, &plan, &error) ||
        !sheet_draw(sheet, &plan, "Demo & <set>", variant, seed, &error)) {
        struct str text = {0};
        error_print(&error, &text);
        fail_msg("%s", text.text);
    }
    set_plan_release(&plan);
}

/* A file of one variant. */
static inline bool write_format(const struct set_format *format,
                             const struct sheet *sheet, struct str *out,
                             struct error *error)
{
    struct set_frame frame = {"Demo & <set>", "reckon 0.1.0", 1};
    return set_format_write(format, &frame, sheet, NULL, out, error);
}

/* The text is that of the file; with RECKON_ACCEPT set, it is made so. */
static inline void assert_golden(const char *name, const struct str *text)
{
    struct str path = {0}, wanted = {0};
    struct error error = {0};
    add_path(&path, name);
    if (getenv("RECKON_ACCEPT"))
        assert_true(
            file_write(path.text, text->text, text->length, 0644, &error));
    assert_true(file_read(path.text, 1 << 20, &wanted, &error));
    assert_string_equal(str_text(text), str_text(&wanted));
    str_release(&path);
    str_release(&wanted);
}

#endif
