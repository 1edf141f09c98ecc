#include "report/report.h"

#include <string.h>

#include "figure/date.h"
#include "report/look_figures.h"
#include "report/web.h"
#include "report/words.h"

/* --- sections: whether there is anything in them, and what --- */

static bool has_summary(const struct lookback *look)
{
    return look->started;
}

static void write_summary(struct str *out, const struct lookback *look,
                          struct arena *arena)
{
    (void)arena;
    words_summary(out, look);
}

static bool has_mock(const struct lookback *look)
{
    return look->mock.parts > 0;
}

static void write_mock(struct str *out, const struct lookback *look,
                       struct arena *arena)
{
    (void)arena;
    words_interview(out, look);
}

static bool has_topics(const struct lookback *look)
{
    return look->topics > 0;
}

static void write_topics(struct str *out, const struct lookback *look,
                         struct arena *arena)
{
    struct figure figure = look_topics(look, arena);
    web_description(out, &figure);
    web_figure(out, &figure, "topics-f");
}

static bool has_levels(const struct lookback *look)
{
    return look->abilities > 0;
}

/* Small pictures of the topics, on the same axes. */
static void write_topic_levels(struct str *out, const struct lookback *look,
                               struct arena *arena)
{
    str_add(out, "<h3>By topic, on the same axes</h3>\n<div class=\"many\">\n");
    for (size_t i = 0; i < look->topics; i++) {
        struct figure figure = look_ability(look, &look->topic[i], arena);
        struct str id = {0};
        if (!look->topic[i].abilities)
            continue;
        figure.title = look->topic[i].name;
        look_ability_axes(look, &figure);
        str_add_format(&id, "level-%zu", i);
        web_text(out, "<div>\n<h4>", figure.title, "</h4>\n");
        web_figure(out, &figure, id.text);
        str_add(out, "</div>\n");
        str_release(&id);
    }
    str_add(out, "</div>\n");
}

static void write_levels(struct str *out, const struct lookback *look,
                         struct arena *arena)
{
    struct figure figure = look_ability(look, NULL, arena);
    web_description(out, &figure);
    web_figure(out, &figure, "levels-f");
    if (look->topics)
        write_topic_levels(out, look, arena);
}

/* Two figures side by side, each under its own title. */
static void write_pair(struct str *out, const struct figure *first,
                       const struct figure *second, const char *first_id,
                       const char *second_id)
{
    str_add(out, "<div class=\"pair\">\n");
    web_text(out, "<div>\n<h3>", first->title, "</h3>\n");
    web_description(out, first);
    web_figure(out, first, first_id);
    web_text(out, "</div>\n<div>\n<h3>", second->title, "</h3>\n");
    web_description(out, second);
    web_figure(out, second, second_id);
    str_add(out, "</div>\n</div>\n");
}

static bool has_sure(const struct lookback *look)
{
    return look->calibration.right.count > 0 || look->calibration.intervals > 0;
}

static void write_sure(struct str *out, const struct lookback *look,
                       struct arena *arena)
{
    struct figure dots = look_calibration(look, arena);
    struct figure held = look_intervals(look, arena);
    if (look->calibration.right.count)
        words_calibration(out, look);
    if (look->calibration.right.count && look->calibration.intervals) {
        write_pair(out, &dots, &held, "sure-f", "intervals-f");
        return;
    }
    const struct figure *figure = look->calibration.right.count ? &dots : &held;
    web_description(out, figure);
    web_figure(out, figure, "sure-f");
}

static bool has_kinds(const struct lookback *look)
{
    return look->kinds > 0;
}

static void write_kinds(struct str *out, const struct lookback *look,
                        struct arena *arena)
{
    struct figure figure = look_kinds(look, arena);
    web_description(out, &figure);
    str_add(out, "<div class=\"pair\">\n<div>\n");
    web_figure(out, &figure, "mistakes-f");
    str_add(out, "</div>\n<div>\n");
    words_kinds(out, look);
    str_add(out, "</div>\n</div>\n");
}

static bool has_speed(const struct lookback *look)
{
    return look->points > 0;
}

static void write_speed(struct str *out, const struct lookback *look,
                        struct arena *arena)
{
    struct figure pace = look_pace(look, arena);
    struct figure topics = look_speed(look, arena);
    write_pair(out, &pace, &topics, "pace-f", "speed-f");
}

static bool has_drills(const struct lookback *look)
{
    return look->drills > 0;
}

static void write_drills(struct str *out, const struct lookback *look,
                         struct arena *arena)
{
    struct figure figure = look_drills(look, arena);
    web_description(out, &figure);
    web_figure(out, &figure, "drills-f");
}

static void write_days(struct str *out, const struct lookback *look,
                       struct arena *arena)
{
    struct figure figure = look_calendar(look, arena);
    web_description(out, &figure);
    web_figure(out, &figure, "days-f");
}

static void write_reviews(struct str *out, const struct lookback *look,
                          struct arena *arena)
{
    struct figure figure = look_reviews(look, arena);
    web_description(out, &figure);
    web_figure(out, &figure, "reviews-f");
}

static const struct section {
    const char *id, *heading;
    bool (*there)(const struct lookback *look);
    void (*write)(struct str *out, const struct lookback *look,
                  struct arena *arena);
} sections[] = {
#define SECTION(id, heading, there) {#id, heading, has_##there, write_##id},
#include "report/section.def"
#undef SECTION
};

enum { SECTIONS = sizeof sections / sizeof *sections };

static void write_contents(struct str *out, const struct lookback *look)
{
    str_add(out, "<nav aria-label=\"Contents\">\n<ul>\n");
    for (size_t i = 0; i < SECTIONS; i++)
        if (sections[i].there(look))
            str_add_format(out, "<li><a href=\"#%s\">%s</a></li>\n",
                           sections[i].id, sections[i].heading);
    str_add(out, "</ul>\n</nav>\n");
}

static void write_nothing(struct str *out)
{
    str_add(out,
            "<p>There are no answers yet, so there is nothing to show: this "
            "page fills with your first questions.</p>\n"
            "<p><code>reckon practice</code> asks at once, fitted to your "
            "level; <code>reckon place</code> finds it in 12 "
            "questions.</p>\n");
}

void report_html(const struct report *report, struct str *out)
{
    const struct lookback *look = report->look;
    struct str title = {0}, period = {0};
    struct arena arena;
    arena_init(&arena);
    str_add(&title, report->learner ? "Progress of " : "Your progress");
    str_add(&title, report->learner ? report->learner : "");
    web_begin(out, title.text);
    words_period(&period, look);
    if (look->started) {
        web_text(out, "<p>", period.text, "</p>\n");
        write_contents(out, look);
    } else {
        write_nothing(out);
    }
    for (size_t i = 0; i < SECTIONS; i++) {
        if (!sections[i].there(look))
            continue;
        web_section(out, sections[i].id, sections[i].heading);
        sections[i].write(out, look, &arena);
        web_section_end(out);
    }
    web_end(out, report->program);
    arena_release(&arena);
    str_release(&title);
    str_release(&period);
}
