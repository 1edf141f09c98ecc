/* Item analysis: statistics against ones worked out by hand, or by Python's
 * module `statistics` (pvariance, correlation) from their definitions:
 *
 *   credit = [[1,1,0,0,1,0,1,0], [1,1,0,0,0,0,1,0], [1,.5,1,0,0,0,1,1],
 *             [1]*8, [1,0,0,0,0,1,0,1]]
 *   points = [2, 1, 1, 1, 1]
 *   total = [sum(p*c[s] for p, c in zip(points, credit)) for s in range(8)]
 *   correlation(credit[i], [t - p*c for t, c in zip(total, credit[i])])
 *   5/4*(1 - sum(pvariance([p*x for x in c])) / pvariance(total)) */
#include "exam/items_table.h"
#include "marking_helpers.h"

#define NUMBER(label, id, points, rule, key)                                   \
    "\"question\":\"" label "\",\"kind\":\"number\",\"points\":" points        \
    ",\"text\":\"?\",\"template\":\"bank/" id "\",\"part\":\"" id              \
    "\",\"rule\":\"" rule "\",\"shown\":\"" key "\",\"key\":[{\"value\":" key  \
    "}]"

static const char *const parts[] = {
    NUMBER("1", "sum", "2", "exact",
           "10") ",\"mistakes\":["
                 "{\"value\":12,\"tag\":\"carry\",\"say\":\"Nothing is "
                 "carried.\"},"
                 "{\"value\":90,\"tag\":\"product\",\"say\":\"Not times.\"}]",
    "\"question\":\"2\",\"kind\":\"choice\",\"points\":1,\"text\":\"?\","
    "\"template\":\"bank/pick\",\"part\":\"pick\",\"options\":["
    "{\"text\":\"rises\",\"right\":false,\"tag\":\"sign\",\"say\":\"No.\"},"
    "{\"text\":\"falls\",\"right\":true},{\"text\":\"stays\",\"right\":false}]",
    NUMBER("3", "chance", "1", "sigfig:3; prob", "0.25"),
    NUMBER("4", "easy", "1", "exact", "7"),
    "\"question\":\"5\",\"kind\":\"open\",\"points\":3,\"text\":\"Why?\","
    "\"template\":\"bank/why\",\"part\":\"why\"",
    NUMBER("6", "key", "1", "exact", "40"),
};

enum { PARTS = sizeof parts / sizeof *parts };

static const char table[] = "student,question,answer,seconds\n"
                            "A,1,10,5\nA,2,b,\nA,3,0.25,\nA,4,7,\nA,5,so,\n"
                            "A,6,40,\n"
                            "B,1,10,9\nB,2,b,\nB,3,0.3,\nB,4,7,\nB,6,53,\n"
                            "C,1,12,7\nC,2,a,\nC,3,0.25,\nC,4,7,\nC,6,53,\n"
                            "D,1,12,\nD,2,a,\nD,3,0.75,\nD,4,7,\nD,6,53,\n"
                            "E,1,10,30\nE,2,a,\nE,3,foo,\nE,4,7,\nE,6,53,\n"
                            "F,1,17,\nF,2,a,\nF,3,,\nF,4,7,\nF,6,40,\n"
                            "G,1,10,\nG,2,b,\nG,3,0.25,\nG,4,7,\nG,6,13,\n"
                            "H,1,12,\nH,2,c,\nH,3,0.25,\nH,4,7,\nH,6,40,\n";

static const struct item *item_of(const struct items *items, const char *id)
{
    for (size_t i = 0; i < items->count; i++)
        if (strcmp(items->item[i]->id, id) == 0)
            return items->item[i];
    fail_msg("no item %s", id);
    return NULL;
}

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-12))
        fail_msg("%.17g, not %.17g", value, wanted);
}

static void assert_answer(const struct item *item, const char *name,
                          size_t count)
{
    for (size_t i = 0; i < item->answers; i++)
        if (strcmp(item->answer[i].name, name) == 0) {
            assert_int_equal(item->answer[i].count, count);
            return;
        }
    fail_msg("%s has no answer %s", item->id, name);
}

static void figures_are_those_of_their_definitions(void **state)
{
    (void)state;
    struct str key = {0};
    struct class class;
    add_key(&key, 1, parts, PARTS);
    mark_class(&class, &key, table);
    const struct items *items = &class.results.items;
    assert_int_equal(items->count, PARTS);
    assert_int_equal(items->students, 8);
    const struct item *sum = item_of(items, "sum");
    assert_near(sum->mean_credit, 0.5);
    assert_near(sum->discrimination, 0.32342311367657545);
    assert_near(sum->median_seconds, 8); /* 5 7 9 30 */
    assert_answer(sum, "carry", 3);
    assert_answer(sum, "product", 0);
    assert_answer(sum, "key", 4);
    assert_int_equal(sum->strays, 1);
    const struct item *pick = item_of(items, "pick");
    assert_near(pick->right_share, 0.375);
    assert_near(pick->discrimination, 0.8040057557871736);
    assert_answer(pick, "sign", 4);
    assert_answer(pick, "key", 3);
    assert_answer(pick, "stays", 1);
    assert_true(isnan(pick->median_seconds));
    const struct item *chance = item_of(items, "chance");
    assert_int_equal(chance->right, 4);
    assert_int_equal(chance->partly, 1);
    assert_int_equal(chance->wrong, 1);
    assert_int_equal(chance->unread, 1);
    assert_int_equal(chance->blank, 1);
    assert_near(chance->right_share, 0.5);
    assert_near(chance->mean_credit, 0.5625);
    assert_near(chance->discrimination, 0.3148336618027138);
    assert_answer(chance, "complement", 1);
    const struct item *easy = item_of(items, "easy");
    assert_near(easy->mean_credit, 1);
    assert_true(isnan(easy->discrimination));
    const struct item *why = item_of(items, "why");
    assert_int_equal(why->open, 1);
    assert_int_equal(why->blank, 7);
    assert_true(isnan(why->mean_credit) && isnan(why->discrimination));
    const struct item *wrong = item_of(items, "key");
    assert_near(wrong->discrimination, -0.13196099528325148);
    assert_near(wrong->stray_value, 53);
    assert_int_equal(wrong->stray_count, 4);
    assert_near(items->alpha, 0.4274809160305343);
    assert_int_equal(items->judged, 5);
    release_class(&class);
    str_release(&key);
}

/* The flags of an item as one word. */
static const char *flags_of(const struct item *item, char *out)
{
    *out = '\0';
    for (int i = 0; i < ITEM_FLAGS; i++)
        if (item->flag[i])
            strcat(strcat(out, item_flag_name((enum item_flag)i)), " ");
    return out;
}

static void flags_have_reasons_and_come_first(void **state)
{
    (void)state;
    struct str key = {0}, screen = {0};
    struct class class;
    char flags[100];
    add_key(&key, 1, parts, PARTS);
    mark_class(&class, &key, table);
    const struct items *items = &class.results.items;
    assert_string_equal(items->item[0]->id, "key");
    assert_string_equal(flags_of(items->item[0], flags), "unexplained weak ");
    assert_string_equal(items->item[1]->id, "pick");
    assert_string_equal(flags_of(items->item[1], flags), "outdone ");
    assert_string_equal(items->item[2]->id, "easy");
    assert_string_equal(flags_of(items->item[2], flags), "easy ");
    assert_string_equal(flags_of(items->item[3], flags), "");
    items_screen(items, &screen);
    assert_non_null(
        strstr(screen.text, "! 4 students gave the same wrong answer, 53"));
    assert_non_null(strstr(screen.text, "! 4 chose \"rises\", and 3 gave the "
                                        "key (of 8 students only)"));
    assert_non_null(strstr(screen.text, "(Cronbach's alpha) 0.43 over 5"));
    assert_non_null(strstr(screen.text, "With fewer than 30 students"));
    release_class(&class);
    str_release(&key);
    str_release(&screen);
}

/* The same two templates under other labels, and with other numbers. */
static void variants_are_put_together_by_template(void **state)
{
    (void)state;
    static const char *const other[] = {
        NUMBER("1", "easy", "1", "exact", "20"),
        NUMBER("2", "key", "1", "exact", "400"),
    };
    static const char *const first[] = {
        NUMBER("1", "key", "1", "exact", "40"),
        NUMBER("2", "easy", "1", "exact", "7"),
    };
    struct str key = {0}, labels = {0};
    struct class class;
    add_key(&key, 1, first, 2);
    add_key(&key, 2, other, 2);
    mark_class(&class, &key,
               "student,variant,1,2\nA,1,50,7\nB,2,20,500\nC,1,50,7\n"
               "D,2,20,500\nE,1,40,7\nF,2,20,400\n");
    const struct items *items = &class.results.items;
    assert_int_equal(items->count, 2);
    const struct item *item = item_of(items, "key");
    assert_int_equal(item->students, 6);
    assert_near(item->mean_credit, 1.0 / 3);
    /* Each variant has a wrong number of its own, but the same multiple. */
    assert_int_equal(item->stray_count, 4);
    assert_true(isnan(item->stray_value));
    assert_near(item->stray_ratio, 1.25);
    assert_true(item->flag[ITEM_UNEXPLAINED]);
    item_labels(item, &labels);
    assert_string_equal(labels.text, "1 2");
    assert_true(items->same_parts);
    release_class(&class);
    str_release(&key);
    str_release(&labels);
}

static void a_template_twice_on_a_paper_is_two_items(void **state)
{
    (void)state;
    static const char *const twice[] = {
        NUMBER("1", "key", "1", "exact", "40"),
        NUMBER("2", "key", "1", "exact", "41"),
    };
    struct str key = {0};
    struct class class;
    add_key(&key, 1, twice, 2);
    add_key(&key, 2, twice, 2);
    mark_class(&class, &key,
               "student,variant,1,2\nA,1,40,41\nB,2,40,0\nC,1,0,41\n");
    const struct items *items = &class.results.items;
    assert_int_equal(items->count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(items->item[i]->students, 3);
        assert_int_equal(items->item[i]->right, 2);
    }
    /* (1,1) (1,0) (0,1): r = -1/2, and alpha = 2*(1 - (2*2/9)/(2/9)) = -2 */
    assert_near(items->item[0]->discrimination, -0.5);
    assert_near(items->alpha, -2);
    release_class(&class);
    str_release(&key);
}

static void what_few_students_cannot_tell_is_not_told(void **state)
{
    (void)state;
    struct str key = {0}, screen = {0};
    struct class class;
    add_key(&key, 1, parts, PARTS);
    mark_class(&class, &key, "student,1,2,3,4,6\nA,1,a,1,1,1\nB,1,a,1,7,1\n");
    const struct items *items = &class.results.items;
    for (size_t i = 0; i < items->count; i++) {
        assert_true(isnan(items->item[i]->discrimination));
        assert_int_equal(items->item[i]->flags, 0);
    }
    items_screen(items, &screen);
    assert_non_null(strstr(screen.text, "With fewer than 5 students"));
    release_class(&class);
    /* Nobody, and one alone. */
    str_clear(&screen);
    mark_class(&class, &key, "student,1,2\n");
    assert_int_equal(class.results.items.count, 0);
    assert_true(isnan(class.results.items.alpha));
    release_class(&class);
    mark_class(&class, &key, "student,1\nA,10\n");
    assert_true(isnan(class.results.items.alpha));
    release_class(&class);
    str_release(&key);
    str_release(&screen);
}

/* Where papers differ, there is no alpha. */
static void alpha_needs_the_same_questions(void **state)
{
    (void)state;
    struct str key = {0};
    struct class class;
    add_key(&key, 1, parts, 2);
    add_key(&key, 2, parts + 1, 2);
    mark_class(&class, &key, "student,variant,2\nA,1,a\nB,1,b\nC,2,b\nD,2,c\n");
    assert_false(class.results.items.same_parts);
    assert_true(isnan(class.results.items.alpha));
    release_class(&class);
    str_release(&key);
}

/* Texts that change by variant are more than there is room for. */
static void answers_without_end_become_others(void **state)
{
    (void)state;
    struct str key = {0}, answers = {0};
    struct class class;
    str_add(&answers, "student,variant,1\n");
    for (unsigned i = 1; i <= 200; i++) {
        char part[300];
        const char *list[] = {part};
        snprintf(part, sizeof part,
                 "\"question\":\"1\",\"kind\":\"choice\",\"points\":1,"
                 "\"text\":\"?\",\"template\":\"b/t\",\"part\":\"t\","
                 "\"options\":[{\"text\":\"r%u\",\"right\":true},"
                 "{\"text\":\"w%u\",\"right\":false}]",
                 i, i);
        add_key(&key, i, list, 1);
        str_add_format(&answers, "s%u,%u,b\n", i, i);
    }
    mark_class(&class, &key, answers.text);
    const struct item *item = class.results.items.item[0];
    assert_int_equal(item->answers, ITEM_ANSWERS);
    assert_answer(item, "w1", 1);
    assert_answer(item, "others", 200 - (ITEM_ANSWERS - 2));
    assert_false(item->flag[ITEM_OUTDONE]);
    assert_true(item->flag[ITEM_HARD]);
    release_class(&class);
    str_release(&key);
    str_release(&answers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_their_definitions),
        cmocka_unit_test(flags_have_reasons_and_come_first),
        cmocka_unit_test(variants_are_put_together_by_template),
        cmocka_unit_test(a_template_twice_on_a_paper_is_two_items),
        cmocka_unit_test(what_few_students_cannot_tell_is_not_told),
        cmocka_unit_test(alpha_needs_the_same_questions),
        cmocka_unit_test(answers_without_end_become_others),
    };
    numeric_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
