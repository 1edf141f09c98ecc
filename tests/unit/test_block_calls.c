/* lang/block: calls of every function in both evaluators. */
#include "base/rng.h"
#include "block_helpers.h"
#include "lang/function.h"

static bool is_program(const char *text)
{
    struct arena arena;
    struct scope scope = {0};
    struct error error = {0};
    arena_init(&arena);
    struct program *program = parse_program(&arena, text, strlen(text), &error);
    bool good = program && check_program(&scope, program, &error);
    arena_release(&arena);
    return good;
}

/* An argument for a letter of a signature; most of them are drawn. */
static const char *argument(char letter, struct rng *rng)
{
    static const char *const numbers[] = {"x",   "x - 2", "x/2", "2",
                                          "u",   "-x",    "3",   "x*u",
                                          "1/3", "y + 1", "10*x"};
    static const char *const lists[] = {
        "[x, y, 2]", "[u, x, 1/3]",     "r",
        "1..3",      "[1, 2, 3]",       "[x]",
        "[x, x]",    "[0.2, 0.3, 0.5]", "[k*x for k in 1..4]"};
    static const char *const truths[] = {"[x = 1, u < 0.5]", "[true, x > 1]",
                                         "[x < y]"};
    static const char *const anything[] = {"x", "2", "y", "x = y"};
    uint32_t which = (uint32_t)rng_below(rng, 8);
    switch (letter) {
    case 'n': return numbers[rng_below(rng, 11)];
    case 'l': return lists[which];
    case 'T': return truths[which % 3];
    case 'a': return anything[which % 4];
    case 's': return which & 1 ? "'less'" : "'two'";
    case 'm':
        return which & 1 ? "[[x, 1], [1, y + 1]]" : "[[1/2, 1/2], [0, 1]]";
    default: return which & 1 ? lists[which] : truths[which % 3];
    }
}

static void add_call(struct str *text, const struct function *row,
                     struct rng *rng)
{
    bool optional = rng_below(rng, 2);
    const char *result = strchr(row->signature, ':') + 1;
    const char *separator = "";
    str_add(text, "x := roll(3)\ny := roll(4)\nu := uniform()\n"
                  "r := shuffle([1, 2, 3])\n");
    str_add(text, *result == 'l' ? "sum(" : *result == 'A' ? "length(" : "(");
    str_add_format(text, "%s(", row->name);
    for (const char *at = row->signature; *at != ':'; at++) {
        if (*at == '?' && !optional)
            break;
        if (*at == '?')
            continue;
        str_add_format(text, "%s%s", separator,
                       argument(*at == '*' ? at[-1] : *at, rng));
        separator = ", ";
    }
    str_add(text, "))");
}

/* Every function, with numbers and lists that chance has a hand in. */
static void calls_agree(void **unused)
{
    enum { CALLS = 12, TIMES = 20 };
    struct str text = {0};
    struct rng rng;
    size_t compared = 0;
    (void)unused;
    rng_seed(&rng, 20260102);
    for (size_t i = 0; function_at(i); i++)
        for (int call = 0; call < CALLS; call++) {
            struct subject subject;
            str_clear(&text);
            add_call(&text, function_at(i), &rng);
            if (!is_program(text.text))
                continue;
            prepare(&subject, text.text);
            if (subject.code) {
                compare(text.text, &subject, i, TIMES, false);
                compared++;
            }
            arena_release(&subject.arena);
        }
    assert_true(compared > 300);
    str_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
