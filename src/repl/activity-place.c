/* A few questions over several topics that find a level. */
#include <string.h>

#include "repl/repl.h"
#include "repl/say.h"

enum { TOPICS_USUAL = 6 };

/* The topics of the learner's wish, else those of the preset, else the first
 * ones that there are. */
static void choose_topics(struct repl *repl)
{
    const struct catalog *catalog = repl->options.catalog;
    struct wish wish = repl->session.wish;
    struct error ignored = {.code = ERROR_NONE};
    const struct preset *preset =
        preset_list_find(preset_list_filled(repl->options.presets),
                         PRESET_PLACEMENT, "placement", &ignored);
    if (preset && preset->section[0].count)
        repl->session.placement = preset->section[0].count;
    if (wish_is_narrow(&wish))
        return;
    for (uint32_t i = 0; preset && i < preset->section[0].topics; i++)
        wish_add_word(&wish, catalog, preset->section[0].topic[i], &ignored);
    uint32_t usual = wish.topics ? 0 : TOPICS_USUAL;
    for (uint32_t i = 0; i < usual && i < catalog->topics; i++)
        wish_add_topic(&wish, catalog, catalog->topic[i].name, &ignored);
    session_want(&repl->session, &wish);
}

static bool open_place(struct repl *repl)
{
    struct str line = {0};
    choose_topics(repl);
    str_add_format(&line,
                   "Placement: %u questions, no time limit, harder and easier "
                   "until they fit you. Half of them going wrong is as it "
                   "should be.",
                   repl->session.placement);
    term_text(repl->options.out, 0, line.text);
    str_release(&line);
    return true;
}

/* What was found so far is shown, even where it is vague. */
static void say_levels(struct repl *repl)
{
    const struct session *session = &repl->session;
    struct ability_level level =
        session_level(session, CATALOG_NONE, repl->options.clock->now());
    struct str line = {0};
    str_add(&line, "Overall level ");
    say_level_number(&level, &line);
    say_band(&level, &line);
    str_add(&line, ", on a scale from 1 to 5.");
    term_add(repl->options.out, "\n");
    term_led_text(repl->options.out, 0, 0, STYLE_STRONG, "Placement done.",
                  line.text);
    str_release(&line);
}

static bool over(struct repl *repl)
{
    say_levels(repl);
    return true;
}

const struct activity activity_place = {
    .mode = SESSION_PLACEMENT,
    .open = open_place,
    .ask = activity_ask_plainly,
    .told = activity_tell_verdict,
    .over = over,
    .close = activity_sum_up,
};
