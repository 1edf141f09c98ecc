/* A bank in memory: what its file says, parsed, typed and checked, ready to
 * draw questions from. Everything lives in the bank's arena. */
#ifndef RECKON_BANK_TEMPLATE_H
#define RECKON_BANK_TEMPLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "bank/rule.h"
#include "bank/yaml.h"
#include "base/file.h"
#include "lang/check.h"
#include "lang/show.h"
#include "lang/tree.h"

enum { LEVEL_LEAST = 1, LEVEL_MOST = 5 };

enum part_kind {
#define KIND(id, name, judged, about) KIND_##id,
#include "bank/kind.def"
#undef KIND
};

enum tools { TOOLS_HEAD, TOOLS_PAPER, TOOLS_CALCULATOR };

/* A formula and where it was written, so that an error at run time can point
 * into the file. NULL node: the key was not given. */
struct formula {
    struct node *node;
    const struct yaml_node *place;
};

/* A piece of text: words, or a hole. */
struct segment {
    const char *text; /* words, padded (arena_padded); NULL for a hole */
    uint32_t length;  /* of the words */
    bool broken;      /* there are newlines in them */
    struct node *node;
    uint32_t at;  /* of the hole, in the scalar's text */
    bool explain; /* {e =}: formula, numbers put in, value */
    struct format format;
};

/* Text with {holes}. Blank lines in a block separate paragraphs. */
struct prose {
    const struct yaml_node *place; /* NULL: the key was not given */
    struct segment *segment;
    uint32_t count;
    uint32_t room; /* what most draws of it need, in bytes */
};

/* A name with its value: a draw or a definition. In `struct template` they
 * stand in an order in which each uses only those before it. */
struct binding {
    const char *name;
    uint32_t slot;
    bool drawn;
    struct formula formula; /* a domain when drawn */
};

struct option {
    struct prose text;
    struct formula right; /* a truth; NULL node: wrong in every draw */
    const char *tag;      /* misconception behind a wrong one, or NULL */
    struct prose say;
};

struct mistake {
    struct formula answer;
    const char *tag;
    struct prose say;
};

/* A further convention under which an answer is right. */
struct reading {
    struct formula answer;
    const char *name;
};

struct check {
    struct program *program; /* NULL: none given */
    const struct yaml_node *place;
};

struct table {
    struct prose
        *cell; /* rows * columns, row by row; the first row is the head */
    uint32_t rows, columns;
};

/* One question to be answered; several parts share one draw. */
struct part {
    const char *id; /* of the first part: the template's */
    enum part_kind kind;
    struct prose *ask; /* wordings of the same question */
    uint32_t wordings;
    struct table table;
    const char *unit; /* or NULL */
    struct option *option;
    uint32_t options;
    struct formula answer;
    struct rule rule;
    struct reading *reading;
    uint32_t readings;
    struct check check;
    struct mistake *mistake;
    uint32_t mistakes;
    struct prose *hint;
    uint32_t hints;
    struct prose solution;
    struct prose *rubric;
    uint32_t rubric_points;
    struct formula time; /* seconds */
};

struct template
{
    const struct bank *bank;
    const char *id;
    const char **formerly;
    uint32_t formerly_count;
    const char *topic;
    const char **tag;
    uint32_t tags;
    int level_low, level_high;
    enum tools tools;
    uint32_t level_slot; /* the name `level` */
    uint32_t slots;      /* size of a frame */
    uint32_t parts;
    enum part_kind kind; /* of the first part */
    uint32_t options;    /* that it lists */
    struct formula time; /* that it takes; the place may be gone */
    /* What follows is there behind template_ready only. */
    const struct yaml_node *place;
    struct binding *binding;
    uint32_t bindings;
    struct formula where;
    struct part *part;
    const struct source *source; /* that places point into */
    /* For bank/lean.c. */
    bool ready;
    struct file_span span; /* where it stands in the file */
    struct template *own; /* itself, and its bank, to be filled in */
    struct bank *home;
};

/* How the lines of a file are divided. */
struct bank_layout {
    struct file_stamp stamp;
    uint32_t head; /* bytes before the list of templates; 0: not known */
    uint32_t templates;
};

/* In full, with all its templates ready, or lean: then a template is read again
 * from the bank's text when it is needed first. */
struct bank {
    struct arena arena;
    struct source source; /* of a bank that was glanced at: its head */
    struct bank_layout layout;
    const char *id, *title, *about;
    struct template *template;
    uint32_t templates;
    uint64_t checksum; /* for bank_checksum; 0 until somebody asks */
    struct bank *own;  /* itself, to be filled in */
};

/* Reads "3" or "1..4" within LEVEL_LEAST .. LEVEL_MOST; LEVELS_WANTED says so
 * to whoever wrote something else. */
bool levels_read(const char *text, size_t length, int *low, int *high);

#define LEVELS_WANTED                                                          \
    "a level is a whole number from 1 to 5, or a range such as 2..4"

/* "head", "paper", "calculator". */
const char *tools_name(enum tools tools);

/* The name of a kind, "number". */
const char *part_kind_name(enum part_kind kind);

/* Answers of this kind are judged by the program; those of the others are
 * marked by the learner. */
bool part_kind_is_judged(enum part_kind kind);

/* FNV-1a (Fowler, Noll, Vo 1991) of the file: tells a changed bank from the one
 * that was used, unless somebody wants to deceive. Worked out when it is asked
 * for first; not for two threads at once. */
uint64_t bank_checksum(const struct bank *bank);

/* The template with this id (or with it among its former ones), or NULL. */
const struct template *bank_find(const struct bank *bank, const char *id);

bool template_has_tag(const struct template *template, const char *tag);

/* Makes sure that all of a template is there, which bank_load and bank_read did
 * for all. False with an error where its text is none. Not for two threads at
 * once. */
bool template_read(const struct template *template, struct error *error);

static inline bool template_ready(const struct template *template,
                                  struct error *error)
{
    return template->ready || template_read(template, error);
}

/* Reads one file. On errors (all of the file are collected) the bank is NULL.
 * Free with bank_free. */
struct bank *bank_load(const char *path, struct error_list *errors);

/* The same from text in memory (copied); `name` is what errors call it. */
struct bank *bank_read(const char *name, const char *text, size_t length,
                       struct error_list *errors);

/* The same errors, but what each template says is kept as text: of a thousand
 * templates a session asks twenty. */
struct bank *bank_open(const char *path, struct error_list *errors);

/* For a file known to be good, with the layout that bank_open found: only its
 * head is read. Before a template can be ready, bank_place says where it
 * stands, which bank_open found too. NULL where the file is another now. */
struct bank *bank_glance(const char *path, const struct bank_layout *layout);
void bank_place(struct bank *bank, uint32_t template,
                const struct file_span *span);

void bank_free(struct bank *bank);

#endif
