#include "export/preview.h"

#include "export/preview_question.h"

void preview_begin(const struct medium *medium, const char *title,
                   struct str *out)
{
    medium->begin(out, title);
}

void preview_end(const struct medium *medium, struct str *out)
{
    medium->end(out);
}

static void write_field(const struct medium *medium,
                        const struct preview_field *field, struct str *out)
{
    struct str name = {0};
    str_add(&name, field->name);
    if (field->tag)
        str_add_format(&name, " (%s)", field->tag);
    medium->field(out, str_text(&name), field->passage);
    str_release(&name);
}

static void write_parameters(const struct medium *medium,
                             struct question *question, struct str *out)
{
    struct str text = {0};
    question_parameters(question, &text);
    if (text.length)
        medium->field(out, "draw",
                      passage_of_words(&question->arena, str_text(&text)));
    str_release(&text);
}

bool preview_write(const struct medium *medium, struct question *question,
                   struct str *out, struct error *error)
{
    struct str name = {0};
    question_name(question, &name);
    medium->heading(out, str_text(&name));
    str_release(&name);
    write_parameters(medium, question, out);
    for (uint32_t i = 0; i < question->template->parts; i++) {
        struct preview_part part;
        if (!preview_part(question, i, &part, error))
            return false;
        medium->part(out, &part.seen);
        for (uint32_t k = 0; k < part.fields; k++)
            write_field(medium, &part.field[k], out);
    }
    return true;
}
