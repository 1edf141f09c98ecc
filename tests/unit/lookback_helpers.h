/* What is looked back upon in tests: a learner, two topics and a moment. */
#ifndef RECKON_TESTS_LOOKBACK_HELPERS_H
#define RECKON_TESTS_LOOKBACK_HELPERS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "session/lookback.h"
#include "store/db.h"
#include "store/learners.h"
#include "store/progress.h"
#include "store/sittings.h"

/* 2024-03-15, 10:00 UTC; the learner's clock shows 11:00. It is day 19797. */
#define NOW    INT64_C(1710496800)
#define TODAY  INT64_C(19797)
#define DAY    INT64_C(86400)
#define OFFSET 60

#define NONE ((double)NAN)

struct place {
    struct db *db;
    struct arena arena;
    struct error error;
    struct catalog catalog;
    int64_t learner, sequence;
};

static const char bank_text[] =
    "format: 1\nbank: desk\ntitle: For the tests\ntemplates:\n"
    "\n"
    "  - id: third\n"
    "    topic: coins\n"
    "    level: 1..3\n"
    "    time: 10\n"
    "    ask: What is one third of 3?\n"
    "    answer: 1\n"
    "    check: 1\n"
    "    solution: One.\n"
    "\n"
    "  - id: pair\n"
    "    topic: shares\n"
    "    level: 5\n"
    "    time: 30\n"
    "    ask: What is 1 + 1?\n"
    "    answer: 2\n"
    "    check: 2\n"
    "    solution: Two.\n";

static inline int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    struct error_list errors = {.count = 0};
    numeric_start();
    arena_init(&place->arena);
    catalog_init(&place->catalog);
    place->db = db_open_memory(&place->error);
    struct bank *bank =
        bank_read("desk", bank_text, strlen(bank_text), &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    assert_true(catalog_add_bank(&place->catalog, bank, &errors));
    assert_true(
        learners_find(place->db, "ada", 1, &place->learner, &place->error));
    *state = place;
    return 0;
}

static inline int tear_down(void **state)
{
    struct place *place = *state;
    db_close(place->db);
    catalog_release(&place->catalog);
    arena_release(&place->arena);
    free(place);
    return 0;
}

static inline struct lookback look(struct place *place, int days,
                                   const char *topic)
{
    struct lookback lookback;
    struct lookback_options options = {
        .db = place->db,
        .catalog = &place->catalog,
        .learner = place->learner,
        .now = NOW,
        .offset = OFFSET,
        .days = days,
        .topic = topic,
    };
    if (!lookback_make(&lookback, &options, &place->arena, &place->error))
        fail_msg("%s", place->error.text);
    return lookback;
}

static inline void assert_near(double value, double expected)
{
    if (!(fabs(value - expected) < 1e-9))
        fail_msg("%.12g is not %.12g", value, expected);
}

#endif
