/* lang/block: programs at the edges of what a block can be. Those that can must
 * agree with the evaluator of values; the others must be left to it. */
#include "block_helpers.h"

/* --- what is a block ------------------------------------------------------ */

static const char *const blocks[] = {
    /* conditions */
    "sum(if roll(3) > 1 then [1, roll()] else [roll(), 2])",
    "x := roll(3)\nif n > 3 then x else 2*x",
    "x := roll(3)\nif n < 3 then x else 2*x",
    "x := roll(3)\nif x > 1 then x else 1/2",
    "x := roll(3)\nif (if x > 1 then x > 2 else true) then 1 else 0",
    "if roll(2) = 1 then 1/(n - 6) else 2",
    "[4, 5, 6][if flip(q) then 3 else roll(2)]",
    "1 < roll() < 4",
    "1 <= n <= roll()",
    "n < 3 < roll()",
    "n < 8 < roll(20)",
    "roll() < 3 < n < 5",
    "roll() = roll() = roll()",
    "n = 7 and roll(2) = 1",
    "n = 8 and roll(2) = 1",
    "n = 7 or roll(2) = 1",
    "n = 8 or roll(2) = 1",
    "roll(2) = 1 and n = 7",
    "roll(2) = 1 and n = 8",
    "roll(2) = 1 or n = 7",
    "roll(2) = 1 or n = 8",
    "not (roll(2) = 1 or flip(q))",
    "roll(2) = 1 and 1/(n - 6) > 0",
    "roll() != roll()",
    "flip(q) = flip(q)",
    "flip(q) != flip(q)",
    "(roll() > 3) = (n = 7)",
    /* members of lists */
    "x := roll(2)\n[[x, 1], [2, roll()]][x][roll(2)]",
    "x := roll(2)\nsum([[x, 1], [2, 3]][x])",
    "x := roll(2)\n[[x, 1], [2, 3]][2][x]",
    "[1, 2, 3][roll(3) + 1]",
    "[roll(), 2, 3][1]",
    "[roll(), 2, 3][3]",
    "[roll(), 2, 3][uniform()]",
    "[roll(), 2, 3][1 + floor(3*uniform())]",
    "x := roll()\n[x = 1, x = 2][roll(2)]",
    "x := roll()\n[true, x = 2, false][roll(3)]",
    "[1/2, roll(), 3][roll(3)]",
    "x := [1e200, roll()][roll(2)]\nx*x",
    "x := [roll(), roll()]\nx[1] = x[2]",
    "x := list(roll() for k in 1..5)\nlength(x) + x[5]",
    "x := append([roll()], 3)\nx[2]",
    "x := concat([roll()], [2, 3], [roll()])\n"
    "x[1]*1000 + x[2]*100 + x[3]*10 + x[4]",
    "x := list(roll(), 5)\nx[1]*10 + x[2]",
    "x := reverse([roll(), 2, roll()])\nx[1]*100 + x[2]*10 + x[3]",
    "x := sort([roll(), roll()])\nx[1]",
    "x := cumsum([roll(), roll()])\nx[2]",
    "x := ranks([roll(), 3, 7])\nx[1]*100 + x[2]*10 + x[3]",
    "contains([roll(), 2], 2)",
    "position([roll(), 2], 2)",
    "contains([roll(), 2], 5/2)",
    "[4, 5, 6][distinct([uniform(), uniform()])]",
    "x := slice([roll(), 5, 7], 1, 2)\n10*length(x) + x[1]",
    "x := slice([roll(), 5, 7], 2, 3)\n10*length(x) + x[2] + roll()",
    "x := slice([5, roll(), 7], 2, 2)\n10*length(x) + x[1]",
    "x := replace([1, 2, 3], 2, roll())\nx[1]*100 + x[2]*10 + x[3]",
    "x := replace([1, roll(), 3], roll(3), 9)\nx[1]*100 + x[2]*10 + x[3]",
    "x := [roll(), 2]\nx = [1, 2, 3]",
    "x := [roll(2), 2]\nx = [1, 2]",
    "x := [roll(2), 2]\nx != [1, 2]",
    "x := [roll(2), 2]\nx != [1, 2, 3]",
    "length(concat(1..4095, [roll()]))",
    /* draws */
    "roll(2147483647)",
    "roll(roll(3))",
    "roll(roll(3) - 1)",
    "if flip(1/2) then roll(roll(2)) else roll(1 - roll(1) + 1)",
    "roll(2147483646 + roll(1))",
    "roll(2147483647 + roll(1))",
    "roll(1)",
    "flip(0)",
    "flip(1)",
    "flip(uniform())",
    "flip(roll(2) - 1)",
    "flip(roll(3)/2)",
    "flip(roll(3) - 2)",
    "if flip(1/2) then flip(2*uniform()) else false",
    "flip(1/3^30)",
    "flip(1/2^52)",
    "flip(sqrt(2)/2)",
    "flip(roll()/6)",
    "pick([roll(), 2])",
    "pick([2, 3, 5])",
    "pick(1..1000000)",
    "pick(-3..3)",
    "pick(1..4503599627370495)",
    "pick([1, 2], [1, 3])",
    "pick([1, 2, 3], [0, 1, 0])",
    "pick([roll(), 2, 3], [1/2, 1/3, 1/6])",
    "pick(1..3, [1, 1, 2])",
    "[5, 6, 7][pick([1, 2, 3], [1, 1, 2])]",
    "sum(sample(1..5, 2))",
    "sum(sample([roll(), 2, 3], 2))",
    "x := sample(1..5, 5)\nx[1]*10 + x[5]",
    "sum(sample(1..5, 0)) + roll()",
    "shuffle([roll(), 2])[1]",
    "sum(shuffle(1..6))",
    "binomial(10, 0.3)",
    "binomial(roll(), q)",
    "binomial(10, uniform())",
    "binomial(200000, 0.3)",
    "[5, 6, 7][1 + binomial(2, q)]",
    "[5, 6, 7][1 + binomial(roll(2), q)]",
    "poisson(3)",
    "poisson(roll())",
    "poisson(5000)",
    "geometric(q)",
    "geometric(1)",
    "geometric(uniform())",
    "geometric(1/roll())",
    "normal(roll(), 2)",
    "normal(3, roll() - 1)",
    "normal(2, 3) < normal(2, roll())",
    "exponential(roll())",
    "exponential(roll() - 1)",
    "uniform(roll(), 10)",
    "uniform(roll(), 4)",
    /* folds */
    "product(roll(3) for k in 1..3)",
    "product([2, 3, roll()])",
    "product(roll() for k in 1..3 if flip(q))",
    "count(roll() > 3 for k in 1..5)",
    "count([n > 3, roll() > 3, n > 8])",
    "count(roll() > 3 for k in 1..5 if flip(q))",
    "any(roll() = 6 for k in 1..3)",
    "any(roll() = 6 for k in 1..3 if flip(q))",
    "any([n > 8, roll() > 3])",
    "all(roll() > 1 for k in 1..3)",
    "all(roll() > 1 for k in 1..3 if flip(q))",
    "all([n > 3, roll() > 3])",
    "mean(roll() for k in 1..4)",
    "mean(k for k in [roll(), roll()])",
    "mean([1, 2, roll()])",
    "sum([2, 3, roll()])",
    "sum(roll() for k in 1..4 if k > 2)",
    "sum(roll() for k in 1..4 if roll() > 2)",
    "sum(k for k in [roll(), 1] if k > 1)",
    "sum(roll() for k in [])",
    "sum(k*roll() + j for k in 1..3, j in 1..k)",
    "max(roll() for k in 1..3)",
    "max(2, 3, roll())",
    "max(3, 2, roll())",
    "min(5, 4, roll())",
    "min(4, 5, roll())",
    "max(roll()/3, uniform())",
    "min(list(roll() for k in 1..3))",
    "length(list(roll() for k in 1..3 if true))",
    "length(list(roll() for k in 1..3 if false))",
    "count(roll() = 1 for k in 1..4096)",
    "sum(roll() + sum(j for j in 1..10000) for k in 1..4)",
    /* numbers: whole, rounded once, from a continuum */
    "var([roll(), 1, 2])",
    "roll()/6 = 1/3",
    "1/3 < roll()/6",
    "roll()^(-1) = 1/2",
    "roll(1000000)*roll(1000000) = 4",
    "[4, 5, 6, 7][roll(2)^2]",
    "[4, 5, 6, 7][2*roll(3) - roll(2)]",
    "[4, 5, 6, 7][max(roll(4), 2)]",
    "[4, 5, 6, 7][roll(9) div 3 + 1]",
    "[4, 5, 6, 7][roll(9) mod 4 + 1]",
    "[4, 5, 6, 7][(uniform()*7) div 2 + 1]",
    "[4, 5, 6, 7][abs(roll(4) - 2) + 1]",
    "[4, 5, 6, 7][sign(uniform() - q) + 2]",
    "[4, 5, 6, 7][gcd(roll(), 2)]",
    "[4, 5, 6, 7][ceil(3*uniform())]",
    "uniform() mod 0.25 < 0.1",
    "uniform()/3 < 0.1*roll() - 0.2*roll()",
    "max(uniform(), 0.1*roll() - 0.2*roll()) < 0.3",
    "sqrt(roll()) = 2",
    "exp(uniform())*exp(uniform()) < 2",
    "roll() mod 3 = 1",
    "roll() div 2",
    "roll() div 0",
    "roll() mod 0",
    "(roll() - 3) mod (2*roll(2) - 3)",
    "(roll() - 3) div (2*roll(2) - 3)",
    "-roll()^2",
    "roll()%",
    "2^roll() - roll()^(1/2)",
    "0^(roll() - 2)",
    "(roll() - 2)^(roll() - 2)",
    "roll()^roll()^0.5",
    "x := 2^roll(1000)\nx*x",
    "x := 10^(300*roll(2))\nx",
    "x := exp(400 + roll())\nx*x",
    "x := (1e-200*uniform())^(-1)\nx*x",
    "x := 1e200*uniform()\nx*x",
    "x := uniform(1e89, 1e90)\ny := x*x\ny*y",
    "x := normal(1e90, 1)\ny := x*x\ny*y",
    "x := exponential(1e-90)\ny := x*x\ny*y",
    "exp(700 + 2*roll())",
    "ln(roll() - 1)",
    "sqrt(roll() - 2)",
    "if flip(1/2) then sqrt(roll() - 2) else 7",
    /* statements */
    "given roll() > 3\nroll()",
    "given n > 3\nroll()",
    "given n > 7\nroll()",
    "given false\nroll()",
    "given roll() > 3\nn",
    "x := 0\nwhile x < 3 do\nx := x + roll()\nend\nx",
    "x := 0\nwhile false do\nx := roll()\nend\nx + roll()",
    "x := 0\nwhile x < n do\nx := x + 1\nend\nx + roll()",
    "x := 0\nfor k in [roll(), 2] do\nx := x + k\nend\nx",
    "x := 0\nfor k in [] do\nx := x + 1\nend\nx + roll()",
    "x := 0\nfor k in 1..3 do\ngiven roll() > 1\nx := x + k\nend\nx",
    "x := [1, 2]\nwhile flip(1/2) do\nx := [x[2], x[1] + 1]\nend\n"
    "10*x[1] + x[2]",
    "s := false\nk := 0\nwhile k < 3 do\nk := k + 1\ns := not s\n"
    "given s or flip(1/2)\nend\ns",
    "x := 1\nwhile flip(q) do\nx := x + 1/2\nend\nx",
    "k := 9\nwhile flip(1/2) do\nfor k in 1..2 do\ny := k\nend\nend\nk",
};

static void blocks_agree(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        struct subject subject;
        prepare(&subject, blocks[i]);
        if (!subject.code)
            fail_msg("%s: cannot be a block", blocks[i]);
        compare(blocks[i], &subject, i, 50, false);
        arena_release(&subject.arena);
    }
}

/* What has no value whatever is drawn, or may have another length, or has to be
 * known better than a double knows it. */
static void others_are_left(void **unused)
{
    (void)unused;
    static const char *const text[] = {
        "x := roll(3)\nsum(if x > 1 then [x, 1] else [x])",
        "x := roll(2)\nsum([[x, 1], [2]][x])",
        "[1, 2, 3][roll(3)/2]",
        "[1, 2, 3][if roll() > 3 then 1/2 else 2]",
        "[1, 2, 3][if roll() > 3 then 2 else 1/2]",
        "[4, 5, 6][[1/2, 1, 2][roll(3)]]",
        "[4, 5, 6][[1, roll()/2, 2][roll(3)]]",
        "[4, 5, 6][roll(2)^(-1)]",
        "[4, 5, 6][sort([roll(3), 1/2])[2]]",
        "distinct([roll()/2, roll()/3])",
        "[roll(), 2, 3][4]",
        "[roll(), 2, 3][0]",
        "[roll(), 2, 3][1.5]",
        "sum(slice([roll(), 5, 7], 0, 2))",
        "sum(slice([roll(), 5, 7], 2, 4))",
        "sum(slice([roll(), 5, 7], 3/2, 2))",
        "sum(slice([4, 5, 7], roll(2), 3))",
        "sum(slice([4, 5, 7], 1, roll(3)))",
        "length(concat(1..4096, [roll()]))",
        "length(concat([roll()], 1..4097))",
        "length(append(1..4097, roll()))",
        "sum(replace([1, 2], 3, roll()))",
        "sum(replace([1, 2], roll()/2, 3))",
        "length(replace([[1], [2]], roll(2), [roll(), 3]))",
        "count(roll() = 1 for k in 1..4097)",
        "sum(roll() + sum(j for j in 1..10000) for k in 1..10)",
        "x := list(roll() for k in [])\nx[roll(2)]",
        "roll(0)",
        "roll(1/2)",
        "roll(-1)",
        "roll(2147483648)",
        "roll(uniform())",
        "roll(roll()/2)",
        "flip(2)",
        "flip(-1)",
        "flip(1/3^39)",
        "flip(1/2^53)",
        "pick(1..4503599627370496)",
        "pick([1, 2], [0, 0])",
        "pick([1, 2], [-1, 3])",
        "pick([1, 2], [1])",
        "pick([1, 2], [roll(), 3])",
        "pick([1, 2], [1e308, 1e308])",
        "sum(sample(1..5, 6))",
        "sum(sample(1..5, -1))",
        "sum(sample(1..5, roll(3)))",
        "sum(sample(1..5, 1/2))",
        "binomial(-1, 0.3)",
        "binomial(1/2, 0.3)",
        "poisson(-1)",
        "geometric(0)",
        "normal(0, -1)",
        "normal(0, 0)",
        "exponential(0)",
        "uniform(2, 1)",
        "uniform(2, 2)",
        "mean(roll() for k in 1..4 if roll() > 2)",
        "max(roll() for k in 1..4 if roll() > 2)",
        "length(list(roll() for k in 1..4 if roll() > 2))",
        "max(roll() for k in [])",
        "mean(roll() for k in [])",
        "sum([1e308, 1e308, roll()])",
        "roll()! + 0",
        "(roll()/2)!",
        "(roll()/6)/2 = 1/3",
        "(roll()/2)^2 = 1/4",
        "given floor(roll()/2) = 1\nroll()",
        "x := 0\nfor k in 1..2 do\nx := floor(roll()/2)\nend\nx",
        "(roll()/2) div 1",
        "(roll()/2) mod 1",
        "floor(roll()/2)",
        "exp(roll()/10) < 2",
        "max(0.1*roll() + 0.2*roll(), 0.3)",
        "roll(2147483647)*roll(2147483647) = 4",
        "roll(roll(2147483647))*roll(roll(2147483647)) = 4",
        "abs(roll(2147483647))*roll(2147483647) = 4",
        "x := if roll() > 2 then 'low' else 'high'\nx = 'low'",
        "x := 0\nfor k in 1..roll() do\nx := x + k\nend\nx",
        "x := 1\nwhile flip(1/2) do\nx := x/2\nend\nx = 1/4",
    };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        is_left_to_values(text[i]);
}

/* A word of 64 bits is thrown away for one in about 4097 of such picks: 2^64 is
 * 4096 times this number and nearly once more. */
static void words_that_would_favour_some_are_thrown_away(void **unused)
{
    (void)unused;
    static const char text[] = "pick(1..4502500384112656)";
    struct subject subject;
    prepare(&subject, text);
    assert_non_null(subject.code);
    compare(text, &subject, 1, 40000, true);
    arena_release(&subject.arena);
}

/* --- limits --------------------------------------------------------------- */

static void nest(struct str *text, int loops)
{
    str_clear(text);
    str_add(text, "t := 0\n");
    for (int i = 0; i < loops; i++)
        str_add(text, "while flip(1/2) do\n");
    str_add(text, "t := t + 1\n");
    for (int i = 0; i < loops; i++)
        str_add(text, "end\n");
    str_add(text, "t");
}

static void loops_lie_in_each_other_up_to_fifteen_deep(void **unused)
{
    (void)unused;
    struct str text = {0};
    struct subject subject;
    nest(&text, 15);
    prepare(&subject, text.text);
    assert_non_null(subject.code);
    compare(text.text, &subject, 1, 20, true);
    arena_release(&subject.arena);
    nest(&text, 16);
    prepare(&subject, text.text);
    assert_null(subject.code);
    arena_release(&subject.arena);
    str_release(&text);
}

static void the_first_doubtful_comparison_is_told(void **unused)
{
    (void)unused;
    static const struct {
        const char *text;
        uint32_t at;
    } row[] = {{"roll() = 3 and uniform() = 1/2 or normal() = 3", 15},
               {"normal(roll(), 2) = 3", 0},
               {"x := 0\nwhile x < 1 do\nx := x + normal()\ngiven x != 2\nend\n"
                "x = 1",
                46}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct subject subject;
        prepare(&subject, row[i].text);
        assert_non_null(subject.code);
        const struct node *node = block_doubtful(subject.code);
        assert_non_null(node);
        assert_int_equal(node->at, row[i].at);
        arena_release(&subject.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_agree),
        cmocka_unit_test(others_are_left),
        cmocka_unit_test(words_that_would_favour_some_are_thrown_away),
        cmocka_unit_test(loops_lie_in_each_other_up_to_fifteen_deep),
        cmocka_unit_test(the_first_doubtful_comparison_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
