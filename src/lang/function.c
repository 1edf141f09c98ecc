#include "lang/function.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "base/word.h"
#include "lang/distribution.h"
#include "lang/functions.h"
#include "lang/limits.h"

/* Signatures by the least and most parameters of a distribution. */
#define SIGNATURE_0_1 "n?n:n"
#define SIGNATURE_0_2 "n?nn:n"
#define SIGNATURE_1_1 "nn:n"
#define SIGNATURE_1_2 "nn?n:n"
#define SIGNATURE_2_2 "nnn:n"
#define SIGNATURE_3_3 "nnnn:n"

/* The same without x. */
#define MOMENT_0_1 "?n:n"
#define MOMENT_0_2 "?nn:n"
#define MOMENT_1_1 "n:n"
#define MOMENT_1_2 "n?n:n"
#define MOMENT_2_2 "nn:n"
#define MOMENT_3_3 "nnn:n"

#define MOMENT_ROW(id, text, least, most, use, title)                          \
    {.name = text,                                                             \
     .signature = MOMENT_##least##_##most,                                     \
     .kind = FUNCTION_PLAIN,                                                   \
     .compute = fn_moment,                                                     \
     .detail = DISTRIBUTION_##id * DISTRIBUTION_USES + use,                    \
     .about = title,                                                           \
     .example = text "(...)"},

#define USE_ROW(id, text, least, most, use, title)                             \
    {.name = text,                                                             \
     .signature = SIGNATURE_##least##_##most,                                  \
     .kind = FUNCTION_PLAIN,                                                   \
     .compute = fn_distribution,                                               \
     .detail = DISTRIBUTION_##id * DISTRIBUTION_USES + use,                    \
     .about = title,                                                           \
     .example = text "(...)"},

static const struct function functions[] = {
#define FN(name_, signature_, compute_, about_, example_, value_)              \
    {.name = name_,                                                            \
     .signature = signature_,                                                  \
     .kind = FUNCTION_PLAIN,                                                   \
     .compute = compute_,                                                      \
     .about = about_,                                                          \
     .example = example_,                                                      \
     .value = value_},
#define FN_LOOP(name_, signature_, compute_, about_, example_, value_)         \
    {.name = name_,                                                            \
     .signature = signature_,                                                  \
     .kind = FUNCTION_LOOP,                                                    \
     .compute = compute_,                                                      \
     .about = about_,                                                          \
     .example = example_,                                                      \
     .value = value_},
#define FN_INTERVAL(name_, signature_, compute_, about_, example_, value_)     \
    {.name = name_,                                                            \
     .signature = signature_,                                                  \
     .kind = FUNCTION_INTERVAL,                                                \
     .compute = compute_,                                                      \
     .about = about_,                                                          \
     .example = example_,                                                      \
     .value = value_},
#define FN_DRAW(name_, signature_, compute_, about_, example_)                 \
    {.name = name_,                                                            \
     .signature = signature_,                                                  \
     .kind = FUNCTION_DRAW,                                                    \
     .compute = compute_,                                                      \
     .about = about_,                                                          \
     .example = example_},
#define FN_FOLD(name_, signature_, step_, finish_, about_, example_, value_)   \
    {.name = name_,                                                            \
     .signature = signature_,                                                  \
     .kind = FUNCTION_FOLD,                                                    \
     .step = step_,                                                            \
     .finish = finish_,                                                        \
     .about = about_,                                                          \
     .example = example_,                                                      \
     .value = value_},
#include "lang/function.def"
#define DISTRIBUTION(id, stem, title, kind, least, most, p1, p2, p3)           \
    USE_ROW(id, "d" #stem, least, most, USE_DENSITY,                           \
            "density (or probability of a value), " title " distribution")     \
    USE_ROW(id, "p" #stem, least, most, USE_CUMULATIVE,                        \
            "probability of at most x, " title " distribution")                \
    USE_ROW(id, "p" #stem "_upper", least, most, USE_UPPER,                    \
            "probability of more than x, " title " distribution")              \
    USE_ROW(id, "q" #stem, least, most, USE_QUANTILE,                          \
            "quantile, " title " distribution")                                \
    USE_ROW(id, "q" #stem "_upper", least, most, USE_QUANTILE_UPPER,           \
            "value passed with this probability, " title " distribution")      \
    MOMENT_ROW(id, "mean_" #stem, least, most, USE_MEAN,                       \
               "mean, " title " distribution")                                 \
    MOMENT_ROW(id, "var_" #stem, least, most, USE_VARIANCE,                    \
               "variance, " title " distribution")
#include "lang/distribution.def"
#undef FN
#undef FN_LOOP
#undef FN_INTERVAL
#undef FN_DRAW
#undef FN_FOLD
#undef DISTRIBUTION
};

enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

/* The same names side by side, which are looked through for each name of a
 * bank. */
enum { NAME_MOST = 32 };

static const char spelt[FUNCTION_COUNT][NAME_MOST] = {
#define FN(name, signature, compute, about, example, value)           {name},
#define FN_LOOP(name, signature, compute, about, example, value)      {name},
#define FN_INTERVAL(name, signature, compute, about, example, value)  {name},
#define FN_DRAW(name, signature, compute, about, example)             {name},
#define FN_FOLD(name, signature, step, finish, about, example, value) {name},
#include "lang/function.def"
#define DISTRIBUTION(id, stem, title, kind, least, most, p1, p2, p3)           \
    {"d" #stem}, {"p" #stem}, {"p" #stem "_upper"}, {"q" #stem},               \
        {"q" #stem "_upper"}, {"mean_" #stem}, {"var_" #stem},
#include "lang/distribution.def"
};

static const struct {
    const char *foreign, *known;
} aliases[] = {
#define ALIAS(foreign, known) {foreign, known},
#include "lang/alias.def"
#undef ALIAS
};

enum { ALIAS_COUNT = sizeof aliases / sizeof *aliases };

const struct function *function_at(size_t index)
{
    return index < FUNCTION_COUNT ? &functions[index] : NULL;
}

const struct function *function_find(const char *name)
{
    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        if (spelt[i][0] == name[0] && strcmp(spelt[i], name) == 0)
            return &functions[i];
    return NULL;
}

const struct function *function_next(const struct function *function)
{
    size_t row = (size_t)(function - functions);
    if (row + 1 == FUNCTION_COUNT ||
        !word_same_text(spelt[row], spelt[row + 1]))
        return NULL;
    return function + 1;
}

static size_t place_of(struct word word)
{
    uint64_t hash = word.half[0] * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ word.half[1]) * 0x9E3779B97F4A7C15u;
    return hash >> 54;
}

void function_index_make(struct function_index *index)
{
    _Static_assert(FUNCTION_COUNT < FUNCTION_INDEX / 2, "FUNCTION_INDEX");
    *index = (struct function_index){{0}};
    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        if (i && word_same_text(spelt[i - 1], spelt[i]))
            continue; /* the first row of a name is what is looked for */
        size_t at = place_of(word_padded(spelt[i]));
        while (index->row[at])
            at = (at + 1) % FUNCTION_INDEX;
        index->row[at] = (uint16_t)(i + 1);
    }
}

const struct function *function_index_find(const struct function_index *index,
                                           struct word word, const char *name)
{
    for (size_t at = place_of(word); index->row[at];
         at = (at + 1) % FUNCTION_INDEX) {
        const char *known = spelt[index->row[at] - 1];
        if (word_same(word_padded(known), word) &&
            (word_is_whole(word) || strcmp(known, name) == 0))
            return &functions[index->row[at] - 1];
    }
    return NULL;
}

const char *function_suggest(const char *name)
{
    struct suggest suggest = {0};
    const char *known = NULL;
    for (size_t i = 0; i < ALIAS_COUNT; i++)
        if (strcmp(aliases[i].foreign, name) == 0)
            return aliases[i].known;
    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        suggest_offer(&suggest, name, strlen(name), functions[i].name);
    if (suggest.best)
        return suggest.best;
    /* every short name is near some foreign one */
    for (size_t i = 0; i < ALIAS_COUNT && strlen(name) > 3; i++) {
        size_t before = suggest.distance;
        const char *best = suggest.best;
        suggest_offer(&suggest, name, strlen(name), aliases[i].foreign);
        if (suggest.best != best || suggest.distance != before)
            known = aliases[i].known;
    }
    return known;
}

const char *constant_at(size_t index)
{
    static const char *const names[] = {"pi",  "e",    "tau",
                                        "inf", "true", "false"};
    return index < sizeof names / sizeof *names ? names[index] : NULL;
}

bool constant_find(const char *name, struct value *value)
{
    static const struct {
        const char *name;
        double value;
    } reals[] = {{"pi", 3.14159265358979323846},
                 {"e", 2.71828182845904523536},
                 {"tau", 6.28318530717958647693},
                 {"inf", HUGE_VAL}};
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++)
        if (reals[i].name[0] == name[0] && strcmp(reals[i].name, name) == 0) {
            *value = value_number(number_real(reals[i].value));
            return true;
        }
    bool truth = name[0] == 't' && strcmp(name, "true") == 0;
    if (!truth && (name[0] != 'f' || strcmp(name, "false") != 0))
        return false;
    *value = value_truth(truth);
    return true;
}

/* --- help for implementations ------------------------------------------- */

bool call_fail(struct call *call, enum error_code code, const char *format, ...)
{
    char text[sizeof call->run->error->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return run_fail(call->run, call->node, code, "%s", text);
}

bool call_number(struct call *call, struct number number)
{
    if (!number_is_finite(number)) {
        if (isnan(number.real))
            return call_fail(call, ERROR_DOMAIN,
                             "%s has no value here among the real numbers",
                             call->function->name);
        return call_fail(call, ERROR_RANGE, "%s is too large for a number here",
                         call->function->name);
    }
    value_set(call->result, number);
    return true;
}

bool call_real(struct call *call, double value)
{
    return call_number(call, number_real(value));
}

bool call_integer(struct call *call, int64_t value)
{
    return call_number(call, number_integer(value));
}

bool call_truth(struct call *call, bool truth)
{
    *call->result = value_truth(truth);
    return true;
}

bool call_whole(struct call *call, uint32_t index, const char *what,
                int64_t least, int64_t most, int64_t *out)
{
    if (number_to_integer(call->argument[index].number, out) && *out >= least &&
        *out <= most)
        return true;
    return call_fail(call, ERROR_DOMAIN,
                     "%s of %s must be a whole number from %lld to %lld", what,
                     call->function->name, (long long)least, (long long)most);
}

double call_double(const struct call *call, uint32_t index)
{
    return number_double(call->argument[index].number);
}

static bool not_too_long(struct call *call, const struct list *list)
{
    if (list_is_weighted(list))
        return call_fail(call, ERROR_DOMAIN,
                         "%s does not weigh outcomes; use P, E or Var",
                         call->function->name);
    return list->length <= LIMIT_LIST ||
           call_fail(call, ERROR_LIMIT,
                     "a list may have at most %d members here", LIMIT_LIST);
}

bool call_doubles(struct call *call, uint32_t index, double **out,
                  uint64_t *count)
{
    const struct list *list = call->argument[index].list;
    if (!not_too_long(call, list) ||
        !run_spend(call->run, call->node, list->length))
        return false;
    struct arena *arena = call->run->arena;
    double *values = arena_get(arena, list->length * sizeof *values);
    for (uint64_t i = 0; i < list->length; i++)
        values[i] = number_double(list_member(list, i, arena).number);
    *out = values;
    *count = list->length;
    return true;
}

bool call_stored(struct call *call, uint32_t index, const struct list **out)
{
    const struct list *list = call->argument[index].list;
    *out = list;
    if (list->shape == LIST_STORED)
        return run_spend(call->run, call->node, list->length);
    if (!not_too_long(call, list))
        return false;
    struct value *item;
    struct list *stored = list_new(call->run->arena, list->length, &item);
    for (uint64_t i = 0; i < list->length; i++)
        if (!run_member(call->run, call->node, list, i, &item[i]))
            return false;
    *out = stored;
    return true;
}
