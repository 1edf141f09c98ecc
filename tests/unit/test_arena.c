/* Memory that is given back all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/rng.h"

static void pieces_are_aligned_and_keep_what_is_written(void **state)
{
    (void)state;
    struct arena arena;
    struct rng rng;
    enum { PIECES = 3000 };
    unsigned char *piece[PIECES];
    size_t size[PIECES];
    arena_init(&arena);
    rng_seed(&rng, 1);
    for (size_t i = 0; i < PIECES; i++) {
        size[i] = (size_t)rng_below(&rng, i % 100 ? 300 : 20000);
        piece[i] = arena_get(&arena, size[i]);
        assert_true((uintptr_t)piece[i] % 16 == 0);
        memset(piece[i], (int)(i & 0xFF), size[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t j = 0; j < size[i]; j++)
            assert_true(piece[i][j] == (i & 0xFF));
    arena_release(&arena);
}

static void zeroed_memory_is_zero_also_when_used_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (int turn = 0; turn < 3; turn++) {
        unsigned char *bytes = arena_zero(&arena, 5000);
        for (size_t i = 0; i < 5000; i++)
            assert_true(bytes[i] == 0);
        memset(bytes, 0xFF, 5000);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void a_text_is_copied_with_a_nul_behind_it(void **state)
{
    (void)state;
    struct arena arena;
    char source[] = "abcdef";
    arena_init(&arena);
    char *copy = arena_text(&arena, source, 3);
    source[0] = 'x';
    assert_string_equal(copy, "abc");
    assert_string_equal(arena_text(&arena, NULL, 0), "");
    arena_release(&arena);
}

static void going_back_forgets_what_came_after_the_mark(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *before = arena_text(&arena, "before", 6);
    struct arena_mark mark = arena_here(&arena);
    char *after = arena_get(&arena, 100);
    memset(after, 'x', 100);
    arena_get(&arena, 100000); /* a block of its own */
    arena_rewind(&arena, mark);
    assert_string_equal(before, "before");
    assert_ptr_equal(arena_get(&arena, 100), after);
    arena_release(&arena);
}

static void the_total_counts_up_and_goes_back(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_true(arena.total == 0);
    arena_get(&arena, 1);
    size_t little = arena.total;
    assert_true(little >= 1 && little <= 16);
    struct arena_mark mark = arena_here(&arena);
    arena_get(&arena, 1 << 20);
    assert_true(arena.total >= little + (1 << 20));
    arena_rewind(&arena, mark);
    assert_true(arena.total == little);
    arena_clear(&arena);
    assert_true(arena.total == 0);
    arena_release(&arena);
}

static void a_mark_of_an_empty_arena_goes_back_to_nothing(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct arena_mark mark = arena_here(&arena);
    void *first = arena_get(&arena, 10);
    arena_get(&arena, 100000);
    arena_rewind(&arena, mark);
    assert_true(arena.total == 0);
    /* The first block was kept, so that a loop does not ask for it again. */
    assert_ptr_equal(arena_get(&arena, 10), first);
    arena_release(&arena);
}

static void a_released_arena_may_be_used_again(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_get(&arena, 10);
    arena_release(&arena);
    arena_clear(&arena);
    assert_non_null(arena_get(&arena, 10));
    arena_release(&arena);
    arena_release(&arena);
}

static void nothing_may_be_asked_for(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_non_null(arena_get(&arena, 0));
    assert_non_null(arena_zero(&arena, 0));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_keep_what_is_written),
        cmocka_unit_test(zeroed_memory_is_zero_also_when_used_again),
        cmocka_unit_test(a_text_is_copied_with_a_nul_behind_it),
        cmocka_unit_test(going_back_forgets_what_came_after_the_mark),
        cmocka_unit_test(the_total_counts_up_and_goes_back),
        cmocka_unit_test(a_mark_of_an_empty_arena_goes_back_to_nothing),
        cmocka_unit_test(a_released_arena_may_be_used_again),
        cmocka_unit_test(nothing_may_be_asked_for),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
