/* The marking rule: what `accept` holds in a bank and what the rule column
 * holds in a table of cases. "sigfig:3", "exact; form=reduced",
 * "rel:1%; rate", "estimate:x3". */
#ifndef RECKON_BANK_RULE_H
#define RECKON_BANK_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "lang/number.h"

enum rule_kind {
#define RULE(id, name, takes, about) RULE_##id,
#include "bank/rule.def"
#undef RULE
};

/* The form asked for; the names are those of `form=` and of verdicts. */
enum rule_form {
    RULE_FORM_ANY,
#define RULE_FORM(id, name, say) RULE_FORM_##id,
#include "bank/rule_form.def"
#undef RULE_FORM
};

/* One number, or several: in order, in any order, or the ends of an interval. */
enum answer_shape { SHAPE_NUMBER, SHAPE_LIST, SHAPE_SET, SHAPE_INTERVAL };

enum { RULE_UNIT_BYTES = 32, RULE_DIGITS_MOST = 15 };

struct rule {
    enum rule_kind kind;
    int digits;       /* of sigfig and dp */
    double tolerance; /* of abs, rel, estimate (as a part); the factor */
    bool probability; /* the key is one */
    bool rate;        /* the key may be typed in percent */
    bool strict;      /* the number of typed digits counts */
    bool comma;       /* decimals are typed with a comma */
    bool fraction;    /* the key is shown as one; other forms count, too */
    enum rule_form form;
    enum answer_shape shape;
    bool has_n;
    double n; /* the question's own n, for slips by a factor */
    char unit[RULE_UNIT_BYTES]; /* "" when there is none */
};

/* The rule of a question that says nothing: three significant figures. */
struct rule rule_standard(void);

/* Reads a rule; places of errors are bytes of `text`. */
bool rule_read(const char *text, size_t length, struct rule *rule,
               struct error *error);

/* The sentence for learners: "three significant figures", "to within 5%". */
void rule_describe(const struct rule *rule, struct str *out);

#endif
