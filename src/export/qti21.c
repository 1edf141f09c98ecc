/* QTI 2.1, one package for each variant. */
#include "export/qti21.h"

#include <string.h>

#include "base/memory.h"
#include "export/archive.h"
#include "export/format.h"
#include "export/xml.h"

/* What a manifest and a test come before. */
enum { FILES_BEFORE = 2 };

static void note(const struct item *item, struct set_notes *notes)
{
    item_note_rule(item, "qti21", notes);
    if (item->any_order && item->behind->drawn.key.mistakes)
        item_note(item, "qti21", "known mistakes of sets are left out", notes);
}

static const char *file_name(const struct item *item)
{
    struct str name = {0};
    str_add(&name, "items/");
    qti21_identifier(item, &name);
    str_add(&name, ".xml");
    const char *copy = arena_text(item->arena, str_text(&name), name.length);
    str_release(&name);
    return copy;
}

/* Items have documents of their own, by the same writer. */
static bool begin_item(struct xml **xml, struct str *out, struct error *error)
{
    if (*xml)
        xml_next(*xml, out);
    else
        *xml = xml_begin(true, out, error);
    return *xml;
}

bool qti21_write(const struct sheet *sheet, struct set_notes *notes,
                 struct str *out, struct error *error)
{
    size_t most = FILES_BEFORE + sheet->paper.parts, files = FILES_BEFORE;
    struct archive_file *file = memory_resize(NULL, most, sizeof *file);
    struct items items = {.sheet = sheet};
    struct item item;
    struct xml *xml = NULL;
    memset(file, 0, most * sizeof *file);
    file[0].name = "imsmanifest.xml";
    file[1].name = "test.xml";
    bool ok = qti21_manifest(sheet, &file[0].bytes, error) &&
              qti21_test(sheet, &file[1].bytes, error);
    while (ok && items_next(&items, &item, error)) {
        note(&item, notes);
        file[files].name = file_name(&item);
        ok = begin_item(&xml, &file[files++].bytes, error);
        if (ok)
            qti21_item(xml, &item);
    }
    if (xml)
        ok = xml_end(xml, error) && ok;
    ok = ok && error->code == ERROR_NONE &&
         archive_write(file, files, out, error);
    for (size_t i = 0; i < files; i++)
        str_release(&file[i].bytes);
    memory_free(file);
    return ok;
}
