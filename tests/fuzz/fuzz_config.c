/* Any bytes as a file of settings: what is wrong is told with its line, what is
 * good counts. A setting that is then changed is as it was set, the others are
 * as they were, and taking it out again leaves the file as it was read. */
#include <math.h>
#include <string.h>

#include "config/config.h"
#include "fuzz.h"

static struct fuzz_file file;

static void remove_file(void)
{
    unlink(file.path);
}

static bool read_config(struct config *config)
{
    struct error_list errors = {0};
    config_init(config);
    bool ok = config_read(config, file.path, &errors);
    REQUIRE(ok == !errors.count);
    fuzz_check_errors(&errors);
    error_list_release(&errors);
    return ok;
}

/* Values fit their ranges, whatever the file says. */
static void check_values(const struct config *config)
{
    for (int i = 0; i < SETTINGS; i++) {
        struct str range = {0};
        const char *text = config_text(config, (enum setting)i);
        double number = config_number(config, (enum setting)i);
        REQUIRE_OF(text && fuzz_is_visible(text, strlen(text), false), text);
        REQUIRE(isnan(number) || isfinite(number));
        config_range((enum setting)i, &range);
        REQUIRE(range.length);
        str_release(&range);
    }
}

static void change(const struct config *before)
{
    struct config after;
    struct error error = {0};
    enum setting setting = config_find("color", &error);
    REQUIRE(setting < SETTINGS);
    if (!config_write(file.path, setting, "never", &error)) {
        fuzz_check_error(&error);
        return;
    }
    REQUIRE(read_config(&after));
    REQUIRE(config_is(&after, setting, "never"));
    for (int i = 0; i < SETTINGS; i++)
        REQUIRE(i == (int)setting ||
                strcmp(config_text(before, (enum setting)i),
                       config_text(&after, (enum setting)i)) == 0);
    config_release(&after);
}

FUZZ_TARGET(config)
{
    struct config config;
    if (!file.path[0])
        atexit(remove_file);
    fuzz_put(&file, data, size);
    bool good = read_config(&config);
    check_values(&config);
    if (good)
        change(&config);
    config_release(&config);
}
