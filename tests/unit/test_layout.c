/* Formulas as LaTeX and MathML. The expected source was written by hand from
 * how mathematics sets such formulas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lang/check.h"
#include "lang/eval.h"
#include "lang/gsl_door.h"
#include "lang/layout.h"
#include "lang/parse.h"

/* Names in scope: n = 5, k = 2, p = 1/3, q = 0.25, m = -4, x = [3, 1/7, -1],
 * mu = 12345.5, per_day = 4, word = 'red', grid = [[1, 2], [3, 4]]. */
static const struct {
    const char *name, *value;
} names[] = {{"n", "5"},
             {"k", "2"},
             {"p", "1/3"},
             {"q", "0.25"},
             {"m", "-4"},
             {"x", "[3, 1/7, -1]"},
             {"mu", "12345.5"},
             {"per_day", "4"},
             {"word", "'red'"},
             {"tiny", "1/8000000.5"},
             {"grid", "[[1, 2], [3, 4]]"}};

enum { NAMES = sizeof names / sizeof *names };

struct setting {
    struct arena arena;
    struct scope scope;
    struct value slot[100];
};

static struct node *parse(struct setting *setting, const char *formula)
{
    struct error error = {0};
    struct node *node =
        parse_expression(&setting->arena, formula, strlen(formula), &error);
    if (!node || !check_expression(&setting->scope, node, &error))
        fail_msg("%s: %s", formula, error.text);
    return node;
}

static struct value value_of(struct setting *setting, const char *formula)
{
    struct run run;
    struct error error = {0};
    struct value value;
    run_start(&run, &setting->arena, setting->slot, NULL, LIMIT_QUESTION_STEPS,
              &error);
    if (!evaluate(&run, parse(setting, formula), &value))
        fail_msg("%s: %s", formula, error.text);
    return value;
}

static void begin(struct setting *setting)
{
    *setting = (struct setting){0};
    arena_init(&setting->arena);
    for (int i = 0; i < NAMES; i++) {
        struct error error = {0};
        struct type type = parse(setting, names[i].value)->type;
        struct value value = value_of(setting, names[i].value);
        assert_true(
            scope_add(&setting->scope, names[i].name, type, 0, 0, &error));
        setting->slot[i] = value;
    }
}

static void check(const char *formula, const struct box *box,
                  void (*write)(const struct box *, struct str *),
                  const char *wanted)
{
    struct str text = {0};
    write(box, &text);
    if (strcmp(text.text, wanted) != 0)
        fail_msg("%s is\n  %s\nnot\n  %s", formula, text.text, wanted);
    str_release(&text);
}

/* Rows of formula, LaTeX with names, LaTeX with numbers (NULL: the same). */
static void formulas_as_latex(void **state)
{
    (void)state;
    static const struct {
        const char *formula, *names, *numbers;
    } rows[] = {
        /* sums and signs */
        {"1 + 2 - 3", "1 + 2 - 3", NULL},
        {"1 - (2 - 3)", "1 - (2 - 3)", NULL},
        {"n + m", "n + m", "5 + (-4)"},
        {"m + n", "m + n", "-4 + 5"},
        {"n - -k", "n - (-k)", "5 - (-2)"},
        {"-n", "-n", "-5"},
        {"-m", "-m", "-(-4)"},
        {"-(n + k)", "-(n + k)", "-(5 + 2)"},
        {"-(n*k)", "-nk", "-5 \\times 2"},
        {"-(n/k)", "-\\frac{n}{k}", "-\\frac{5}{2}"},
        {"-(n mod k)", "-(n \\bmod k)", "-(5 \\bmod 2)"},
        {"-n mod k", "(-n) \\bmod k", "(-5) \\bmod 2"},
        {"n + -k*n", "n + (-kn)", "5 + (-2 \\times 5)"},
        /* products */
        {"2*n", "2n", "2 \\times 5"},
        {"n*2", "n \\times 2", "5 \\times 2"},
        {"n*k", "nk", "5 \\times 2"},
        {"n*(n - 1)", "n(n - 1)", "5 \\times (5 - 1)"},
        {"2*(n - 1)", "2 \\times (n - 1)", "2 \\times (5 - 1)"},
        {"(n + 1)*(n - 1)", "(n + 1)(n - 1)", "(5 + 1)(5 - 1)"},
        {"n*m", "nm", "5 \\times (-4)"},
        {"n*per_day", "n \\times \\mathit{per\\_day}", "5 \\times 4"},
        {"2*pi*n", "2\\pi n", "2\\pi \\times 5"},
        {"n*(k*p)", "n(kp)", "5 \\times \\left(2 \\times \\frac{1}{3}\\right)"},
        {"2*sqrt(n)", "2\\sqrt{n}", "2\\sqrt{5}"},
        {"ln(n)*k", "\\ln(n) \\times k", "\\ln(5) \\times 2"},
        {"n div k", "n \\mathbin{\\mathrm{div}} k",
         "5 \\mathbin{\\mathrm{div}} 2"},
        {"n mod (k mod 3)", "n \\bmod (k \\bmod 3)", "5 \\bmod (2 \\bmod 3)"},
        {"n mod k mod 3", "n \\bmod k \\bmod 3", "5 \\bmod 2 \\bmod 3"},
        {"product(j for j in x) mod k",
         "\\left(\\prod_{j \\in x} j\\right) \\bmod k",
         "\\left(\\prod_{j \\in [3, 1/7, -1]} j\\right) \\bmod 2"},
        /* quotients */
        {"n/k", "\\frac{n}{k}", "\\frac{5}{2}"},
        {"n/(k + 1)", "\\frac{n}{k + 1}", "\\frac{5}{2 + 1}"},
        {"n/k/p", "\\frac{n/k}{p}", "\\frac{5/2}{1/3}"},
        {"n/(k/sqrt(n))", "\\frac{n}{k/\\sqrt{n}}", "\\frac{5}{2/\\sqrt{5}}"},
        {"n/(k/(p + 1))", "\\frac{n}{k/(p + 1)}", "\\frac{5}{2/(1/3 + 1)}"},
        {"n/(k/(p/q))", "\\frac{n}{k/(p/q)}", "\\frac{5}{2/((1/3)/0.25)}"},
        {"n/k*p", "\\frac{n}{k}p", "\\frac{5}{2} \\times \\frac{1}{3}"},
        {"(n/k*p)/n", "\\frac{(n/k)p}{n}", "\\frac{(5/2)(1/3)}{5}"},
        {"1/2*(n + 1)", "\\frac{1}{2}(n + 1)", "\\frac{1}{2}(5 + 1)"},
        {"n - p", "n - p", "5 - \\frac{1}{3}"},
        {"m/n", "\\frac{m}{n}", "\\frac{-4}{5}"},
        /* powers */
        {"n^k", "n^{k}", "5^{2}"},
        {"n^(k - 1)", "n^{k - 1}", "5^{2 - 1}"},
        {"n^(1/2)", "n^{1/2}", "5^{1/2}"},
        {"n^(p*k)", "n^{pk}", "5^{(1/3) \\times 2}"},
        {"n^-1", "n^{-1}", "5^{-1}"},
        {"n^k^2", "n^{k^{2}}", "5^{2^{2}}"},
        {"(n^k)^2", "(n^{k})^{2}", "(5^{2})^{2}"},
        {"m^2", "m^{2}", "(-4)^{2}"},
        {"-n^2", "-n^{2}", "-5^{2}"},
        {"p^2", "p^{2}", "\\left(\\frac{1}{3}\\right)^{2}"},
        {"(n/k)^2", "\\left(\\frac{n}{k}\\right)^{2}",
         "\\left(\\frac{5}{2}\\right)^{2}"},
        {"sqrt(n)^2", "(\\sqrt{n})^{2}", "(\\sqrt{5})^{2}"},
        {"ln(n)^2", "(\\ln(n))^{2}", "(\\ln(5))^{2}"},
        {"C(n, k)*q^k*(1 - q)^(n - k)", "\\binom{n}{k}q^{k}(1 - q)^{n - k}",
         "\\binom{5}{2} \\times 0.25^{2} \\times (1 - 0.25)^{5 - 2}"},
        /* postfix */
        {"n!", "n!", "5!"},
        {"(n - 1)!", "(n - 1)!", "(5 - 1)!"},
        {"p!", "p!", "\\left(\\frac{1}{3}\\right)!"},
        {"n!!", "(n!)!", "(5!)!"},
        {"n%", "n\\%", "5\\%"},
        {"x[k]", "x_{k}", "\\left[3, \\frac{1}{7}, -1\\right]_{2}"},
        /* functions */
        {"sqrt(n + 1)", "\\sqrt{n + 1}", "\\sqrt{5 + 1}"},
        {"cbrt(n)", "\\sqrt[3]{n}", "\\sqrt[3]{5}"},
        {"abs(m)", "\\lvert m\\rvert", "\\lvert-4\\rvert"},
        {"floor(n/k)", "\\left\\lfloor\\frac{n}{k}\\right\\rfloor",
         "\\left\\lfloor\\frac{5}{2}\\right\\rfloor"},
        {"log2(n) + log(n, k)", "\\log_{2}(n) + \\log_{k}(n)",
         "\\log_{2}(5) + \\log_{2}(5)"},
        {"log10(n)", "\\log_{10}(n)", "\\log_{10}(5)"},
        {"ceil(n/k)", "\\left\\lceil\\frac{n}{k}\\right\\rceil",
         "\\left\\lceil\\frac{5}{2}\\right\\rceil"},
        {"acos(q)", "\\arccos(q)", "\\arccos(0.25)"},
        {"asin(p)", "\\arcsin(p)", "\\arcsin\\left(\\frac{1}{3}\\right)"},
        {"Phi(q)", "\\Phi(q)", "\\Phi(0.25)"},
        {"pt_upper(q, n - 1)", "\\operatorname{pt\\_upper}(q, n - 1)",
         "\\operatorname{pt\\_upper}(0.25, 5 - 1)"},
        {"max(n, k)", "\\max(n, k)", "\\max(5, 2)"},
        {"var(x)", "\\operatorname{var}(x)",
         "\\operatorname{var}\\left(\\left[3, \\frac{1}{7}, -1\\right]"
         "\\right)"},
        /* loops: bound names and what uses them stay as they are */
        {"sum(j^2 for j in 1..n)", "\\sum_{j = 1}^{n} j^{2}",
         "\\sum_{j = 1}^{5} j^{2}"},
        {"sum(j + n for j in 1..n)", "\\sum_{j = 1}^{n} (j + n)",
         "\\sum_{j = 1}^{5} (j + n)"},
        {"sum(j^2 for j in 1..n if j > 2)",
         "\\sum_{j \\in \\{1, \\dots, n\\}, j > 2} j^{2}",
         "\\sum_{j \\in \\{1, \\dots, 5\\}, j > 2} j^{2}"},
        {"sum(i*j for i in 1..n, j in 1..i)",
         "\\sum_{i = 1}^{n} \\sum_{j = 1}^{i} ij",
         "\\sum_{i = 1}^{5} \\sum_{j = 1}^{i} ij"},
        {"product(j for j in x)*2",
         "\\left(\\prod_{j \\in x} j\\right) \\times 2",
         "\\left(\\prod_{j \\in [3, 1/7, -1]} j\\right) \\times 2"},
        {"sum(i*j for i in 1..n, j in 1..i if i > j)",
         "\\sum_{i = 1}^{n} \\sum_{j \\in \\{1, \\dots, i\\}, i > j} ij",
         "\\sum_{i = 1}^{5} \\sum_{j \\in \\{1, \\dots, i\\}, i > j} ij"},
        {"1 + integral(u for u in 0..1)", "1 + \\int_{0}^{1} u\\,\\mathrm{d}u",
         NULL},
        {"integral(u for u in 0..1)^2",
         "\\left(\\int_{0}^{1} u\\,\\mathrm{d}u\\right)^{2}", NULL},
        {"integral(u for u in 0..1)*n",
         "\\left(\\int_{0}^{1} u\\,\\mathrm{d}u\\right)n",
         "\\left(\\int_{0}^{1} u\\,\\mathrm{d}u\\right) \\times 5"},
        {"1 + sum(j for j in 1..n)^2",
         "1 + \\left(\\sum_{j = 1}^{n} j\\right)^{2}",
         "1 + \\left(\\sum_{j = 1}^{5} j\\right)^{2}"},
        {"1 + sum(j for j in 1..n)", "1 + \\sum_{j = 1}^{n} j",
         "1 + \\sum_{j = 1}^{5} j"},
        {"P(a = b for a in 1..n, b in 1..a)",
         "\\mathrm{P}(a = b\\text{ for }a \\in \\{1, \\dots, n\\}, b \\in "
         "\\{1, \\dots, a\\})",
         "\\mathrm{P}(a = b\\text{ for }a \\in \\{1, \\dots, 5\\}, b \\in "
         "\\{1, \\dots, a\\})"},
        {"n*sum(j for j in x)*k", "\\left(n\\sum_{j \\in x} j\\right)k",
         "\\left(5\\sum_{j \\in [3, 1/7, -1]} j\\right) \\times 2"},
        {"sum(alpha for alpha in 1..n)", "\\sum_{\\alpha = 1}^{n} \\alpha",
         "\\sum_{\\alpha = 1}^{5} \\alpha"},
        {"2*sum(1/j for j in 1..n)", "2\\sum_{j = 1}^{n} \\frac{1}{j}",
         "2\\sum_{j = 1}^{5} \\frac{1}{j}"},
        {"integral(u^2 for u in 0..n)", "\\int_{0}^{n} u^{2}\\,\\mathrm{d}u",
         "\\int_{0}^{5} u^{2}"
         "\\,\\mathrm{d}u"},
        {"P(sum(d) = 7 for d in dice(2))",
         "\\mathrm{P}(\\operatorname{sum}(d) = 7\\text{ for }d \\in "
         "\\operatorname{dice}(2))",
         NULL},
        {"E(max(d) for d in dice(2) if sum(d) > 7)",
         "\\mathrm{E}(\\max(d)\\text{ for }d \\in \\operatorname{dice}(2)"
         "\\text{ if }\\operatorname{sum}(d) > 7)",
         NULL},
        /* truths, texts, lists */
        {"0 < n <= k != p", "0 < n \\leq k \\neq p",
         "0 < 5 \\leq 2 \\neq \\frac{1}{3}"},
        {"not (n < k or k >= n and n = k)",
         "\\text{not }(n < k\\text{ or }k \\geq n\\text{ and }n = k)",
         "\\text{not }(5 < 2\\text{ or }2 \\geq 5\\text{ and }5 = 2)"},
        {"n = 1 and (k = 1 and true)",
         "n = 1\\text{ and }(k = 1\\text{ and }\\text{true})",
         "5 = 1\\text{ and }(2 = 1\\text{ and }\\text{true})"},
        {"(n = 1 or k = 1) or n = k", "n = 1\\text{ or }k = 1\\text{ or }n = k",
         "5 = 1\\text{ or }2 = 1\\text{ or }5 = 2"},
        {"not n < k and true", "\\text{not }n < k\\text{ and }\\text{true}",
         "\\text{not }5 < 2\\text{ and }\\text{true}"},
        {"(n = k) = (k > n)", "(n = k) = (k > n)", "(5 = 2) = (2 > 5)"},
        {"if n > k then n else -k",
         "\\text{if }n > k\\text{ then }n\\text{ else }{-}k",
         "\\text{if }5 > 2\\text{ then }5\\text{ else }{-}2"},
        {"(if n > k then n else k) + 1",
         "(\\text{if }n > k\\text{ then }n\\text{ else }k) + 1",
         "(\\text{if }5 > 2\\text{ then }5\\text{ else }2) + 1"},
        {"word = '$_#'", "\\mathit{word} = \\text{'\\$\\_\\#'}",
         "\\text{'red'} = \\text{'\\$\\_\\#'}"},
        {"length(1..n)", "\\operatorname{length}(\\{1, \\dots, n\\})",
         "\\operatorname{length}(\\{1, \\dots, 5\\})"},
        {"[n, m]", "[n, m]", "[5, -4]"},
        {"length(grid)", "\\operatorname{length}(\\mathit{grid})",
         "\\operatorname{length}([[1, 2], [3, 4]])"},
        /* numbers and letters */
        {"mu*tau", "\\mu\\tau", "12345.5\\tau"},
        {"mu*n", "\\mu n", "12345.5 \\times 5"},
        {"sum(tau*a for a in x)", "\\sum_{a \\in x} \\tau a",
         "\\sum_{a \\in [3, 1/7, -1]} \\tau a"},
        {"sum(tau*A for A in 1..2)", "\\sum_{A = 1}^{2} \\tau A", NULL},
        {"sum(tau*z for z in 1..2)", "\\sum_{z = 1}^{2} \\tau z", NULL},
        {"sum(tau*Z for Z in 1..2)", "\\sum_{Z = 1}^{2} \\tau Z", NULL},
        {"sum(zeta*j for zeta in 1..2, j in 1..2)",
         "\\sum_{\\zeta = 1}^{2} \\sum_{j = 1}^{2} \\zeta j", NULL},
        {"tiny*2", "\\mathit{tiny} \\times 2", "\\frac{2}{16000001} \\times 2"},
        {"1e30^2", "(1 \\times 10^{30})^{2}", NULL},
        {"-1e-30", "-(1 \\times 10^{-30})", NULL},
        {"min(inf, n)", "\\min(\\infty, n)", "\\min(\\infty, 5)"},
    };
    struct setting setting;
    begin(&setting);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *formula = rows[i].formula;
        struct node *node = parse(&setting, formula);
        check(formula, layout_tree(&setting.arena, node, NULL), box_latex,
              rows[i].names);
        const char *numbers = rows[i].numbers ? rows[i].numbers : rows[i].names;
        check(formula, layout_tree(&setting.arena, node, setting.slot),
              box_latex, numbers);
    }
    arena_release(&setting.arena);
}

static void formulas_as_mathml(void **state)
{
    (void)state;
    static const struct {
        const char *formula, *mathml;
    } rows[] = {
        {"floor(n/k)", "<mrow><mo>⌊</mo><mfrac><mi>n</mi><mi>k</mi></mfrac>"
                       "<mo>⌋</mo></mrow>"},
        {"n^(k/2)", "<msup><mi>n</mi><mrow><mi>k</mi><mo lspace=\"0\" "
                    "rspace=\"0\">/</mo><mn>2</mn></mrow></msup>"},
        {"n/k", "<mfrac><mi>n</mi><mi>k</mi></mfrac>"},
        {"2*n + 1", "<mrow><mn>2</mn><mo>\xe2\x81\xa2</mo><mi>n</mi>"
                    "<mo>+</mo><mn>1</mn></mrow>"},
        {"-n^k", "<mrow><mo form=\"prefix\">−</mo><msup><mi>n</mi><mi>k</mi>"
                 "</msup></mrow>"},
        {"(n + 1)^2",
         "<msup><mrow><mo stretchy=\"false\">(</mo><mrow><mi>n</mi><mo>+</mo>"
         "<mn>1</mn></mrow><mo stretchy=\"false\">)</mo></mrow><mn>2</mn>"
         "</msup>"},
        {"sqrt(mu)", "<msqrt><mi>μ</mi></msqrt>"},
        {"cbrt(n)", "<mroot><mi>n</mi><mn>3</mn></mroot>"},
        {"sum(alpha for alpha in x)",
         "<mrow><munder><mo>∑</mo><mrow><mi>α</mi><mo>∈</mo><mi>x</mi></mrow>"
         "</munder><mi>α</mi></mrow>"},
        {"C(n, k)",
         "<mrow><mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi>"
         "</mfrac><mo>)</mo></mrow>"},
        {"n < k", "<mrow><mi>n</mi><mo>&lt;</mo><mi>k</mi></mrow>"},
        {"word = '<&>'",
         "<mrow><mi>word</mi><mo>=</mo><mtext>'&lt;&amp;&gt;'</mtext></mrow>"},
        {"ln(n)",
         "<mrow><mi>ln</mi><mo>\xe2\x81\xa1</mo><mrow><mo stretchy=\"false\">("
         "</mo><mrow><mi>n</mi></mrow><mo stretchy=\"false\">)</mo></mrow>"
         "</mrow>"},
        {"sum(1/j for j in 1..n)",
         "<mrow><munderover><mo>∑</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn>"
         "</mrow><mi>n</mi></munderover><mfrac><mn>1</mn><mi>j</mi></mfrac>"
         "</mrow>"},
        {"sum(j for j in x)",
         "<mrow><munder><mo>∑</mo><mrow><mi>j</mi><mo>∈</mo><mi>x</mi></mrow>"
         "</munder><mi>j</mi></mrow>"},
        {"integral(u for u in 0..n)",
         "<mrow><msubsup><mo>∫</mo><mn>0</mn><mi>n</mi></msubsup><mi>u</mi>"
         "<mspace width=\"0.167em\"/><mi mathvariant=\"normal\">d</mi>"
         "<mi>u</mi></mrow>"},
        {"x[k]", "<msub><mi>x</mi><mi>k</mi></msub>"},
        {"n mod k",
         "<mrow><mi>n</mi><mo lspace=\"0.25em\" rspace=\"0.25em\">mod</mo>"
         "<mi>k</mi></mrow>"},
        {"n div k",
         "<mrow><mi>n</mi><mo lspace=\"0.25em\" rspace=\"0.25em\">div</mo>"
         "<mi>k</mi></mrow>"},
        {"-inf", "<mrow><mo form=\"prefix\">−</mo><mi>∞</mi></mrow>"},
        {"not n < k", "<mrow><mtext>not\xc2\xa0</mtext><mi>n</mi>"
                      "<mo>&lt;</mo><mi>k</mi></mrow>"},
        {"word = 'a  b'", "<mrow><mi>word</mi><mo>=</mo><mtext>'a\xc2\xa0"
                          "\xc2\xa0"
                          "b'</mtext></mrow>"},
        {"Phi(q)",
         "<mrow><mi mathvariant=\"normal\">Φ</mi><mo>\xe2\x81\xa1</mo><mrow>"
         "<mo stretchy=\"false\">(</mo><mrow><mi>q</mi></mrow>"
         "<mo stretchy=\"false\">)</mo></mrow></mrow>"},
        {NULL, NULL},
    };
    struct setting setting;
    begin(&setting);
    for (size_t i = 0; rows[i].mathml; i++) {
        struct node *node = parse(&setting, rows[i].formula);
        check(rows[i].formula, layout_tree(&setting.arena, node, NULL),
              box_mathml, rows[i].mathml);
    }
    arena_release(&setting.arena);
}

static void values_as_shown(void **state)
{
    (void)state;
    static const struct {
        const char *formula, *format, *latex;
    } rows[] = {
        {"5/36", "", "\\frac{5}{36}"},
        {"-5/36", "", "-\\frac{5}{36}"},
        {"1234567", "", "1{,}234{,}567"},
        {"-3", "", "-3"},
        {"2/5", "percent", "40\\%"},
        {"3700.5", "money", "\\$3700.50"},
        {"2500000", "words", "\\text{2.5 million}"},
        {"1", "chip|chips", "\\text{chip}"},
        {"exp(-20)", "3f", "2.06 \\times 10^{-9}"},
        {"-exp(-20)", "3f", "-2.06 \\times 10^{-9}"},
        {"exp(40)", "3f", "2.35 \\times 10^{17}"},
        {"[1/3, -2, 5]", "", "\\frac{1}{3}, -2, 5"},
        {"[[1, 2], [3, 4]]", "", "1, 2, 3, 4"},
        {"1 = 1", "", "\\text{yes}"},
    };
    struct setting setting;
    begin(&setting);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct format format = {0};
        struct error error = {0};
        struct value value = value_of(&setting, rows[i].formula);
        assert_true(!rows[i].format[0] ||
                    format_parse(&setting.arena, rows[i].format,
                                 strlen(rows[i].format), &format, &error));
        check(rows[i].formula, layout_value(&setting.arena, &value, &format),
              box_latex, rows[i].latex);
    }
    arena_release(&setting.arena);
}

static void long_lists_end_in_dots(void **state)
{
    static const char *const rows[][2] = {
        {"1..400", ", 399, 400"},
        {"1..401", ", 400, \\dots"},
        {"list([j, 0] for j in 1..133)", ", 133, 0"},
        {"list([j, 0] for j in 1..134)", ", \\dots"},
    };
    static const struct format plain = {0};
    struct setting setting;
    struct str text = {0};
    (void)state;
    begin(&setting);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value = value_of(&setting, rows[i][0]);
        str_clear(&text);
        box_latex(layout_value(&setting.arena, &value, &plain), &text);
        size_t end = text.length - strlen(rows[i][1]);
        assert_string_equal(text.text + end, rows[i][1]);
    }
    str_release(&text);
    arena_release(&setting.arena);
}

/* A list without end is cut, and deep formulas are no deep elements. */
static void formulas_stay_small(void **state)
{
    (void)state;
    struct setting setting;
    struct str formula = {0}, text = {0};
    begin(&setting);
    struct value value = value_of(&setting, "tuples(1..400, 6)");
    static const struct format plain = {0};
    box_latex(layout_value(&setting.arena, &value, &plain), &text);
    assert_in_range(text.length, 400, 4000);
    str_add(&formula, "n");
    for (int i = 0; i < 1000; i++)
        str_add(&formula, " + k");
    str_clear(&text);
    box_mathml(layout_tree(&setting.arena, parse(&setting, formula.text), NULL),
               &text);
    assert_ptr_equal(strstr(text.text + 1, "<mrow>"), NULL);
    str_release(&formula);
    str_release(&text);
    arena_release(&setting.arena);
}

static int set_up(void **state)
{
    (void)state;
    numeric_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_as_latex),
        cmocka_unit_test(formulas_as_mathml),
        cmocka_unit_test(values_as_shown),
        cmocka_unit_test(long_lists_end_in_dots),
        cmocka_unit_test(formulas_stay_small),
    };
    return cmocka_run_group_tests_name("layout", tests, set_up, NULL);
}
