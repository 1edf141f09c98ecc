/* HMAC-SHA-256 (RFC 2104, RFC 6234). The only user of nettle, which is loaded
 * on use (base/shared.h). */
#ifndef RECKON_BASE_HMAC_H
#define RECKON_BASE_HMAC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { HMAC_BYTES = 32 };

/* False when the program was built without nettle, or it is not to be found. */
bool hmac_sha256(const char *key, size_t key_length, const char *message,
                 size_t length, uint8_t digest[HMAC_BYTES],
                 struct error *error);

#endif
