"""A QTI 2.1 package: manifest, test and items, the response processing run as a delivery engine would."""
import xml.etree.ElementTree as tree
import zipfile

import markup
from markup import inner

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def text_of(text):
    return markup.text_of(text, tex=False)


def q(path):
    return "/".join(QTI + name if name not in (".", "..", "") else name for name in path.split("/"))


class Engine:
    """Just what these items use; anything else is a fault."""

    def __init__(self, item):
        self.item = item
        self.types = {d.get("identifier"): d.get("baseType") for d in item.findall(q("responseDeclaration"))}
        self.types.update({d.get("identifier"): d.get("baseType") for d in item.findall(q("outcomeDeclaration"))})

    def value(self, node, variables):
        name = node.tag.replace(QTI, "")
        parts = [self.value(part, variables) for part in node]
        if name == "baseValue":
            if node.get("baseType") not in ("float", "string", "identifier"):
                raise ValueError("baseType %r" % node.get("baseType"))
            return float(node.text) if node.get("baseType") == "float" else node.text
        if name == "variable":
            if node.get("identifier") not in self.types:
                raise ValueError("no variable %r" % node.get("identifier"))
            return variables.get(node.get("identifier"))
        if name in ("gte", "lte"):
            if None in parts:
                return None
            return parts[0] >= parts[1] if name == "gte" else parts[0] <= parts[1]
        if name == "match":
            return parts[0] == parts[1]
        if name == "stringMatch":
            return parts[0] is not None and parts[0].lower() == parts[1].lower()
        if name == "and":
            return all(parts)
        if name == "or":
            return any(parts)
        raise ValueError("cannot evaluate <%s>" % name)

    def run(self, nodes, variables):
        for node in nodes:
            name = node.tag.replace(QTI, "")
            if name == "setOutcomeValue":
                if node.get("identifier") not in self.types:
                    raise ValueError("no outcome %r" % node.get("identifier"))
                variables[node.get("identifier")] = self.value(node[0], variables)
            elif name == "responseCondition":
                for branch in node:
                    if branch.tag == q("responseElse") or self.value(branch[0], variables):
                        self.run(branch if branch.tag == q("responseElse") else branch[1:], variables)
                        break
            else:
                raise ValueError("cannot process <%s>" % name)

    def answer(self, responses):
        variables = dict(responses)
        for declaration in self.item.findall(q("outcomeDeclaration")):
            value = declaration.findtext(q("defaultValue/value"))
            variables[declaration.get("identifier")] = \
                float(value) if value is not None and declaration.get("baseType") == "float" else value
        self.run(self.item.find(q("responseProcessing")) or [], variables)
        return variables

    def grade(self, responses):
        variables = self.answer(responses)
        return {"credit": variables["SCORE"] / variables["MAXSCORE"], "say": self.feedback(variables, "FEEDBACK")}

    def feedback(self, variables, outcome):
        for feedback in self.item.findall(q("modalFeedback")):
            if feedback.get("outcomeIdentifier") == outcome and feedback.get("showHide") == "show" and \
                    feedback.get("identifier") == variables.get(outcome):
                return text_of(inner(feedback))
        return text_of("")


class Field:
    def __init__(self, engine, name, others):
        self.engine, self.name, self.others = engine, name, others

    def grade(self, value):
        return self.engine.grade({**self.others, self.name: value})


def correct(declaration):
    value = declaration.findtext(q("correctResponse/value"))
    return float(value) if declaration.get("baseType") == "float" else value


def item_of(root):
    engine = Engine(root)
    body = root.find(q("itemBody"))
    item = {"id": root.get("label"), "points": None}
    responses = {d.get("identifier"): d for d in root.findall(q("responseDeclaration"))}
    right = {name: correct(d) for name, d in responses.items()}
    choice = body.find(q("choiceInteraction"))
    entries = body.findall(".//" + q("textEntryInteraction"))
    for interaction in ([choice] if choice is not None else []) + entries:
        if interaction.get("responseIdentifier") not in responses:
            raise ValueError("an interaction without a declaration")
    item["solution"] = engine.feedback(engine.answer({}), "SOLUTION")
    item["points"] = engine.answer({})["MAXSCORE"]
    if choice is not None:
        item.update(kind="choice", options=[])
        for option in choice.findall(q("simpleChoice")):
            variables = engine.answer({"RESPONSE": option.get("identifier")})
            item["options"].append({"text": text_of(inner(option)), "credit": variables["SCORE"] / item["points"],
                                    "say": engine.feedback(variables, "FEEDBACK")})
        if engine.answer(right)["SCORE"] != item["points"]:
            raise ValueError("the right response is not right")
    elif body.find(q("extendedTextInteraction")) is not None:
        rubric = body.find(q("rubricBlock"))
        item.update(kind="open", rubric=text_of(inner(rubric) if rubric is not None else ""))
    elif responses["RESPONSE" if len(responses) == 1 else "RESPONSE1"].get("baseType") == "string":
        texts = [node.text for node in root.find(q("responseProcessing")).iter(q("baseValue"))
                 if node.get("baseType") == "string"]
        item.update(kind="text", fields=[[{"text": text, **Field(engine, "RESPONSE", {}).grade(text)}
                                          for text in texts]])
    else:
        item.update(kind="number" if len(responses) == 1 else "numbers",
                    fields=[Field(engine, name, right) for name in responses])
        if len(responses) > 1:
            item["answer all"] = lambda values: engine.grade(dict(zip(responses, values)))
        if engine.answer(right)["SCORE"] != item["points"]:
            raise ValueError("the right responses are not right")
    for part in list(body):
        if part.tag in (q("choiceInteraction"), q("extendedTextInteraction"), q("rubricBlock")):
            body.remove(part)
    item["text"] = text_of(inner(body).replace("<textEntryInteraction", "<span").replace("</textEntry", "</span"))
    return item


def read(path):
    archive = zipfile.ZipFile(path)
    if archive.testzip():
        raise ValueError("a damaged archive")
    names = set(archive.namelist())
    manifest = tree.fromstring(archive.read("imsmanifest.xml"))
    resources = {r.get("identifier"): r for r in manifest.iter(CP + "resource")}
    files = {f.get("href") for f in manifest.iter(CP + "file")}
    if files | {"imsmanifest.xml"} != names:
        raise ValueError("manifest and archive differ: %r" % (files ^ names))
    test = tree.fromstring(archive.read(resources["test"].get("href")))
    depends = {d.get("identifierref") for d in resources["test"].iter(CP + "dependency")}
    references = [r for r in test.iter(QTI + "assessmentItemRef")]
    if {r.get("identifier") for r in references} != depends:
        raise ValueError("the test asks what the manifest does not list")
    for reference in references:
        root = tree.fromstring(archive.read(reference.get("href")))
        if root.tag != q("assessmentItem") or root.get("identifier") != reference.get("identifier"):
            raise ValueError("item %s" % reference.get("href"))
        yield item_of(root)
