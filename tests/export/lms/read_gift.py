"""GIFT, read by the rules of Moodle's question/format/gift/format.php."""
import re

from markup import text_of

PLACES = {"\\:": "&&058;", "\\#": "&&035;", "\\=": "&&061;", "\\{": "&&123;", "\\}": "&&125;", "\\~": "&&126;",
          "\\n": "&&010;"}
SIGNS = {"&&058;": ":", "&&035;": "#", "&&061;": "=", "&&123;": "{", "&&125;": "}", "&&126;": "~", "&&010;": "\n"}
WEIGHT = re.compile(r"^%(-*[0-9]{1,2}\.?[0-9]*)%")


def before(text):
    text = text.replace("\\\\", "&&092;")
    for sign, place in PLACES.items():
        text = text.replace(sign, place)
    return text.replace("&&092;", "\\")


def after(text):
    for place, sign in SIGNS.items():
        text = text.replace(place, sign)
    return text.strip()


def parse(text):
    """Without the name of its format."""
    text = text.strip()
    if text.startswith("["):
        end = text.index("]")
        if text[1:end] in ("html", "plain", "markdown", "moodle"):
            text = text[end + 1:]
    return after(text)


def weigh(answer, else_):
    match = WEIGHT.match(answer)
    return (float(match[1]) / 100, answer[match.end():]) if match else (else_, answer)


def comment(answer):
    answer, _, say = answer.partition("#")
    return parse(answer), text_of(parse(say))


def number(text):
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError("%r is no plain decimal" % text)
    return float(text)


def split(text, sign):
    parts = text.split(sign)
    return parts[1:] if not parts[0].strip() else parts


def numerical(text):
    if "~" in text:
        raise ValueError("feedback for all other answers: %r" % text)
    for answer in split(text, "="):
        credit, answer = weigh(answer.strip(), 1)
        answer, say = comment(answer)
        value, _, tolerance = answer.partition(":")
        value, tolerance = number(value.strip()), number(tolerance.strip())
        yield {"value": value, "low": value - tolerance, "high": value + tolerance, "credit": credit, "say": say}


def short(text):
    for answer in split(text, "="):
        credit, answer = weigh(answer.strip(), 1)
        answer, say = comment(answer)
        yield {"text": answer, "credit": credit, "say": say}


def options(text):
    for answer in split(text.replace("=", "~="), "~"):
        answer = answer.strip()
        credit, answer = (1, answer[1:]) if answer.startswith("=") else weigh(answer, 0)
        answer, say = comment(answer)
        yield {"text": text_of(answer), "credit": credit, "say": say}


def question(block, category):
    text = before("\n".join(" " if line.strip().startswith("//") else line for line in block).strip())
    if not text.startswith("::"):
        raise ValueError("no name: %r" % text[:80])
    end = text.index("::", 2)
    name, text = after(text[2:end]), text[end + 2:].strip()
    begin, finish = text.index("{"), text.index("}")
    if not text.endswith("}") or finish != len(text) - 1:
        raise ValueError("braces in the text of %s" % name)
    answer = text[begin + 1:finish].strip()
    answer, _, solution = answer.rpartition("####") if "####" in answer else (answer, "", "")
    answer = answer.strip()
    item = {"id": name, "category": category, "text": text_of(parse(text[:begin])),
            "solution": text_of(parse(solution))}
    if not answer:
        item.update(kind="open", rubric=item["solution"])
    elif answer[0] == "#":
        item.update(kind="number", fields=[list(numerical(answer[1:]))])
    elif "~" in answer:
        item.update(kind="choice", options=list(options(answer)))
    elif "->" in answer:
        raise ValueError("a matching question: %s" % name)
    else:
        item.update(kind="text", fields=[list(short(answer))])
    return item


def read(path):
    category = None
    block = []
    for line in open(path, encoding="utf-8").read().split("\n") + [""]:
        if line.strip():
            block.append(line)
            continue
        if block and block[0].startswith("$CATEGORY:"):
            category = block[0][10:].strip()
        elif block:
            yield question(block, category)
        block = []
