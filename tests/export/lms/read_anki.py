"""Anki's text import, after its manual (importing/text-files): settings in lines at the very top, fields in quotes
where they hold a separator, a line end or a quote, HTML in them."""
import csv
import re

from markup import text_of

WANTED = {"separator": "tab", "html": "true", "notetype": "Basic", "tags column": "3"}


def named(markup, name):
    match = re.search(r"<p><strong>%s:</strong> (.*?)(?=<p><strong>|<p><small>|$)" % name, markup, re.S)
    return text_of(match[1]) if match else text_of("")


def read(path):
    lines = open(path, newline="", encoding="utf-8").read().split("\n")
    settings = {}
    while lines and lines[0].startswith("#"):
        name, _, value = lines.pop(0)[1:].partition(":")
        settings[name] = value
    for name, value in WANTED.items():
        if settings.get(name) != value:
            raise ValueError("#%s is %r" % (name, settings.get(name)))
    if settings["columns"].split("\t") != ["Front", "Back", "Tags"]:
        raise ValueError("columns %r" % settings["columns"])
    rows = csv.reader([line + "\n" for line in lines if line], delimiter="\t", strict=True)
    for row in rows:
        if len(row) != 3 or row[0].startswith("#"):
            raise ValueError("a row %r" % row)
        front, back, tags = row
        for field in row[:2]:
            if "{{c" in field or re.search(r"\[(sound|latex|\$)", field):
                raise ValueError("Anki would read more than text: %r" % field)
        if not all(re.fullmatch(r"[^\s\"]+", tag) for tag in tags.split(" ")):
            raise ValueError("tags %r" % tags)
        accepted = re.search(r"<strong>Accepted:</strong> (.*?)</p>", back)
        whole = text_of(front)
        hints = re.search("<details>(.*)</details>", front)
        yield {"id": re.search("<small>(.*?)</small>", back)[1], "kind": "card", "text": whole,
               "back": text_of(back), "answer": named(back, "Answer") if "<strong>Answer" in back else "",
               "accepted": [tuple(map(float, pair.split(" to "))) for pair in accepted[1].split("; ")]
               if accepted else [], "solution": named(back, "Solution"), "rubric": text_of(back),
               "hints": [text_of(hints[1])] if hints else []}
