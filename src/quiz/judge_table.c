#include "quiz/judge_table.h"

#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "lang/lex.h"
#include "quiz/judge.h"

enum column {
    COLUMN_INPUT,
    COLUMN_KEY,
    COLUMN_RULE,
    COLUMN_VALUE, /* optional, from here on */
    COLUMN_VERDICT,
    COLUMN_COUNT
};

static const char *const column_names[COLUMN_COUNT] = {
    "input", "key", "rule", "expected_value", "verdict"};

struct cell {
    const char *text;
    size_t length;
};

struct table {
    const struct source *source;
    struct arena arena;      /* of one row */
    int place[COLUMN_COUNT]; /* which field of a line; -1: none */
    struct str input;        /* the line to be read, repeats spelt out */
    struct str value, verdict;
    struct error *error;
};

/* Answers are refused beyond a few thousand bytes, so that longer repeats need
 * not be spelt out. */
enum { SPELT_MOST = 8192 };

/* --- cells ------------------------------------------------------------------
 */

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static void add_bytes(const char *text, size_t length, struct str *out)
{
    for (size_t i = 0; i < length; i++) {
        bool escape = i + 3 < length && text[i] == '\\' && text[i + 1] == 'x' &&
                      hex_digit(text[i + 2]) >= 0 &&
                      hex_digit(text[i + 3]) >= 0;
        str_add_char(out, escape ? (char)(hex_digit(text[i + 2]) * 16 +
                                          hex_digit(text[i + 3]))
                                 : text[i]);
        i += escape ? 3 : 0;
    }
}

/* "@{N*text}" at the start: the bytes it takes, 0 if there is none. */
static size_t find_repeat(const char *text, size_t length, uint64_t *times,
                          struct cell *what)
{
    const char *star, *close;
    if (length < 5 || text[0] != '@' || text[1] != '{' ||
        !(star = memchr(text, '*', length)) ||
        !numtext_integer(text + 2, (size_t)(star - text) - 2, times))
        return 0;
    /* the text itself may be a brace */
    size_t left = length - (size_t)(star + 1 - text);
    if (left < 2 || !(close = memchr(star + 2, '}', left - 1)))
        return 0;
    *what = (struct cell){star + 1, (size_t)(close - star) - 1};
    return (size_t)(close - text) + 1;
}

static void spell_out(struct cell cell, struct str *out)
{
    str_clear(out);
    for (size_t at = 0; at < cell.length;) {
        uint64_t times;
        struct cell what;
        size_t taken =
            find_repeat(cell.text + at, cell.length - at, &times, &what);
        if (!taken) {
            size_t next = at + 1;
            while (next < cell.length && cell.text[next] != '@')
                next++;
            add_bytes(cell.text + at, next - at, out);
            at = next;
            continue;
        }
        for (uint64_t i = 0; i < times && out->length <= SPELT_MOST; i++)
            add_bytes(what.text, what.length, out);
        at += taken;
    }
}

static struct cell field(const struct cell *line, int index)
{
    struct cell cell = {line->text, 0};
    const char *end = line->text + line->length;
    for (int i = 0; cell.text <= end; i++) {
        const char *tab =
            cell.text < end ? memchr(cell.text, '\t', (size_t)(end - cell.text))
                            : NULL;
        cell.length = (size_t)((tab ? tab : end) - cell.text);
        if (i == index)
            return cell;
        if (!tab)
            break;
        cell.text = tab + 1;
    }
    return (struct cell){end, 0};
}

static struct cell column(const struct table *table, const struct cell *line,
                          enum column which)
{
    if (table->place[which] < 0)
        return (struct cell){"", 0};
    return field(line, table->place[which]);
}

/* --- rows -------------------------------------------------------------------
 */

/* Moves an error of a cell to the table, and keeps the first. */
static void invalid(struct table *table, const char *why, struct cell cell,
                    const struct error *found)
{
    uint32_t at = (uint32_t)(cell.text - table->source->text);
    str_add_format(&table->verdict, "invalid:%s", why);
    if (table->error->code)
        return;
    error_set_at(table->error, ERROR_VALUE, at, (uint32_t)cell.length, "%s: %s",
                 why, found->text);
    table->error->source = table->source;
}

static bool read_key(struct table *table, struct cell cell, struct key *key)
{
    struct error error = {0};
    struct answer answer;
    struct answer_options options = answer_options_of(&key->rule);
    struct number *item;
    options.comma = false;
    options.unit = NULL;
    struct str *spelt = &table->input;
    spell_out(cell, spelt);
    char *text = arena_text(&table->arena, str_text(spelt), spelt->length);
    if (!answer_read(&table->arena, text, spelt->length, &options, &answer,
                     &error)) {
        invalid(table, "key", cell, &error);
        return false;
    }
    key->count = answer.count;
    key->item = item =
        arena_get(&table->arena, (answer.count + 1) * sizeof *item);
    for (uint32_t i = 0; i < answer.count; i++)
        item[i] = answer.item[i].value;
    key->value = answer.first.value;
    return true;
}

static void judge_line(struct table *table, const struct cell *line)
{
    struct error error = {0};
    struct answer answer;
    struct verdict verdict;
    struct key key = {0};
    struct cell rule = column(table, line, COLUMN_RULE);
    str_clear(&table->value);
    str_clear(&table->verdict);
    arena_clear(&table->arena);
    if (!rule_read(rule.text, rule.length, &key.rule, &error)) {
        invalid(table, "rule", rule, &error);
        return;
    }
    if (!read_key(table, column(table, line, COLUMN_KEY), &key))
        return;
    spell_out(column(table, line, COLUMN_INPUT), &table->input);
    struct answer_options options = answer_options_of(&key.rule);
    struct error unread = {0};
    answer_read(&table->arena, str_text(&table->input), table->input.length,
                &options, &answer, &unread);
    judge(&key, &answer, &table->arena, &verdict);
    answer_print(&answer, &table->value);
    verdict_print(&verdict, &table->verdict);
}

static const char *copy(struct table *table, struct cell cell)
{
    return arena_text(&table->arena, cell.text, cell.length);
}

static bool read_header(struct table *table, const struct cell *line)
{
    for (int which = 0; which < COLUMN_COUNT; which++) {
        table->place[which] = -1;
        for (int i = 0; field(line, i).text < line->text + line->length; i++) {
            struct cell name = field(line, i);
            if (strlen(column_names[which]) == name.length &&
                memcmp(column_names[which], name.text, name.length) == 0)
                table->place[which] = i;
        }
        if (table->place[which] >= 0 || which > COLUMN_RULE)
            continue;
        error_set_at(table->error, ERROR_VALUE,
                     (uint32_t)(line->text - table->source->text),
                     (uint32_t)line->length,
                     "the header has no column '%s'; it needs input, key and "
                     "rule, separated by tabs",
                     column_names[which]);
        table->error->source = table->source;
        return false;
    }
    return true;
}

static bool is_comment(const struct cell *line)
{
    return line->length == 0 || (line->text[0] == '#' &&
                                 (line->length == 1 || line->text[1] == ' '));
}

/* The next line without its end; false at the end of the table. */
static bool next_line(const struct source *source, size_t *at,
                      struct cell *line)
{
    if (*at >= source->length)
        return false;
    const char *start = source->text + *at;
    const char *end = memchr(start, '\n', source->length - *at);
    size_t length = end ? (size_t)(end - start) : source->length - *at;
    *at += length + 1;
    if (length && start[length - 1] == '\r')
        length--;
    *line = (struct cell){start, length};
    return true;
}

bool judge_table_each(const struct source *source,
                      void (*use)(void *context, const struct judge_row *row),
                      void *context, struct error *error)
{
    struct table table = {.source = source, .error = error};
    struct judge_row row = {0};
    struct cell line;
    bool header = false, failed = false;
    arena_init(&table.arena);
    for (size_t at = 0; !failed && next_line(source, &at, &line);) {
        row.line++;
        if (is_comment(&line))
            continue;
        if (!header) {
            header = true;
            failed = !read_header(&table, &line);
            continue;
        }
        judge_line(&table, &line);
        row.input = copy(&table, column(&table, &line, COLUMN_INPUT));
        row.expected_value = copy(&table, column(&table, &line, COLUMN_VALUE));
        row.expected_verdict =
            copy(&table, column(&table, &line, COLUMN_VERDICT));
        row.value = str_text(&table.value);
        row.verdict = str_text(&table.verdict);
        use(context, &row);
    }
    if (!header && !error->code)
        error_set(error, ERROR_VALUE, "the table has no header line");
    arena_release(&table.arena);
    str_release(&table.input);
    str_release(&table.value);
    str_release(&table.verdict);
    return error->code == ERROR_NONE;
}

static void print_row(void *context, const struct judge_row *row)
{
    struct str *out = context;
    str_add(out, row->input);
    str_add_char(out, '\t');
    str_add(out, row->value);
    str_add_char(out, '\t');
    str_add(out, row->verdict);
    str_add_char(out, '\n');
}

bool judge_table(const struct source *table, struct str *out,
                 struct error *error)
{
    str_add(out, "input\tvalue\tverdict\n");
    return judge_table_each(table, print_row, out, error);
}
