#include "quiz/passage.h"

#include <string.h>

#include "lang/eval.h"

/* A formula shows itself, the definition behind it, the numbers, the value. */
enum { STEPS_MOST = 4 };

/* Grows a passage. */
struct writer {
    struct question *question;
    struct str text;
    struct piece *piece;
    uint32_t pieces, room;
    uint32_t wanted; /* pieces, as far as that can be told; 0: the text alone */
};

static struct piece *begin(struct writer *writer, enum piece_kind kind)
{
    if (writer->pieces == writer->room) {
        struct piece *old = writer->piece;
        writer->room = writer->room ? 2 * writer->room : writer->wanted;
        writer->piece =
            arena_get(&writer->question->arena, writer->room * sizeof *old);
        if (writer->pieces)
            memcpy(writer->piece, old, writer->pieces * sizeof *old);
    }
    struct piece *piece = &writer->piece[writer->pieces++];
    *piece = (struct piece){.kind = kind, .at = (uint32_t)writer->text.length};
    return piece;
}

static void end(struct writer *writer, struct piece *piece)
{
    piece->length = (uint32_t)writer->text.length - piece->at;
}

/* Words without a newline. */
static void add_line(struct writer *writer, const char *text, size_t length)
{
    if (!writer->wanted) {
        str_add_bytes(&writer->text, text, length);
        return;
    }
    struct piece *piece = begin(writer, PIECE_WORDS);
    str_add_bytes(&writer->text, text, length);
    end(writer, piece);
}

/* Words; an empty line in them, as YAML leaves it behind, ends a paragraph. */
static void add_words(struct writer *writer, const char *text, size_t length)
{
    const char *stop = text + length;
    if (!writer->wanted) {
        str_add_bytes(&writer->text, text, length);
        return;
    }
    while (text < stop) {
        const char *line = memchr(text, '\n', (size_t)(stop - text));
        const char *next = line ? line : stop;
        if (next > text)
            add_line(writer, text, (size_t)(next - text));
        text = next;
        while (next < stop && *next == '\n')
            next++;
        if (next > text) {
            struct piece *piece =
                begin(writer, next - text > 1 ? PIECE_PARAGRAPH : PIECE_WORDS);
            str_add_bytes(&writer->text, text, (size_t)(next - text));
            end(writer, piece);
        }
        text = next;
    }
}

/* --- holes ---------------------------------------------------------------- */

static void add_number(struct writer *writer, struct number number,
                       const struct format *format)
{
    if (!writer->wanted) {
        number_show(&writer->text, number, format);
        return;
    }
    struct piece *piece = begin(
        writer, format->kind == FORMAT_PLURAL ? PIECE_WORDS : PIECE_NUMBER);
    piece->number = number;
    piece->format = format;
    number_show(&writer->text, number, format);
    end(writer, piece);
}

static void add_value(struct writer *writer, const struct value *value,
                      const struct format *format);

/* As value_show, which cuts what is too long at the same place. */
static void add_list(struct writer *writer, const struct list *list,
                     const struct format *format)
{
    size_t start = writer->text.length;
    for (uint64_t i = 0; i < list->length; i++) {
        struct value member = list_member(list, i, &writer->question->arena);
        if (i)
            add_line(writer, ", ", 2);
        if (writer->text.length - start > VALUE_SHOWN_BYTES) {
            add_words(writer, "...", 3);
            return;
        }
        add_value(writer, &member, format);
    }
}

static void add_value(struct writer *writer, const struct value *value,
                      const struct format *format)
{
    switch (value->kind) {
    case VALUE_NUMBER: add_number(writer, value->number, format); return;
    case VALUE_LIST: add_list(writer, value->list, format); return;
    case VALUE_TEXT:
        add_words(writer, value->text, strlen(value->text));
        return;
    case VALUE_TRUTH:
        if (value->truth)
            add_words(writer, "yes", 3);
        else
            add_words(writer, "no", 2);
        return;
    }
}

/* The formula behind a name, where the name stands for one. */
static const struct node *definition(const struct question *question,
                                     const struct node *node)
{
    const struct template *template = question->template;
    for (uint32_t i = 0; node->op == OP_NAME && i < template->bindings; i++)
        if (template->binding[i].slot == node->slot &&
            !template->binding[i].drawn)
            return template->binding[i].formula.node;
    return NULL;
}

static void show_step(struct writer *writer, const struct formula_step *step,
                      struct str *out)
{
    struct arena *arena = &writer->question->arena;
    if (step->node)
        tree_show(out, step->node, step->slot, arena);
    else
        value_show(out, &step->value, &step->format, arena);
}

/* Adds a step to a formula unless it looks like the one before; `*last` is
 * where that one begins. */
static void add_step(struct writer *writer, struct piece *piece,
                     struct formula_step step, size_t *last)
{
    struct str *out = &writer->text;
    struct str shown = {0};
    show_step(writer, &step, &shown);
    if (!piece->steps || shown.length != out->length - *last ||
        memcmp(out->text + *last, str_text(&shown), shown.length) != 0) {
        if (piece->steps)
            str_add(out, " = ");
        *last = out->length;
        str_add_bytes(out, str_text(&shown), shown.length);
        piece->step[piece->steps++] = step;
    }
    str_release(&shown);
}

/* Behind a value that was written as a fraction: what it comes to. */
static void add_decimal(struct writer *writer, struct number number,
                        const char *shown)
{
    static const struct format four_figures = {FORMAT_FIGURES, 4, NULL, NULL};
    if (!number_is_exact(number) || !strchr(shown, '/'))
        return;
    add_words(writer, ", about ", strlen(", about "));
    add_number(writer, number, &four_figures);
}

/* {e =}: the formula, the numbers put in, the value. */
static void explain(struct writer *writer, const struct segment *segment,
                    const struct value *value)
{
    struct question *question = writer->question;
    const struct node *formula = definition(question, segment->node);
    struct piece own, *piece = &own;
    if (writer->wanted)
        piece = begin(writer, PIECE_FORMULA);
    size_t last = writer->text.length;
    piece->steps = 0;
    piece->step = arena_get(&question->arena, STEPS_MOST * sizeof *piece->step);
    add_step(writer, piece, (struct formula_step){.node = segment->node},
             &last);
    if (formula)
        add_step(writer, piece, (struct formula_step){.node = formula}, &last);
    else
        formula = segment->node;
    add_step(writer, piece,
             (struct formula_step){.node = formula, .slot = question->slot},
             &last);
    add_step(writer, piece,
             (struct formula_step){.value = *value, .format = segment->format},
             &last);
    end(writer, piece);
    if (value->kind == VALUE_NUMBER && segment->format.kind == FORMAT_PLAIN) {
        struct str shown = {0};
        value_show(&shown, value, &segment->format, &question->arena);
        add_decimal(writer, value->number, str_text(&shown));
        str_release(&shown);
    }
}

static bool bad_hole(struct question *question, const struct prose *prose,
                     const struct segment *segment, struct error *error)
{
    /* Formulas in holes have places of their own; the hole is near enough. */
    error->at = segment->at;
    error->length = 1;
    if (!error->source)
        yaml_move_error(question->template->source, prose->place, error);
    return false;
}

static bool add_hole(struct writer *writer, const struct prose *prose,
                     const struct segment *segment, struct error *error)
{
    struct question *question = writer->question;
    struct formula formula = {segment->node, NULL};
    struct value own;
    const struct value *value = &own;
    /* Most holes are a name. */
    if (segment->node->op == OP_NAME && segment->node->slot != SLOT_CONSTANT)
        value = &question->slot[segment->node->slot];
    else if (!question_value(question, &formula, &own, error))
        return bad_hole(question, prose, segment, error);
    if (segment->explain)
        explain(writer, segment, value);
    else if (!writer->wanted)
        value_show(&writer->text, value, &segment->format, &question->arena);
    else
        add_value(writer, value, &segment->format);
    return true;
}

/* --- passages ------------------------------------------------------------- */

/* The text alone. Most holes are a name that stands for a number. */
static bool gather_text(struct writer *writer, const struct prose *prose,
                        struct error *error)
{
    const struct value *slot = writer->question->slot;
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct segment *segment = &prose->segment[i];
        const struct node *node = segment->node;
        if (segment->text)
            str_add_padded(&writer->text, segment->text, segment->length);
        else if (node->op == OP_NAME && node->slot != SLOT_CONSTANT &&
                 slot[node->slot].kind == VALUE_NUMBER && !segment->explain)
            number_show_quick(&writer->text, slot[node->slot].number,
                              &segment->format);
        else if (!add_hole(writer, prose, segment, error))
            return false;
    }
    return true;
}

static bool gather_pieces(struct writer *writer, const struct prose *prose,
                          struct error *error)
{
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct segment *segment = &prose->segment[i];
        if (segment->broken)
            add_words(writer, segment->text, segment->length);
        else if (segment->text)
            add_line(writer, segment->text, segment->length);
        else if (!add_hole(writer, prose, segment, error))
            return false;
    }
    return true;
}

/* Gathers text and, where they are wanted, pieces. */
static bool gather(struct writer *writer, const struct prose *prose,
                   struct error *error)
{
    str_in(&writer->text, &writer->question->arena, prose->room);
    if (writer->wanted ? !gather_pieces(writer, prose, error)
                       : !gather_text(writer, prose, error))
        return false;
    str_finish(&writer->text);
    return true;
}

const struct passage *passage_make(struct question *question,
                                   const struct prose *prose,
                                   struct error *error)
{
    struct writer writer = {.question = question,
                            .wanted = 2 * prose->count + 4};
    if (!gather(&writer, prose, error))
        return NULL;
    struct passage *passage = arena_get(&question->arena, sizeof *passage);
    *passage = (struct passage){writer.text.text, writer.piece, writer.pieces};
    return passage;
}

const char *passage_text(struct question *question, const struct prose *prose,
                         struct error *error)
{
    struct writer writer = {.question = question};
    return gather(&writer, prose, error) ? writer.text.text : NULL;
}

/* A passage of one piece. */
static const struct passage *single(struct arena *arena, const char *text,
                                    struct piece piece)
{
    struct passage *passage = arena_get(arena, sizeof *passage);
    struct piece *copy = arena_get(arena, sizeof *copy);
    piece.length = (uint32_t)strlen(text);
    *copy = piece;
    *passage = (struct passage){text, copy, 1};
    return passage;
}

const struct passage *passage_of_words(struct arena *arena, const char *text)
{
    return single(arena, text, (struct piece){.kind = PIECE_WORDS});
}

const struct passage *passage_of_number(struct arena *arena,
                                        struct number number,
                                        const struct format *format)
{
    struct format *copy = arena_get(arena, sizeof *copy);
    struct str text = {0};
    *copy = *format;
    number_show(&text, number, format);
    const struct passage *passage = single(
        arena, arena_text(arena, str_text(&text), text.length),
        (struct piece){.kind = PIECE_NUMBER, .number = number, .format = copy});
    str_release(&text);
    return passage;
}

const struct passage *passage_join(struct arena *arena,
                                   const struct passage *first,
                                   const struct passage *second)
{
    struct passage *passage = arena_get(arena, sizeof *passage);
    uint32_t pieces = first->pieces + second->pieces;
    struct piece *piece = arena_get(arena, (pieces + 1) * sizeof *piece);
    uint32_t before = (uint32_t)strlen(first->text);
    struct str text = {0};
    str_add(&text, first->text);
    str_add(&text, second->text);
    for (uint32_t i = 0; i < pieces; i++) {
        bool behind = i >= first->pieces;
        piece[i] = behind ? second->piece[i - first->pieces] : first->piece[i];
        piece[i].at += behind ? before : 0;
    }
    passage->text = arena_text(arena, str_text(&text), text.length);
    passage->piece = piece;
    passage->pieces = pieces;
    str_release(&text);
    return passage;
}
