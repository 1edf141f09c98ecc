#include "repl/calculator.h"

#include <string.h>

#include "base/numtext.h"
#include "lang/show.h"
#include "quiz/answer.h"

enum { FIGURES = 6 };

void calculator_init(struct calculator *calculator)
{
    *calculator = (struct calculator){.explained = false};
    calculator->memory = (struct learner_memory){
        .value = calculator->value,
        .first = 1,
    };
}

void calculator_release(struct calculator *calculator)
{
    for (size_t i = 0; i < CALCULATOR_RESULTS; i++)
        str_release(&calculator->formula[i]);
}

/* The oldest goes where there is no more room; it leaves its memory. */
static void keep(struct calculator *calculator, const char *formula,
                 struct number value)
{
    struct learner_memory *memory = &calculator->memory;
    if (memory->count == CALCULATOR_RESULTS) {
        struct str freed = calculator->formula[0];
        memory->count--;
        memory->first++;
        memmove(&calculator->value[0], &calculator->value[1],
                memory->count * sizeof calculator->value[0]);
        memmove(&calculator->formula[0], &calculator->formula[1],
                memory->count * sizeof calculator->formula[0]);
        calculator->formula[memory->count] = freed;
    }
    struct str *text = &calculator->formula[memory->count];
    str_clear(text);
    str_add(text, formula);
    calculator->value[memory->count++] = value;
}

bool calculator_work(struct calculator *calculator, const char *formula,
                     bool comma, struct error *error)
{
    struct answer_options options = {.comma = comma,
                                     .memory = &calculator->memory};
    struct arena arena;
    struct answer answer;
    arena_init(&arena);
    bool read =
        answer_read(&arena, formula, strlen(formula), &options, &answer, error);
    if (read && answer.shape != SHAPE_NUMBER)
        read = error_set(error, ERROR_SYNTAX,
                         "one number at a time can be worked out");
    if (read && answer.unit != UNIT_NONE)
        read = error_set(error, ERROR_SYNTAX,
                         "units are not worked with; leave them out");
    if (read)
        keep(calculator, formula, answer.first.value);
    arena_release(&arena);
    return read;
}

/* "5/36 = 0.138889", or "0.5" where that is all there is to say. */
static void add_value(struct number value, struct str *out)
{
    static const struct format decimal = {.kind = FORMAT_FIGURES,
                                          .digits = FIGURES};
    size_t before = out->length;
    if (!number_is_exact(value)) {
        number_show(out, value, &decimal);
        return;
    }
    number_show_bare(out, value);
    if (!strchr(str_text(out) + before, '/'))
        return;
    str_add(out, " = ");
    numtext_add(out, number_double(value), FIGURES);
}

static void say(const struct calculator *calculator, uint32_t index,
                bool formula, struct term *term)
{
    const struct learner_memory *memory = &calculator->memory;
    struct str line = {0};
    str_add_format(&line, "ans%u = ", memory->first + index);
    if (formula) {
        term_keep(term, str_text(&calculator->formula[index]), &line);
        str_add(&line, " = ");
    }
    add_value(memory->value[index], &line);
    term_text(term, TERM_INDENT, line.text);
    str_release(&line);
}

void calculator_say(const struct calculator *calculator, struct term *term)
{
    if (calculator->memory.count)
        say(calculator, calculator->memory.count - 1, false, term);
}

void calculator_list(const struct calculator *calculator, struct term *term)
{
    for (uint32_t i = 0; i < calculator->memory.count; i++)
        say(calculator, i, true, term);
    if (!calculator->memory.count)
        term_text(term, TERM_INDENT,
                  "No results yet. '= 1-(5/6)^4' works a formula out.");
}
