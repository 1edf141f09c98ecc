#include "lang/distribution.h"

#include <math.h>
#include <string.h>

/* How far from a whole number a computed one may be, as in R. */
static const double whole_slack = 1e-7;

enum domain_id {
#define DOMAIN(id, low, high, whole, phrase) DOMAIN_##id,
#include "lang/distribution_domain.def"
#undef DOMAIN
};

struct domain {
    double low, high;
    bool whole;
    const char *phrase; /* continues "the mean must ..." */
};

static const struct domain domain_table[] = {
#define DOMAIN(id, low, high, whole, phrase) {low, high, whole, phrase},
#include "lang/distribution_domain.def"
#undef DOMAIN
};

#define CONTINUOUS false
#define DISCRETE   true
#define NONE                                                                   \
    {                                                                          \
        NULL, NULL, 0, 0                                                       \
    }
#define PARAMETER(name, title, domain, standard)                               \
    {                                                                          \
#name, title, DOMAIN_##domain, standard                                \
    }

static const struct distribution distribution_table[] = {
#define DISTRIBUTION(id, name, title, kind, least, most, p1, p2, p3)           \
    {DISTRIBUTION_##id, #name, title, kind, least, most, {p1, p2, p3}},
#include "lang/distribution.def"
#undef DISTRIBUTION
};

const struct distribution *distribution_at(enum distribution_id id)
{
    return &distribution_table[id];
}

const struct distribution *distribution_find(const char *name, size_t length)
{
    for (int i = 0; i < DISTRIBUTION_COUNT; i++) {
        const char *stem = distribution_table[i].name;
        if (strlen(stem) == length && memcmp(stem, name, length) == 0)
            return &distribution_table[i];
    }
    return NULL;
}

/* Checks one parameter and makes a whole one exactly whole. */
static bool parameter_check(const struct distribution *distribution, int index,
                            double *value, struct error *error)
{
    const struct distribution_parameter *row = &distribution->parameter[index];
    const struct domain *domain = &domain_table[row->domain];
    bool good = *value >= domain->low && *value <= domain->high; /* not NaN */
    if (good && domain->whole) {
        double whole = round(*value);
        good = fabs(*value - whole) <= whole_slack;
        *value = whole;
    }
    if (!good)
        return error_set(
            error, ERROR_DOMAIN, "the %s (%s) of the %s distribution must %s",
            row->title, row->name, distribution->title, domain->phrase);
    return true;
}

/* What parameters must fulfil together. */
static bool parameter_check_all(const struct distribution *distribution,
                                const double *parameter, struct error *error)
{
    if (distribution->id == DISTRIBUTION_UNIF && parameter[0] >= parameter[1])
        return error_set(error, ERROR_DOMAIN,
                         "the minimum (min) of the uniform distribution must "
                         "be less than the maximum (max)");
    if (distribution->id == DISTRIBUTION_HYPER &&
        parameter[2] > parameter[0] + parameter[1])
        return error_set(error, ERROR_DOMAIN,
                         "the number drawn (k) of the hypergeometric "
                         "distribution must not exceed m + n, the number "
                         "there are");
    return true;
}

bool distribution_fill(const struct distribution *distribution,
                       const double *given, size_t count, double *parameter,
                       struct error *error)
{
    size_t least = (size_t)distribution->least;
    size_t most = (size_t)distribution->most;
    if (count < least || count > most) {
        if (least < most)
            return error_set(error, ERROR_DOMAIN,
                             "the %s distribution takes %zu to %zu parameters",
                             distribution->title, least, most);
        return error_set(error, ERROR_DOMAIN,
                         "the %s distribution takes %zu parameter%s",
                         distribution->title, most, most == 1 ? "" : "s");
    }
    for (int i = 0; i < DISTRIBUTION_PARAMETERS; i++) {
        const struct distribution_parameter *row = &distribution->parameter[i];
        parameter[i] = (size_t)i < count ? given[i] : row->standard;
        if (row->name &&
            !parameter_check(distribution, i, &parameter[i], error))
            return false;
    }
    return parameter_check_all(distribution, parameter, error);
}
