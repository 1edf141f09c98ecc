/* What a topic is: the banks that ask about it say what it covers and why, and
 * two questions show it. */
#include <string.h>

#include "quiz/question.h"
#include "repl/help.h"
#include "repl/view.h"

/* So long may the text of an example be; and the seed that draws it, so that
 * help is the same each time. */
enum { EXAMPLE_BYTES = 240, EXAMPLE_SEED = 1, EXAMPLE_INDENT = 4 };

static const struct template *load(const struct help *help, uint32_t template)
{
    struct error_list ignored = {.count = 0};
    const struct template *loaded =
        catalog_load(help->catalog, template, &ignored);
    error_list_release(&ignored);
    return loaded;
}

const struct bank *help_topic_bank(const struct help *help, uint32_t topic)
{
    const struct catalog_topic *row = &help->catalog->topic[topic];
    const struct template *template = load(help, row->template[0]);
    return template ? template->bank : NULL;
}

static bool is_at_level(const struct catalog_template *template, int level)
{
    for (uint32_t i = 0; i < template->levels; i++)
        if (template->level[i].level == level && !template->level[i].dead)
            return true;
    return false;
}

/* Prints the question, if it is one that a few lines can show. */
static bool show_example(const struct help *help,
                         const struct template *template, int level)
{
    struct error ignored = {.code = ERROR_NONE};
    struct question question;
    struct question_part part;
    struct str head = {0};
    if (!template_ready(template, &ignored) || template->part[0].table.rows ||
        !question_draw(&question, template, level, EXAMPLE_SEED, &ignored))
        return false;
    question.terse = true;
    bool shown = question_part(&question, 0, &part, &ignored) &&
                 strlen(part.text) <= EXAMPLE_BYTES;
    if (shown) {
        str_add_format(&head, "For example, at level %d:", level);
        term_add(help->out, "\n");
        term_text(help->out, TERM_INDENT, head.text);
        term_text(help->out, EXAMPLE_INDENT, part.text);
    }
    str_release(&head);
    question_release(&question);
    return shown;
}

/* The first template of a level that serves, from `from` on so that a second
 * example is of another one; returns the place behind it. */
static uint32_t add_example(const struct help *help,
                            const struct catalog_topic *topic, int level,
                            uint32_t from)
{
    for (uint32_t k = 0; k < topic->templates; k++) {
        uint32_t i = (from + k) % topic->templates;
        uint32_t number = topic->template[i];
        if (!is_at_level(&help->catalog->template[number], level))
            continue;
        const struct template *template = load(help, number);
        if (template && show_example(help, template, level))
            return i + 1;
    }
    return from;
}

/* The banks that ask about it, each once. */
static void add_banks(const struct help *help,
                      const struct catalog_topic *topic)
{
    uint32_t told = CATALOG_NONE;
    for (uint32_t i = 0; i < topic->templates; i++) {
        const struct catalog_template *row =
            &help->catalog->template[topic->template[i]];
        bool new = told == CATALOG_NONE || row->file != told;
        for (uint32_t k = 0; new &&k < i; k++)
            new = help->catalog->template[topic->template[k]].file != row->file;
        if (!new)
            continue;
        told = row->file;
        const struct template *template = load(help, topic->template[i]);
        if (template && template->bank->about) {
            term_add(help->out, "\n");
            term_text(help->out, TERM_INDENT, template->bank->about);
        }
    }
}

void help_explain_topic(const struct help *help, uint32_t index)
{
    const struct catalog *catalog = help->catalog;
    const struct catalog_topic *topic = &catalog->topic[index];
    struct str lead = {0}, text = {0};
    int low, high;
    view_topic_levels(catalog, topic, &low, &high);
    str_add_format(&lead, "topic %s:", topic->name);
    str_add_format(
        &text, "%s. ",
        catalog->file[catalog->template[topic->template[0]].file].title);
    view_topic_range(catalog, topic, &text);
    str_add_format(&text, ". '%spractice %s' asks about it.",
                   help->in_shell ? "reckon " : "", topic->name);
    term_led_text(help->out, TERM_INDENT, TERM_INDENT, STYLE_STRONG, lead.text,
                  text.text);
    add_banks(help, topic);
    uint32_t next = add_example(help, topic, low, 0);
    if (high > low)
        add_example(help, topic, high, next);
    str_release(&lead);
    str_release(&text);
}
