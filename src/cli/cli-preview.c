#include <inttypes.h>
#include <string.h>

#include "base/numtext.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "export/preview.h"
#include "export/preview_question.h"
#include "quiz/question.h"
#include "repl/say.h"

enum { COUNT_MOST = 1000, INDENT = 2 };

/* What is asked for: a template, and perhaps a level and a seed behind it. */
struct wanted {
    uint64_t shown; /* questions, so far */
    struct str name;
    int level; /* 0: each in turn */
    uint64_t seed, count;
    bool json;
    const struct medium *medium; /* NULL: text or JSON */
};

static void field(struct term *out, const char *name, const char *text)
{
    if (text && *text)
        term_led_text(out, INDENT, INDENT + 12, STYLE_STRONG, name, text);
}

static void show_options(struct term *out, const struct question_part *part)
{
    struct str line = {0};
    for (uint32_t i = 0; i < part->options; i++) {
        const struct question_option *option = &part->option[i];
        str_clear(&line);
        str_add_format(&line, "%c) %s", (char)('a' + i), option->text);
        if (option->tag)
            str_add_format(&line, " (%s)", option->tag);
        field(out, i == part->right ? "right:" : "option:", line.text);
    }
    str_release(&line);
}

static void show_cells(struct term *out, const struct question_part *part)
{
    const struct table *table = &part->part->table;
    struct str line = {0};
    for (uint32_t row = 0; part->cell && row < table->rows; row++) {
        str_clear(&line);
        for (uint32_t column = 0; column < table->columns; column++)
            str_add_format(&line, "%s%s", column ? " | " : "",
                           part->cell[row * table->columns + column]);
        field(out, "row:", line.text);
    }
    str_release(&line);
}

/* Key, mistakes, hints ... as every medium shows them. */
static void show_fields(struct term *out, const struct preview_part *part)
{
    struct str name = {0};
    for (uint32_t i = 0; i < part->fields; i++) {
        const struct preview_field *shown = &part->field[i];
        struct str text = {0};
        str_clear(&name);
        str_add_format(&name, "%s:", shown->name);
        if (shown->tag)
            str_add_format(&text, "(%s) ", shown->tag);
        str_add(&text, shown->passage->text);
        field(out, name.text, str_text(&text));
        str_release(&text);
    }
    str_release(&name);
}

static bool show_part(struct term *out, struct question *question,
                      uint32_t index, struct error *error)
{
    struct preview_part part;
    struct str time = {0};
    if (!preview_part(question, index, &part, error))
        return false;
    say_seconds(part.drawn.seconds, &time);
    field(out, "ask:", part.drawn.text);
    show_cells(out, &part.drawn);
    show_options(out, &part.drawn);
    field(out, "time:", str_text(&time));
    str_release(&time);
    show_fields(out, &part);
    return true;
}

static bool show_question(struct term *out, const struct template *template,
                          int level, uint64_t seed, struct error *error)
{
    struct question question;
    struct str line = {0};
    if (!question_draw(&question, template, level, seed, error))
        return false;
    bool ok = true;
    question_name(&question, &line);
    term_styled(out, STYLE_STRONG, str_text(&line));
    term_add(out, "\n");
    str_clear(&line);
    question_parameters(&question, &line);
    field(out, "draw:", str_text(&line));
    for (uint32_t i = 0; ok && i < template->parts; i++)
        ok = show_part(out, &question, i, error);
    str_release(&line);
    question_release(&question);
    return ok;
}

/* The question in a medium of papers, or as JSON. */
static bool print_question(struct str *out, const struct wanted *wanted,
                           const struct template *template, int level,
                           uint64_t seed, struct error *error)
{
    struct question question;
    if (!question_draw(&question, template, level, seed, error))
        return false;
    bool ok = wanted->medium
                  ? preview_write(wanted->medium, &question, out, error)
                  : preview_json(&question, out, error);
    question_release(&question);
    return ok;
}

/* Splits BANK/TEMPLATE[:LEVEL[:SEED]]; what follows the name stands above the
 * options. */
static bool read_name(struct wanted *wanted, const char *text)
{
    const char *level = strchr(text, ':');
    const char *seed = level ? strchr(level + 1, ':') : NULL;
    uint64_t number;
    str_add_bytes(&wanted->name, text,
                  level ? (size_t)(level - text) : strlen(text));
    if (level) {
        size_t length = seed ? (size_t)(seed - level - 1) : strlen(level + 1);
        if (!numtext_integer(level + 1, length, &number) || number > LEVEL_MOST)
            return false;
        wanted->level = (int)number;
    }
    return !seed || numtext_integer(seed + 1, strlen(seed + 1), &wanted->seed);
}

static bool read_format(struct wanted *wanted, const char *name,
                        struct error *error)
{
    if (!name || strcmp(name, "text") == 0)
        return true;
    wanted->json = strcmp(name, "json") == 0;
    wanted->medium = medium_find(name);
    if (wanted->json || wanted->medium)
        return true;
    return error_set(error, ERROR_USAGE,
                     "--format of 'preview' wants text, json, markdown, html "
                     "or latex");
}

static bool read_wanted(struct cli *cli, struct wanted *wanted,
                        struct error *error)
{
    uint64_t level;
    const struct options *options = &cli->options;
    if (options->arguments != 1)
        return error_set(error, ERROR_USAGE,
                         "'preview' needs a BANK or a BANK/TEMPLATE");
    if (!options_number(options, OPTION_LEVEL, LEVEL_LEAST, LEVEL_MOST, 0,
                        &level, error) ||
        !options_number(options, OPTION_SEED, 0, UINT64_MAX, 1, &wanted->seed,
                        error) ||
        !options_number(options, OPTION_COUNT, 1, COUNT_MOST, 1, &wanted->count,
                        error) ||
        !read_format(wanted, options->value[OPTION_FORMAT], error))
        return false;
    wanted->level = (int)level;
    if (read_name(wanted, options->argument[0]))
        return true;
    return error_set(error, ERROR_USAGE,
                     "'%.80s' is no BANK/TEMPLATE:LEVEL:SEED",
                     options->argument[0]);
}

/* What stands before, between and behind questions. */
static void begin(struct cli *cli, const struct wanted *wanted)
{
    if (wanted->medium)
        preview_begin(wanted->medium, wanted->name.text, &cli->out.pending);
    else if (wanted->json)
        term_add(&cli->out, "[\n");
}

static void separate(struct cli *cli, const struct wanted *wanted)
{
    if (!wanted->medium)
        term_add(&cli->out, wanted->json ? ",\n" : "\n");
}

static void end(struct cli *cli, const struct wanted *wanted)
{
    if (wanted->medium)
        preview_end(wanted->medium, &cli->out.pending);
    else if (wanted->json)
        term_add(&cli->out, "\n]\n");
}

/* Questions of one template at the levels wanted. */
static bool show_template(struct cli *cli, const struct template *template,
                          struct wanted *wanted, struct error *error)
{
    int low = wanted->level ? wanted->level : template->level_low;
    int high = wanted->level ? wanted->level : template->level_high;
    bool text = !wanted->medium && !wanted->json;
    for (int level = low; level <= high; level++)
        for (uint64_t i = 0; i < wanted->count; i++) {
            uint64_t seed = wanted->seed + i;
            if (wanted->shown++)
                separate(cli, wanted);
            if (text ? !show_question(&cli->out, template, level, seed, error)
                     : !print_question(&cli->out.pending, wanted, template,
                                       level, seed, error))
                return false;
        }
    return true;
}

static bool has_level(const struct template *template, int level)
{
    return !level ||
           (template->level_low <= level && level <= template->level_high);
}

static bool show_one(struct cli *cli, const struct template *template,
                     struct wanted *wanted, struct error *error)
{
    if (!has_level(template, wanted->level))
        return error_set(error, ERROR_VALUE, "%.80s has levels %d to %d only",
                         wanted->name.text, template->level_low,
                         template->level_high);
    begin(cli, wanted);
    if (!show_template(cli, template, wanted, error))
        return false;
    end(cli, wanted);
    return true;
}

/* A whole bank: each template that has the level. */
static bool show_bank(struct cli *cli, const struct bank *bank,
                      struct wanted *wanted, struct error *error)
{
    begin(cli, wanted);
    for (uint32_t i = 0; i < bank->templates; i++)
        if (has_level(&bank->template[i], wanted -> level) &&
            !show_template(cli, &bank->template[i], wanted, error))
            return false;
    end(cli, wanted);
    return true;
}

static const struct bank *find_bank(const struct library *library,
                                    const char *name)
{
    for (size_t i = 0; i < library->count; i++)
        if (strcmp(library->bank[i]->id, name) == 0)
            return library->bank[i];
    return NULL;
}

static enum exit_status show_wanted(struct cli *cli,
                                    const struct library *library,
                                    struct wanted *wanted)
{
    struct error error = {.code = ERROR_NONE};
    const char *name = str_text(&wanted->name);
    const struct bank *bank = find_bank(library, name);
    const struct template *template =
        bank ? NULL : library_template(library, name, &error);
    if (!bank && !template)
        return cli_fail(cli, EXIT_USAGE, &error);
    if (bank ? show_bank(cli, bank, wanted, &error)
             : show_one(cli, template, wanted, &error))
        return EXIT_DONE;
    return cli_fail(cli, EXIT_INPUT, &error);
}

enum exit_status cli_preview(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct wanted wanted = {.level = 0};
    struct library library;
    enum exit_status status = EXIT_FAILED;
    if (!read_wanted(cli, &wanted, &error)) {
        str_release(&wanted.name);
        return cli_usage(cli, "%s", error.text);
    }
    if (surroundings_library(&library, false, cli))
        status = show_wanted(cli, &library, &wanted);
    library_release(&library);
    str_release(&wanted.name);
    return status;
}
