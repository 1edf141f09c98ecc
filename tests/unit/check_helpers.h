/* Banks of one template that are checked. */
#ifndef RECKON_TESTS_CHECK_HELPERS_H
#define RECKON_TESTS_CHECK_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "verify/check_template.h"
#include "verify/report.h"

/* What a template is made of, with a default for each line left NULL. */
struct recipe {
    const char *draw, *ask, *kind, *answer, *check, *more;
};

static inline const char *title(const struct recipe *recipe)
{
    return recipe->answer ? recipe->answer : "no answer";
}

static inline void add_block(struct str *text, const char *key,
                             const char *lines)
{
    str_add_format(text, "    %s\n", key);
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        str_add(text, "      ");
        str_add_bytes(text, lines, length);
        str_add_char(text, '\n');
        lines += length + (lines[length] != '\0');
    }
}

static inline struct bank *cook(const struct recipe *recipe)
{
    struct str text = {0}, shown = {0};
    struct error_list errors = {0};
    str_add(&text, "format: 1\nbank: b\ntitle: One\ntemplates:\n  - id: t\n"
                   "    topic: probability\n    level: 1\n");
    if (recipe->draw)
        add_block(&text, "draw:", recipe->draw);
    add_block(&text, "ask: >-",
              recipe->ask ? recipe->ask : "With {n}, what is it?");
    str_add_format(&text, "    kind: %s\n",
                   recipe->kind ? recipe->kind : "number");
    if (recipe->answer)
        str_add_format(&text, "    answer: %s\n", recipe->answer);
    if (recipe->check)
        add_block(&text, "check: |", recipe->check);
    if (recipe->more)
        str_add(&text, recipe->more);
    struct bank *bank =
        bank_read("one.yaml", str_text(&text), text.length, &errors);
    for (size_t i = 0; i < errors.count; i++)
        error_print(&errors.item[i], &shown);
    if (!bank)
        fail_msg("%s\n%s", str_text(&text), str_text(&shown));
    str_release(&shown);
    str_release(&text);
    error_list_release(&errors);
    return bank;
}

struct checked {
    struct bank *bank;
    struct check_report report;
};

static inline void check_with(struct checked *checked,
                              const struct recipe *recipe,
                              const struct check_options *options)
{
    checked->bank = cook(recipe);
    check_report_init(&checked->report);
    check_bank(checked->bank, options, &checked->report);
}

static inline void release(struct checked *checked)
{
    check_report_release(&checked->report);
    bank_free(checked->bank);
}

/* The proof of a sound template; fails on any finding. */
static inline enum proof sound(const struct recipe *recipe)
{
    struct checked checked;
    struct check_options options = check_standard();
    check_with(&checked, recipe, &options);
    if (checked.report.findings)
        fail_msg("%s: %s", title(recipe), checked.report.finding[0].place.text);
    assert_int_equal(checked.report.records, 1);
    enum proof proof = checked.report.record[0].proof;
    release(&checked);
    return proof;
}

/* The recipe has this finding, and no other. */
static inline void finds(const struct recipe *recipe, enum finding_id id)
{
    struct checked checked;
    struct check_options options = check_standard();
    options.draws = 60;
    check_with(&checked, recipe, &options);
    if (!checked.report.findings)
        fail_msg("%s: nothing found", title(recipe));
    for (size_t i = 0; i < checked.report.findings; i++) {
        const struct finding *finding = &checked.report.finding[i];
        if (finding->id != id)
            fail_msg("%s: %s: %s", title(recipe), finding_name(finding->id),
                     finding->place.text);
        assert_non_null(finding->place.source);
        assert_true(finding->place.at < finding->place.source->length);
    }
    release(&checked);
}

#endif
