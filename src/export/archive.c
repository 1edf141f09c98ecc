#include "export/archive.h"

#ifdef HAVE_ZIP
#include <zip.h>
#endif

#include "base/shared.h"

#ifdef HAVE_ZIP

struct zip_functions {
#define FUNCTION(name) __typeof__(name) *name;
#include "export/archive_function.def"
#undef FUNCTION
};

#ifdef ZIP_LIBRARY
#define SHARED_LIBRARY ZIP_LIBRARY
#endif
#define SHARED_FUNCTIONS "export/archive_function.def"

static bool load(struct zip_functions *functions, struct error *error)
{
#include "base/shared_load.inc"
}

bool archive_ready(struct error *error)
{
    struct zip_functions functions;
    return load(&functions, error);
}

static bool fail(const struct zip_functions *call, zip_error_t *fault,
                 struct error *error)
{
    return error_set(error, ERROR_FILE, "cannot write an archive: %.200s",
                     call->zip_error_strerror(fault));
}

/* The file's bytes must stay until the archive is closed. */
static bool add_file(const struct zip_functions *call, zip_t *archive,
                     const struct archive_file *file, zip_error_t *fault,
                     struct error *error)
{
    enum { FIRST_DAY = (1 << 5) | 1, MODE = 0100644 };
    zip_source_t *source = call->zip_source_buffer_create(
        str_text(&file->bytes), file->bytes.length, 0, fault);
    if (!source)
        return fail(call, fault, error);
    zip_int64_t index =
        call->zip_file_add(archive, file->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        call->zip_source_free(source);
        return fail(call, call->zip_get_error(archive), error);
    }
    zip_uint64_t at = (zip_uint64_t)index;
    if (call->zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) ||
        call->zip_file_set_dostime(archive, at, 0, FIRST_DAY, 0) ||
        call->zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                               (zip_uint32_t)MODE << 16))
        return fail(call, call->zip_get_error(archive), error);
    return true;
}

/* Appends what the source holds. */
static bool read_back(const struct zip_functions *call, zip_source_t *source,
                      struct str *out)
{
    char bytes[4096];
    zip_int64_t length = -1;
    if (call->zip_source_open(source))
        return false;
    while ((length = call->zip_source_read(source, bytes, sizeof bytes)) > 0)
        str_add_bytes(out, bytes, (size_t)length);
    call->zip_source_close(source);
    return length == 0;
}

/* Makes the archive inside of `source`. */
static bool fill(const struct zip_functions *call, zip_source_t *source,
                 const struct archive_file *file, size_t files,
                 zip_error_t *fault, struct error *error)
{
    call->zip_source_keep(source); /* or closing would free it */
    zip_t *archive = call->zip_open_from_source(source, ZIP_TRUNCATE, fault);
    if (!archive) {
        call->zip_source_free(source);
        return fail(call, fault, error);
    }
    bool ok = true;
    for (size_t i = 0; ok && i < files; i++)
        ok = add_file(call, archive, &file[i], fault, error);
    if (ok && call->zip_close(archive) == 0)
        return true;
    if (ok)
        fail(call, call->zip_get_error(archive), error);
    call->zip_discard(archive);
    return false;
}

bool archive_write(const struct archive_file *file, size_t files,
                   struct str *out, struct error *error)
{
    struct zip_functions call;
    zip_error_t fault;
    if (!load(&call, error))
        return false;
    call.zip_error_init(&fault);
    zip_source_t *source = call.zip_source_buffer_create(NULL, 0, 0, &fault);
    bool ok = source ? fill(&call, source, file, files, &fault, error)
                     : fail(&call, &fault, error);
    if (ok && !read_back(&call, source, out))
        ok = error_set(error, ERROR_FILE, "cannot read an archive back");
    if (source)
        call.zip_source_free(source);
    call.zip_error_fini(&fault);
    return ok;
}

#else

bool archive_ready(struct error *error)
{
    return error_set(
        error, ERROR_USAGE,
        "this reckon was built without libzip, which writes archives");
}

bool archive_write(const struct archive_file *file, size_t files,
                   struct str *out, struct error *error)
{
    (void)file, (void)files, (void)out;
    return archive_ready(error);
}

#endif
