#!/usr/bin/env python3
"""The pages that test_html makes are whole and load nothing; and the reader that says so, on trial."""
import os
import re
import subprocess

from page import Page, check_page
from program import FOLDER, ROOT, Case, main

# The program, build/tests/test_html if it is not set.
MAKER = os.environ.get("QLAB_MADE_PAGES", ROOT / "build" / "tests" / "test_html")

HEAD = '<!DOCTYPE html>\n<html><body><h1 id="a">x</h1>'
TAIL = "</body></html>\n"


class Colours(Case):
    """Texts can be read on what they stand on, in light and in dark."""
    ON = [("ink", "paper"), ("quiet", "paper"), ("faint", "paper"), ("link", "paper"), ("ink", "panel"),
          ("quiet", "panel"), ("red", "panel"), ("honest", "panel"), ("lies", "panel"), ("ink", "note"),
          ("link", "note"), ("honest", "honest-on"), ("lies", "lies-on"), ("refuted", "refuted-on"),
          ("open", "open-on")]

    def brightness(self, colour):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def test_contrast(self):
        style = (ROOT / "src" / "report" / "html" / "style.css").read_text()
        themes = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", theme)) for theme in re.findall(r":root \{([^}]*)\}", style)]
        self.same("themes", len(themes), 2)
        self.same("the same colours in both", sorted(themes[0]), sorted(themes[1]))
        for theme in themes:
            for text, ground in self.ON:
                dark, light = sorted(map(self.brightness, (theme[text], theme[ground])))
                self.that((light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {ground}: {theme[text]} on {theme[ground]}")


class Reader(Case):
    """It finds what it is there for."""

    def test_one_mistake(self):
        for body, problem in (
                ("<p class='b'>x &lt; <a href=\"#a\">y</a><br></p>"
                 '<svg role="img" aria-label="z"/>', ""),
                ("<p>x", "closes what is not open"),
                ("<b><i>x</b></i>", "closes what is not open"),
                ("<p class=b>x</p>", "an attribute without quotes"),
                ('<p class="b>x</p>', "a quote without its end"),
                ('<p id="b" id="c">x</p>', "an attribute twice"),
                ('<p title="x""">x</p>', "no space between attributes"),
                ("<p>1 < 2</p>", "no tag"),
                ("<p>1 & 2</p>", "no entity"),
                ("<p>\1</p>", "no text"),
                ('<p title="<">x</p>', "no text"),
                ('<p id="a">x</p>', "an id twice"),
                ('<a href="#b">x</a>', "a reference to nothing"),
                ('<p clip-path="url(#b)">x</p>', "a reference to nothing"),
                ('<a href="https://example.org">x</a>', "a reference out of the page"),
                ('<p style="background: url(//example.org)">x</p>', "a reference out of the page"),
                ('<p src="#a">x</p>', "an attribute that loads or runs"),
                ('<p onclick="x">x</p>', "an attribute that loads or runs"),
                ("<script>x</script>", "an element that loads or runs"),
                ("<style>@import 'x'</style>", "a style that loads"),
                ("<style>p { background: url(x) }</style>", "a style that loads"),
                ("<svg/>", "a picture without a name"),
                ("<table><tr><th>x</th></tr></table>", "a th without scope"),
                ("<h3>x</h3>", "a heading that skips a level")):
            self.same(body, Page(HEAD + body + TAIL).problem.partition(":")[0], problem)
        self.same("never closed", Page(HEAD).problem, "never closed: body")
        self.same("no doctype", Page("<p>x</p>").problem, "no doctype: <p>x</p>")


class Made(Case):
    """Pages of results put together by hand."""

    def test_made(self):
        folder = FOLDER / "pages"
        folder.mkdir()
        made = subprocess.run([MAKER], env=dict(os.environ, QLAB_PAGES=str(folder)),
                              capture_output=True, text=True)
        self.same(f"{MAKER}: exit status", made.returncode, 0)
        pages = {path.stem: check_page(self, path.stem, path.read_text())
                 for path in folder.iterdir()}
        self.same("pages", sorted(pages), ["anchors", "measures", "page", "poison", "throughput"])
        self.same("pictures", pages["page"].pictures, 1 + 2 + 1)
        self.same("tables", pages["page"].tables, 2 + 2 * 2)
        self.same("tables with measures", pages["measures"].tables, 2 + 3)
        self.same("tables of speed", pages["throughput"].tables, 2 + 3)


if __name__ == "__main__":
    main()
