/* Keys and tables as texts, marked: for the tests of marking. */
#ifndef RECKON_TESTS_MARKING_HELPERS_H
#define RECKON_TESTS_MARKING_HELPERS_H

#include <unistd.h>

#include "set_helpers.h"

/* A file in the build folder, removed by remove_file. */
static inline void make_file(const char *bytes, size_t length, struct str *path)
{
    str_add_format(path, "%s/tests/tmp-marking.XXXXXX", getenv("top_builddir"));
    int descriptor = mkstemp(path->text);
    assert_true(descriptor >= 0);
    assert_true(write(descriptor, bytes, length) == (ssize_t)length);
    close(descriptor);
}

static inline void remove_file(struct str *path)
{
    assert_int_equal(remove(path->text), 0);
    str_release(path);
}

static inline void close_key(struct key_file *key, struct str *path)
{
    struct error error = {0};
    assert_true(key_close(key, &error));
    remove_file(path);
}

static inline bool add_result(void *context, const struct marked *marked,
                              struct error *error)
{
    (void)error;
    results_add(context, marked);
    return true;
}

/* Appends the lines of a variant's key; `part` are the members of its parts. */
static inline void add_key(struct str *key, unsigned variant,
                           const char *const *part, size_t parts)
{
    str_add_format(key,
                   "{\"record\":\"set\",\"format\":1,\"program\":\"reckon 1\","
                   "\"title\":\"Class\",\"variant\":%u,\"parts\":%zu}\n",
                   variant, parts);
    for (size_t i = 0; i < parts; i++)
        str_add_format(key, "{\"record\":\"part\",\"variant\":%u,%s}\n",
                       variant, part[i]);
}

/* All that comes of marking a table; to be released. */
struct class
{
    struct key_file key;
    struct returned returned;
    struct results results;
    struct str path;
};

static inline void mark_class(struct class *class, const struct str *key,
                              const char *table)
{
    struct source source = source_of("answers.csv", table, strlen(table));
    struct error_list errors = {0};
    struct error error = {0};
    *class = (struct class){.path = {0}};
    make_file(key->text, key->length, &class->path);
    assert_true(key_open(&class->key, class->path.text, &error));
    if (!returned_read(&source, &class->returned, &errors))
        fail_msg("%s", errors.item[0].text);
    results_init(&class->results, &class->returned, true, true);
    if (!marking_run(&class->key, &class->returned, &source, add_result,
                     &class->results, &errors))
        fail_msg("%s", errors.item[0].text);
    results_finish(&class->results);
    class->results.title = class->key.title;
    class->results.program = class->key.program;
}

static inline void release_class(struct class *class)
{
    struct error error = {0};
    results_release(&class->results);
    returned_release(&class->returned);
    assert_true(key_close(&class->key, &error));
    remove_file(&class->path);
}

/* The key of secrets.yaml with its three templates in the order number,
 * choice, open; the number is 12345678 and b is its mistake. */
static inline void secrets_key(struct str *text)
{
    str_add(text,
            "{\"record\":\"set\",\"format\":1,\"program\":\"reckon 0.1.0\","
            "\"title\":\"Secrets\",\"variant\":1,\"parts\":3}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"1\","
            "\"kind\":\"count\",\"points\":2,\"text\":\"Number?\","
            "\"template\":\"s/n\",\"part\":\"n\",\"rule\":\"exact\","
            "\"shown\":\"42\",\"key\":[{\"exact\":\"42\",\"value\":42}],"
            "\"readings\":[{\"name\":\"both ends\",\"value\":43.0}],"
            "\"mistakes\":[{\"value\":41,\"tag\":\"fence\",\"say\":\"-1?\"}]}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"2\","
            "\"kind\":\"choice\",\"points\":1,\"text\":\"Which?\","
            "\"template\":\"s/c\",\"part\":\"c\",\"options\":["
            "{\"text\":\"first\",\"right\":false,\"tag\":\"t\",\"say\":\"no\"},"
            "{\"text\":\"second\",\"right\":true}]}\n"
            "{\"record\":\"part\",\"variant\":1,\"question\":\"3\","
            "\"kind\":\"open\",\"points\":5,\"text\":\"Why?\","
            "\"template\":\"s/o\",\"part\":\"o\"}\n");
}

#endif
