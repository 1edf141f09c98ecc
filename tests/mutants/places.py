"""Which changes of a file are tried: a list of (name, offset, length, replacement)."""

import re

SWAPS = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "),
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "),
    (r" \+ 1\b", " - 1"), (r" - 1\b", " + 1"), (r" \+ 1\b", ""),
    (r" - 1\b", ""), (r"\breturn true;", "return false;"),
    (r"\breturn false;", "return true;"), (r"\bif \(!", "if ("),
    (r"\breturn !", "return "), (r" = 0;", " = 1;"), (r"\+\+;", ";"),
]
DECLARATION = re.compile(
    r"\s*(static|const|struct|enum|union|unsigned|signed|extern|typedef|int|long|"
    r"short|char|double|float|bool|void|size_t|uint\w*_t|int\w*_t|number_wide|wide"
    r"|unsigned_wide|__extension__)\b(?!\s*\()")
NO_STATEMENT = re.compile(r"\s*(return|break|continue|goto|case|default|else|do)\b")
STATEMENT = re.compile(r"[\w>.\[\]*&()-]+ ?[-+*/|]?= ?[^=].*;|[\w>.-]+\(.*\);")


def blanked(text):
    """The text with comments, strings and directives as blanks."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\''
                  r"|^[ \t]*#(?:\\\n|[^\n])*", blank, text, flags=re.S | re.M)


def places(name, text):
    """All changes of one file."""
    code = blanked(text)
    found = []
    for pattern, replacement in SWAPS:
        for match in re.finditer(pattern, code):
            found.append((name, match.start(), len(match.group()), replacement))
    before, offset = "{", 0
    for line in code.splitlines(keepends=True):
        bare = line.strip()
        if (line[:1] in " \t" and re.fullmatch(r"[^{}]*;", bare)
                and before[-1] in ";{}:)" or bare.endswith("else")):
            if STATEMENT.fullmatch(bare) and \
                    bare.count("(") == bare.count(")") and \
                    not DECLARATION.match(line) and not NO_STATEMENT.match(line):
                start = offset + len(line) - len(line.lstrip())
                found.append((name, start, len(bare), ";"))
        if bare:
            before = bare
        offset += len(line)
    return found


def line_of(text, place):
    return text.count("\n", 0, place[1]) + 1


def describe(text, place):
    name, offset, length, replacement = place
    was = text[offset:offset + length].strip()
    return "%s:%d: %s -> %s" % (name, line_of(text, place), was,
                                replacement.strip() or "(none)")
