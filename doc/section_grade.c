/* For reckon(1): why 'grade' flags a question. */
#include "generate.h"

void section_item_flags(struct page *page)
{
    page_line(page, ".Bl -tag -width unexplained -compact");
#define ITEM_FLAG(id, name, about)                                             \
    page_macro(page, ".It Li", name);                                          \
    page_text(page, about);
#include "exam/item_flag.def"
#undef ITEM_FLAG
    page_line(page, ".El");
}
