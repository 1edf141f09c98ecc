#include "cli/bank_sample.h"

#include <string.h>

#include "bank/schema.h"

enum use {
    USED,
    SPARE, /* behind a '#' that can be taken away */
    OTHER  /* for another kind of question */
};

struct sample {
    const char *key;
    enum use use;
    enum key_map nested; /* the maps in its list, explained too */
    const char *more;    /* one more line of comment, or NULL */
    const char *text;    /* lines; NULL: filled in elsewhere */
};

static const struct sample bank_keys[] = {
    {"format", USED, 0, NULL, "format: 1\n"},
    {"bank", USED, 0, NULL, NULL},
    {"title", USED, 0, NULL, NULL},
    {"about", USED, 0, NULL,
     "about: >-\n"
     "  Say here what these questions cover and why they are asked.\n"},
    {"templates", USED, 0, NULL, "templates:\n"},
};

static const struct sample template_keys[] = {
    {"id", USED, 0, NULL, NULL},
    {"formerly", SPARE, 0, NULL, "formerly:\n  - old-id\n"},
    {"topic", USED, 0, NULL, NULL},
    {"tags", SPARE, 0, NULL, "tags:\n  - games\n"},
    {"level", USED, 0, "(1 is easy; 'level' is a name in formulas)",
     "level: 1..2\n"},
    {"tools", USED, 0, "(what the answer should need)", "tools: paper\n"},
    {"draw", USED, 0, NULL,
     "draw:\n"
     "  faces: one of [6, 8, 10]\n"
     "  n: 2..(level + 3)\n"},
    {"let", USED, 0, NULL, "let:\n  miss: (faces - 1)/faces\n"},
    {"where", USED, 0, NULL, "where: n < faces - 1\n"},
};

static const struct sample part_keys[] = {
    {"time", USED, 0, NULL, "time: 20 + 15*level\n"},
    {"ask", USED, 0, "(text that begins with '{' goes under '>-')",
     "ask:\n"
     "  - >-\n"
     "    You throw a fair die with {faces} faces {n} times. What is the\n"
     "    probability of at least one {faces}?\n"
     "  - >-\n"
     "    {n} fair dice with {faces} faces each are thrown. What is the\n"
     "    probability that one or more of them show {faces}?\n"},
    {"table", SPARE, 0, NULL,
     "table:\n"
     "  -\n"
     "    - faces\n"
     "    - throws\n"
     "  -\n"
     "    - >-\n"
     "      {faces}\n"
     "    - >-\n"
     "      {n}\n"},
    {"kind", USED, 0, NULL, "kind: probability\n"},
    {"unit", OTHER, 0, NULL, "unit: minutes\n"},
    {"options", OTHER, MAP_OPTION,
     "(with kind: choice, in place of answer; or four are made around it)",
     "options:\n"
     "  - text: It is larger than 1/2.\n"
     "    right: 1 - miss^n > 1/2\n"
     "  - text: It is at most 1/2.\n"
     "    right: 1 - miss^n <= 1/2\n"
     "    tag: sum\n"
     "    say: Chances of single throws do not add up.\n"},
    {"answer", USED, 0, NULL, "answer: 1 - miss^n\n"},
    {"accept", USED, 0, NULL, "accept: sigfig:3\n"},
    {"readings", SPARE, MAP_READING, NULL,
     "readings:\n"
     "  - answer: round(1 - miss^n, 2)\n"
     "    name: rounded to percent\n"},
    {"check", USED, 0,
     "(the same by another way; here all outcomes are gone through)",
     "check: |\n"
     "  hits := 0\n"
     "  for k in 1..n do\n"
     "    hits := hits + (if roll(faces) = faces then 1 else 0)\n"
     "  end\n"
     "  hits > 0\n"},
    {"mistakes", USED, MAP_MISTAKE, NULL,
     "mistakes:\n"
     "  - answer: n/faces\n"
     "    tag: sum\n"
     "    say: >-\n"
     "      That adds the chances, and counts throws with several hits more\n"
     "      than once.\n"
     "  - answer: miss^n\n"
     "    tag: complement\n"
     "    say: That is the probability of none at all.\n"},
    {"hints", USED, 0, NULL,
     "hints:\n"
     "  - What is the opposite of at least one?\n"
     "  - A single throw misses with probability {miss}.\n"},
    {"solution", USED, 0, "({x =} prints formula, numbers and value)",
     "solution: >-\n"
     "  All {n} throws miss with probability {miss^n}; the rest is\n"
     "  {1 - miss^n =}.\n"},
    {"rubric", OTHER, 0, "(with kind: open, in place of answer)",
     "rubric:\n"
     "  - It names the opposite event.\n"},
};

static const struct sample then_key = {
    "then", USED, 0, "(they take the keys from 'time' on, and an id)",
    "then:\n"
    "  - id: exactly-one\n"
    "    ask: And of exactly one {faces}?\n"
    "    kind: probability\n"
    "    answer: n*miss^(n - 1)/faces\n"
    "    check: dbinom(1, n, 1/faces)\n"
    "    solution: >-\n"
    "      Each of {n} throws may be the one: {n*miss^(n - 1)/faces =}.\n"};

/* --- writing ---------------------------------------------------------------
 */

enum { INDENT = 4 };

/* A prefix and as many blanks as make up the indentation. */
static void start_line(struct str *out, const char *prefix, size_t indent)
{
    str_add(out, prefix);
    for (size_t i = strlen(prefix); i < indent; i++)
        str_add_char(out, ' ');
}

static const struct key_row *row_of(unsigned maps, const char *key)
{
    const struct key_row *row;
    for (size_t i = 0; (row = schema_row(i)); i++)
        if (row->map & maps && strcmp(row->name, key) == 0)
            return row;
    return NULL;
}

static void add_about(struct str *out, unsigned maps,
                      const struct sample *sample, size_t indent)
{
    const struct key_row *row = row_of(maps, sample->key);
    start_line(out, "", indent);
    str_add_format(out, "# %s: %s\n", sample->key, row ? row->about : "");
    for (size_t i = 0; sample->nested && (row = schema_row(i)); i++) {
        if (row->map != sample->nested)
            continue;
        start_line(out, "", indent);
        str_add_format(out, "#   %s: %s\n", row->name, row->about);
    }
    if (!sample->more)
        return;
    start_line(out, "", indent);
    str_add_format(out, "# %s\n", sample->more);
}

static void add_lines(struct str *out, const char *text, const char *prefix,
                      size_t indent)
{
    while (*text) {
        size_t length = strcspn(text, "\n") + 1;
        start_line(out, prefix, indent);
        str_add_bytes(out, text, length);
        text += length;
    }
}

static void add_key(struct str *out, unsigned maps, const struct sample *sample,
                    const char *value, size_t indent)
{
    static const char *const prefix[] = {
        [USED] = "", [SPARE] = "#", [OTHER] = "    #  "};
    add_about(out, maps, sample, indent);
    if (sample->text) {
        size_t more = sample->use == OTHER ? 4 : 0;
        add_lines(out, sample->text, prefix[sample->use], indent + more);
        return;
    }
    /* The first key of an entry carries its dash. */
    start_line(out, strcmp(sample->key, "id") == 0 ? "  - " : "", indent);
    str_add_format(out, "%s: %s\n", sample->key, value);
}

void bank_sample_add(struct str *out, const char *bank, const char *topic,
                     const char *id)
{
    struct str title = {0};
    str_add_format(&title, "Questions on %s", topic);
    str_add(out,
            "# A bank of questions. Comments stand on lines of their own; YAML "
            "would cut\n"
            "# formulas and text at a '#' behind them. 'man reckon-bank' "
            "describes the\n"
            "# format, 'man reckon-formula' what formulas are made of. Keys "
            "behind a '#'\n"
            "# at the very start of a line may be had by taking it away. Try "
            "the bank with\n"
            "# 'reckon check FILE' and\n# ");
    str_add_format(out, "'reckon preview --banks FILE %s'.\n\n", id);
    for (size_t i = 0; i < sizeof bank_keys / sizeof *bank_keys; i++)
        add_key(out, MAP_BANK, &bank_keys[i],
                strcmp(bank_keys[i].key, "bank") == 0 ? bank : title.text, 0);
    str_add_char(out, '\n');
    for (size_t i = 0; i < sizeof template_keys / sizeof *template_keys; i++)
        add_key(out, MAP_TEMPLATE, &template_keys[i],
                strcmp(template_keys[i].key, "id") == 0 ? id : topic, INDENT);
    for (size_t i = 0; i < sizeof part_keys / sizeof *part_keys; i++)
        add_key(out, MAP_PART, &part_keys[i], NULL, INDENT);
    add_key(out, MAP_TEMPLATE, &then_key, NULL, INDENT);
    str_release(&title);
}
