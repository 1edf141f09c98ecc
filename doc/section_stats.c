/* For reckon(1): the tables and fields that 'stats --format' prints. */
#include "generate.h"

static void begin_table(struct page *page, const char *name, const char *about)
{
    page_macro(page, ".It Cm", name);
    page_text(page, about);
    page_line(page, ".Bl -tag -width Ds -compact");
}

static void add_field(struct page *page, const char *name, const char *about)
{
    page_macro(page, ".It Li", name);
    page_text(page, about);
}

void section_stats_fields(struct page *page)
{
    page_line(page, ".Bl -tag -width Ds");
#define TABLE(id, type, about)          begin_table(page, #id, about);
#define FIELD(name, kind, value, about) add_field(page, name, about);
#define END                             page_line(page, ".El");
#include "cli/stats_field.def"
#undef TABLE
#undef FIELD
#undef END
    page_line(page, ".El");
}
