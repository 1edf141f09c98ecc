/* export/set_plan: which templates a set asks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export/set_plan.h"

enum { TOPICS = 3, EACH = 4, TEMPLATES = TOPICS * EACH };

static const char *const topic_name[TOPICS] = {"bayes", "dice", "testing"};
static const char *const template_name[EACH] = {"one", "two", "three", "four"};

/* A library of banks that were never in a file: topic t has templates with
 * the levels t+1 to t+2. */
struct fixture {
    struct template template[TEMPLATES];
    struct bank bank[TOPICS];
    struct bank *list[TOPICS];
    struct library library;
};

static void make_library(struct fixture *fixture)
{
    *fixture = (struct fixture){0};
    for (int t = 0; t < TOPICS; t++) {
        struct bank *bank = &fixture->bank[t];
        bank->id = topic_name[t];
        bank->template = &fixture->template[t * EACH];
        bank->templates = EACH;
        fixture->list[t] = bank;
        for (int i = 0; i < EACH; i++)
            bank->template[i] = (struct template){.bank = bank,
                                                  .id = template_name[i],
                                                  .topic = topic_name[t],
                                                  .level_low = t + 1,
                                                  .level_high = t + 2};
    }
    fixture->library = (struct library){
        .bank = fixture->list, .count = TOPICS, .capacity = TOPICS};
}

/* The plan as "bayes/one:1 ...", or the error's sentence. */
static void dump(const struct library *library,
                 const struct set_plan_options *options, struct str *out)
{
    struct set_plan plan;
    struct error error = {0};
    if (!set_plan_make(library, options, &plan, &error)) {
        str_add(out, error.text);
        return;
    }
    assert_int_equal(plan.count, options->count);
    for (size_t i = 0; i < plan.count; i++)
        str_add_format(out, "%s/%s:%d ", plan.pick[i].template->bank->id,
                       plan.pick[i].template->id, plan.pick[i].level);
    set_plan_release(&plan);
}

static void one_seed_gives_one_plan(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    struct set_plan_options options = {.count = 10, .seed = 7};
    struct str first = {0}, again = {0}, other = {0};
    dump(&fixture.library, &options, &first);
    dump(&fixture.library, &options, &again);
    options.seed = 8;
    dump(&fixture.library, &options, &other);
    assert_string_equal(first.text, again.text);
    assert_string_not_equal(first.text, other.text);
    str_release(&first);
    str_release(&again);
    str_release(&other);
}

static void no_template_comes_twice_before_all_came(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct set_plan_options options = {.count = 3 * TEMPLATES + 5,
                                           .seed = seed};
        struct set_plan plan;
        struct error error = {0};
        size_t use[TEMPLATES] = {0};
        assert_true(set_plan_make(&fixture.library, &options, &plan, &error));
        for (size_t i = 0; i < plan.count; i++) {
            size_t which = (size_t)(plan.pick[i].template - fixture.template);
            assert_int_equal(use[which], i / TEMPLATES);
            use[which]++;
        }
        set_plan_release(&plan);
    }
}

static void topics_take_turns_and_levels_spread(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    for (uint64_t seed = 0; seed < 50; seed++) {
        static const char *const topic[] = {"dice", "bayes"};
        struct set_plan_options options = {
            .topic = topic, .topics = 2, .count = 6, .seed = seed};
        struct set_plan plan;
        struct error error = {0};
        int level[LEVEL_MOST + 1] = {0};
        assert_true(set_plan_make(&fixture.library, &options, &plan, &error));
        for (size_t i = 0; i < plan.count; i++) {
            assert_string_equal(plan.pick[i].template->topic, topic[i % 2]);
            level[plan.pick[i].level]++;
        }
        for (int i = 1; i <= 3; i++)
            assert_in_range(level[i], 1, 3);
        set_plan_release(&plan);
    }
}

static void a_range_of_levels_is_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    struct set_plan_options options = {
        .count = 20, .level_low = 2, .level_high = 2, .seed = 1};
    struct set_plan plan;
    struct error error = {0};
    assert_true(set_plan_make(&fixture.library, &options, &plan, &error));
    for (size_t i = 0; i < plan.count; i++) {
        assert_int_equal(plan.pick[i].level, 2);
        assert_string_not_equal(plan.pick[i].template->topic, "testing");
    }
    set_plan_release(&plan);
}

static void single_templates_can_be_named(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    static const char *const topic[] = {"dice/two"};
    struct set_plan_options options = {
        .topic = topic, .topics = 1, .count = 3, .seed = 1};
    struct set_plan plan;
    struct error error = {0};
    assert_true(set_plan_make(&fixture.library, &options, &plan, &error));
    for (size_t i = 0; i < plan.count; i++)
        assert_string_equal(plan.pick[i].template->id, "two");
    set_plan_release(&plan);
}

static void a_new_template_leaves_the_order_of_the_others(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    static const char *const topic[] = {"dice"};
    struct set_plan_options options = {.topic = topic,
                                       .topics = 1,
                                       .count = EACH,
                                       .level_low = 2,
                                       .level_high = 2};
    for (options.seed = 0; options.seed < 30; options.seed++) {
        struct set_plan with, without;
        struct error error = {0};
        options.count = EACH;
        fixture.bank[1].templates = EACH;
        assert_true(set_plan_make(&fixture.library, &options, &with, &error));
        options.count = EACH - 1;
        fixture.bank[1].templates = EACH - 1;
        assert_true(
            set_plan_make(&fixture.library, &options, &without, &error));
        const struct template *added = &fixture.bank[1].template[EACH - 1];
        for (size_t i = 0, k = 0; i < with.count; i++)
            if (with.pick[i].template != added)
                assert_ptr_equal(with.pick[i].template,
                                 without.pick[k++].template);
        set_plan_release(&with);
        set_plan_release(&without);
    }
}

static void wrong_wishes_are_named(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    static const struct {
        const char *topic;
        size_t count;
        int level;
        const char *wanted;
    } cases[] = {
        {"bays", 5, 0, "no topic is called 'bays'; did you mean 'bayes'?"},
        {"dice/five", 5, 0, "no topic and no template is called 'dice/five'"},
        {"testing", 5, 1,
         "'testing' has no question of the levels and tags that are wanted"},
        {"dice", 0, 0, "a set has 1 to 1000 questions, not 0"},
        {"dice", 1001, 0, "a set has 1 to 1000 questions, not 1001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *topic[] = {"bayes", cases[i].topic};
        struct set_plan_options options = {.topic = topic,
                                           .topics = 2,
                                           .count = cases[i].count,
                                           .level_low = cases[i].level,
                                           .level_high = cases[i].level};
        struct str out = {0};
        dump(&fixture.library, &options, &out);
        assert_string_equal(str_text(&out), cases[i].wanted);
        str_release(&out);
    }
}

static void tags_narrow_the_choice(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    static const char *const tag[] = {"health"};
    static const char *tags[] = {"finance", "health"};
    fixture.bank[1].template[2].tag = tags;
    fixture.bank[1].template[2].tags = 2;
    struct set_plan_options options = {
        .count = 1, .tag = tag, .tags = 1, .level_low = 2, .level_high = 2};
    struct str out = {0};
    dump(&fixture.library, &options, &out);
    assert_string_equal(out.text, "dice/three:2 ");

    static const char *const topic[] = {"bayes"};
    options.topic = topic;
    options.topics = 1;
    str_clear(&out);
    dump(&fixture.library, &options, &out);
    assert_string_equal(out.text, "'bayes' has no question of the levels and "
                                  "tags that are wanted");
    static const char *const unknown[] = {"sports"};
    options.tag = unknown;
    str_clear(&out);
    dump(&fixture.library, &options, &out);
    assert_string_equal(out.text, "no question is tagged 'sports'; 'reckon "
                                  "list' shows the tags");
    str_release(&out);
}

static void tools_narrow_the_choice(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    for (int i = 0; i < EACH; i++) /* dice, in the head or on paper */
        fixture.bank[1].template[i].tools = i < 3 ? TOOLS_HEAD : TOOLS_PAPER;
    static const char *const topic[] = {"dice"};
    struct set_plan_options options = {.count = 1,
                                       .topic = topic,
                                       .topics = 1,
                                       .tools = "paper",
                                       .level_low = 2,
                                       .level_high = 2};
    struct str out = {0};
    dump(&fixture.library, &options, &out);
    assert_string_equal(out.text, "dice/four:2 ");
    options.tools = "calculator";
    str_clear(&out);
    dump(&fixture.library, &options, &out);
    assert_string_equal(out.text, "'dice' has no question of the levels, tags "
                                  "and tools that are wanted");
    str_release(&out);
}

static void a_topic_named_twice_is_named_once(void **state)
{
    (void)state;
    struct fixture fixture;
    make_library(&fixture);
    static const char *const topics[] = {"dice", "bayes", "dice"};
    struct set_plan_options options = {
        .count = 6, .seed = 3, .topic = topics, .topics = 2};
    struct str twice = {0}, once = {0};
    dump(&fixture.library, &options, &once);
    options.topics = 3;
    dump(&fixture.library, &options, &twice);
    assert_string_equal(twice.text, once.text);
    /* So is one of its templates that is named behind it. */
    static const char *const part[] = {"dice", "bayes", "dice/two"};
    options.topic = part;
    str_clear(&twice);
    dump(&fixture.library, &options, &twice);
    assert_string_equal(twice.text, once.text);
    str_release(&twice);
    str_release(&once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_narrow_the_choice),
        cmocka_unit_test(one_seed_gives_one_plan),
        cmocka_unit_test(no_template_comes_twice_before_all_came),
        cmocka_unit_test(topics_take_turns_and_levels_spread),
        cmocka_unit_test(a_range_of_levels_is_kept),
        cmocka_unit_test(single_templates_can_be_named),
        cmocka_unit_test(a_new_template_leaves_the_order_of_the_others),
        cmocka_unit_test(tools_narrow_the_choice),
        cmocka_unit_test(a_topic_named_twice_is_named_once),
        cmocka_unit_test(wrong_wishes_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
