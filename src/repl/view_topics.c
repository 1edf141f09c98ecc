#include "repl/say.h"
#include "repl/view.h"

enum { NAME_COLUMN = 16 };

void view_topic_levels(const struct catalog *catalog,
                       const struct catalog_topic *topic, int *least, int *most)
{
    int low = LEVEL_MOST, high = LEVEL_LEAST;
    for (uint32_t i = 0; i < topic->templates; i++) {
        const struct catalog_template *template =
            &catalog->template[topic->template[i]];
        for (uint32_t k = 0; k < template->levels; k++) {
            int level = template->level[k].level;
            low = level < low ? level : low;
            high = level > high ? level : high;
        }
    }
    *least = low;
    *most = high;
}

void view_topic_range(const struct catalog *catalog,
                      const struct catalog_topic *topic, struct str *line)
{
    int low, high;
    view_topic_levels(catalog, topic, &low, &high);
    str_add_format(line, "%u question%s, ", topic->templates,
                   topic->templates == 1 ? "" : "s");
    if (low < high)
        str_add_format(line, "levels %d-%d", low, high);
    else
        str_add_format(line, "level %d", low);
}

void view_topics(struct term *term, const struct catalog *catalog,
                 const struct view_level *level)
{
    struct str line = {0};
    for (uint32_t i = 0; i < catalog->topics; i++) {
        const struct catalog_topic *topic = &catalog->topic[i];
        str_clear(&line);
        view_topic_range(catalog, topic, &line);
        if (level && level->topic[i].ability.answers) {
            struct ability_level yours = ability_shown_level(
                level->ability, &level->topic[i].ability, (double)level->now);
            str_add(&line, "; yours ");
            say_level_number(&yours, &line);
            say_band(&yours, &line);
        }
        term_row(term, NAME_COLUMN, topic->name, line.text);
    }
    str_release(&line);
}
