"""The table, by Python's reader (RFC 4180). A text that a spreadsheet would take for a formula has an apostrophe in
front."""
import csv
import decimal
import re

from markup import Text, squeeze

NUMBERS = {"variant", "level", "points", "seconds"}


def text(cell):
    """As it was before the apostrophe; and nothing without one is a formula."""
    if cell.startswith("'") and re.match(r"' *[=+\-@\t\r\n＝＋－＠]", cell):
        return cell[1:]
    if re.match(r" *[=+\-@\t\r\n]", cell) and not re.fullmatch(r"-?[0-9.e+-]+(; -?[0-9.e+-]+)*", cell):
        raise ValueError("a formula: %r" % cell)
    return cell


def numbers(cell, scale):
    return [float(decimal.Decimal(number) * scale) for number in cell.split("; ")] if cell else []


def read(path):
    raw = open(path, newline="", encoding="utf-8").read()
    if "\n" in re.sub(r'"(?:[^"]|"")*"', "", raw).replace("\r\n", ""):
        raise ValueError("a line that does not end in CR LF")
    for row in csv.DictReader(raw.splitlines(keepends=True), strict=True):
        if None in row or None in row.values():
            raise ValueError("a row of another length: %r" % row)
        for name in NUMBERS:
            float(row[name])
        row = {name: text(cell) for name, cell in row.items()}
        scale = 100 if row["rule"].endswith("unit=%") else 1
        item = {"id": row["id"], "alone": True, "points": float(row["points"]), "mistakes together": True,
                "whole": True, "text": Text(squeeze(row["text"] + " " + row["table"].replace(" | ", " ").replace("\\|", "|"))),
                "solution": Text(squeeze(row["solution"])), "hints": [Text(squeeze(row["hints"]))],
                "rubric": Text(squeeze(row["rubric"])), "mistakes": Text(squeeze(row["mistakes"]))}
        if row["kind"] == "choice":
            lines = re.split(r"(?:^|\n)[a-z]\) ", row["options"])[1:]
            says = dict(re.findall(r"(?:^|\n)([a-z])\) (.*)", row["mistakes"]))
            item.update(kind="choice", options=[
                {"text": squeeze(option), "credit": 1 if "abcdefghijkl"[index] == row["key"] else 0,
                 "say": squeeze(says.get("abcdefghijkl"[index], ""))} for index, option in enumerate(lines)])
        elif row["kind"] == "open":
            item["kind"] = "open"
        else:
            ends = [numbers(row[name], scale) for name in ("key", "low", "high")]
            if not len(ends[0]) == len(ends[1]) == len(ends[2]) > 0:
                raise ValueError("%d keys, %d and %d ends" % tuple(map(len, ends)))
            item["fields"] = [[{"value": value, "low": low, "high": high, "credit": 1, "say": ""}]
                              for value, low, high in zip(*ends)]
            for line in row["readings"].split("\n") if row["readings"] else []:
                match = re.match(r"(\S+) \((\S+) to (\S+)\): ", line)
                if match:
                    value, low, high = (float(decimal.Decimal(one) * scale) for one in match.groups())
                    item["fields"][0].append({"value": value, "low": low, "high": high, "credit": 1, "say": ""})
            if row["kind"] == "set":  # every field takes every member
                item["fields"] = [sum(item["fields"], [])] * len(item["fields"])
            item["kind"] = "numbers" if row["kind"] in ("list", "set", "interval") else "number"
        yield item
