#include <string.h>

#include "base/numtext.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "lang/check.h"
#include "lang/eval.h"
#include "lang/parse.h"
#include "lang/show.h"

enum { FIGURES = 6 };

/* "5/36 = 0.138889": a decimal beside an exact value that is none. A text may
 * hold any bytes. */
static void print_value(struct str *out, const struct value *value,
                        struct arena *arena)
{
    int places;
    struct str written = {0};
    value_write(&written, value, arena);
    utf8_add_visible(out, str_text(&written), written.length);
    str_release(&written);
    if (value->kind == VALUE_NUMBER && number_is_exact(value->number) &&
        !number_decimals(value->number, FIGURES, &places)) {
        str_add(out, " = ");
        numtext_add(out, number_double(value->number), FIGURES);
    }
    str_add_char(out, '\n');
}

static bool work_out(const struct source *source, struct arena *arena,
                     struct value *value, struct error *error)
{
    struct scope *scope = arena_zero(arena, sizeof *scope);
    struct node *node =
        parse_expression(arena, source->text, source->length, error);
    if (!node || !check_expression(scope, node, error))
        return false;
    struct run run;
    struct value *slot = arena_zero(arena, (scope->slots + 1u) * sizeof *slot);
    run_start(&run, arena, slot, NULL, LIMIT_ENUMERATION_STEPS, error);
    return evaluate(&run, node, value);
}

enum exit_status cli_eval(struct cli *cli)
{
    struct str text = {0};
    struct arena arena;
    struct error error = {.code = ERROR_NONE};
    struct value value;
    enum exit_status status = EXIT_DONE;
    if (!cli->options.arguments)
        return cli_usage(cli, "'eval' needs an expression");
    for (int i = 0; i < cli->options.arguments; i++) {
        if (i)
            str_add_char(&text, ' ');
        str_add(&text, cli->options.argument[i]);
    }
    struct source source = source_of("expression", text.text, text.length);
    arena_init(&arena);
    if (work_out(&source, &arena, &value, &error))
        print_value(&cli->out.pending, &value, &arena);
    else {
        error.source = &source;
        status = cli_fail(cli, EXIT_INPUT, &error);
    }
    arena_release(&arena);
    str_release(&text);
    return status;
}
