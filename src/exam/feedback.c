#include "exam/feedback.h"

#include <string.h>

#include "base/numtext.h"
#include "export/medium.h"
#include "export/page.h"
#include "export/text.h"

struct feedback_format {
    const char *name, *extension;
    const struct medium *medium; /* NULL: plain text */
};

static const struct feedback_format formats[] = {
    {"text", "txt", NULL},
    {"markdown", "md", &medium_markdown},
    {"html", "html", &medium_html},
};

const struct feedback_format *feedback_format_find(const char *name,
                                                   struct error *error)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    error_set(error, ERROR_USAGE,
              "there is no feedback as '%.40s'; text, markdown and html are",
              name);
    return NULL;
}

const char *feedback_extension(const struct feedback_format *format)
{
    return format->extension;
}

/* A document on its way. */
struct writer {
    const struct medium *medium; /* NULL: plain text */
    struct arena arena;
    struct str *out;
};

/* --- what a document is made of --------------------------------------------
 */

/* Text from outside as a passage; empty lines part paragraphs. */
static const struct passage *passage_of(struct writer *writer, const char *text)
{
    struct arena *arena = &writer->arena;
    struct piece *piece = NULL;
    size_t pieces = 0, capacity = 0, at = 0;
    while (text[at]) {
        const char *stop = strstr(text + at, "\n\n");
        size_t length = stop ? (size_t)(stop - text) - at : strlen(text + at);
        size_t gap = strspn(text + at + length, "\n");
        piece = arena_grow(arena, piece, pieces, &capacity, sizeof *piece);
        piece[pieces++] = (struct piece){.kind = PIECE_WORDS,
                                         .at = (uint32_t)at,
                                         .length = (uint32_t)length};
        at += length;
        if (!text[at] || !text[at + gap])
            break;
        piece = arena_grow(arena, piece, pieces, &capacity, sizeof *piece);
        piece[pieces++] = (struct piece){.kind = PIECE_PARAGRAPH,
                                         .at = (uint32_t)at,
                                         .length = (uint32_t)gap};
        at += gap;
    }
    struct passage *passage = arena_get(arena, sizeof *passage);
    *passage = (struct passage){text, piece, (uint32_t)pieces};
    return passage;
}

static const struct passage **passages_of(struct writer *writer,
                                          const char *const *text, size_t count)
{
    const struct passage **passage =
        arena_get(&writer->arena, (count + 1) * sizeof *passage);
    for (size_t i = 0; i < count; i++)
        passage[i] = passage_of(writer, text[i]);
    return passage;
}

static void add_heading(struct writer *writer, const char *text)
{
    if (writer->medium) {
        writer->medium->heading(writer->out, text);
    } else {
        str_add(writer->out, "\n\n");
        page_add(writer->out, "", 0, text);
    }
}

/* Nothing for a text that is empty. */
static void add_field(struct writer *writer, const char *name, const char *text)
{
    struct str line = {0};
    if (!text || !*text)
        return;
    if (writer->medium) {
        writer->medium->field(writer->out, name, passage_of(writer, text));
        return;
    }
    str_add_format(&line, "%s: %s", name, text);
    page_add(writer->out, "", TEXT_INDENT, line.text);
    str_release(&line);
}

/* The part as the student saw it. */
static void add_seen(struct writer *writer, const struct key_part *part)
{
    struct paper_part seen = {
        .label = part->label,
        .text = part->text,
        .cell = part->cell,
        .rows = part->rows,
        .columns = part->columns,
        .option = part->choice,
        .options = part->options,
        .kind = part->kind,
        .unit = part->unit,
        .marking = part->marking,
        .points = part->points,
    };
    if (!writer->medium) {
        text_part(&seen, writer->out);
        str_add_char(writer->out, '\n');
        return;
    }
    seen.passage = passage_of(writer, part->text);
    seen.cell_passage =
        passages_of(writer, part->cell, (size_t)part->rows * part->columns);
    seen.option_passage = passages_of(writer, part->choice, part->options);
    writer->medium->part(writer->out, &seen);
}

/* --- words -----------------------------------------------------------------
 */

static void add_share(struct str *out, double points, double of)
{
    numtext_add(out, points, 6);
    str_add(out, " of ");
    paper_points(of, out);
}

static const char *verdict_words(const struct mark *mark)
{
    switch (mark->verdict.kind) {
    case VERDICT_RIGHT: return "right";
    case VERDICT_ROUNDED: return "almost, but too coarse";
    case VERDICT_FORM: return "the right value in another form";
    case VERDICT_NEAR:
    case VERDICT_WRONG: return "wrong";
    case VERDICT_UNGRADED: break;
    }
    return "could not be read";
}

/* "3a: wrong, 0 of 2 points" */
static void add_verdict(struct writer *writer, const struct mark *mark)
{
    struct str line = {0};
    str_add_format(&line, "%s: ", mark->part->label);
    if (!part_kind_is_judged(mark->part->kind)) {
        str_add(&line, mark->state == MARK_BLANK ? "not answered, "
                                                 : "marked by hand, ");
        paper_points(mark->part->points, &line);
    } else {
        str_add(&line, mark->state == MARK_BLANK ? "not answered"
                                                 : verdict_words(mark));
        str_add(&line, ", ");
        add_share(&line, mark->points, mark->part->points);
    }
    add_heading(writer, line.text);
    str_release(&line);
}

/* What was answered and how it was read; of a choice, with the option's text.
 */
static void add_answer(struct writer *writer, const struct mark *mark)
{
    struct str line = {0};
    if (mark->state == MARK_BLANK)
        return;
    str_add(&line, mark->row->answer);
    if (mark->part->kind == KIND_CHOICE &&
        mark->verdict.kind != VERDICT_UNGRADED) {
        str_clear(&line);
        paper_letter(&line, (uint32_t)mark->chosen);
        str_add_format(&line, ") %s", mark->part->choice[mark->chosen]);
    } else if (*mark->echo) {
        str_add_format(&line, " (%s)", mark->echo);
    }
    add_field(writer, "Your answer", line.text);
    str_release(&line);
}

/* The sentence that goes with the verdict, under the name that suits it. */
static void add_note(struct writer *writer, const struct mark *mark)
{
    const char *note = marking_note(mark);
    if (mark->state != MARK_JUDGED)
        return;
    switch (mark->verdict.kind) {
    case VERDICT_RIGHT:
        add_field(writer, "It fits another convention, which counts", note);
        break;
    case VERDICT_ROUNDED:
    case VERDICT_FORM: add_field(writer, "What is missing", note); break;
    case VERDICT_NEAR:
    case VERDICT_WRONG: add_field(writer, "What went wrong", note); break;
    case VERDICT_UNGRADED: add_field(writer, "Why", note); break;
    }
}

static void add_wanted(struct writer *writer, const struct key_part *part)
{
    struct paper_part seen = {.kind = part->kind,
                              .marking = part->marking,
                              .unit = part->unit,
                              .options = part->options};
    struct str line = {0};
    paper_wanted(&seen, &line);
    if (part->tools)
        str_add_format(&line, "; %s", part->tools);
    add_field(writer, "Wanted", line.text);
    str_release(&line);
}

static void add_mark(struct writer *writer, const struct mark *mark)
{
    const struct key_part *part = mark->part;
    add_verdict(writer, mark);
    add_seen(writer, part);
    add_wanted(writer, part);
    add_answer(writer, mark);
    add_note(writer, mark);
    add_field(writer, "The answer", part->shown);
    add_field(writer, "Solution", part->solution);
    for (uint32_t i = 0; i < part->rubric_points; i++)
        add_field(writer, "A good answer says", part->rubric[i]);
}

/* ", 3 wrong": counts that are none are not told. */
static void add_count(struct str *line, size_t count, const char *what)
{
    if (count)
        str_add_format(line, "%s%zu %s", line->length ? ", " : "", count, what);
}

static void add_sums(struct writer *writer, const struct total *total)
{
    struct str line = {0};
    add_share(&line, total->points, total->of);
    if (total->of > 0) {
        str_add(&line, ", ");
        numtext_add_fixed(&line, 100 * total->points / total->of, 1);
        str_add_char(&line, '%');
    }
    add_field(writer, "Points", line.text);
    str_clear(&line);
    add_count(&line, total->right, "right");
    add_count(&line, total->partly, "partly right");
    add_count(&line, total->wrong, "wrong");
    add_count(&line, total->unread, "that could not be read");
    add_count(&line, total->blank, "not answered");
    add_count(&line, total->open, "to be marked by hand, not in these points");
    add_field(writer, "Answers", str_text(&line));
    str_release(&line);
}

void feedback_write(const struct feedback_format *format, const char *title,
                    const struct marked *marked, struct str *out)
{
    struct writer writer = {.medium = format->medium, .out = out};
    struct str paper = {0};
    arena_init(&writer.arena);
    if (writer.medium)
        writer.medium->begin(out, title);
    else
        page_add(out, "", 0, title);
    add_field(&writer, "Student", marked->total.student);
    str_add_integer(&paper, marked->total.variant);
    add_field(&writer, "Variant", paper.text);
    add_sums(&writer, &marked->total);
    for (size_t i = 0; i < marked->paper->parts; i++)
        add_mark(&writer, &marked->mark[i]);
    if (writer.medium)
        writer.medium->end(out);
    str_release(&paper);
    arena_release(&writer.arena);
}
