#include "base/hmac.h"

#ifdef HAVE_NETTLE

#include <nettle/hmac.h>

#include "base/shared.h"

struct hmac_functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "base/hmac_function.def"
#undef FUNCTION
};

#ifdef NETTLE_LIBRARY
#define SHARED_LIBRARY NETTLE_LIBRARY
#endif
#define SHARED_FUNCTIONS "base/hmac_function.def"

static bool load(struct hmac_functions *functions, struct error *error)
{
#include "base/shared_load.inc"
}

bool hmac_sha256(const char *key, size_t key_length, const char *message,
                 size_t length, uint8_t digest[HMAC_BYTES], struct error *error)
{
    struct hmac_functions call;
    struct hmac_sha256_ctx context;
    if (!load(&call, error))
        return false;
    call.nettle_hmac_sha256_set_key(&context, key_length, (const uint8_t *)key);
    call.nettle_hmac_sha256_update(&context, length, (const uint8_t *)message);
    call.nettle_hmac_sha256_digest(&context, HMAC_BYTES, digest);
    return true;
}

#else

bool hmac_sha256(const char *key, size_t key_length, const char *message,
                 size_t length, uint8_t digest[HMAC_BYTES], struct error *error)
{
    (void)key;
    (void)key_length;
    (void)message;
    (void)length;
    (void)digest;
    return error_set(error, ERROR_USAGE,
                     "this reckon was built without nettle, which the seeds of "
                     "sets need");
}

#endif
