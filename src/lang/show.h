/* Numbers, values and trees as plain text. What is printed is what was computed
 * with: an exact number is printed exactly where it fits (as an integer, a
 * short decimal or a fraction), a double with so many figures and no more. */
#ifndef RECKON_LANG_SHOW_H
#define RECKON_LANG_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "lang/tree.h"
#include "lang/value.h"

enum format_kind {
    FORMAT_PLAIN,
    FORMAT_DECIMALS, /* exactly `digits` places */
    FORMAT_FIGURES,  /* `digits` significant figures */
    FORMAT_PERCENT,
    FORMAT_FRACTION,
    FORMAT_MONEY,    /* $1,234.50; whole amounts without cents */
    FORMAT_WORDS,    /* 2.5 million */
    FORMAT_PLURAL    /* one of two words: `singular` for 1 and -1 */
};

struct format {
    enum format_kind kind;
    int digits;
    const char *singular, *plural;
};

/* Reads what stands behind the colon of a hole, e.g. "2f" or "chip|chips";
 * words are copied to `arena`. Places in an error are offsets in `text`. */
bool format_parse(struct arena *arena, const char *text, size_t length,
                  struct format *out, struct error *error);

/* Commas between groups of three from five digits on are written here only, not
 * inside formulas. */
void number_show(struct str *out, struct number number,
                 const struct format *format);

/* The same, at once for what most numbers are: whole, plain and below 100. */
static inline void number_show_quick(struct str *out, struct number number,
                                     const struct format *format)
{
    if (format->kind != FORMAT_PLAIN || number.denominator != 1 ||
        (uint64_t)number.numerator > 99) {
        number_show(out, number, format);
        return;
    }
    unsigned value = (unsigned)number.numerator, two = value > 9;
    char *room = str_room(out, 2);
    room[0] = (char)('0' + value / 10);
    room[two] = (char)('0' + value % 10);
    str_added(out, 1 + two);
}

/* The number as it stands in a formula: without commas, and as a fraction where
 * it is exact and no short decimal. */
void number_show_bare(struct str *out, struct number number);

/* Lists are cut short, with "...", behind so many bytes. */
enum { VALUE_SHOWN_BYTES = 1 << 14, VALUE_WRITTEN_BYTES = 1 << 20 };

/* Numbers as above; truths as yes or no; lists with ", " between members. */
void value_show(struct str *out, const struct value *value,
                const struct format *format, struct arena *scratch);

/* The value as the formula language would read it again: 5/36, [1, 2], 'a'.
 * Ranges and outcome spaces of more than 1000 members are written as such. */
void value_write(struct str *out, const struct value *value,
                 struct arena *scratch);

/* The formula with as few brackets as its meaning needs. Where `slot` is not
 * NULL, names are replaced by their values there. */
void tree_show(struct str *out, const struct node *node,
               const struct value *slot, struct arena *scratch);

#endif
