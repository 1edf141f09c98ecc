#include "repl/stream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void stream_init(struct stream *stream, int descriptor)
{
    *stream = (struct stream){.descriptor = descriptor};
}

void stream_release(struct stream *stream)
{
    str_release(&stream->line);
}

void stream_fill(struct stream *stream)
{
    ssize_t size =
        read(stream->descriptor, stream->bytes, sizeof stream->bytes);
    stream->at = stream->end = 0;
    if (size > 0)
        stream->end = (size_t)size;
    else if (size == 0)
        stream->ended = true;
    else if (errno != EINTR && errno != EAGAIN)
        stream->failure = errno;
}

static enum stream_event finish(struct stream *stream, struct str *out)
{
    enum stream_event event = stream->is_long ? STREAM_LONG : STREAM_LINE;
    if (event == STREAM_LINE)
        str_add_bytes(out, str_text(&stream->line), stream->line.length);
    str_clear(&stream->line);
    stream->is_long = false;
    return event;
}

enum stream_event stream_line(struct stream *stream, size_t limit,
                              struct str *out)
{
    const char *from = stream->bytes + stream->at;
    size_t size = stream->end - stream->at;
    const char *newline = size ? memchr(from, '\n', size) : NULL;
    if (newline)
        size = (size_t)(newline - from);
    if (stream->line.length + size > limit) {
        stream->is_long = true;
        str_clear(&stream->line);
    }
    if (!stream->is_long)
        str_add_bytes(&stream->line, from, size);
    stream->at += size + (newline != NULL);
    if (newline)
        return finish(stream, out);
    if (stream->failure) {
        errno = stream->failure;
        return STREAM_FAILED;
    }
    if (!stream->ended)
        return STREAM_MORE;
    bool rest = stream->line.length > 0 || stream->is_long;
    return rest ? finish(stream, out) : STREAM_END;
}
