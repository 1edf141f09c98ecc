/* Banks of one template, written in place: for the tests of questions. */
#ifndef RECKON_TESTS_QUESTION_HELPERS_H
#define RECKON_TESTS_QUESTION_HELPERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lang/gsl_door.h"
#include "quiz/question.h"

#define HEAD "format: 1\nbank: b\ntitle: t\ntemplates:\n"
#define ONE  "  - id: one\n    topic: test\n    level: 1..3\n"

static inline struct bank *bank_of(const char *body)
{
    struct str text = {0};
    struct error_list errors = {0};
    str_add_format(&text, "%s%s", HEAD, body);
    struct bank *bank = bank_read("test", text.text, text.length, &errors);
    if (!bank)
        fail_msg("%s", errors.item[0].text);
    str_release(&text);
    error_list_release(&errors);
    return bank;
}

#endif
