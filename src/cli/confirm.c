#include "cli/confirm.h"

#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "repl/stream.h"

enum { LINE_MOST = 400 }; /* a name and some slips of the finger */

bool confirm(struct cli *cli, const char *question, const char *word)
{
    struct stream stream;
    struct str line = {0};
    enum stream_event event;
    term_add(&cli->out, question);
    term_flush(&cli->out);
    stream_init(&stream, STDIN_FILENO);
    while ((event = stream_line(&stream, LINE_MOST, &line)) == STREAM_MORE)
        stream_fill(&stream);
    size_t length = line.length;
    while (length && strchr(" \t\r", line.text[length - 1]))
        length--;
    bool same = event == STREAM_LINE && length == strlen(word) &&
                memcmp(line.text, word, length) == 0;
    if (event != STREAM_LINE)
        term_add(&cli->out, "\n");
    stream_release(&stream);
    str_release(&line);
    return same;
}
