/* Questions with prompt, key and worked solution, against the same exercise
 * written in C by hand: how many a CPU second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/template.h"
#include "bench.h"
#include "lang/gsl_door.h"
#include "limits/limits.h"
#include "quiz/question.h"

enum { QUESTIONS = 100000 };

static const char binomial_bank[] =
    "format: 1\n"
    "bank: bench\n"
    "title: Bench\n"
    "templates:\n"
    "  - id: binomial\n"
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

static const char t_bank[] =
    "format: 1\n"
    "bank: bench\n"
    "title: Bench\n"
    "templates:\n"
    "  - id: t-statistic\n"
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

static struct bank *load(const char *text)
{
    struct error_list errors = {.count = 0};
    struct bank *bank = bank_read("bench", text, strlen(text), &errors);
    for (size_t i = 0; !bank && i < errors.count; i++)
        fprintf(stderr, "bench_question: %s\n", errors.item[i].text);
    if (!bank)
        exit(2);
    return bank;
}

static size_t make(struct question *question, const struct template *template,
                   uint64_t seed, struct str *key, bool shows)
{
    struct question_part part;
    struct error error = {.code = ERROR_NONE};
    const char *solution = NULL;
    if (!question_redraw(question, template, 3, seed, &error) ||
        !question_part(question, 0, &part, &error) ||
        !(solution =
              question_text(question, &template->part[0].solution, &error))) {
        fprintf(stderr, "bench_question: %s\n", error.text);
        exit(2);
    }
    str_clear(key);
    question_show_key(&part, key);
    if (shows)
        printf("%s\n%s\n%s\n", part.text, key->text, solution);
    return strlen(part.text) + key->length + strlen(solution) + 3;
}

static int measure(const char *title, const char *text, double aim,
                   size_t (*limit)(unsigned long, long))
{
    struct bank *bank = load(text);
    const struct template *template = &bank->template[0];
    struct question question;
    struct str key = {0};
    size_t ours = 0, theirs = 0;
    struct bench bench = {.measure = title,
                          .unit = "us",
                          .target = 1,
                          .aim = aim,
                          .our_way = "drawn, prompt, key, worked solution",
                          .limit_way = "C with GSL and snprintf"};
    arena_init(&question.arena);
    for (uint64_t k = 0; k < 3 && getenv("BENCH_SHOW"); k++)
        make(&question, template, k, &key, true);
    for (int i = 0; i < BENCH_PAIRS; i++) {
        double start = bench_seconds();
        for (uint64_t k = 0; k < QUESTIONS; k++)
            ours += make(&question, template, k, &key, false);
        double middle = bench_seconds();
        theirs += limit((unsigned long)i, QUESTIONS);
        bench.limit[i] = 1e6 * (bench_seconds() - middle) / QUESTIONS;
        bench.ours[i] = 1e6 * (middle - start) / QUESTIONS;
    }
    if (ours < theirs / 2 || ours > 2 * theirs) {
        fprintf(stderr, "bench_question: %zu bytes against %zu\n", ours,
                theirs);
        exit(2);
    }
    arena_release(&question.arena);
    str_release(&key);
    bank_free(bank);
    return bench_report(&bench);
}

int main(void)
{
    int missed = 0;
    numeric_start();
    missed |=
        measure("a binomial question", binomial_bank, 0.4, limit_binomial);
    missed |=
        measure("a question that lists data", t_bank, 0.5, limit_t_statistic);
    return missed;
}
