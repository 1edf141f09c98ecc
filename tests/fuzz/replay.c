/* Gives every fuzz target what was found before, without libFuzzer: the files
 * found/TARGET-WHAT of this folder, one for each finding. A file of bytes that
 * once broke something must go through. */
#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

enum { SECONDS = 20, FOUND_MOST = 1 << 20 };

#define TARGET(name, about) void fuzz_##name(const char *data, size_t size);
#include "target.def"
#undef TARGET

static const struct {
    const char *name;
    void (*run)(const char *data, size_t size);
} targets[] = {
#define TARGET(name, about) {#name, fuzz_##name},
#include "target.def"
#undef TARGET
};

enum { TARGETS = sizeof targets / sizeof *targets };

static void replay(const char *path, size_t target)
{
    FILE *file = fopen(path, "rb");
    REQUIRE_OF(file, path);
    char *all = malloc(FOUND_MOST);
    size_t size = fread(all, 1, FOUND_MOST, file);
    fclose(file);
    /* Exactly as long as it is, for sanitizers. */
    char *data = realloc(all, size ? size : 1);
    alarm(SECONDS);
    targets[target].run(data, size);
    alarm(0);
    free(data);
}

static int is_finding(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(void)
{
    struct str folder = {0}, path = {0};
    struct dirent **entry = NULL;
    const char *top = getenv("top_srcdir");
    int bad = 0;
    numeric_start();
    str_add_format(&folder, "%s/tests/fuzz/found", top ? top : ".");
    int count = scandir(folder.text, &entry, is_finding, alphasort);
    printf("1..%d\n", count > 0 ? count : 1);
    if (count <= 0)
        printf("not ok 1 - there is no finding in %s\n", folder.text);
    for (int i = 0; i < count; i++) {
        const char *name = entry[i]->d_name;
        size_t target = 0, length = strcspn(name, "-");
        while (target < TARGETS &&
               (strncmp(targets[target].name, name, length) != 0 ||
                targets[target].name[length]))
            target++;
        str_clear(&path);
        str_add_format(&path, "%s/%s", folder.text, name);
        fflush(stdout);
        if (target < TARGETS)
            replay(path.text, target);
        bad += target == TARGETS;
        printf("%sok %d - %s\n", target < TARGETS ? "" : "not ", i + 1, name);
        free(entry[i]);
    }
    free(entry);
    str_release(&folder);
    str_release(&path);
    return bad || count <= 0;
}
