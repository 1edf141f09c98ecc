"""compare.py FORMAT FILE INSTRUCTOR.JSONL [NOTES]: whatever FORMAT holds is what the key says.

Values are not looked at but used: the key, the ends of what is accepted and what is just beyond them, the known
mistakes and the options are answered, and must be marked as the key says. Prints what was compared; ends with
status 1 and a sentence at the first difference."""
import decimal
import importlib
import json
import math
import sys

from markup import squeeze

NOTES = {"pegjs": "gift"}  # whose notes a reader's format has
count = {"items": 0, "answers": 0, "texts": 0, "formulas": 0, "by hand": 0}


def grade(field, value):
    """The first answer that fits counts; some readers can grade by themselves."""
    if hasattr(field, "grade"):
        return field.grade(value)
    for answer in field:
        if answer["low"] <= value <= answer["high"]:
            return answer
    return {"credit": 0, "say": ""}


def check(condition, part, what):
    if not condition:
        raise ValueError("question %s (%s): %s" % (part["question"], part["template"], what))


def same_text(part, item, name, wanted):
    """Formulas are left out by the readers, so a text with one is only counted."""
    got = item.get(name)
    if got is None or wanted is None:
        return
    if getattr(got, "formulas", 0):
        count["formulas"] += 1
        return
    check(squeeze(wanted) in got, part, "%s is %r, not %r" % (name, got, wanted))
    count["texts"] += 1


def same_say(part, answer, wanted):
    got = answer["say"]
    if getattr(got, "formulas", 0):
        count["formulas"] += 1
        return
    check(got == squeeze(wanted), part, "a mistake is told %r, not %r" % (got, wanted))
    count["texts"] += 1


def scale(part):
    return 100 if part["rule"].endswith("unit=%") else 1


def typed(part, value):
    """A number as it is to be typed; 5.6 for 0.056, not 5.6000000000000005."""
    return float(decimal.Decimal(repr(value)) * scale(part))


def accepted(part):
    """All intervals under the key and its other readings."""
    keys = part["key"] + [reading for reading in part["readings"] if "low" in reading]
    return [(typed(part, key["low"]), typed(part, key["high"])) for key in keys]


def margin(low, high):
    return 1e-6 * (high - low) + 1e-9 * max(abs(low), abs(high)) + 1e-13


def check_ends(part, field, key, among):
    """What is right and what is not, around one key."""
    low, high, value = (typed(part, key[name]) for name in ("low", "high", "value"))
    estimate = part["kind"] == "estimate"
    beyond = margin(low, high)
    inside = 1e-9 * (high - low)  # rounding of what is read as two decimals
    check(grade(field, value)["credit"] == 1, part, "the key %r is not right" % value)
    for end in (low + inside, high - inside):
        credit = grade(field, end)["credit"]
        check(credit > 0 if estimate else credit == 1, part, "%r is inside, but worth %r" % (end, credit))
    for end in (low - beyond, high + beyond):
        if not any(a <= end <= b for a, b in among):
            check(grade(field, end)["credit"] == 0, part, "%r is outside, but right" % end)
    count["answers"] += 5


def check_estimate(part, field, whole):
    key = part["key"][0]
    factor = key["high"] / key["value"]
    for step in range(-99, 100, 2):
        value = key["value"] * factor ** (step / 100)
        wanted = 1 if whole else round((1 - abs(step) / 200) * 10 + 1e-9) / 10
        got = grade(field, typed(part, value))["credit"]
        check(abs(got - wanted) <= 0.1001, part, "an estimate of %r is worth %r, not %r" % (value, got, wanted))


def check_number(part, item):
    field = item["fields"][0]
    among = accepted(part)
    check(len(item["fields"]) == 1, part, "one field, not %d" % len(item["fields"]))
    check_ends(part, field, part["key"][0], among)
    for reading in part["readings"]:
        check_ends(part, field, reading, among)
    for mistake in part["mistakes"]:
        if any(low <= typed(part, mistake["value"]) <= high for low, high in among):
            continue  # right under another reading, in this draw
        answer = grade(field, typed(part, mistake["value"]))
        check(answer["credit"] == 0, part, "a mistake is right: %r" % mistake["value"])
        if item.get("mistakes together"):
            same_text(part, item, "mistakes", mistake["say"])
        else:
            # one before it, within what slips may be off, is told first, as the judge does
            near = [other["say"] for other in part["mistakes"][:part["mistakes"].index(mistake)]
                    if abs(other["value"] - mistake["value"]) <= 0.021 * abs(other["value"])]
            if answer["say"] not in map(squeeze, near):
                same_say(part, answer, mistake["say"])
        count["answers"] += 1
    if part["kind"] in ("probability", "rate") and scale(part) == 1 and not item.get("mistakes together"):
        answer = grade(field, float(decimal.Decimal(repr(part["key"][0]["value"])) * 100))
        known = [mistake["say"] for mistake in part["mistakes"]]
        check(answer["credit"] == 0 or part["key"][0]["value"] == 0, part, "percent are right")
        check(answer["credit"] == 1 or "in percent?" in answer["say"] or answer["say"] in map(squeeze, known), part,
              "percent are told %r" % answer["say"])
    if "estimate:x" in part["rule"]:
        check_estimate(part, field, item.get("whole"))


def fraction(part, number):
    """The exact value as it is to be typed."""
    top, _, bottom = number["exact"].partition("/")
    top, bottom = int(top) * scale(part), int(bottom or 1)
    common = math.gcd(top, bottom)
    return str(top // common) + ("/%d" % (bottom // common) if bottom != common else "")


def check_fraction(part, item):
    told = {answer["text"]: answer for answer in reversed(item["fields"][0])}
    answer = told.get(fraction(part, part["key"][0]))
    check(answer and answer["credit"] == 1, part, "the fraction is not right")
    right = [text for text, answer in told.items() if answer["credit"] > 0]
    check(len(right) == 1 + len(part["readings"]), part, "right are %r" % right)
    for mistake in part["mistakes"]:
        if "exact" in mistake and not item.get("mistakes together"):
            same_say(part, told[fraction(part, mistake)], mistake["say"])
    count["answers"] += 1 + len(part["mistakes"])


def check_together(part, item):
    """Where all numbers count together: the key, in any order for sets alone, and the known mistakes."""
    values = [key["value"] for key in part["key"]]
    answer = item["answer all"]
    check(answer(values)["credit"] == 1, part, "the key is not right")
    if len(set(values)) > 1:
        turned = answer(values[::-1])["credit"]
        check(turned == (1 if part["kind"] == "set" else 0), part, "turned round it is worth %r" % turned)
        check(answer(values[:1] * len(values))["credit"] == 0, part, "one number for all is right")
    for mistake in part["mistakes"]:
        if part["kind"] != "set":
            same_say(part, answer([one["value"] for one in mistake["values"]]), mistake["say"])


def check_numbers(part, item):
    keys = part["key"]
    check(len(item["fields"]) == len(keys), part, "%d fields" % len(item["fields"]))
    if "answer all" in item:
        check_together(part, item)
    for index, field in enumerate(item["fields"]):
        if part["kind"] == "set":
            if "answer all" not in item:
                for key in keys:
                    check(grade(field, key["value"])["credit"] == 1, part, "a member is not right")
            continue
        check_ends(part, field, keys[index], [(keys[index]["low"], keys[index]["high"])])
        for mistake in [] if "answer all" in item else part["mistakes"]:
            answer = grade(field, mistake["values"][index]["value"])
            if item.get("mistakes together"):
                same_text(part, item, "mistakes", mistake["say"])
            elif answer["credit"] == 0:
                same_say(part, answer, mistake["say"])


def check_choice(part, item):
    check(len(item["options"]) == len(part["options"]), part, "%d options" % len(item["options"]))
    for got, wanted in zip(item["options"], part["options"]):
        if not getattr(got["text"], "formulas", 0):
            check(got["text"] == squeeze(wanted["text"]), part, "option %r, not %r" % (got["text"], wanted["text"]))
        check(got["credit"] == (1 if wanted["right"] else 0), part, "%s is worth %r" % (wanted["letter"], got["credit"]))
        same_say(part, got, wanted.get("say", ""))
        count["answers"] += 1


def check_card(part, item):
    """Both sides of it; what is accepted is there to ten figures."""
    check(item["answer"] == squeeze(part.get("shown", "")), part, "the answer is %r" % item["answer"])
    for index, (low, high) in enumerate(item["accepted"]):
        key = part["key"][index]
        for got, wanted in ((low, key["low"]), (high, key["high"])):
            check(abs(got - typed(part, wanted)) <= 1e-9 * abs(got), part, "accepted is %r" % got)
    for mistake in part.get("mistakes", []):
        same_text(part, item, "back", mistake["say"])
    for option in part.get("options", []):
        same_text(part, item, "text", option["text"])
        same_text(part, item, "back", option.get("say"))
    count["answers"] += 1


def check_part(part, item, earlier, notes):
    count["items"] += 1
    for before in earlier + [part]:
        same_text(part, item, "text", before["text"])
        for row in before.get("table", []):
            for cell in row:
                same_text(part, item, "text", cell)
    same_text(part, item, "solution", part.get("solution"))
    for name in ("rubric", "hints"):
        if name in item:
            got = item[name] if isinstance(item[name], list) else [item[name]]
            for wanted in part.get(name, []):
                check(any(squeeze(wanted) in text or getattr(text, "formulas", 0) for text in got), part,
                      "%s %r lack %r" % (name, got, wanted))
    if "points" in item:
        check(item["points"] == part["points"], part, "%r points" % item["points"])
    if item["kind"] == "open":
        if part["kind"] != "open":
            check(part["template"] + ": " in notes and "by hand" in notes, part, "an essay without a note")
            count["by hand"] += 1
    elif item["kind"] == "card":
        check_card(part, item)
    elif item["kind"] == "choice":
        check_choice(part, item)
    elif item["kind"] == "text":
        check_fraction(part, item)
    elif item["kind"] == "numbers":
        check_numbers(part, item)
    else:
        check_number(part, item)


def name_of(part, several):
    name = "%s:%d:%s" % (part["template"], part["level"], part["seed"])
    return name + "/" + part["part"] if several else name


def main(name, path, key, notes=None):
    items = {}
    for item in importlib.import_module("read_" + name).read(path):
        if item["id"] in items:
            raise ValueError("%s is there twice" % item["id"])
        items[item["id"]] = item
    said = open(notes, encoding="utf-8").read() if notes else ""
    said = "\n".join(line for line in said.splitlines() if line.startswith(NOTES.get(name, name) + ": "))
    parts = [json.loads(line) for line in open(key, encoding="utf-8")]
    whole = {}
    for part in parts:
        whole.setdefault((part["variant"], part["number"]), []).append(part)
    for group in whole.values():
        for index, part in enumerate(group):
            item = items.pop(name_of(part, len(group) > 1), None)
            check(item, part, "is not there")
            check_part(part, item, [] if item.get("alone") else group[:index], said)
    if items:
        raise ValueError("unknown: %s" % ", ".join(items))
    print(", ".join("%d %s" % (number, what) for what, number in count.items()))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:  # every fault is a finding
        sys.exit("%s: %s" % (type(error).__name__, error))
