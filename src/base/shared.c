#include "base/shared.h"

#include <dlfcn.h>
#include <string.h>

static bool missing(const char *library, struct error *error)
{
    const char *why = dlerror();
    return error_set(error, ERROR_FILE, "cannot load %s: %.200s", library,
                     why ? why : "no reason given");
}

bool shared_load(const char *library, const char *const *name, size_t count,
                 void *functions, struct error *error)
{
    void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    if (!handle)
        return missing(library, error);
    for (size_t i = 0; i < count; i++) {
        /* ISO C does not turn pointers to data into such to functions; POSIX
         * promises that they are alike */
        void *symbol = dlsym(handle, name[i]);
        if (!symbol)
            return missing(library, error);
        memcpy((char *)functions + i * sizeof symbol, &symbol, sizeof symbol);
    }
    return true;
}
