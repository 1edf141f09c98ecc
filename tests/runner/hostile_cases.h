/* The inputs of hostile.c, by entries of a list of 45: what every build must
 * survive. Where each is tested:
 *
 *   B01-B18  banks: here, by the entry's name; what an author could write by
 *            accident (empty, NUL, alias, self, circle, deep, two documents,
 *            duplicate keys, tags, ids, include, bad UTF-8, bidi) once more in
 *            tests/bad-banks with the whole message. B01's files that are none
 *            in hostile.c. B09: a spelling a line.
 *   F01-F11  formulas and check programs: here; F01, F02 and F10 also in
 *            tests/lang/limits.case, F03 to F07 in tests/lang/domains.case
 *   A01-A05  typed lines: hostile_lines.h; A02, A04 and A05 as they are stored
 *            and shown again, and A06 at every prompt: tests/cli/hostile.sh
 *   X01-X03  injection: tests/export/formats.sh, media.sh, pdf.sh, and every
 *            field of every format in tests/export/injection.sh
 *   X04      secrets: tests/export/secrets.sh
 *   X05      old file or new file: tests/cli/set.sh, tests/unit/test_file.c
 *   D01      tests/unit/test_store.c, tests/cli/practice.sh
 *   D02      tests/cli/two.sh, test_store.c
 *   D03      tests/cli/kill.sh, signals.sh, tests/golden/interrupt.tty
 *   D04      tests/cli/hostile.sh
 *   D05      tests/unit/test_store.c, test_lookback.c; tests/cli/hostile.sh
 *
 * All of B, F and A go through the program by a pipe, and A through a terminal,
 * in tests/cli/hostile.sh.
 *
 * `TEXT*COUNT` in backticks is repeated; in it the bytes 1 and 2 stand for the
 * number of the copy and the next number. */
#ifndef RECKON_TESTS_HOSTILE_CASES_H
#define RECKON_TESTS_HOSTILE_CASES_H

#include <stddef.h>

struct hostile {
    const char *id;
    const char *text;
    size_t length;
    const char *expected; /* the codes it may be refused with; or a value */
};

#define CASE(id, text, expected)                                               \
    {                                                                          \
        id, text, sizeof(text) - 1, expected                                   \
    }

/* A value is compared with 1e-9; "any" is one, whatever it is. */
static const struct hostile formulas[] = {
    CASE("F01", "`f(*4000`", "error: syntax limit"),
    CASE("F01", "`[*4000`1`]*4000`", "error: limit"),
    CASE("F01", "`abs(*4000`1`)*4000`", "error: limit"),
    CASE("F01", "`if 1 = 1 then *1000`1", "error: syntax limit"),
    CASE("F01", "`1^-*4000`1", "error: limit"),
    CASE("F03", "1/0", "error: domain"),
    CASE("F03", "0/0", "error: domain"),
    CASE("F03", "ln(0)", "error: domain"),
    CASE("F03", "log(-1, 10)", "error: domain"),
    CASE("F03", "sqrt(-1)", "error: domain"),
    CASE("F03", "gamma(-3)", "error: domain"),
    CASE("F03", "171!", "error: range"),
    CASE("F03", "exp(1000)", "error: range"),
    CASE("F03", "C(5, 7)", "0"),
    CASE("F03", "(-8)^(1/3)", "error: domain"),
    CASE("F03", "0^(-1)", "error: domain range"),
    CASE("F03", "5 mod 0", "error: domain"),
    CASE("F03", "5 div 0", "error: domain"),
    CASE("F04", "C(24, 1)", "24"),
    CASE("F04", "C(23, 2)", "253"),
    CASE("F04", "floor(C(24, 1))", "24"),
    CASE("F05", "qbeta(0/0, 2, 3)", "error: domain"),
    CASE("F05", "qf(0/0, 2, 3)", "error: domain"),
    CASE("F05", "qf(0.5, 1e300, 3)", "error: domain"),
    CASE("F05", "qbeta(0.5, 0, 0)", "error: domain"),
    CASE("F05", "qbeta(inf - inf, 2, 3)", "error: domain"),
    CASE("F05", "qgamma(1, 1e-300)", "error: domain range"),
    CASE("F06", "qf(0.9, 1, 345)/qt(0.95, 345)^2", "1"),
    CASE("F06", "pf(qf(0.95, 5, 3000), 5, 3000)", "0.95"),
    CASE("F06", "pbeta(qbeta(0.975, 1901, 3100), 1901, 3100)", "0.975"),
    CASE("F07", "phyper(0, 5, 4294967295, 1)", "error: domain"),
    CASE("F07", "phyper(0, 5, 1000000, 1)", "0.999995000025"),
    CASE("F10", "`a*10000`", "error: name limit"),
    CASE("F10", "\xC3\xA4 + 1", "error: syntax"),
    CASE("F10", "\xFF\xFE", "error: syntax"),
    CASE("F10", "1 \x1B[31m", "error: syntax"),
    CASE("F11", "(1e9)!", "error: range limit domain"),
    CASE("F11", "10^(10^18)", "error: range"),
    CASE("F11", "sum(1/k for k in 1..1e12)", "error: limit"),
    CASE("F11", "C(1e15, 5e14)", "error: range limit domain"),
    CASE("F11", "perm(1e15, 1e15)", "error: range limit domain"),
    CASE("F11", "product(1..1e9)", "error: limit range"),
    CASE("F11", "length(subsets(1..60, 30))", "118264581564861424"),
    CASE("F11", "sort(permutations(1..20))", "error: limit"),
    CASE("F11", "list(list(0 for k in 1..300) for j in 1..1e5)[1][1]",
         "error: limit"),
    CASE("F11", "gcd(2^49, 3^31)", "1"),
    CASE("F11", "is_prime(999999937)", "any"),
    CASE("F11", "sum(is_prime(k) for k in 1..1000000)", "error: limit type"),
    CASE("F11", "integral(1/x for x in 0..1)", "error: domain range limit"),
    CASE("F11", "integral(sin(1/x) for x in 0..1)", "error: domain"),
    CASE("F11", "integral(integral(sin(x*y) for y in 0..1e6) for x in 0..1e6)",
         "error: limit domain range"),
};

static const struct hostile programs[] = {
    CASE("F08", "poisson(1e10)", "error: domain"),
    CASE("F08", "poisson(1e300)", "error: domain"),
    CASE("F08", "poisson(-1)", "error: domain"),
    CASE("F08", "geometric(0)", "error: domain"),
    CASE("F08", "geometric(1e-300)", "error: domain"),
    CASE("F08", "binomial(10, 0/0)", "error: domain"),
    CASE("F08", "binomial(1e300, 0.5)", "error: domain"),
    CASE("F08", "binomial(10, 1.5)", "error: domain"),
    CASE("F08", "exponential(0)", "error: domain"),
    CASE("F08", "normal(0, -1)", "error: domain"),
    CASE("F08", "normal(inf, 1)", "error: domain range"),
    CASE("F08", "uniform(5, 2)", "error: domain"),
    CASE("F08", "flip(2) = flip(-1)", "error: domain"),
    CASE("F08", "roll(0)", "error: domain"),
    CASE("F08", "roll(1e18)", "error: domain"),
    CASE("F08", "pick([])", "error: domain type"),
    CASE("F08", "length(sample(1..10, 11))", "error: domain"),
    CASE("F08", "length(shuffle(1..1e9))", "error: limit"),
    CASE("F11", "x := 1\nwhile true do\n  x := x + 1\nend\nx", "error: limit"),
    CASE("F11", "x := 2\nwhile true do\n  x := x^x\nend\nx",
         "error: limit range"),
    CASE("F11", "x := [1]\nwhile true do\n  x := concat(x, x)\nend\nx[1]",
         "error: limit"),
    CASE("F11", "x := 0\nfor k in 1..1e15 do\n  x := k\nend\nx",
         "error: limit"),
    CASE("F11", "`while true do\n*190``end\n*190`1", "error: limit"),
    CASE("F11", "`while true do\n*400`1", "error: syntax limit"),
    CASE("F11", "`a\x01 := 1\n*2000`1", "error: limit syntax"),
};

/* Behind the head of a bank of one template. */
#define TEMPLATE "format: 1\nbank: bad\ntitle: T\ntemplates:\n"
#define PART     "  - id: one\n    topic: t\n    level: 1\n"
#define ASK      "    ask: How many?\n"
#define ANSWER   "    answer: 2\n"

/* What is refused later than on reading is a "draw". */
static const struct hostile banks[] = {
    CASE("B02", "`[*50000`", "error: syntax"),
    CASE("B02", "a: `[*50000`", "error: syntax"),
    CASE("B02", "`{a: *20000`", "error: syntax"),
    CASE("B03", "`- *3000`x", "error: syntax"),
    CASE("B03", "`? *3000`x", "error: syntax"),
    CASE("B04",
         "a: &a [x,x,x,x,x,x,x,x,x]\n"
         "`b\x01: &b\x01 [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n*24`",
         "error: syntax"),
    CASE("B04", "a: &a\n  - x\nb: &b\n  - *a\n  - *a\n", "error: syntax"),
    CASE("B05", "q: &q {again: *q}", "error: syntax"),
    CASE("B05", "q: &q\n  again: *q\n", "error: syntax"),
    CASE("B06", "`- &a\x01 x\n*40000`", "error: syntax"),
    CASE("B06", "`a\x01: x\n*40000`", "error: key limit syntax"),
    CASE("B07", TEMPLATE PART ASK ANSWER "...\nmore: text\n", "error: syntax"),
    CASE("B07", TEMPLATE PART ASK ANSWER "--- x\n", "error: syntax"),
    CASE("B07", "%YAML 9.9\n---\n" TEMPLATE PART ASK ANSWER, "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: no\n", "error: name"),
    CASE("B09", TEMPLATE PART ASK "    answer: on\n", "error: name"),
    CASE("B09", TEMPLATE PART ASK "    answer: true\n", "error: type"),
    CASE("B09", TEMPLATE PART ASK "    answer: 1:30\n", "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: 010\n", "10"),
    CASE("B09", TEMPLATE PART ASK "    answer: 1_000\n", "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: 0x1F\n", "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: .inf\n", "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: ~\n", "error: syntax value"),
    CASE("B09", TEMPLATE PART ASK "    answer: =\n", "error: syntax"),
    CASE("B09", TEMPLATE PART ASK "    answer: 2e3\n", "2000"),
    CASE("B10",
         TEMPLATE PART ASK
         "    answer: !!python/object/apply:os.system [\"id\"]\n",
         "error: syntax"),
    CASE("B10", TEMPLATE PART ASK "    answer: !!binary x\n", "error: syntax"),
    CASE("B11",
         "format: 1\nbank: bad\n"
         "title: \"\\e]0;owned\\a\\e[2J\\e[31mPASS\\e[0m\"\ntemplates:\n" PART
             ASK ANSWER,
         "error: syntax"),
    CASE("B12", TEMPLATE PART "    ask: A \xE2\x81\xA6 b?\n" ANSWER,
         "error: syntax"),
    CASE("B12", TEMPLATE PART "    ask: A \xC2\x9B b?\n" ANSWER,
         "error: syntax"),
    CASE("B12", TEMPLATE PART "    ask: A \xE2\x80\x8B b?\n" ANSWER, "2"),
    CASE("B12", TEMPLATE PART "    ask: e`\xCC\x81*200`?\n" ANSWER, "2"),
    CASE("B13", TEMPLATE PART "    ask: \xC0\xAF?\n" ANSWER, "error: syntax"),
    CASE("B13", TEMPLATE PART "    ask: \xED\xA0\x80?\n" ANSWER,
         "error: syntax"),
    CASE("B13", TEMPLATE PART "    ask: \xF4\x90\x80\x80?\n" ANSWER,
         "error: syntax"),
    CASE("B13",
         "\xFF\xFE"
         "f\0o\0r\0m\0a\0t\0:\0 \0"
         "1\0\n\0",
         "error: syntax"),
    CASE("B13",
         "\xFE\xFF"
         "\0f\0o\0r\0m\0a\0t\0:\0 \0"
         "1\0\n",
         "error: syntax"),
    CASE("B14", TEMPLATE "  - id: a/b\n    topic: t\n    level: 1\n" ASK ANSWER,
         "error: value"),
    CASE("B14",
         TEMPLATE "  - id: \"a\\0b\"\n    topic: t\n    level: 1\n" ASK ANSWER,
         "error: syntax value"),
    CASE("B14",
         TEMPLATE "  - id: a\0b\n    topic: t\n    level: 1\n" ASK ANSWER,
         "error: syntax"),
    CASE("B14",
         TEMPLATE "  - id: `a*5000`\n    topic: t\n    level: 1\n" ASK ANSWER,
         "error: value"),
    CASE("B14", TEMPLATE "  - id: .a\n    topic: t\n    level: 1\n" ASK ANSWER,
         "error: value"),
    CASE("B15", "include: ../../../../etc/passwd\n" TEMPLATE PART ASK ANSWER,
         "error: key"),
    CASE("B15", TEMPLATE PART ASK ANSWER "    include: /etc/passwd\n",
         "error: key"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    points: -5\n", "error: key"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    accept: abs:-1\n",
         "error: value syntax"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    accept: rel:inf\n",
         "error: value syntax"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    accept: rel:nan\n",
         "error: value syntax"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    accept: abs:1e999\n",
         "error: value syntax"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    accept: sigfig:0\n",
         "error: value syntax"),
    CASE("B16", TEMPLATE PART ASK ANSWER "    time: 0/0\n", "draw: domain"),
    CASE("B16", TEMPLATE PART ASK "    kind: choice\n    options: []\n",
         "error: syntax type value"),
    CASE("B16",
         TEMPLATE PART ASK "    kind: choice\n    options:\n"
                           "      - text: Yes\n      - text: No\n",
         "draw: value"),
    CASE("B16",
         TEMPLATE PART ASK "    kind: choice\n    options:\n"
                           "      - text: Yes\n        right: true\n"
                           "      - text: No\n        right: true\n",
         "draw: value"),
    CASE("B16",
         TEMPLATE PART ASK "    kind: choice\n    options:\n"
                           "      - text: Yes\n        right: 1/0 = 1\n"
                           "      - text: No\n",
         "draw: domain"),
    CASE("B16",
         TEMPLATE PART ASK "    kind: choice\n    options:\n"
                           "      - text: Yes\n        right: 1 = 1\n"
                           "      - text: No\n        say: It is {1/0}.\n",
         "draw: domain"),
    CASE("B16",
         TEMPLATE PART ASK "    kind: choice\n    options:\n"
                           "      - text: It is {1/0}.\n"
                           "        right: 1 = 1\n      - text: No\n",
         "draw: domain"),
    CASE("B16",
         TEMPLATE PART ASK ANSWER "    table:\n      -\n        - x\n"
                                  "      -\n        - >-\n          {1/0}\n",
         "draw: domain"),
    CASE("B16", TEMPLATE PART "    ask: Is it {1/0}?\n" ANSWER, "draw: domain"),
    CASE("B17", TEMPLATE "`  - id: q\x01\n    ask: a?\n    answer: 1\n*100000`",
         "error: limit syntax"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: 10..1\n",
         "draw: domain"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: 0..1e308\n",
         "draw: domain range limit"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: (0/0)..2\n",
         "draw: domain"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: 0..1 by 0\n",
         "draw: domain"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: 0..1 by 1e-300\n",
         "draw: domain range limit"),
    CASE("B18",
         TEMPLATE PART "    ask: Is {n}?\n    answer: n\n    draw:\n"
                       "      n: 1..9\n    where: n > 9\n",
         "draw: value domain limit"),
    CASE("B17", "`\n*4000000`", "error: syntax"),
    CASE("B17", "a: `x*4000000`", "error: syntax limit"),
    CASE("B17", "a: `x *2000000`", "error: syntax limit"),
    CASE("B17", "`# x\n*1000000`", "error: syntax"),
    CASE("B17", "`- x\n*300000`", "error: syntax limit"),
    CASE("B17", "`'*4000000`", "error: syntax"),
    CASE("B17", "- `\t*4000000`", "error: syntax"),
    CASE("B17", TEMPLATE PART "    ask: >-\n      `{1}*20000`\n" ANSWER,
         "error: limit"),
    CASE("B17", TEMPLATE PART ASK ANSWER "    tags:\n`      - x\n*50000`",
         "any"),
    CASE("B17",
         TEMPLATE PART ASK ANSWER "    mistakes:\n"
                                  "`      - answer: 1\n        tag: x\n"
                                  "        say: y\n*20000`",
         "error: limit"),
    CASE("F09",
         TEMPLATE PART ASK "    answer: a0\n    let:\n"
                           "`      a\x01: a\x02 + 1\n*10000`"
                           "      a10000: 1\n",
         "error: limit syntax"),
    CASE("F10", TEMPLATE PART ASK ANSWER "    let:\n      `a*10000`: 1\n",
         "error: limit syntax value name"),
    CASE("F10", TEMPLATE PART ASK ANSWER "    let:\n      \xC3\xA4: 1\n",
         "error: syntax name value"),
    CASE("F11",
         TEMPLATE PART ASK "    answer: n[1]\n    draw:\n"
                           "      n: 1e9 of 1..2\n",
         "draw: limit domain"),
    CASE("F11", TEMPLATE PART ASK "    answer: sum(1/k for k in 1..1e12)\n",
         "draw: limit"),
    CASE("F11", TEMPLATE PART "    ask: Is it {1..10^9}?\n" ANSWER, "2"),
    CASE("F11", TEMPLATE PART ASK ANSWER "    check: `(*9000`1\n",
         "error: limit syntax"),
};

#endif
