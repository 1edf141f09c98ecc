#include <string.h>

#include "cli/cli.h"
#include "cli/set_progress.h"
#include "exam/grade.h"

/* Unreadable files are a failure, what stands in them is bad input. */
static enum exit_status status_of(const struct error_list *errors)
{
    for (size_t i = 0; i < errors->count; i++)
        if (errors->item[i].code == ERROR_FILE)
            return EXIT_FAILED;
    return EXIT_INPUT;
}

/* What is printed as JSON is for programs, so the rest goes elsewhere. */
static enum exit_status mark(struct cli *cli, struct grade *grade)
{
    struct error_list errors = {.count = 0};
    struct str report = {0};
    struct set_progress progress;
    struct arena arena;
    enum exit_status status = EXIT_DONE;
    arena_init(&arena);
    set_progress_start(&progress, cli);
    grade->progress = set_progress_tell;
    grade->progress_context = &progress;
    bool ok = exam_grade(grade, &arena, &cli->out.pending, &report, &errors);
    set_progress_clear(&progress);
    if (ok) {
        if (report.length && !grade->json)
            term_add(&cli->out, "\n");
        term_add(grade->json ? &cli->err : &cli->out, str_text(&report));
    } else {
        status = status_of(&errors);
        cli_tell(cli, &errors);
    }
    set_progress_end(&progress);
    arena_release(&arena);
    str_release(&report);
    return status;
}

enum exit_status cli_grade(struct cli *cli)
{
    const struct options *options = &cli->options;
    const char *format = options->value[OPTION_FORMAT];
    const char *feedback = options->value[OPTION_FEEDBACK];
    struct error error = {.code = ERROR_NONE};
    struct grade grade = {.folder = options->value[OPTION_OUTPUT],
                          .json = format && strcmp(format, "json") == 0};
    if (options->arguments != 2)
        return cli_usage(cli, "'grade' needs a key and a table of answers");
    if (format && !grade.json && strcmp(format, "text") != 0)
        return cli_usage(cli, "--format of 'grade' wants text or json");
    if (feedback && strcmp(feedback, "none") != 0) {
        grade.feedback = feedback_format_find(feedback, &error);
        if (!grade.feedback)
            return cli_fail(cli, EXIT_USAGE, &error);
        if (!grade.folder)
            return cli_usage(cli, "--feedback needs a folder to write to: "
                                  "-o DIR");
    }
    grade.key = options->argument[0];
    grade.answers = options->argument[1];
    return mark(cli, &grade);
}
