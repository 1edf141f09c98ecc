#include "base/ascii.h"

#include <stdint.h>

#include "base/utf8.h"

static const char *sign(uint32_t point)
{
    static const struct {
        uint32_t point;
        const char *text;
    } signs[] = {
#define SIGN(point, text) {point, text},
#include "base/ascii.def"
#undef SIGN
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].point == point)
            return signs[i].text;
    return NULL;
}

/* U+00C0 to U+017F without their marks; "?" where there is more to it. */
static const char latin[] = "AAAAAA?CEEEEIIIIDNOOOOO?OUUUUY??aaaaaa?ceeeeiiii"
                            "dnooooo?ouuuuy?yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
                            "GgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOo"
                            "Oo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

/* From U+0391 and U+03B1. */
static const char *const greek[] = {
    "alpha",   "beta", "gamma", "delta",  "epsilon", "zeta", "eta",
    "theta",   "iota", "kappa", "lambda", "mu",      "nu",   "xi",
    "omicron", "pi",   "rho",   "sigma",  "sigma",   "tau",  "upsilon",
    "phi",     "chi",  "psi",   "omega"};

enum { GREEK = sizeof greek / sizeof *greek, CASES = 0x20 };

static void add_greek(struct str *out, uint32_t point)
{
    bool capital = point < 0x3B1;
    const char *name = greek[point - (capital ? 0x391 : 0x3B1)];
    str_add_char(out, capital ? (char)(*name - CASES) : *name);
    str_add(out, name + 1);
}

/* A letter of some script, as against a sign, a piece of a frame or a picture;
 * roughly, by blocks. */
static bool is_letter(uint32_t point)
{
    return (point >= 0xC0 && point < 0x2000) ||
           (point >= 0x2C00 && point < 0x2E00) ||
           (point >= 0x3040 && point < 0xE000) ||
           (point >= 0xF900 && point < 0xFE00) ||
           (point >= 0x20000 && point < 0x40000);
}

static void add_letter(struct str *out, uint32_t point)
{
    switch (point) {
    case 0xC6: str_add(out, "AE"); return;
    case 0xE6: str_add(out, "ae"); return;
    case 0xDE: str_add(out, "Th"); return;
    case 0xFE: str_add(out, "th"); return;
    case 0xDF: str_add(out, "ss"); return;
    case 0x152: str_add(out, "OE"); return;
    case 0x153: str_add(out, "oe"); return;
    default: break;
    }
    if (point >= 0xC0 && point - 0xC0 < sizeof latin - 1)
        str_add_char(out, latin[point - 0xC0]);
    else if ((point >= 0x391 && point < 0x391 + GREEK) ||
             (point >= 0x3B1 && point < 0x3B1 + GREEK))
        add_greek(out, point);
    else if (point < 0x300 || point > 0x36F) /* an accent of its own */
        str_add_char(out, '?');
}

void ascii_add(struct str *out, const char *text, size_t length, bool letters)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = utf8_decode(text + at, length - at, &point);
        const char *known = size > 1 ? sign(point) : NULL;
        if (size == 1)
            str_add_char(out, text[at]);
        else if (known)
            str_add(out, known);
        else if (size && letters && is_letter(point))
            str_add_bytes(out, text + at, size);
        else if (size && is_letter(point))
            add_letter(out, point);
        else
            str_add_char(out, '?');
        at += size ? size : 1;
    }
}
