/* Items as HTML for learning systems: the stem with what it goes on from, and
 * texts for behind. With medium_web formulas are \( TeX \), which these systems
 * show by MathJax, and nothing else in the text looks like such to them;
 * with medium_mathml they are MathML 2. All is well-formed XML too. */
#ifndef RECKON_EXPORT_ITEM_MARKUP_H
#define RECKON_EXPORT_ITEM_MARKUP_H

#include "export/item.h"
#include "export/medium.h"

/* These have but `words` and `formula`. */
extern const struct medium medium_web, medium_mathml;

/* Appends paragraphs and tables: of the parts before it, of its own, and what
 * is wanted (`by_hand`: where a person will read the answer). Options and
 * fields are not among them. */
void item_stem(const struct medium *medium, const struct item *item,
               bool by_hand, struct str *out);

/* Appends a passage as paragraphs; nothing for NULL. */
void item_paragraphs(const struct medium *medium, const struct passage *passage,
                     struct str *out);

/* Appends a paragraph that begins with a name: "Solution: ...". */
void item_named(const struct medium *medium, const char *name,
                const struct passage *passage, struct str *out);

/* Appends a list of passages; nothing for none of them. */
void item_list(const struct medium *medium, const char *name,
               const struct passage *const *passage, uint32_t count,
               struct str *out);

/* Appends a list of the known mistakes with their values, for where a wrong
 * answer cannot be told what it is. */
void item_mistakes(const struct medium *medium, const struct item *item,
                   struct str *out);

#endif
