#include "base/input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

enum { PIECE = 1 << 16 };

bool input_open(struct input *input, const char *path, struct error *error)
{
    *input = (struct input){.path = path, .line = 1};
    input->descriptor = file_open(path, error);
    if (input->descriptor < 0)
        return false;
    input->bytes = memory_get(PIECE);
    return true;
}

static bool fill(struct input *input)
{
    ssize_t got;
    if (input->failure)
        return false;
    do
        got = read(input->descriptor, input->bytes, PIECE);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        input->failure = errno;
    input->at = 0;
    input->end = got > 0 ? (size_t)got : 0;
    return got > 0;
}

int input_peek(struct input *input)
{
    if (input->at == input->end && !fill(input))
        return INPUT_END;
    return (unsigned char)input->bytes[input->at];
}

int input_take(struct input *input)
{
    int byte = input_peek(input);
    if (byte == INPUT_END)
        return byte;
    input->at++;
    input->line += byte == '\n';
    return byte;
}

bool input_line(struct input *input, size_t limit, struct str *line,
                struct error *error)
{
    str_clear(line);
    if (input_peek(input) == INPUT_END)
        return false;
    while (input_peek(input) != INPUT_END) {
        const char *from = input->bytes + input->at;
        size_t left = input->end - input->at;
        const char *stop = memchr(from, '\n', left);
        size_t length = stop ? (size_t)(stop - from) : left;
        if (length > limit - line->length)
            return error_set(error, ERROR_LIMIT,
                             "%.200s:%zu: a line of more than %zu bytes",
                             input->path, input->line, limit);
        str_add_bytes(line, from, length);
        input->at += length + (stop != NULL);
        input->line += stop != NULL;
        if (stop)
            break;
    }
    return true;
}

bool input_close(struct input *input, struct error *error)
{
    close(input->descriptor);
    memory_free(input->bytes);
    return !input->failure || error_set(error, ERROR_FILE, "cannot read %s: %s",
                                        input->path, strerror(input->failure));
}
