#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/bank_sample.h"
#include "cli/cli.h"

enum { ID_MOST = 64 };

struct wanted {
    struct str bank, topic;
    const char *id;
    const char *path; /* NULL: standard output */
};

/* As a bank's file wants it. */
static bool is_id(const char *text, size_t length)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
    return length && length <= ID_MOST && *text != '-' && *text != '.' &&
           strspn(text, allowed) >= length;
}

/* The file's name without its folder and ".yaml"; what is no id gives way to
 * the topic. */
static void name_bank(struct wanted *wanted)
{
    const char *path = wanted->path ? wanted->path : "";
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    if (length > 5 && strcmp(name + length - 5, ".yaml") == 0)
        length -= 5;
    if (is_id(name, length)) {
        str_add_bytes(&wanted->bank, name, length);
        return;
    }
    str_add_format(&wanted->bank, "my-%s", wanted->topic.text);
    if (wanted->bank.length > ID_MOST)
        str_cut(&wanted->bank, ID_MOST);
}

static bool bad_id(const char *text, struct error *error)
{
    return error_set(error, ERROR_USAGE,
                     "'%.80s' is no TOPIC/ID, such as bayes/two-tests: each "
                     "has 1 to %d of the letters A-Z a-z 0-9 _ . - and does "
                     "not begin with '-' or '.'",
                     text, ID_MOST);
}

static bool read_wanted(const struct options *options, struct wanted *wanted,
                        struct error *error)
{
    if (options->arguments != 1)
        return error_set(error, ERROR_USAGE,
                         "'new' needs one TOPIC/ID, such as bayes/two-tests");
    const char *name = options->argument[0];
    size_t length = strcspn(name, "/");
    if (!name[length] || !is_id(name, length))
        return bad_id(name, error);
    wanted->id = name + length + 1;
    if (!is_id(wanted->id, strlen(wanted->id)))
        return bad_id(name, error);
    str_add_bytes(&wanted->topic, name, length);
    wanted->path = options->value[OPTION_OUTPUT];
    name_bank(wanted);
    return true;
}

static bool write_all(int file, const struct str *text)
{
    const char *at = text->text;
    for (size_t left = text->length; left;) {
        ssize_t written = write(file, at, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        at += written;
        left -= (size_t)written;
    }
    return true;
}

/* Never over something that is there: no author's work is lost. */
static bool write_new(const char *path, const struct str *text,
                      struct error *error)
{
    int file =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST)
        return error_set(error, ERROR_FILE,
                         "%.200s is there already; 'new' writes new files only",
                         path);
    if (file < 0)
        return error_set(error, ERROR_FILE, "cannot write %.200s: %s", path,
                         strerror(errno));
    bool ok = write_all(file, text);
    int reason = errno;
    if (close(file) == 0 && ok)
        return true;
    reason = ok ? errno : reason;
    unlink(path);
    return error_set(error, ERROR_FILE, "cannot write %.200s: %s", path,
                     strerror(reason));
}

static enum exit_status write_bank(struct cli *cli, const struct wanted *wanted)
{
    struct error error = {.code = ERROR_NONE};
    struct str text = {0};
    enum exit_status status = EXIT_DONE;
    bank_sample_add(&text, wanted->bank.text, wanted->topic.text, wanted->id);
    if (!wanted->path)
        term_add(&cli->out, text.text);
    else if (!write_new(wanted->path, &text, &error))
        status = cli_fail(cli, EXIT_FAILED, &error);
    else {
        term_add(&cli->out, "Wrote ");
        term_foreign(&cli->out, wanted->path);
        term_format(&cli->out, " with %s/%s. Next: reckon check ",
                    wanted->bank.text, wanted->id);
        term_foreign(&cli->out, wanted->path);
        term_add(&cli->out, "\n");
    }
    str_release(&text);
    return status;
}

enum exit_status cli_new(struct cli *cli)
{
    struct error error = {.code = ERROR_NONE};
    struct wanted wanted = {.path = NULL};
    enum exit_status status = read_wanted(&cli->options, &wanted, &error)
                                  ? write_bank(cli, &wanted)
                                  : cli_usage(cli, "%s", error.text);
    str_release(&wanted.bank);
    str_release(&wanted.topic);
    return status;
}
