#include "exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "format: 1\nbank: bench\ntitle: Bench\ntemplates:\n"

/* Behind "  - id: NAME\n". */
static const char binomial[] =
    "    topic: discrete\n"
    "    level: 3\n"
    "    time: 60\n"
    "    draw:\n"
    "      n: 5..20\n"
    "      k: 0..n\n"
    "      p: 0.1..0.9 by 0.1\n"
    "    let:\n"
    "      key: C(n, k)*p^k*(1 - p)^(n - k)\n"
    "    ask: >-\n"
    "      A trial succeeds with probability {p}. It is repeated {n} times, "
    "independently. What is the probability of\n"
    "      exactly {k} successes?\n"
    "    kind: probability\n"
    "    answer: key\n"
    "    check: dbinom(k, n, p)\n"
    "    solution: >-\n"
    "      The number of successes follows a binomial distribution, so P(X = "
    "{k}) = C({n}, {k}) * {p}^{k} * (1 - {p})^{n -\n"
    "      k} = {key:6}.\n";

static const char data[] =
    "    topic: testing\n"
    "    level: 3\n"
    "    time: 60\n"
    "    draw:\n"
    "      n: 10..30\n"
    "      mu: 10..100\n"
    "      spread: 20..60\n"
    "      shift: 950..1050\n"
    "      x: n of normal(mu*shift/1000, mu*spread/1000) by 0.1\n"
    "    let:\n"
    "      m: mean(x)\n"
    "      s: sd(x)\n"
    "      key: (m - mu)/(s/sqrt(n))\n"
    "    ask: >-\n"
    "      A sample of {n} values: {x:1}. Is the mean {mu}? What is the t "
    "statistic?\n"
    "    answer: key\n"
    "    accept: dp:3\n"
    "    check: t_test_statistic(x, mu)\n"
    "    solution: >-\n"
    "      The mean is {m:3}, the standard deviation {s:3}, so t is ({m:3} "
    "- {mu})/({s:3}/sqrt({n})) = {key:3}.\n";

void exercise_bank(struct str *out, int copies)
{
    str_add(out, HEAD);
    for (int i = 0; i < copies; i++)
        str_add_format(out, "  - id: binomial-%d\n%s  - id: data-%d\n%s", i,
                       binomial, i, data);
}

static void fail(const char *text)
{
    fprintf(stderr, "bench: %s\n", text);
    exit(2);
}

void exercise_open(struct exercise *exercise, const char *name)
{
    struct str text = {0};
    struct error_list errors = {.count = 0};
    /* Questions hang on the name: those of this exercise on "binomial". */
    str_add_format(&text, HEAD "  - id: %s\n%s", name,
                   strcmp(name, "binomial") == 0 ? binomial : data);
    *exercise = (struct exercise){0};
    arena_init(&exercise->question.arena);
    exercise->bank = bank_read("bench", text.text, text.length, &errors);
    str_release(&text);
    if (!exercise->bank)
        fail(errors.count ? errors.item[0].text : "no bank");
    exercise->template = &exercise->bank->template[0];
}

size_t exercise_make(struct exercise *exercise, uint64_t seed, bool shows)
{
    struct question *question = &exercise->question;
    struct question_part part;
    struct error error = {.code = ERROR_NONE};
    const char *solution = NULL;
    if (!question_redraw(question, exercise->template, 3, seed, &error))
        fail(error.text);
    question->plain = true;
    if (!question_part(question, 0, &part, &error) ||
        !(solution = question_text(
              question, &exercise->template->part[0].solution, &error)))
        fail(error.text);
    str_clear(&exercise->key);
    question_show_key(&part, &exercise->key);
    if (shows)
        printf("%s\n%s\n%s\n", part.text, exercise->key.text, solution);
    return strlen(part.text) + exercise->key.length + strlen(solution) + 3;
}

void exercise_close(struct exercise *exercise)
{
    question_release(&exercise->question);
    str_release(&exercise->key);
    bank_free(exercise->bank);
}
