#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "quiz/judge_table.h"

enum { TABLE_LIMIT = 64 << 20 };

static bool read_input(struct str *text, struct error *error)
{
    char bytes[1 << 16];
    for (;;) {
        ssize_t size = read(STDIN_FILENO, bytes, sizeof bytes);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return error_set(error, ERROR_FILE, "cannot read the input: %s",
                             strerror(errno));
        if (size == 0)
            return true;
        if (text->length + (size_t)size > TABLE_LIMIT)
            return error_set(error, ERROR_LIMIT,
                             "the input is longer than %d bytes", TABLE_LIMIT);
        str_add_bytes(text, bytes, (size_t)size);
    }
}

/* Rows as they are into a file or a pipe; visible on a terminal, where what was
 * typed must not steer it. */
static void print_rows(struct term *out, const struct str *rows)
{
    const char *at = str_text(rows), *end = at + rows->length;
    if (!out->terminal) {
        str_add_bytes(&out->pending, at, rows->length);
        return;
    }
    while (at < end) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\t')
            stop++;
        utf8_add_visible(&out->pending, at, (size_t)(stop - at));
        if (stop < end)
            str_add_char(&out->pending, *stop);
        at = stop + 1;
    }
}

enum exit_status cli_judge(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct str text = {0}, rows = {0};
    enum exit_status status = EXIT_DONE;
    int arguments = cli->options.arguments;
    const char *path = arguments ? cli->options.argument[0] : "-";
    if (arguments > 1)
        return cli_usage(cli, "'judge' takes one table");
    bool input = strcmp(path, "-") == 0;
    bool read = input ? read_input(&text, &error)
                      : file_read(path, TABLE_LIMIT, &text, &error);
    struct source source = source_of(input ? "standard input" : path,
                                     str_text(&text), text.length);
    if (!read)
        status = cli_fail(cli, EXIT_FAILED, &error);
    else {
        bool good = judge_table(&source, &rows, &error);
        print_rows(&cli->out, &rows);
        if (!good)
            status = cli_fail(cli, EXIT_INPUT, &error);
    }
    str_release(&rows);
    str_release(&text);
    return status;
}
