#include "base/stage.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { MODE_FOLDER = 0755 };

static bool fail(struct error *error, const char *path)
{
    return error_set(error, ERROR_FILE, "cannot write %s: %s", path,
                     strerror(errno));
}

bool stage_make(const char *target, struct str *stage, struct error *error)
{
    if (!file_make_directory(target, MODE_FOLDER, error))
        return false;
    str_add_format(stage, "%s/.unfinished-XXXXXX", target);
    if (mkdtemp(stage->text))
        return true;
    fail(error, target);
    str_clear(stage);
    return false;
}

bool stage_publish(const char *stage, const char *target, const char *name,
                   struct error *error)
{
    struct str from = {0}, to = {0};
    str_add_format(&from, "%s/%s", stage, name);
    str_add_format(&to, "%s/%s", target, name);
    bool ok = rename(from.text, to.text) == 0 || fail(error, to.text);
    str_release(&from);
    str_release(&to);
    return ok;
}

void stage_remove(const char *stage)
{
    const struct dirent *entry;
    struct str name = {0};
    /* Nothing is left in it when all went well. */
    if (!*stage || rmdir(stage) == 0)
        return;
    DIR *folder = opendir(stage);
    while (folder && (entry = readdir(folder))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        str_clear(&name);
        str_add_format(&name, "%s/%s", stage, entry->d_name);
        unlink(name.text);
    }
    if (folder) {
        closedir(folder);
        rmdir(stage);
    }
    str_release(&name);
}
