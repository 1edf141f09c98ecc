#include <math.h>
#include <string.h>

#include "base/suggest.h"
#include "cli/cli.h"
#include "cli/surroundings.h"
#include "export/json.h"
#include "session/catalog_file.h"

enum { NAME_COLUMN = 34, TOPICS_MOST = 1000 };

struct listing {
    struct cli *cli;
    struct library library;
    struct arena arena;
    const char *topic[TOPICS_MOST];
    size_t topics;
    struct words tags; /* one of these is enough; none: any */
};

/* A template with its expected seconds at each of its levels. */
struct listed {
    const struct template *template;
    double seconds[LEVEL_MOST - LEVEL_LEAST + 1];
    size_t levels;
};

typedef void use_template(const struct listed *listed, void *context);

static bool is_wanted(const struct listing *listing,
                      const struct template *template, const char *topic)
{
    bool tagged = listing->tags.count == 0;
    for (size_t i = 0; i < listing->tags.count; i++)
        tagged = tagged || template_has_tag(template, listing->tags.word[i]);
    return tagged && strcmp(template->topic, topic) == 0;
}

static void each_of_bank(struct listing *listing, const struct bank *bank,
                         const char *topic, use_template *use, void *context)
{
    for (uint32_t i = 0; i < bank->templates; i++) {
        struct listed listed = {.template = &bank->template[i]};
        listed.levels = catalog_file_seconds(listed.template, listed.seconds,
                                             &listing->arena);
        if (is_wanted(listing, listed.template, topic))
            use(&listed, context);
    }
}

static void each_template(struct listing *listing, const char *topic,
                          use_template *use, void *context)
{
    for (size_t i = 0; i < listing->library.count; i++)
        each_of_bank(listing, listing->library.bank[i], topic, use, context);
}

/* --- for people ------------------------------------------------------------
 */

static void add_levels(const struct template *template, struct str *line)
{
    if (template->level_low < template->level_high)
        str_add_format(line, "levels %d-%d", template->level_low,
                       template->level_high);
    else
        str_add_format(line, "level %d", template->level_low);
}

/* "20-40 s" */
static void add_seconds(const struct listed *listed, struct str *line)
{
    double least = listed->seconds[0], most = listed->seconds[0];
    for (size_t i = 1; i < listed->levels; i++) {
        least = fmin(least, listed->seconds[i]);
        most = fmax(most, listed->seconds[i]);
    }
    str_add_format(line, ", %lld", llround(least));
    if (llround(least) < llround(most))
        str_add_format(line, "-%lld", llround(most));
    str_add(line, " s");
}

static void print_template(const struct listed *listed, void *context)
{
    const struct template *template = listed->template;
    struct str name = {0}, line = {0};
    str_add_format(&name, "%s/%s", template->bank->id, template->id);
    add_levels(template, &line);
    str_add_format(&line, ", %s", part_kind_name(template->kind));
    add_seconds(listed, &line);
    if (template->parts > 1)
        str_add_format(&line, ", %u parts", template->parts);
    for (uint32_t i = 0; i < template->tags; i++)
        str_add_format(&line, "%s%s", i ? " " : "; ", template->tag[i]);
    term_row(context, NAME_COLUMN, str_text(&name), str_text(&line));
    str_release(&name);
    str_release(&line);
}

static void count_template(const struct listed *listed, void *context)
{
    (void)listed;
    ++*(size_t *)context;
}

static void print_text(struct listing *listing)
{
    struct term *out = &listing->cli->out;
    size_t headings = 0;
    for (size_t i = 0; i < listing->topics; i++) {
        size_t count = 0;
        each_template(listing, listing->topic[i], count_template, &count);
        if (!count)
            continue;
        if (headings++)
            term_add(out, "\n");
        term_styled(out, STYLE_STRONG, listing->topic[i]);
        term_add(out, "\n");
        each_template(listing, listing->topic[i], print_template, out);
    }
}

/* --- for programs ----------------------------------------------------------
 */

static void print_parts(struct json *json, const struct template *template)
{
    struct error ignored = {.code = ERROR_NONE};
    json_name(json, "parts");
    json_open(json, '[');
    for (uint32_t i = 0;
         template_ready(template, &ignored) && i < template->parts; i++) {
        const struct part *part = &template->part[i];
        json_open(json, '{');
        json_member_text(json, "id", part->id);
        json_member_text(json, "kind", part_kind_name(part->kind));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void print_levels(struct json *json, const struct listed *listed)
{
    json_name(json, "levels");
    json_open(json, '[');
    for (size_t i = 0; i < listed->levels; i++)
        json_whole(json, listed->template->level_low + (int)i);
    json_close(json, ']');
    json_name(json, "time");
    json_open(json, '[');
    for (size_t i = 0; i < listed->levels; i++)
        json_decimal(json, listed->seconds[i]);
    json_close(json, ']');
}

/* One template a line, for the sake of grep and diff. */
static void print_object(const struct listed *listed, void *context)
{
    struct json *json = context;
    const struct template *template = listed->template;
    str_add(json->out, json->comma ? ",\n" : "\n");
    json->comma = false;
    json_open(json, '{');
    json_member_text(json, "bank", template->bank->id);
    json_member_text(json, "topic", template->topic);
    json_member_text(json, "id", template->id);
    print_levels(json, listed);
    json_member_text(json, "kind", part_kind_name(template->kind));
    json_name(json, "tags");
    json_open(json, '[');
    for (uint32_t i = 0; i < template->tags; i++)
        json_text(json, template->tag[i]);
    json_close(json, ']');
    print_parts(json, template);
    json_close(json, '}');
}

static void print_json(struct listing *listing)
{
    struct json json = {.out = &listing->cli->out.pending};
    json_open(&json, '[');
    for (size_t i = 0; i < listing->topics; i++)
        each_template(listing, listing->topic[i], print_object, &json);
    str_add_char(json.out, '\n');
    json_close(&json, ']');
    str_add_char(json.out, '\n');
}

/* --- what is wanted --------------------------------------------------------
 */

/* All topics, or the one of --topic. */
static bool find_topics(struct listing *listing, struct error *error)
{
    const char *wanted = listing->cli->options.value[OPTION_TOPIC];
    struct suggest suggest = {.best = NULL};
    size_t count =
        library_topics(&listing->library, listing->topic, TOPICS_MOST);
    listing->topics = count < TOPICS_MOST ? count : TOPICS_MOST;
    if (!wanted)
        return true;
    for (size_t i = 0; i < listing->topics; i++) {
        if (strcmp(listing->topic[i], wanted) == 0) {
            listing->topic[0] = listing->topic[i];
            listing->topics = 1;
            return true;
        }
        suggest_offer(&suggest, wanted, strlen(wanted), listing->topic[i]);
    }
    if (suggest.best)
        return error_set(error, ERROR_NAME,
                         "no topic is called '%.60s'; did you mean '%s'?",
                         wanted, suggest.best);
    return error_set(error, ERROR_NAME,
                     "no topic is called '%.60s'; 'reckon topics' lists them",
                     wanted);
}

static enum exit_status list(struct listing *listing, bool json)
{
    struct error error = {.code = ERROR_NONE};
    if (!surroundings_library(&listing->library, true, listing->cli))
        return EXIT_FAILED;
    if (!find_topics(listing, &error) ||
        !options_words(&listing->cli->options, OPTION_TAG, &listing->tags,
                       &error))
        return cli_fail(listing->cli, EXIT_USAGE, &error);
    if (json)
        print_json(listing);
    else
        print_text(listing);
    return EXIT_DONE;
}

enum exit_status cli_list(struct cli *cli)
{
    struct listing listing = {.cli = cli};
    const char *format = cli->options.value[OPTION_FORMAT];
    bool json = format && strcmp(format, "json") == 0;
    if (cli->options.arguments)
        return cli_usage(cli, "'list' takes no argument; name a topic by "
                              "--topic");
    if (format && !json && strcmp(format, "text") != 0)
        return cli_usage(cli, "--format of 'list' wants text or json");
    arena_init(&listing.arena);
    enum exit_status status = list(&listing, json);
    words_release(&listing.tags);
    library_release(&listing.library);
    arena_release(&listing.arena);
    return status;
}
