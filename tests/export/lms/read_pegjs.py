"""GIFT as gift-pegjs read it: lines of JSON made by read_gift_pegjs.mjs."""
import json

from markup import text_of


def said(part):
    return text_of(part["text"]) if part else text_of("")


def weight(choice):
    if choice.get("weight") is not None:
        return choice["weight"] / 100
    return 1 if choice.get("isCorrect") else 0


def number(choice):
    text = choice["text"]  # JavaScript writes whole doubles as integers
    if text["type"] == "range":
        low, high = float(text["number"]) - text["range"], float(text["number"]) + text["range"]
    elif text["type"] == "simple":
        low = high = float(text["number"])
    else:
        raise ValueError("a number of type %r" % text["type"])
    return {"value": text["number"], "low": low, "high": high, "credit": weight(choice),
            "say": said(choice.get("feedback"))}


def read(path):
    category = None
    for line in open(path, encoding="utf-8"):
        question = json.loads(line)
        if question["type"] == "Category":
            category = question["title"]
            continue
        item = {"id": question["title"], "category": category, "text": text_of(question["stem"]["text"]),
                "solution": said(question.get("globalFeedback"))}
        choices = question.get("choices")
        if question["type"] == "Essay":
            item.update(kind="open", rubric=item["solution"])
        elif question["type"] == "Numerical":
            if not isinstance(choices, list):
                choices = [{"isCorrect": True, "text": choices}]
            item.update(kind="number", fields=[[number(choice) for choice in choices]])
        elif question["type"] in ("MC", "Short"):
            answers = [{"text": text_of(choice["text"]["text"]), "credit": weight(choice),
                        "say": said(choice.get("feedback"))} for choice in choices]
            if question["type"] == "MC":
                item.update(kind="choice", options=answers)
            else:
                item.update(kind="text", fields=[answers])
        else:
            raise ValueError("a question of type %r" % question["type"])
        yield item
