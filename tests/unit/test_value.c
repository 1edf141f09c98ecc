/* Values: outcome spaces as lists that are never stored, order, copies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/limits.h"
#include "lang/show.h"
#include "lang/value.h"

static uint64_t power(uint64_t n, uint64_t k)
{
    return k ? n * power(n, k - 1) : 1;
}

static uint64_t falling(uint64_t n, uint64_t k)
{
    return k ? (n ? n * falling(n - 1, k - 1) : 0) : 1;
}

/* By Pascal's rule, unlike the program. */
static uint64_t pascal(uint64_t n, uint64_t k)
{
    if (!k || k == n)
        return 1;
    return k > n ? 0 : pascal(n - 1, k - 1) + pascal(n - 1, k);
}

static struct value integers(struct arena *arena, int count, ...)
{
    struct value *item;
    struct list *list = list_new(arena, (uint64_t)count, &item);
    va_list arguments;
    va_start(arguments, count);
    for (int i = 0; i < count; i++)
        item[i] = value_integer(va_arg(arguments, int));
    va_end(arguments);
    return value_list(list);
}

static struct value text(const char *text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

static int64_t place(const struct value *member, uint64_t i)
{
    return member->list->item[i].number.numerator;
}

/* Members come in lexicographic order, each strictly above the one before, so
 * none twice; with the right count and shape, none is missing. */
static void check_space(enum list_shape shape, uint32_t n, uint32_t width,
                        uint64_t count)
{
    struct arena arena;
    arena_init(&arena);
    struct list *base = list_range(&arena, 1, n);
    struct list *space = list_space(&arena, shape, base, width);
    assert_non_null(space);
    if (space->length != count)
        fail_msg("shape %d of %u, %u: %llu members, not %llu", shape, n, width,
                 (unsigned long long)space->length, (unsigned long long)count);
    struct value last = {0};
    for (uint64_t i = 0; i < count; i++) {
        struct value member = list_member(space, i, &arena);
        assert_true(member.kind == VALUE_LIST && member.list->length == width);
        for (uint32_t j = 0; j < width; j++) {
            assert_true(place(&member, j) >= 1 && place(&member, j) <= n);
            if (shape == LIST_SUBSETS && j)
                assert_true(place(&member, j) > place(&member, j - 1));
            for (uint32_t k = 0; k < j && shape == LIST_ARRANGEMENTS; k++)
                assert_true(place(&member, j) != place(&member, k));
        }
        if (i)
            assert_true(value_compare(&last, &member, &arena) < 0);
        last = member;
    }
    arena_release(&arena);
}

static void every_tuple_occurs_once(void **state)
{
    (void)state;
    for (uint32_t n = 0; n <= 5; n++)
        for (uint32_t width = 0; width <= 5; width++)
            check_space(LIST_TUPLES, n, width, power(n, width));
}

static void every_arrangement_occurs_once(void **state)
{
    (void)state;
    for (uint32_t n = 0; n <= 6; n++)
        for (uint32_t width = 0; width <= 7; width++)
            check_space(LIST_ARRANGEMENTS, n, width, falling(n, width));
}

static void every_subset_occurs_once(void **state)
{
    (void)state;
    for (uint32_t n = 0; n <= 10; n++)
        for (uint32_t width = 0; width <= 11; width++)
            check_space(LIST_SUBSETS, n, width, pascal(n, width));
    check_space(LIST_SUBSETS, 200, 2, 19900);
    check_space(LIST_SUBSETS, 200, 199, 200);
    check_space(LIST_SUBSETS, 3000, 1, 3000);
}

static void far_members_of_large_spaces_are_found(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct list *cards = list_range(&arena, 1, 52);
    struct list *hands = list_space(&arena, LIST_SUBSETS, cards, 5);
    assert_true(hands->length == 2598960);
    struct value last = list_member(hands, 2598959, &arena);
    struct value wanted = integers(&arena, 5, 48, 49, 50, 51, 52);
    assert_true(value_equal(&last, &wanted, &arena));
    /* behind all C(51, 4) hands with the first card */
    struct value second = list_member(hands, 249900, &arena);
    wanted = integers(&arena, 5, 2, 3, 4, 5, 6);
    assert_true(value_equal(&second, &wanted, &arena));

    struct list *many = list_range(&arena, 1, 1000000000);
    struct list *pairs = list_space(&arena, LIST_SUBSETS, many, 2);
    struct value pair = list_member(pairs, pairs->length - 1, &arena);
    wanted = integers(&arena, 2, 999999999, 1000000000);
    assert_true(value_equal(&pair, &wanted, &arena));

    struct list *order =
        list_space(&arena, LIST_ARRANGEMENTS, list_range(&arena, 1, 20), 20);
    struct value reversed = list_member(order, order->length - 1, &arena);
    assert_true(place(&reversed, 0) == 20 && place(&reversed, 19) == 1);
    arena_release(&arena);
}

static void spaces_that_are_too_large_are_refused(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct list *six = list_range(&arena, 1, 6);
    struct list *two = list_range(&arena, 0, 1);
    assert_non_null(list_space(&arena, LIST_TUPLES, two, 61));
    assert_null(list_space(&arena, LIST_TUPLES, two, 62));
    assert_null(list_space(&arena, LIST_TUPLES, six, 40));
    struct list *hundred = list_range(&arena, 1, 100);
    assert_null(list_space(&arena, LIST_SUBSETS, hundred, 50));
    assert_null(list_space(&arena, LIST_ARRANGEMENTS, hundred, 50));
    /* members that are themselves made, thousand by thousand */
    struct list *one = list_range(&arena, 1, 1);
    struct list *wide = list_space(&arena, LIST_TUPLES, one, 1000);
    assert_true(list_member_size(wide) == 1000);
    assert_null(list_space(&arena, LIST_TUPLES, wide, 1000));
    assert_true(list_member_size(one) == 0);
    assert_non_null(list_space(&arena, LIST_TUPLES, one, LIMIT_LIST));
    assert_null(list_space(&arena, LIST_TUPLES, one, LIMIT_LIST + 1));
    assert_non_null(list_space(&arena, LIST_TUPLES, wide, LIMIT_LIST / 1001));
    assert_null(list_space(&arena, LIST_TUPLES, wide, LIMIT_LIST / 1001 + 1));
    struct list *most = list_range(&arena, 1, (INT64_C(1) << 62) - 1);
    struct list *more = list_range(&arena, 1, INT64_C(1) << 62);
    assert_true(list_space(&arena, LIST_SUBSETS, most, 1)->length ==
                most->length);
    assert_null(list_space(&arena, LIST_SUBSETS, more, 1));
    arena_release(&arena);
}

static void values_are_ordered_by_kind_then_content(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct value ordered[] = {
        value_integer(-1),
        value_number(number_ratio(1, 3)),
        value_number(number_real(0.5)),
        value_integer(2),
        value_truth(false),
        value_truth(true),
        text(""),
        text("a"),
        text("ab"),
        text("b"),
        integers(&arena, 0),
        integers(&arena, 1, 1),
        integers(&arena, 2, 1, 2),
        value_list(list_range(&arena, 1, 3)),
        integers(&arena, 2, 2, 1),
    };
    int count = sizeof ordered / sizeof *ordered;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++) {
            int order = value_compare(&ordered[i], &ordered[j], &arena);
            assert_true((order > 0) - (order < 0) == (i > j) - (i < j));
            assert_true(value_equal(&ordered[i], &ordered[j], &arena) ==
                        (i == j));
        }
    arena_release(&arena);
}

static void a_lazy_list_equals_the_same_list_spelt_out(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct value range = value_list(list_range(&arena, -1, 1));
    struct value spelt = integers(&arena, 3, -1, 0, 1);
    assert_true(value_equal(&range, &spelt, &arena));
    struct value empty = value_list(list_range(&arena, 5, 4));
    struct value nothing = integers(&arena, 0);
    assert_true(value_equal(&empty, &nothing, &arena));
    arena_release(&arena);
}

static void comparing_stops_when_its_steps_are_used_up(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct value a = value_list(list_range(&arena, 1, 1000000000000));
    struct value b = value_list(list_range(&arena, 1, 1000000000000));
    uint64_t steps = 1000;
    int order;
    assert_false(value_order(&a, &b, &arena, &steps, &order));
    assert_true(steps == 0);
    steps = 1;
    assert_true(value_order(&a, &a, &arena, &steps, &order) && order == 0);
    struct value c = value_list(list_range(&arena, 2, 1000000000000));
    steps = 1;
    assert_true(value_order(&a, &c, &arena, &steps, &order) && order < 0);
    /* inside of lists, too; what is no list takes no steps */
    struct value *item;
    struct value outer = value_list(list_new(&arena, 1, &item)),
                 word = text("");
    *item = a;
    struct value other = value_list(list_new(&arena, 1, &item));
    *item = b;
    steps = 1000;
    assert_false(value_order(&outer, &other, &arena, &steps, &order));
    steps = 0;
    assert_true(value_order(&word, &a, &arena, &steps, &order) && order < 0);
    assert_true(value_order(&word, &word, &arena, &steps, &order) && !order);
    arena_release(&arena);
}

static void comparing_spaces_leaves_no_memory_behind(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct list *coin = list_range(&arena, 0, 1);
    struct value a = value_list(list_space(&arena, LIST_TUPLES, coin, 10));
    struct value b = value_list(
        list_space(&arena, LIST_TUPLES, list_range(&arena, 0, 1), 10));
    size_t before = arena.total;
    assert_true(value_equal(&a, &b, &arena));
    assert_true(arena.total == before);
    arena_release(&arena);
}

/* `members` with weights, as many. */
static struct value weighted(struct arena *arena, struct value members,
                             struct value weights)
{
    struct list *list = arena_zero(arena, sizeof *list);
    list->shape = LIST_WEIGHTED;
    list->length = weights.list->length;
    list->item = weights.list->item;
    list->base = members.list;
    return value_list(list);
}

static void weights_tell_lists_of_the_same_members_apart(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct value plain = integers(&arena, 2, 5, 6);
    struct value ordered[] = {
        plain, weighted(&arena, plain, integers(&arena, 2, 1, 2)),
        weighted(&arena, plain, integers(&arena, 2, 2, 1)),
        weighted(&arena, plain, integers(&arena, 2, 2, 2))};
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            int order = value_compare(&ordered[i], &ordered[j], &arena);
            assert_true((order > 0) - (order < 0) == (i > j) - (i < j));
        }
    /* the second of the pairs (5, 5), (5, 6), (6, 5), (6, 6) */
    struct list *pairs = list_space(&arena, LIST_TUPLES, ordered[2].list, 2);
    assert_true(list_is_weighted(pairs) && !list_is_weighted(plain.list));
    assert_true(number_compare(list_weight(pairs, 1), number_integer(2)) == 0);
    assert_true(list_weight(plain.list, 1).numerator == 1);
    assert_true(list_member_size(ordered[1].list) == 0);
    assert_true(
        list_member_size(weighted(&arena, value_list(pairs), plain).list) == 2);
    arena_release(&arena);
}

static void sizes_count_every_member_and_the_list(void **state)
{
    (void)state;
    struct arena arena;
    struct value *item;
    arena_init(&arena);
    struct value pair = integers(&arena, 2, 1, 2), empty = integers(&arena, 0);
    struct value range = value_list(list_range(&arena, 1, 7));
    struct list *list = list_new(&arena, 3, &item);
    item[0] = range;
    item[1] = pair;
    item[2] = text("word");
    struct value all = value_list(list);
    assert_true(value_size(&empty, 100) == 1);
    assert_true(value_size(&pair, 100) == 3);
    assert_true(value_size(&range, 100) == 7);
    assert_true(value_size(&all, 100) == 1 + 7 + 3 + 1);
    assert_true(value_size(&all, 8) > 8);
    arena_release(&arena);
}

static void a_copy_owns_all_that_it_points_to(void **state)
{
    (void)state;
    struct arena arena, other;
    struct str written = {0}, again = {0};
    arena_init(&other);
    arena_init(&arena);
    struct value *item;
    char word[] = "word";
    struct list *list = list_new(&arena, 4, &item);
    item[0] = text(word);
    item[1] = integers(&arena, 3, 7, 8, 9);
    item[2] = value_list(
        list_space(&arena, LIST_SUBSETS, integers(&arena, 3, 4, 5, 6).list, 2));
    item[3] = value_list(list_range(&arena, 2, 4));
    struct value original = value_list(list);
    value_write(&written, &original, &arena);
    struct value copy = value_copy(&original, &other);
    assert_true(copy.list->item[2].list->shape == LIST_SUBSETS);
    memset(word, 'x', 4);
    arena_release(&arena);
    value_write(&again, &copy, &other);
    assert_string_equal(again.text, written.text);
    assert_string_equal(
        again.text, "['word', [7, 8, 9], [[4, 5], [4, 6], [5, 6]], [2, 3, 4]]");
    str_release(&written);
    str_release(&again);
    arena_release(&other);
}

static void a_range_may_be_empty_or_negative(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_true(list_range(&arena, 3, 2)->length == 0);
    struct list *range = list_range(&arena, -5, -3);
    assert_true(range->length == 3);
    assert_true(list_member(range, 2, &arena).number.numerator == -3);
    assert_true(list_range(&arena, -1000000000000, 1000000000000)->length ==
                2000000000001);
    arena_release(&arena);
}

/* A thousand times a thousand times one list of a thousand: 24 kB in memory,
 * 10^9 numbers when spelt out. */
static void a_list_that_holds_one_list_many_times_is_written_short(void **state)
{
    (void)state;
    struct arena arena;
    struct str text = {0};
    struct value value = value_integer(0), *item;
    arena_init(&arena);
    for (int level = 0; level < 3; level++) {
        struct list *list = list_new(&arena, 1000, &item);
        for (int i = 0; i < 1000; i++)
            item[i] = value;
        value = value_list(list);
    }
    assert_true(value_size(&value, 5000) > 5000);
    assert_true(value_size(&value, 5000) < 10000);
    value_write(&text, &value, &arena);
    assert_in_range(text.length, VALUE_WRITTEN_BYTES, 2 * VALUE_WRITTEN_BYTES);
    str_release(&text);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_list_that_holds_one_list_many_times_is_written_short),
        cmocka_unit_test(every_tuple_occurs_once),
        cmocka_unit_test(every_arrangement_occurs_once),
        cmocka_unit_test(every_subset_occurs_once),
        cmocka_unit_test(far_members_of_large_spaces_are_found),
        cmocka_unit_test(spaces_that_are_too_large_are_refused),
        cmocka_unit_test(values_are_ordered_by_kind_then_content),
        cmocka_unit_test(a_lazy_list_equals_the_same_list_spelt_out),
        cmocka_unit_test(comparing_stops_when_its_steps_are_used_up),
        cmocka_unit_test(comparing_spaces_leaves_no_memory_behind),
        cmocka_unit_test(weights_tell_lists_of_the_same_members_apart),
        cmocka_unit_test(sizes_count_every_member_and_the_list),
        cmocka_unit_test(a_copy_owns_all_that_it_points_to),
        cmocka_unit_test(a_range_may_be_empty_or_negative),
    };
    return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
