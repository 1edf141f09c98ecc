/* base/paths: where files live, for every picture of the environment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/paths.h"

static const struct {
    struct environment environment;
    const char *database; /* NULL: none */
    const char *history;
    const char *index; /* of banks */
} cases[] = {
    {{.home = "/h"},
     "/h/.local/share/reckon/progress.db",
     "/h/.local/state/reckon/history",
     "/h/.cache/reckon/banks.index"},
    {{.home = "/h",
      .xdg_data_home = "/d",
      .xdg_state_home = "/s",
      .xdg_cache_home = "/c"},
     "/d/reckon/progress.db",
     "/s/reckon/history",
     "/c/reckon/banks.index"},
    {{.home = "/h", .xdg_data_home = "", .xdg_state_home = ""},
     "/h/.local/share/reckon/progress.db",
     "/h/.local/state/reckon/history",
     "/h/.cache/reckon/banks.index"},
    {{.home = "/h", .xdg_data_home = "d", .xdg_state_home = "./s"},
     "/h/.local/share/reckon/progress.db",
     "/h/.local/state/reckon/history",
     "/h/.cache/reckon/banks.index"},
    {{.home = "/h", .xdg_data_home = "/d", .data_dir = "here"},
     "here/progress.db",
     "here/history",
     "here/banks.index"},
    {{.home = "/h", .data_dir = ""},
     "/h/.local/share/reckon/progress.db",
     "/h/.local/state/reckon/history",
     "/h/.cache/reckon/banks.index"},
    {{.xdg_data_home = "/d"}, "/d/reckon/progress.db", NULL, NULL},
    {{.home = ""}, NULL, NULL, NULL},
    {{.home = NULL}, NULL, NULL, NULL},
};

static void check(bool found, const struct str *path, const struct error *error,
                  const char *wanted)
{
    assert_int_equal(found, wanted != NULL);
    if (wanted)
        assert_string_equal(path->text, wanted);
    else
        assert_non_null(strstr(error->text, "--no-save"));
}

static void files_follow_the_base_directory_rules(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str database = {0}, history = {0}, index = {0};
        struct error error = {0}, other = {0}, third = {0};
        bool found = paths_database(&cases[i].environment, &database, &error);
        check(found, &database, &error, cases[i].database);
        found = paths_history(&cases[i].environment, &history, &other);
        check(found, &history, &other, cases[i].history);
        found = paths_bank_index(&cases[i].environment, &index, &third);
        check(found, &index, &third, cases[i].index);
        str_release(&database);
        str_release(&history);
        str_release(&index);
    }
}

static void banks_are_where_they_were_named(void **unused)
{
    (void)unused;
    struct environment environment = {
        .home = "/nowhere", .banks = ":a:/b c::d/:", .installed_banks = "/i"};
    struct str out = {0};
    paths_banks(&environment, &out);
    assert_string_equal(out.text, "a\n/b c\nd/");
    str_clear(&out);
    environment.banks = "";
    paths_banks(&environment, &out);
    assert_string_equal(out.text, "/i");
    str_release(&out);
}

static void a_build_tree_and_the_users_own_banks_are_found(void **unused)
{
    (void)unused;
    char folder[] = "/tmp/reckon-paths-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct str out = {0}, file = {0}, own = {0}, wanted = {0};
    str_add_format(&file, "%s/config.status", folder);
    str_add_format(&own, "%s/reckon", folder);
    assert_int_equal(mkdir(own.text, 0700), 0);
    str_add(&own, "/banks");
    assert_int_equal(mkdir(own.text, 0700), 0);

    struct environment environment = {.program_folder = folder,
                                      .installed_banks = "/i",
                                      .xdg_data_home = folder};
    paths_banks(&environment, &out);
    str_add_format(&wanted, "/i\n%s", own.text);
    assert_string_equal(out.text, wanted.text);

    FILE *status = fopen(file.text, "w");
    assert_non_null(status);
    fclose(status);
    str_clear(&out);
    str_clear(&wanted);
    paths_banks(&environment, &out);
    str_add_format(&wanted, "%s/banks\n%s", folder, own.text);
    assert_string_equal(out.text, wanted.text);

    unlink(file.text);
    rmdir(own.text);
    str_cut(&own, own.length - strlen("/banks"));
    rmdir(own.text);
    rmdir(folder);
    str_release(&out);
    str_release(&file);
    str_release(&own);
    str_release(&wanted);
}

static void
presets_are_beside_the_banks_and_in_the_users_settings(void **unused)
{
    (void)unused;
    struct environment environment = {.home = "/h", .banks = "/b:/c"};
    struct str out = {0};
    paths_presets(&environment, &out);
    assert_string_equal(out.text, "/b/presets\n/c/presets\n"
                                  "/h/.config/reckon/presets");
    environment.xdg_config_home = "/x";
    environment.banks = "/b";
    str_clear(&out);
    paths_presets(&environment, &out);
    assert_string_equal(out.text, "/b/presets\n/x/reckon/presets");
    str_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_follow_the_base_directory_rules),
        cmocka_unit_test(banks_are_where_they_were_named),
        cmocka_unit_test(
            presets_are_beside_the_banks_and_in_the_users_settings),
        cmocka_unit_test(a_build_tree_and_the_users_own_banks_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
