/* Any bytes as a bank: refused with errors that have a place in the file, or
 * read; a question of each template can then be drawn, or is refused. */
#include <stdlib.h>

#include "lang/gsl_door.h"
#include "quiz/question.h"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    numeric_start();
    return 0;
}

static void ask(const struct template *template)
{
    struct question question;
    struct question_part part;
    struct error error = {0};
    if (!question_draw(&question, template, template->level_low, 1, &error))
        return;
    for (uint32_t i = 0; i < template->parts; i++) {
        error = (struct error){0};
        if (question_part(&question, i, &part, &error) && !part.text)
            abort();
    }
    question_release(&question);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error_list errors = {0};
    struct str out = {0};
    struct bank *bank = bank_read("fuzz", (const char *)data, size, &errors);
    if (!bank && !errors.count)
        abort();
    for (size_t i = 0; i < errors.count; i++) {
        const struct error *error = &errors.item[i];
        if (error->source && error->at > error->source->length)
            abort();
        error_print(error, &out);
    }
    for (uint32_t i = 0; bank && i < bank->templates && i < 20; i++)
        ask(&bank->template[i]);
    bank_free(bank);
    error_list_release(&errors);
    str_release(&out);
    return 0;
}
