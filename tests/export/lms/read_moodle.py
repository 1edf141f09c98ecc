"""Moodle XML, read by the rules of question/format/xml/format.php and of the question types: what may be given, in
which order answers are tried, and how wide a tolerance is."""
import html
import re
import xml.etree.ElementTree as tree
from xml.parsers import expat

from markup import text_of

# question/engine/bank.php, fraction_options()
FRACTIONS = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
             11.11111, 10, 5, 0]
FORMATS = {"html", "moodle_auto_format", "plain_text", "markdown"}
NUMBER = r"-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?"
# question/type/multianswer/questiontype.php
ALTERNATIVE = r"(?:(=|%(-?[0-9]+)%)?(.+?(?<!\\|&)(?=[~#}]|$))(?:#(.*?(?<!\\)(?=[~}]|$)))?)"
FIELD = re.compile(r"\{([0-9]*):([A-Z_]+):(" + ALTERNATIVE + "(?:~" + ALTERNATIVE + r")*)\}", re.S)


def fail(question, what):
    name = question.findtext("name/text") if question is not None else "?"
    raise ValueError("%s: %s" % (name, what))


def formatted(question, element, wanted=True):
    if element is None:
        if wanted:
            fail(question, "a text is missing")
        return ""
    if element.get("format") not in FORMATS:
        fail(question, "no text format is called %r" % element.get("format"))
    text = element.find("text")
    if text is None or len(text):
        fail(question, "<text> must hold text alone")
    return text.text or ""


def fraction(question, value):
    if not any(abs(float(value) - known) < 1e-4 for known in FRACTIONS):
        fail(question, "Moodle has no fraction %s" % value)
    return float(value) / 100


def interval(value, tolerance):
    value, tolerance = float(value), float(tolerance)
    return {"value": value, "low": value - tolerance, "high": value + tolerance}


def answers(question):
    found = []
    for element in question.findall("answer"):
        found.append({"credit": fraction(question, element.get("fraction")), "text": element.findtext("text"),
                      "say": text_of(formatted(question, element.find("feedback")))})
        if question.get("type") == "numerical":
            if not re.fullmatch(NUMBER, found[-1]["text"]):
                fail(question, "%r is no number" % found[-1]["text"])
            found[-1].update(interval(found[-1]["text"], element.findtext("tolerance")))
        elif question.get("type") == "multichoice":
            found[-1]["text"] = text_of(found[-1]["text"])
        elif question.get("type") == "shortanswer" and "*" in found[-1]["text"]:
            fail(question, "a star stands for any text")
    if not any(answer["credit"] == 1 for answer in found):
        fail(question, "no answer is right")
    return found


def fields(question, text):
    """The fields of a cloze question, and the text around them."""
    found = []
    for _, kind, alternatives, *_ in FIELD.findall(text):
        if kind != "NUMERICAL":
            fail(question, "a field of type %s" % kind)
        field = []
        for match in re.finditer("~?" + ALTERNATIVE, alternatives, re.S):
            mark, percent, answer, say = match.groups()
            value = re.fullmatch("(%s):(%s)" % (NUMBER, NUMBER), answer)
            if not value:
                fail(question, "%r is no number with a tolerance" % answer)
            credit = 1 if mark == "=" else fraction(question, percent or 0)
            field.append({"credit": credit, "say": text_of(html.unescape(say or "").replace("\\}", "}")),
                          **interval(*value.groups())})
        if not any(answer["credit"] == 1 for answer in field):
            fail(question, "no answer of a field is right")
        found.append(field)
    return found, FIELD.sub("", text)


KINDS = {"numerical": "number", "shortanswer": "text", "multichoice": "choice", "essay": "open", "cloze": "numbers"}


def parse(path):
    """As lib/xmlize.php does: pieces of text that are blank are dropped, and the parser ends a piece at each entity
    and line."""
    builder = tree.TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = lambda data: data.strip(" \t\n\r\0\v") and builder.data(data)
    with open(path, "rb") as file:
        parser.ParseFile(file)
    return builder.close()


def read(path):
    root = parse(path)
    if root.tag != "quiz":
        raise ValueError("no <quiz>")
    category = None
    seen = set()
    for question in root:
        if question.get("type") == "category":
            category = question.findtext("category/text")
            if not category.startswith("$course$/top/"):
                fail(question, "category %r" % category)
            continue
        kind = KINDS.get(question.get("type"))
        if not kind:
            fail(question, "unknown type %r" % question.get("type"))
        if not question.findtext("name/text"):
            fail(question, "a question needs a name")
        item = {"id": question.findtext("idnumber"), "kind": kind, "category": category}
        if (category, item["id"]) in seen or len(item["id"]) > 100:
            fail(question, "idnumber %r" % item["id"])
        seen.add((category, item["id"]))
        stem = formatted(question, question.find("questiontext"))
        if kind == "numbers":
            item["fields"], stem = fields(question, stem)
        elif kind == "choice":
            item["options"] = answers(question)
        elif kind in ("number", "text"):
            item["fields"] = [answers(question)]
            if kind == "number" and question.findtext("showunits") != "3":
                fail(question, "units would be read")
        else:
            item["rubric"] = text_of(formatted(question, question.find("graderinfo")))
        item["text"] = text_of(stem)
        item["solution"] = text_of(formatted(question, question.find("generalfeedback")))
        if kind != "numbers":
            item["points"] = float(question.findtext("defaultgrade"))
        if kind != "open":
            item["hints"] = [text_of(formatted(question, hint)) for hint in question.findall("hint")]
        item["tags"] = [tag.findtext("text") for tag in question.findall("tags/tag")]
        yield item
