/* Files read whole and written whole. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/input.h"

struct folder {
    char path[64];
    char old[4096];
};

/* Each test runs in an empty folder below the build folder. */
static int enter(void **state)
{
    struct folder *folder = malloc(sizeof *folder);
    /* A name that 'make clean' knows, where there is a build folder. */
    bool built = access("tests", W_OK) == 0;
    snprintf(folder->path, sizeof folder->path, "%stmp-file-XXXXXX",
             built ? "tests/" : "");
    if (!getcwd(folder->old, sizeof folder->old) || !mkdtemp(folder->path) ||
        chdir(folder->path) != 0)
        return -1;
    *state = folder;
    return 0;
}

static int leave(void **state)
{
    struct folder *folder = *state;
    struct str command = {0};
    int status = chdir(folder->old);
    str_add_format(&command, "chmod -R u+w %s; rm -rf %s", folder->path,
                   folder->path);
    status |= system(command.text);
    str_release(&command);
    free(folder);
    return status;
}

static void put(const char *path, const char *bytes, size_t length)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes, length) == (ssize_t)length);
    close(descriptor);
}

static void check_content(const char *path, const char *content)
{
    struct str text = {0};
    struct error error = {0};
    assert_true(file_read(path, 1000, &text, &error));
    assert_string_equal(str_text(&text), content);
    str_release(&text);
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_true(lstat(path, &status) == 0);
    return status.st_mode;
}

static size_t files_here(void)
{
    size_t count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static void a_file_is_read_byte_for_byte_behind_what_is_there(void **state)
{
    (void)state;
    struct str text = {0};
    struct error error = {0};
    put("a", "x\0\r\n\xFFy", 6);
    put("empty", "", 0);
    str_add(&text, ">");
    assert_true(file_read("a", 6, &text, &error));
    assert_true(file_read("empty", 0, &text, &error));
    assert_true(text.length == 7);
    assert_memory_equal(text.text, ">x\0\r\n\xFFy", 8);
    assert_true(error.code == ERROR_NONE);
    str_release(&text);
}

static void a_file_above_the_limit_is_refused(void **state)
{
    (void)state;
    struct str text = {0};
    struct error error = {0};
    put("a", "12345", 5);
    assert_false(file_read("a", 4, &text, &error));
    assert_true(error.code == ERROR_LIMIT);
    assert_string_equal(error.text, "a is larger than the limit of 4 bytes");
    str_release(&text);
}

static bool refused(const char *path, const char *sentence)
{
    struct str text = {0};
    struct error error = {0};
    bool good = !file_read(path, 1000, &text, &error) &&
                error.code == ERROR_FILE && strcmp(error.text, sentence) == 0;
    if (!good)
        print_message("%s: %s\n", path, error.text);
    str_release(&text);
    return good;
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
    (void)state;
    assert_true(mkfifo("fifo", 0600) == 0);
    assert_true(mkdir("folder", 0700) == 0);
    assert_true(symlink("nowhere", "dangling") == 0);
    alarm(5); /* a FIFO that nobody writes to must not be waited for */
    assert_true(refused("fifo", "fifo is not a regular file"));
    alarm(0);
    assert_true(refused("folder", "folder is not a regular file"));
    assert_true(refused("/dev/null", "/dev/null is not a regular file"));
    assert_true(
        refused("absent", "cannot open absent: No such file or directory"));
    assert_true(
        refused("dangling", "cannot open dangling: No such file or directory"));
    assert_true(refused("", "cannot open : No such file or directory"));
}

static void a_file_is_written_with_the_permissions_asked_for(void **state)
{
    (void)state;
    struct error error = {0};
    mode_t mask = umask(0777);
    assert_true(file_write("key", "secret", 6, 0600, &error));
    assert_true(file_write("sheet", "public", 6, 0644, &error));
    umask(mask);
    assert_true((mode_of("key") & 0777) == 0600);
    assert_true((mode_of("sheet") & 0777) == 0644);
    check_content("key", "secret");
    check_content("sheet", "public");
    assert_true(file_write("key", "", 0, 0640, &error));
    assert_true((mode_of("key") & 0777) == 0640);
    check_content("key", "");
    assert_true(files_here() == 2);
}

static void a_link_is_replaced_and_its_target_left_alone(void **state)
{
    (void)state;
    struct error error = {0};
    put("target", "old", 3);
    assert_true(symlink("target", "link") == 0);
    assert_true(file_write("link", "new", 3, 0644, &error));
    assert_true(S_ISREG(mode_of("link")));
    check_content("link", "new");
    check_content("target", "old");
}

static void a_refused_write_leaves_nothing_behind(void **state)
{
    (void)state;
    struct error error = {0};
    assert_true(mkdir("folder", 0700) == 0);
    assert_false(file_write("folder", "x", 1, 0644, &error));
    assert_string_equal(error.text, "cannot write folder: Is a directory");
    error = (struct error){0};
    assert_false(file_write("absent/file", "x", 1, 0644, &error));
    assert_string_equal(error.text,
                        "cannot write absent/file: No such file or directory");
    assert_true(files_here() == 1);
}

static void a_long_text_is_written_whole(void **state)
{
    (void)state;
    struct error error = {0};
    struct str text = {0}, back = {0};
    for (int i = 0; i < 200000; i++)
        str_add_char(&text, (char)('a' + i % 26));
    assert_true(file_write("long", text.text, text.length, 0644, &error));
    assert_true(file_read("long", text.length, &back, &error));
    assert_true(back.length == text.length);
    assert_memory_equal(back.text, text.text, text.length);
    str_release(&text);
    str_release(&back);
}

static void folders_are_made_with_their_parents(void **state)
{
    (void)state;
    struct error error = {0};
    assert_true(file_make_directory("a/b/c", 0700, &error));
    assert_true(file_make_directory("a/b/c/", 0700, &error));
    assert_true(file_make_directory("/", 0700, &error));
    assert_true(S_ISDIR(mode_of("a/b/c")) && (mode_of("a/b/c") & 0777) == 0700);
    put("file", "", 0);
    assert_false(file_make_directory("file", 0700, &error));
    assert_string_equal(error.text, "file is not a folder");
    error = (struct error){0};
    assert_false(file_make_directory("file/sub", 0700, &error));
    assert_string_equal(error.text, "cannot create file/sub: Not a directory");
}

static void a_folder_is_listed_in_byte_order(void **state)
{
    (void)state;
    struct error error = {0};
    struct arena arena;
    const char **name;
    size_t count;
    arena_init(&arena);
    assert_true(file_make_directory("d", 0700, &error));
    put("d/b.yaml", "", 0);
    put("d/B.yaml", "", 0);
    put("d/.hidden.yaml", "", 0);
    put("d/.yaml", "", 0);
    put("d/note.txt", "", 0);
    assert_true(file_list("d", ".yaml", &name, &count, &arena, &error));
    assert_int_equal(count, 2);
    assert_string_equal(name[0], "d/B.yaml");
    assert_string_equal(name[1], "d/b.yaml");
    assert_true(
        file_list("d/note.txt", ".yaml", &name, &count, &arena, &error));
    assert_int_equal(count, 1); /* a file that is named is meant */
    assert_string_equal(name[0], "d/note.txt");
    assert_false(file_list("absent", ".yaml", &name, &count, &arena, &error));
    assert_string_equal(error.text,
                        "cannot read absent: No such file or directory");
    assert_int_equal(count, 0);
    arena_release(&arena);
}

static void pieces_become_one_file_or_none(void **state)
{
    (void)state;
    struct file_writer writer;
    struct error error = {0};
    put("a", "old", 3);
    assert_true(file_begin(&writer, "a", 0600, &error));
    assert_true(file_add(&writer, "new ", 4));
    check_content("a", "old");
    assert_true(file_add(&writer, "words", 5));
    file_abandon(&writer);
    check_content("a", "old");
    assert_int_equal(files_here(), 1);

    assert_true(file_begin(&writer, "a", 0600, &error));
    file_add(&writer, "new ", 4);
    file_add(&writer, "words", 5);
    assert_true(file_commit(&writer, &error));
    check_content("a", "new words");
    assert_int_equal(mode_of("a") & 0777, 0600);
    assert_int_equal(files_here(), 1);

    assert_true(file_begin(&writer, "a", 0600, &error));
    writer.failure = ENOSPC;
    assert_false(file_add(&writer, "x", 1));
    assert_false(file_commit(&writer, &error));
    assert_non_null(strstr(error.text, "cannot write a: No space"));
    check_content("a", "new words");
    assert_int_equal(files_here(), 1);
}

/* More than is read at once. */
static void a_file_comes_line_by_line(void **state)
{
    (void)state;
    struct error error = {0};
    struct input input;
    struct str text = {0}, line = {0};
    /* Longer than what is read at once, empty, with a NUL, without an end. */
    for (int i = 0; i < 150000; i++)
        str_add_char(&text, (char)('a' + i % 26));
    str_add_bytes(&text, "\n\nx\0y\nlast", 10);
    put("lines", text.text, text.length);
    assert_true(input_open(&input, "lines", &error));
    assert_true(input_line(&input, 150000, &line, &error));
    assert_int_equal(line.length, 150000);
    assert_memory_equal(line.text, text.text, 150000);
    assert_true(input_line(&input, 150000, &line, &error));
    assert_int_equal(line.length, 0);
    assert_true(input_line(&input, 150000, &line, &error));
    assert_int_equal(line.length, 3);
    assert_int_equal(input.line, 4);
    assert_true(input_line(&input, 150000, &line, &error));
    assert_string_equal(line.text, "last");
    assert_false(input_line(&input, 150000, &line, &error));
    assert_int_equal(error.code, ERROR_NONE);
    assert_true(input_close(&input, &error));
    assert_true(input_open(&input, "lines", &error));
    assert_false(input_line(&input, 149999, &line, &error));
    assert_string_equal(error.text,
                        "lines:1: a line of more than 149999 bytes");
    error.code = ERROR_NONE;
    assert_true(input_close(&input, &error));
    str_release(&line);
    str_release(&text);
}

static void a_file_comes_byte_by_byte_with_its_lines(void **state)
{
    (void)state;
    struct input input;
    struct error error = {0};
    struct str text = {0};
    for (int i = 0; i < 50000; i++)
        str_add(&text, i % 5 ? "\xFF" : "ab\n");
    put("long", text.text, text.length);
    assert_true(input_open(&input, "long", &error));
    for (size_t i = 0; i < text.length; i++) {
        assert_int_equal(input_peek(&input), (unsigned char)text.text[i]);
        assert_int_equal(input_take(&input), (unsigned char)text.text[i]);
    }
    assert_int_equal(input_peek(&input), INPUT_END);
    assert_int_equal(input_take(&input), INPUT_END);
    assert_int_equal(input.line, 10001);
    assert_true(input_close(&input, &error));
    str_release(&text);
    assert_false(input_open(&input, ".", &error));
    assert_non_null(strstr(error.text, "not a regular file"));
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_read_byte_for_byte_behind_what_is_there),
        IN_FOLDER(a_file_above_the_limit_is_refused),
        IN_FOLDER(what_is_no_regular_file_is_refused_at_once),
        IN_FOLDER(a_file_is_written_with_the_permissions_asked_for),
        IN_FOLDER(a_link_is_replaced_and_its_target_left_alone),
        IN_FOLDER(a_refused_write_leaves_nothing_behind),
        IN_FOLDER(a_long_text_is_written_whole),
        IN_FOLDER(pieces_become_one_file_or_none),
        IN_FOLDER(a_file_comes_byte_by_byte_with_its_lines),
        IN_FOLDER(a_file_comes_line_by_line),
        IN_FOLDER(folders_are_made_with_their_parents),
        IN_FOLDER(a_folder_is_listed_in_byte_order),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
