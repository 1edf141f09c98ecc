/* GIFT. Texts are HTML, which has neither line ends nor, once escaped, signs
 * that GIFT knows. Numbers have no exponents, since readers differ there. */
#include <math.h>
#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "export/format.h"
#include "export/item_markup.h"

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("~=#{}:\\", *text))
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
}

/* A percent sign in front of an answer would be the beginning of its weight. */
static void add_html(struct str *out, const struct str *html)
{
    const char *text = str_text(html);
    if (*text == '%') {
        str_add(out, "&\\#37;");
        text++;
    }
    add_escaped(out, text);
}

static void add_say(struct str *out, const struct passage *say)
{
    struct str html = {0};
    if (!say)
        return;
    medium_write(&medium_web, say, "<br/>", &html);
    str_add_char(out, '#');
    add_html(out, &html);
    str_release(&html);
}

/* Digits with at most one point, which stands behind the first of them, moved
 * by some places to the left or right. */
static void add_moved(struct str *out, const char *digits, size_t length,
                      size_t places, bool left)
{
    if (left) {
        str_add(out, "0.");
        for (; places > 1; places--)
            str_add_char(out, '0');
    }
    for (size_t i = 0; i < length; i++) {
        if (digits[i] == '.')
            continue;
        str_add_char(out, digits[i]);
        if (!left && i && places && !--places && i + 1 < length)
            str_add_char(out, '.');
    }
    for (; !left && places; places--)
        str_add_char(out, '0');
}

/* The digits of "-1.5e-7" with their point moved: -0.00000015. */
static void add_decimal(struct str *out, double value)
{
    struct str text = {0};
    numtext_add_shortest(&text, fabs(value));
    const char *exponent = strchr(str_text(&text), 'e');
    uint64_t places = 0;
    if (value < 0)
        str_add_char(out, '-');
    if (!exponent) {
        str_add(out, str_text(&text));
    } else {
        bool small = exponent[1] == '-';
        const char *digits = exponent + 1 + strspn(exponent + 1, "+-");
        numtext_integer(digits, strlen(digits), &places);
        add_moved(out, str_text(&text), (size_t)(exponent - text.text),
                  (size_t)places, small);
    }
    str_release(&text);
}

static void add_credit(struct str *out, double credit)
{
    str_add_char(out, '=');
    if (credit == 1)
        return;
    str_add_char(out, '%');
    numtext_add(out, 100 * credit, 3);
    str_add_char(out, '%');
}

static void add_numerical(struct str *out, const struct item_field *field)
{
    str_add(out, "{#");
    for (uint32_t i = 0; i < field->answers; i++) {
        struct item_tolerance pair[ITEM_TOLERANCES_MOST];
        uint32_t pairs = item_tolerances(&field->answer[i], pair);
        for (uint32_t k = 0; k < pairs; k++) {
            str_add(out, "\n\t");
            add_credit(out, field->answer[i].credit);
            add_decimal(out, pair[k].value);
            str_add_char(out, ':');
            add_decimal(out, pair[k].tolerance);
            add_say(out, field->answer[i].say);
        }
    }
}

static void add_short(struct str *out, const struct item_field *field)
{
    str_add_char(out, '{');
    for (uint32_t i = 0; i < field->answers; i++) {
        str_add(out, "\n\t");
        add_credit(out, field->answer[i].credit);
        add_escaped(out, field->answer[i].text);
        add_say(out, field->answer[i].say);
    }
}

static void add_options(struct str *out, const struct item *item)
{
    str_add_char(out, '{');
    for (uint32_t i = 0; i < item->seen->options; i++) {
        struct str html = {0};
        str_add(out, i == item->behind->drawn.right ? "\n\t=" : "\n\t~");
        medium_write(&medium_web, item->seen->option_passage[i], "<br/>",
                     &html);
        add_html(out, &html);
        add_say(out, item->option_say[i]);
        str_release(&html);
    }
}

/* What GIFT has no place for stands in the feedback to all answers. */
static void add_behind(struct str *out, const struct item *item, bool by_hand)
{
    struct str html = {0};
    if (by_hand && item->kind != ITEM_OPEN)
        item_named(&medium_web, "Answer", item_key(item), &html);
    item_list(&medium_web, "Rubric", item->rubric, item->rubric_points, &html);
    item_list(&medium_web, "Hints", item->hint, item->hints, &html);
    item_named(&medium_web, "Solution", item->solution, &html);
    if (html.length) {
        str_add(out, "\n\t####");
        add_html(out, &html);
    }
    str_add(out, "\n}\n\n");
    str_release(&html);
}

static bool is_by_hand(const struct item *item)
{
    return item->kind == ITEM_OPEN || item->kind == ITEM_NUMBERS;
}

static void note(const struct item *item, struct set_notes *notes)
{
    item_note_rule(item, "gift", notes);
    if (item->kind == ITEM_NUMBERS)
        item_note(item, "gift",
                  "several numbers become an essay, to be marked by hand",
                  notes);
    if (item->seen->points != 1)
        item_note(item, "gift", "points are left out", notes);
}

static void add_question(const struct item *item, struct set_notes *notes,
                         struct str *out)
{
    struct str stem = {0};
    bool by_hand = is_by_hand(item);
    note(item, notes);
    item_stem(&medium_web, item, by_hand, &stem);
    str_add(out, "::");
    add_escaped(out, item->id);
    str_add(out, "::[html]");
    add_html(out, &stem);
    if (by_hand)
        str_add_char(out, '{');
    else if (item->kind == ITEM_NUMBER)
        add_numerical(out, item->field);
    else if (item->kind == ITEM_TEXT)
        add_short(out, item->field);
    else
        add_options(out, item);
    add_behind(out, item, by_hand);
    str_release(&stem);
}

/* Variants of a question share a category, of which a quiz picks by chance. */
static void add_category(const struct item *item, struct str *out)
{
    str_add(out, "$CATEGORY: $course$/top/");
    struct str title = {0};
    utf8_add_visible(&title, item->title, strlen(item->title));
    for (const char *at = str_text(&title); *at; at++)
        str_add(out, *at == '/' ? "//" : (char[]){*at, 0});
    str_add_format(out, "/Question %s\n\n", item->seen->label);
    str_release(&title);
}

bool gift_write(const struct sheet *sheet, struct set_notes *notes,
                struct str *out, struct error *error)
{
    struct items items = {.sheet = sheet};
    struct item item;
    while (items_next(&items, &item, error)) {
        add_category(&item, out);
        add_question(&item, notes, out);
    }
    return error->code == ERROR_NONE;
}
