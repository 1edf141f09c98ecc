#include "exam/seed.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include <nettle/hmac.h>

#include "base/file.h"

enum { MODE_SECRET = 0600, SEED_BYTES = 8, SECRET_LEAST = 16 };

static const char *const purpose_names[] = {
    [SEED_PLAN] = "plan", [SEED_PAPER] = "paper", [SEED_DIGEST] = "digest"};

uint64_t exam_seed(const char *secret, size_t length, enum seed_purpose purpose,
                   const char *id)
{
    struct hmac_sha256_ctx context;
    uint8_t digest[SEED_BYTES];
    uint64_t seed = 0;
    hmac_sha256_set_key(&context, length, (const uint8_t *)secret);
    const char *name = purpose_names[purpose];
    hmac_sha256_update(&context, strlen(name), (const uint8_t *)name);
    hmac_sha256_update(&context, 1, (const uint8_t *)":");
    hmac_sha256_update(&context, strlen(id), (const uint8_t *)id);
    hmac_sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        seed = seed << 8 | digest[i];
    return seed;
}

static bool check_secret(const char *path, struct str *secret,
                         struct error *error)
{
    struct stat status;
    while (secret->length && strchr(" \t\r\n", secret->text[secret->length - 1]))
        secret->text[--secret->length] = '\0';
    if (secret->length < SECRET_LEAST)
        return error_set(error, ERROR_VALUE,
                         "%s: an exam's secret has at least %d characters; "
                         "where the file is missing, a good one is made",
                         path, SECRET_LEAST);
    if (stat(path, &status) == 0 && status.st_mode & 077)
        return error_set(error, ERROR_FILE,
                         "%s: others can read this secret; 'chmod 600' it",
                         path);
    return true;
}

bool exam_secret_file(const char *path, const uint64_t fresh[4],
                      struct str *secret, bool *made, struct error *error)
{
    struct stat status;
    *made = stat(path, &status) != 0 && errno == ENOENT;
    if (!*made)
        return file_read(path, SECRET_BYTES_MOST, secret, error) &&
               check_secret(path, secret, error);
    for (int i = 0; i < 4; i++)
        str_add_format(secret, "%016" PRIx64, fresh[i]);
    str_add_char(secret, '\n');
    bool ok = file_write(path, secret->text, secret->length, MODE_SECRET, error);
    secret->text[--secret->length] = '\0';
    return ok;
}
