/* Each bank in this folder has a fault; FILE.err says exactly what the program
 * must say about it. With ACCEPT set in the environment the .err files are
 * written anew, and what changed is for a person to read. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank/template.h"
#include "base/file.h"
#include "lang/gsl_door.h"

static void diagnose(const char *folder, const char *name, struct str *out)
{
    struct str path = {0}, text = {0};
    struct error error = {0};
    struct error_list errors = {0};
    str_add_format(&path, "%s/%s", folder, name);
    if (!file_read(path.text, YAML_FILE_LIMIT, &text, &error))
        str_add(out, error.text);
    struct bank *bank =
        bank_read(name, str_text(&text), text.length, &errors);
    if (bank)
        str_add(out, "nothing was found wrong\n");
    for (size_t i = 0; i < errors.count; i++)
        error_print(&errors.item[i], out);
    bank_free(bank);
    error_list_release(&errors);
    str_release(&text);
    str_release(&path);
}

static int is_bank(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".yaml") == 0;
}

static bool compare(const char *folder, const char *name)
{
    struct str got = {0}, wanted = {0}, path = {0};
    struct error error = {0};
    diagnose(folder, name, &got);
    str_add_format(&path, "%s/%s", folder, name);
    str_cut(&path, path.length - strlen("yaml"));
    str_add(&path, "err");
    if (getenv("ACCEPT"))
        file_write(path.text, str_text(&got), got.length, 0644, &error);
    file_read(path.text, YAML_FILE_LIMIT, &wanted, &error);
    bool same = strcmp(str_text(&got), str_text(&wanted)) == 0;
    if (!same)
        printf("# expected:\n# %s\n# got:\n# %s\n", str_text(&wanted),
               str_text(&got));
    str_release(&got);
    str_release(&wanted);
    str_release(&path);
    return same;
}

int main(void)
{
    const char *top = getenv("top_srcdir");
    struct str folder = {0};
    struct dirent **entry;
    numeric_start();
    str_add_format(&folder, "%s/tests/bad-banks", top ? top : ".");
    int count = scandir(folder.text, &entry, is_bank, alphasort), failed = 0;
    if (count <= 0) {
        puts("1..0 # SKIP no banks found");
        return 1;
    }
    printf("1..%d\n", count);
    for (int i = 0; i < count; i++) {
        bool same = compare(folder.text, entry[i]->d_name);
        printf("%s %d - %s\n", same ? "ok" : "not ok", i + 1,
               entry[i]->d_name);
        failed += !same;
        free(entry[i]);
    }
    free(entry);
    str_release(&folder);
    return failed > 0;
}
