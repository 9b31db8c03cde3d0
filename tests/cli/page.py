"""A strict reader of HTML: stricter than any browser, so that what passes is read alike by all.

Wrong are: tags that are not closed in order, attributes without quotes or twice, "<" or "&" in a text
that are no tag or entity, an id twice, a reference to an id that is not there, anything that would be
loaded or run (src, href and url() but to the page itself, script, on... attributes, @import; a frame
holds its page, which is the player's), a th
without scope, a picture without a name, a heading that skips a level.
"""
import collections
import html.parser
import re

DOCTYPE = "<!DOCTYPE html>\n"
ATTRIBUTE = r"""(?:[ \n]+[^\s=/>]+ *= *(?:"[^"]*"|'[^']*'))"""
TAG = re.compile(rf"</[a-zA-Z0-9]+>|<[a-zA-Z0-9]+{ATTRIBUTE}*[ \n]*/?>")
EMPTY = {"meta", "link", "br"}
NEVER = {"script", "object", "embed", "img", "base", "form", "video", "audio", "image",
         "frame"}
LOADING = {"src", "srcset", "xlink:href", "action", "data", "poster", "background", "ping"}


def wrong_tag(rest):
    """What is wrong with the tag at the beginning of a text."""
    begun = re.match(rf"</?[a-zA-Z0-9]+({ATTRIBUTE}*)", rest)
    if not begun:
        return "no tag"
    behind = rest[begun.end():]
    if begun[1] and not re.match(r"[ \n/>]", behind):
        return "no space between attributes"
    if re.match(r"""[ \n]+[^\s=/>]+ *= *["']""", behind):
        return "a quote without its end"
    return "an attribute without quotes"


def wrong_signs(text):
    """What is neither tag nor entity nor text, and where: pairs."""
    at = text.find("<")
    while at >= 0:
        tag = TAG.match(text, at)
        if not tag:
            yield wrong_tag(text[at:]), text[at:]
            return
        if "<" in tag[0][1:]:
            yield "no text", tag[0]
        at = text.find("</style>" if tag[0] == "<style>" else "<", tag.end())
    for sign in re.finditer(r"[\0-\x08]", text):
        yield "no text", text[sign.start():]
    for sign in re.finditer(r"&(?!(?:lt|gt|amp|quot|#39|nbsp);)", text):
        yield "no entity", text[sign.start():]


class Page(html.parser.HTMLParser):
    """What a page holds: numbers of its tables and pictures, and what is wrong with it."""

    def __init__(self, text):
        super().__init__()
        self.tables = self.pictures = self.heading = 0
        self.open, self.ids, self.wanted, self.problems = [], [], [], []
        for what, at in [] if text.startswith(DOCTYPE) else [("no doctype", text)]:
            self.wrong(what, at)
        for what, at in wrong_signs(text.removeprefix(DOCTYPE)):
            self.wrong(what, at)
        if self.problems:
            return  # there is no telling how to go on
        self.feed(text)
        self.close()
        if self.open:
            self.wrong("never closed", self.open[-1])
        for place, count in collections.Counter(self.ids).items():
            if count > 1:
                self.wrong("an id twice", place)
        for place in set(self.wanted) - set(self.ids):
            self.wrong("a reference to nothing", place)

    @property
    def problem(self):
        """The first thing that is wrong, with what stands there; "" if nothing is."""
        return self.problems[0] if self.problems else ""

    def wrong(self, what, at):
        self.problems.append(f"{what}: {at:.120}")

    def handle_starttag(self, tag, attributes):
        self.handle_startendtag(tag, attributes)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        names = [name for name, _ in attributes]
        for name, value in attributes:
            if names.count(name) > 1:
                self.wrong("an attribute twice", name)
            self.read_attribute(name, value or "")
        if tag in NEVER:
            self.wrong("an element that loads or runs", tag)
        if tag == "th" and "scope" not in names:
            self.wrong("a th without scope", self.get_starttag_text())
        if tag == "svg" and not {"role", "aria-label"} <= set(names):
            self.wrong("a picture without a name", self.get_starttag_text())
        self.tables += tag == "table"
        self.pictures += tag == "svg"
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > self.heading + 1:
                self.wrong("a heading that skips a level", self.get_starttag_text())
            self.heading = int(tag[1])

    def read_attribute(self, name, value):
        """What it must not do, and what it refers to."""
        if name in LOADING or name.startswith("on"):
            self.wrong("an attribute that loads or runs", name)
        if name == "id":
            self.ids.append(value)
        if name == "aria-labelledby" or name == "href" and value.startswith("#"):
            self.wanted.append(value.removeprefix("#"))
        elif name == "href" and value != "data:,":
            self.wrong("a reference out of the page", value)
        for target in re.findall(r"url\(([^)]*)", value):
            if target.startswith("#"):
                self.wanted.append(target[1:])
            else:
                self.wrong("a reference out of the page", value)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong("closes what is not open", tag)

    def handle_data(self, data):
        if self.open and self.open[-1] == "style" and re.search(r"@import|url\(", data):
            self.wrong("a style that loads", data)


def check_page(case, what, text):
    """Wants the page without a mistake and smaller than 5 MB; what it holds."""
    page = Page(text)
    case.same(what, page.problem, "")
    size = len(text.encode())
    case.that(size < 5000000, f"{what}: got {size} bytes, want less than 5 MB")
    return page
