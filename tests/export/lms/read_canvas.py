"""QTI 1.2 as Canvas's importer takes it (gems/plugins/qti_exporter): ranges by vargte and varlte, one right answer
after the other, feedback by name."""
import xml.etree.ElementTree as tree
import zipfile

from markup import text_of

N = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CC = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
TYPES = {"numerical_question": "number", "short_answer_question": "text", "multiple_choice_question": "choice",
         "essay_question": "open"}


def html_of(material):
    text = material.find(N + "mattext")
    if text.get("texttype") != "text/html" or len(text):
        raise ValueError("a text that is no HTML")
    return text_of(text.text)


def shown(item, name):
    for feedback in item.findall(N + "itemfeedback"):
        if feedback.get("ident") == name:
            return html_of(feedback.find(N + "flow_mat/" + N + "material"))
    return text_of("")


def conditions(item):
    for condition in item.findall(N + "resprocessing/" + N + "respcondition"):
        score = condition.find(N + "setvar")
        if score is not None and (score.text != "100" or score.get("varname") != "SCORE"):
            raise ValueError("a score of %r" % score.text)
        for show in condition.findall(N + "displayfeedback"):
            if not any(f.get("ident") == show.get("linkrefid") for f in item.findall(N + "itemfeedback")):
                raise ValueError("no feedback %r" % show.get("linkrefid"))
        yield condition.find(N + "conditionvar"), score is not None


def ranges(item):
    for test, right in conditions(item):
        if right:
            low, high = float(test.findtext(N + "vargte")), float(test.findtext(N + "varlte"))
            if 0 < max(abs(low), abs(high)) < 1e-4:
                raise ValueError("Canvas rounds %r to 0" % high)
            yield {"low": low, "high": high, "credit": 1, "say": text_of("")}


def options(item):
    right = [test.findtext(N + "varequal") for test, right in conditions(item) if right]
    for label in item.iter(N + "response_label"):
        name = label.get("ident")
        yield {"text": html_of(label.find(N + "material")), "credit": 1 if name in right else 0,
               "say": shown(item, name + "_fb")}


def read(path):
    archive = zipfile.ZipFile(path)
    manifest = tree.fromstring(archive.read("imsmanifest.xml"))
    resource = manifest.find(CC + "resources/" + CC + "resource")
    if resource.get("type") != "imsqti_xmlv1p2":
        raise ValueError("a resource of type %r" % resource.get("type"))
    root = tree.fromstring(archive.read(resource.find(CC + "file").get("href")))
    for item in root.iter(N + "item"):
        fields = {f.findtext(N + "fieldlabel"): f.findtext(N + "fieldentry")
                  for f in item.iter(N + "qtimetadatafield")}
        read_ = {"id": fields["assessment_question_identifierref"], "kind": TYPES[fields["question_type"]],
                 "points": float(fields["points_possible"]), "whole": True, "mistakes together": True,
                 "text": html_of(item.find(N + "presentation/" + N + "material")),
                 "solution": shown(item, "general_fb")}
        if read_["kind"] == "number":
            read_["fields"] = [list(ranges(item))]
        elif read_["kind"] == "text":
            read_["fields"] = [[{"text": test.findtext(N + "varequal"), "credit": 1, "say": ""}
                                for test, right in conditions(item) if right]]
        elif read_["kind"] == "choice":
            read_["options"] = list(options(item))
        else:
            list(conditions(item))
            read_["rubric"] = read_["solution"]
        read_["mistakes"] = shown(item, "general_incorrect_fb")
        yield read_
