/* What single lines of a bank say about mistakes that YAML makes easy: mends
 * for values it refuses or changes in silence, and the way back from a scalar's
 * text to its place in the file. Text only; no libyaml. */
#ifndef RECKON_BANK_YAML_LINE_H
#define RECKON_BANK_YAML_LINE_H

#include <stdbool.h>

#include "base/error.h"
#include "bank/yaml.h"

/* Looks at the line that holds byte `at`. Where its value begins with something
 * that YAML takes for its own, sets the error with the mend and returns true.
 */
bool yaml_line_mend(const struct source *source, uint32_t at,
                    struct error *error);

/* False, with an error, where a comment stands behind the scalar that takes up
 * the bytes from `at` to `end`; of a block scalar, behind its indicator. */
bool yaml_line_check_comment(const struct source *source, uint32_t at,
                             uint32_t end, bool block, struct error *error);

#endif
