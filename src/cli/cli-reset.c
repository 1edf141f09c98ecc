#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/holdings.h"
#include "cli/person.h"
#include "repl/stream.h"
#include "store/db.h"

/* A name and some slips of the finger. */
enum { LINE_MOST = 4 * PERSON_NAME_MOST };

static void say_loss(struct cli *cli, const struct learner_holdings *holdings)
{
    struct str text = {0};
    str_add_format(&text, "This deletes all there is of the learner '%s': ",
                   person_name(cli));
    holdings_add(cli, holdings, false, &text);
    str_add(&text, ", and the estimates that follow from them. 'reckon history "
                   "export -o FILE' keeps a copy.");
    term_text(&cli->out, 0, text.text);
    str_release(&text);
}

/* The name, typed by the person at the terminal. */
static bool is_confirmed(struct cli *cli)
{
    struct stream stream;
    struct str line = {0};
    enum stream_event event;
    term_add(&cli->out, "Type the learner's name to go on: ");
    term_flush(&cli->out);
    stream_init(&stream, STDIN_FILENO);
    while ((event = stream_line(&stream, LINE_MOST, &line)) == STREAM_MORE)
        stream_fill(&stream);
    size_t length = line.length;
    while (length && strchr(" \t\r", line.text[length - 1]))
        length--;
    bool same = event == STREAM_LINE && length == strlen(person_name(cli)) &&
                memcmp(line.text, person_name(cli), length) == 0;
    if (event != STREAM_LINE)
        term_add(&cli->out, "\n");
    stream_release(&stream);
    str_release(&line);
    return same;
}

static enum exit_status delete_all(struct cli *cli, struct db *db,
                                   struct error *error)
{
    int64_t learner;
    struct learner_holdings holdings;
    bool sure = cli->options.value[OPTION_YES];
    if (!person_look_up(cli, db, &learner, error) ||
        !learners_holdings(db, learner, &holdings, error))
        return EXIT_FAILED;
    if (holdings_are_none(&holdings)) {
        term_add(&cli->out, "There is nothing to delete.\n");
        return EXIT_DONE;
    }
    say_loss(cli, &holdings);
    if (!sure && !isatty(STDIN_FILENO))
        return cli_usage(cli, "nothing was deleted: nobody is there to be "
                              "asked; --yes deletes without asking");
    if (!sure && !is_confirmed(cli)) {
        term_add(&cli->out, "Nothing was deleted.\n");
        return EXIT_FAILED;
    }
    if (!learners_empty(db, learner, error))
        return EXIT_FAILED;
    term_add(&cli->out, "Deleted.\n");
    return EXIT_DONE;
}

enum exit_status cli_reset(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct str path = {0};
    struct db *db = NULL;
    enum exit_status status = EXIT_FAILED;
    if (cli->options.arguments)
        return cli_usage(cli, "'reset' takes no argument; --learner says whose "
                              "history it is");
    if (paths_database(&cli->environment, &path, &error))
        db = db_open(path.text, &error);
    if (db)
        status = delete_all(cli, db, &error);
    if (error.code != ERROR_NONE)
        cli_fail(cli,
                 status = error.code == ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED,
                 &error);
    db_close(db);
    str_release(&path);
    return status;
}
