/* The least that makes bytes durable: appended, and the disk waited for. */
#include <fcntl.h>
#include <unistd.h>

#include "limits.h"

int limit_append_open(const char *path)
{
    return open(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
}

int limit_append(int file)
{
    static const char bytes[100] = "an answer";
    return write(file, bytes, sizeof bytes) == (ssize_t)sizeof bytes &&
           fdatasync(file) == 0;
}

void limit_append_close(int file)
{
    close(file);
}
