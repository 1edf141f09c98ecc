"""What a reader of a format makes of hostile texts (injection.sh).

    injection.py html|text|json|csv FILE [MARK...]

The file is well formed in its format, holds nothing that runs or loads, and each
mark (T01 ...) stands in it as text, with the payload that belongs to it."""

import csv
import html.parser
import json
import re
import sys

RUNS = {"script", "svg", "img", "iframe", "a", "link", "object", "embed",
        "form", "base", "meta-refresh"}
SCRIPT = "<script>alert(1)</script>"
PAYLOAD = {  # the most telling part of the text behind a mark
    "T00": SCRIPT, "T01": "<svg onload=alert(1)>", "T02": SCRIPT,
    "T04": "<img src=x onerror=alert(1)>", "T06": SCRIPT, "T07": SCRIPT,
    "T08": SCRIPT, "T09": SCRIPT, "T11": SCRIPT,
    "T12": "<img src=x onerror=alert(1)>", "T13": SCRIPT, "T15": SCRIPT,
    "T16": SCRIPT, "T20": SCRIPT, "T21": SCRIPT, "T22": SCRIPT,
    "T23": "<script>",
}
faults = []


def fault(text):
    faults.append(text)


class Page(html.parser.HTMLParser):
    """Gathers the text; finds what would run or load something."""

    def __init__(self, figures):
        super().__init__(convert_charrefs=True)
        self.text = []
        self.attributes = []
        self.figures = figures
        self.style = False

    def handle_starttag(self, tag, attributes):
        self.style = tag == "style"
        # Links within the page; where they lead is looked at below.
        if tag in RUNS and not (self.figures and tag in ("svg", "a")):
            fault("element <%s>" % tag)
        if tag == "meta" and any(name == "http-equiv" and
                                 (value or "").lower() == "refresh"
                                 for name, value in attributes):
            fault("a refresh")
        for name, value in attributes:
            if name.startswith("on"):
                fault("attribute %s" % name)
            if name in ("src", "href", "xlink:href", "action", "data") and \
                    not (value or "").startswith("#"):
                fault("attribute %s=%s" % (name, value))
            if name == "style" and "url(" in (value or ""):
                fault("a style that loads")
            self.attributes.append(value or "")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        self.style = False

    def handle_data(self, data):
        if not self.style:
            self.text.append(data)
        elif "@import" in data or "url(" in data:
            fault("a style that loads")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def needs(text, marks):
    text = squeezed(text)
    for mark in marks:
        if mark not in text:
            fault("%s is not there" % mark)
        elif mark in PAYLOAD and squeezed(PAYLOAD[mark]) not in \
                text[text.index(mark):]:
            fault("%s is there, but not its text" % mark)


def strings(value):
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)
    elif isinstance(value, str):
        yield value


def read_html(text, figures=False):
    page = Page(figures)
    page.feed(text)
    page.close()
    return " ".join(page.text + page.attributes)


def read_json(text):
    found = []
    for line in text.splitlines():
        if line.strip():
            found.extend(strings(json.loads(line)))
    return " ".join(found)


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return re.fullmatch(r"[-+0-9.eE]+", cell) is not None


def read_csv(text):
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            fault("%d cells, not %d: %s" % (len(row), len(rows[0]), row))
        for cell in row:
            if cell.lstrip(" ")[:1] in tuple("=+-@\t\r\n＝＋－＠") and \
                    cell.strip() and not is_number(cell):
                fault("a formula: %s" % cell)
    return " ".join(cell for row in rows for cell in row)


def main():
    kind, name, *marks = sys.argv[1:]
    with open(name, encoding="utf-8", newline="") as file:
        text = file.read()
    if re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f"
                 "\u202a-\u202e\u2066-\u2069]",
                 text.replace("\r\n", "\n").replace("\f", "")):
        fault("a control")
    if kind == "html":
        text = read_html(text)
    elif kind == "figures":
        text = read_html(text, figures=True)
    elif kind == "json":
        text = read_json(text)
    elif kind == "csv":
        text = read_csv(text)
    needs(text, marks)
    for line in faults[:20]:
        print(line)
    sys.exit(bool(faults))


main()
