"""HTML as a browser would show it: the text, blanks squeezed."""
import copy
import html.parser
import re
import xml.etree.ElementTree as tree

BLOCKS = {"p", "br", "li", "ul", "ol", "tr", "td", "th", "table", "div", "details", "summary", "small"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.tags = [], set()
        self.formulas = 0
        self.inside = 0

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in BLOCKS:
            self.parts.append(" ")
        if tag == "math":
            self.formulas += 1
            self.inside += 1

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.parts.append(" ")
        if tag == "math":
            self.inside -= 1

    def handle_data(self, data):
        if not self.inside:
            self.parts.append(data)


ALLOWED = BLOCKS | {"em", "strong", "span", "thead", "tbody", "math", "mrow", "mi", "mo", "mn", "mfrac", "msup",
                    "msub", "msqrt", "mroot", "mtext", "mspace", "mstyle", "munder", "munderover", "msubsup"}


def squeeze(text):
    return " ".join(text.split())


class Text(str):
    """A text, and whether there were formulas in it (which are left out)."""
    formulas = 0


def text_of(markup, tex=True):
    """Fails for elements that reckon never writes. With `tex`, MathJax will go over the text: it looks for \\( \\) and
    its like in runs of text, which an element ends."""
    plain, count = markup or "", 0
    if tex:
        plain, count = re.subn(r"\\\(.*?\\\)|\$\$.*?\$\$|\\\[.*?\\\]", " ", plain)
    reader = Reader()
    reader.feed(plain)
    reader.close()
    strange = reader.tags - ALLOWED
    if strange:
        raise ValueError("elements %s in %r" % (sorted(strange), markup[:200]))
    text = Text(squeeze("".join(reader.parts)))
    text.formulas = count + reader.formulas
    return text


def inner(element):
    """The inside of an element as markup without namespaces."""
    if element is None:
        return ""
    element = copy.deepcopy(element)
    element.tail = None
    for part in element.iter():
        part.tag = part.tag.split("}")[-1]
    text = tree.tostring(element, encoding="unicode")
    return text[text.index(">") + 1:text.rindex("<")] if "</" in text else ""
