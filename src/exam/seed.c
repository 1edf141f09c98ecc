#include "exam/seed.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hmac.h"

enum { MODE_SECRET = 0600, SECRET_LEAST = 16 };

static const char *const purpose_names[] = {
    [SEED_PLAN] = "plan", [SEED_PAPER] = "paper", [SEED_DIGEST] = "digest"};

bool exam_seed(const struct str *secret, enum seed_purpose purpose,
               const char *id, uint64_t *seed, struct error *error)
{
    struct str message = {0};
    uint8_t digest[HMAC_BYTES];
    str_add_format(&message, "%s:", purpose_names[purpose]);
    str_add(&message, id);
    bool ok = hmac_sha256(secret->text, secret->length, message.text,
                          message.length, digest, error);
    *seed = 0;
    for (size_t i = 0; ok && i < sizeof *seed; i++)
        *seed = *seed << 8 | digest[i];
    str_release(&message);
    return ok;
}

static bool check_secret(const char *path, struct str *secret,
                         struct error *error)
{
    struct stat status;
    while (secret->length &&
           strchr(" \t\r\n", secret->text[secret->length - 1]))
        str_cut(secret, secret->length - 1);
    if (secret->length < SECRET_LEAST)
        return error_set(error, ERROR_VALUE,
                         "%s: an exam's secret has at least %d characters; "
                         "where the file is missing, a good one is made",
                         path, SECRET_LEAST);
    if (stat(path, &status) == 0 && status.st_mode & 077)
        return error_set(error, ERROR_VALUE,
                         "%s: others can read this secret; 'chmod 600' it",
                         path);
    return true;
}

void exam_secret_new(const uint64_t fresh[4], struct str *secret)
{
    for (int i = 0; i < 4; i++)
        str_add_format(secret, "%016" PRIx64, fresh[i]);
}

bool exam_secret_write(const char *path, const struct str *secret,
                       struct error *error)
{
    struct str text = {0};
    str_add(&text, secret->text);
    str_add_char(&text, '\n');
    bool ok = file_write(path, text.text, text.length, MODE_SECRET, error);
    str_release(&text);
    return ok;
}

bool exam_secret_file(const char *path, const uint64_t fresh[4],
                      struct str *secret, bool *made, struct error *error)
{
    struct stat status;
    *made = stat(path, &status) != 0 && errno == ENOENT;
    if (!*made)
        return file_read(path, SECRET_BYTES_MOST, secret, error) &&
               check_secret(path, secret, error);
    if (!fresh)
        return error_set(error, ERROR_USAGE,
                         "%.200s is not there: parts of one set need a secret "
                         "from before; make one paper with it first",
                         path);
    exam_secret_new(fresh, secret);
    return exam_secret_write(path, secret, error);
}
