#include "quiz/verdict.h"

#include <stddef.h>

static const struct {
    const char *name;
    double credit;
    bool retry;
} rows[] = {
#define VERDICT(id, name, credit, retry, about) {name, credit, retry},
#include "quiz/verdict.def"
#undef VERDICT
};

const char *verdict_name(enum verdict_kind kind)
{
    return rows[kind].name;
}

struct verdict verdict_make(enum verdict_kind kind, const char *why,
                            const char *say)
{
    return (struct verdict){.kind = kind,
                            .why = why,
                            .say = say,
                            .mistake = -1,
                            .reading = -1,
                            .credit = rows[kind].credit,
                            .retry = rows[kind].retry,
                            .attempt = kind != VERDICT_UNGRADED};
}

void verdict_print(const struct verdict *verdict, struct str *out)
{
    str_add(out, rows[verdict->kind].name);
    if (verdict->why) {
        str_add_char(out, ':');
        str_add(out, verdict->why);
    }
}
