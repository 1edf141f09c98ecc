/* For reckon-bank(5): keys, kinds, marking rules, proofs, findings. */
#include <string.h>

#include "bank/schema.h"
#include "bank/template.h"
#include "generate.h"

static const char *shape_words(enum key_shape shape)
{
    switch (shape) {
    case KEY_TEXT: return "plain text";
    case KEY_FORMULA: return "a formula";
    case KEY_DOMAIN: return "a domain";
    case KEY_PROGRAM: return "a formula or a program";
    case KEY_PROSE: return "text with holes";
    case KEY_PROSES: return "text with holes, or a list of such";
    case KEY_WORDS: return "a list of words";
    case KEY_NAMED: return "names and their values";
    case KEY_MAPS: return "a list of maps";
    case KEY_ROWS: return "a list of lists of cells";
    }
    return "";
}

static void add_keys(struct page *page, enum key_map map)
{
    const struct key_row *row;
    struct str text = {0};
    page_line(page, ".Bl -tag -width templates -compact");
    for (size_t i = 0; (row = schema_row(i)); i++) {
        if (row->map != map)
            continue;
        page_macro(page, ".It Ic", row->name);
        str_clear(&text);
        str_add_format(&text, "%s (%s%s).", row->about, shape_words(row->shape),
                       row->required ? "; required" : "");
        page_text(page, text.text);
    }
    page_line(page, ".El");
    str_release(&text);
}

void section_bank_keys(struct page *page)
{
    add_keys(page, MAP_BANK);
}

void section_template_keys(struct page *page)
{
    add_keys(page, MAP_TEMPLATE);
}

void section_part_keys(struct page *page)
{
    add_keys(page, MAP_PART);
}

void section_option_keys(struct page *page)
{
    add_keys(page, MAP_OPTION);
}

void section_mistake_keys(struct page *page)
{
    add_keys(page, MAP_MISTAKE);
}

void section_reading_keys(struct page *page)
{
    add_keys(page, MAP_READING);
}

void section_preset_keys(struct page *page)
{
    add_keys(page, MAP_PRESET);
}

void section_section_keys(struct page *page)
{
    add_keys(page, MAP_SECTION);
}

void section_blueprint_keys(struct page *page)
{
    add_keys(page, MAP_BLUEPRINT);
}

void section_chapter_keys(struct page *page)
{
    add_keys(page, MAP_CHAPTER);
}

void section_shard_keys(struct page *page)
{
    add_keys(page, MAP_SHARD);
}

void section_shard_file_keys(struct page *page)
{
    add_keys(page, MAP_SHARD_FILE);
}

/* A list of names with a sentence each. */
static void start(struct page *page, const char *width)
{
    struct str line = {0};
    str_add_format(&line, ".Bl -tag -width %s -compact", width);
    page_line(page, line.text);
    str_release(&line);
}

static void item(struct page *page, const char *name, const char *about)
{
    page_macro(page, ".It Ic", name);
    page_phrase(page, about);
}

void section_kinds(struct page *page)
{
    start(page, "probability");
#define KIND(id, name, judged, about) item(page, name, about);
#include "bank/kind.def"
#undef KIND
    page_line(page, ".El");
}

void section_rules(struct page *page)
{
    start(page, "estimate:xFACTOR");
#define NOTHING ""
#define DIGITS  ":DIGITS"
#define AMOUNT  ":AMOUNT"
#define SPREAD  ":SPREAD"
    static const struct {
        const char *name, *takes, *about;
    } rules[] = {
#define RULE(id, name, takes, about) {name, takes, about},
#include "bank/rule.def"
#undef RULE
    };
    const char *last = "";
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct str head = {0};
        /* A row without a name is another spread of the one before. */
        last = rules[i].name ? rules[i].name : last;
        bool factor = !rules[i].name;
        str_add_format(&head, "%s%s", last,
                       factor                                ? ":xFACTOR"
                       : strcmp(rules[i].takes, SPREAD) == 0 ? ":PERCENT"
                                                             : rules[i].takes);
        item(page, head.text, rules[i].about);
        str_release(&head);
    }
    page_line(page, ".El");
}

void section_forms(struct page *page)
{
    start(page, "fraction");
#define RULE_FORM(id, name, say)                                               \
    if (RULE_FORM_##id < RULE_FORM_DIGITS)                                     \
        item(page, name, say);
#include "bank/rule_form.def"
#undef RULE_FORM
    page_line(page, ".El");
}

void section_misconceptions(struct page *page)
{
    start(page, "Ds");
#define MISCONCEPTION(tag, about) item(page, tag, about);
#include "quiz/misconception.def"
#undef MISCONCEPTION
    page_line(page, ".El");
}

void section_proofs(struct page *page)
{
    start(page, "Ds");
#define PROOF(id, name, about) item(page, name, about);
#include "verify/proof.def"
#undef PROOF
    page_line(page, ".El");
}

void section_findings(struct page *page)
{
    start(page, "Ds");
#define ERROR   "error"
#define WARNING "warning"
#define FINDING(id, name, severity, about)                                     \
    item(page, name " (" severity ")", about);
#include "verify/finding.def"
#undef FINDING
#undef ERROR
#undef WARNING
    page_line(page, ".El");
}

/* A bank that is tested as such, line by line. */
void section_example(struct page *page)
{
    struct str text = {0};
    page_read(page, "doc/example.yaml", &text);
    for (const char *at = str_text(&text); *at;) {
        size_t length = strcspn(at, "\n");
        page_literal(page, at, length);
        at += length + (at[length] == '\n');
    }
    str_release(&text);
}
