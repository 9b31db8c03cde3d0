#!/usr/bin/env python3
"""`qlab site`: the course as static pages, walked link by link.

QLAB_TEST_ALL makes the site of the whole course, else of three labs.
"""
import html.parser
import os
import re
import urllib.parse

from program import FOLDER, ROOT, Case, main, run

WHOLE = bool(os.environ.get("QLAB_TEST_ALL"))
LABS = [] if WHOLE else ["get-nowait", "trylock", "process"]
MOST = 5 << 20  # bytes


class Links(html.parser.HTMLParser):
    """What a page links to, what it would load, its anchors, and the words in a fold."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.anchors, self.folded, self.open = [], [], set(), "", 0
        self.void = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if "id" in facts:
            self.anchors.add(facts["id"])
        if tag == "a":
            self.links.append(facts.get("href", ""))
        elif tag == "link" or "src" in facts:
            self.loads.append(facts.get("href") or facts.get("src"))
        self.open += tag == "details"

    def handle_endtag(self, tag):
        self.open -= tag == "details"

    def handle_data(self, data):
        self.folded += data if self.open else ""


class Site(Case):
    """One site for all tests."""

    @classmethod
    def setUpClass(cls):
        cls.folder = FOLDER / "site"
        cls.said = run(f"site {cls.folder} {' '.join(LABS)}", QLAB_RESULTS=str(ROOT / "results"))
        cls.pages = {path.name: path.read_text() for path in cls.folder.glob("*.html")}
        cls.links = {name: Links(text) for name, text in cls.pages.items()}
        cls.labs = LABS or run("list --names=labs").out.split()

    def test_pages(self):
        self.same("exit status", (self.said.status, self.said.out),
                  (0, f"{self.folder}/index.html\n"))
        for lab in self.labs:
            self.that(f"{lab}.html" in self.pages, f"a page of {lab} among {list(self.pages)}")
        for part in ("day", "locks"):
            self.that(f"{part}-play.html" in self.pages, f"a page to play part {part} on")
        self.lacks("process has no queue to play", self.pages["process.html"], "Be the scheduler")
        self.same("files besides pages", [path.name for path in self.folder.iterdir()
                                          if path.suffix != ".html"], [])
        size = sum(map(len, self.pages.values()))
        self.that(size <= MOST, f"{MOST} bytes at most, got {size}")

    def test_links(self):
        """Every link works, and every page is reached from the list."""
        met, front = set(), ["index.html"]
        while front:
            name = front.pop()
            if name in met:
                continue
            met.add(name)
            for link in self.links[name].links:
                page, _, anchor = link.partition("#")
                target = urllib.parse.unquote(page) or name
                self.that(target in self.pages, f"{name}: a link to {link}")
                self.that(not anchor or anchor in self.links[target].anchors or
                          target.endswith("-play.html") and f'"name":"{anchor}"' in self.pages[target],
                          f"{name}: an anchor {link}")
                front.append(target)
        self.same("pages that nobody leads to", sorted(set(self.pages) - met), [])

    def test_no_request(self):
        for name, links in self.links.items():
            self.same(f"{name}: loads", [load for load in links.loads if load != "data:,"], [])
            self.holds(f"{name}: policy", self.pages[name], "default-src 'none'")
            self.lacks(f"{name}: style", self.pages[name], "@import", "url(http")

    def test_lesson(self):
        """The answer is behind a fold; marks of Markdown are gone; the plot is there."""
        text, folded = self.pages["trylock.html"], self.links["trylock.html"].folded
        before = text.split("<details>")[0]
        self.holds("question", before, "<h1>", "<h2>The question</h2>", "<strong>The story.</strong>",
                   "<code>", "<li>", 'href="locks-play.html#trylock/mutex"')
        self.lacks("question", before, "Mechanism", "## ", "**")
        self.holds("answer", folded, "Mechanism", "Where it bites")
        self.lacks("marks", re.sub(r"<pre>.*?</pre>", "", text, flags=re.DOTALL).split("<svg")[0],
                   "**", "`", "## ")
        self.holds("plot", text, "<svg", "All results")
        for tag in ("p", "ul", "li", "pre", "div", "details", "strong", "code", "table", "td"):
            self.same(f"<{tag}> is closed", len(re.findall(f"<{tag}[ >]", text)),
                      text.count(f"</{tag}>"))

    def test_player(self):
        page = self.pages["locks-play.html"]
        self.holds("way back", page, '<a href="index.html">Back to the course</a>')
        following = re.search(r'id="next-page">"([^"]*)"', self.pages["day-play.html"])
        self.that(following and following[1] in self.pages, "the next part's page")
        self.holds("the report leads to it", self.pages["report.html"], 'href="locks-play.html#trylock/mutex"')

    def test_refused(self):
        self.complaint(64, "site", "name the folder that the pages go to")
        self.complaint(73, f"site {FOLDER}/no/such trylock", "No such file or directory")
        self.that(run(f"site {FOLDER}/other trylok").status != 0, "a lab that is not there")


if __name__ == "__main__":
    main()
