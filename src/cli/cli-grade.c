#include "cli/cli.h"
#include "exam/grade.h"

/* Unreadable files are a failure, what stands in them is bad input. */
static enum exit_status status_of(const struct error_list *errors)
{
    for (size_t i = 0; i < errors->count; i++)
        if (errors->item[i].code == ERROR_FILE)
            return EXIT_FAILED;
    return EXIT_INPUT;
}

enum exit_status cli_grade(struct cli *cli)
{
    const struct options *options = &cli->options;
    struct error_list errors = {.count = 0};
    struct str report = {0};
    struct arena arena;
    enum exit_status status = EXIT_DONE;
    if (options->arguments != 2)
        return cli_usage(cli, "'grade' needs a key and a table of answers");
    arena_init(&arena);
    if (exam_grade(options->argument[0], options->argument[1],
                  options->value[OPTION_OUTPUT], &arena, &report, &errors)) {
        term_add(&cli->out, str_text(&report));
    } else {
        status = status_of(&errors);
        cli_tell(cli, &errors);
    }
    arena_release(&arena);
    str_release(&report);
    return status;
}
