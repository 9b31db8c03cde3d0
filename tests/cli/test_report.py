#!/usr/bin/env python3
"""`qlab report` as a lecturer meets it."""
import re
import shutil

from browser import Browser, find
from page import check_page
from program import FOLDER, RESULTS, ROOT, Case, main, results_written, run, seal, wait_for

REFERENCE = ROOT / "results" / "reference"


class Report(Case):
    """The page of results, and what is refused."""

    def setUp(self):
        shutil.rmtree(RESULTS, ignore_errors=True)
        RESULTS.mkdir()

    def report(self, what, words, **variables):
        """Runs "qlab report WORDS --output FILE"; the page as text, what it holds, what was said."""
        path = FOLDER / "page.html"
        path.unlink(missing_ok=True)
        said = self.expect(0, f"report {words} --output {path}", **variables)
        self.same("stdout is the path", said.out, f"{path}\n")
        text = path.read_text()
        return text, check_page(self, what, text), said

    def test_references(self):
        text, page, said = self.report("references", "results/reference/get-nowait "
                                       "results/reference/get-nowait "
                                       "results/reference/no-false-convictions")
        self.same("stderr", said.err, "")
        self.same("pictures: the lie's, four, four, rate and cost", page.pictures, 1 + 4 + 4 + 2)
        self.same("tables: index, machines, two a section", page.tables, 2 + 2 * 3)
        self.holds("the page", text, "qlab run --with-python --seed 1 get-nowait")
        self.holds("the page", text, "semaphore-trylock")
        self.that("point of no return" in text or "has no explorer" in text,
                  "the page holds the lanes, or why not")

    def test_played(self):
        """Labs that are named can be played on the page: by its policy, and in the browser."""
        path = FOLDER / "page.html"
        text, _, _ = self.report("played", "results/reference/trylock")
        if "has no explorer" in text:
            return
        self.same("a player", text.count('<iframe class="player" loading="lazy" title="Be the scheduler of trylock"'), 1)
        self.holds("policy", text.split("</head>")[0], "default-src 'none'", "script-src 'sha256-")
        if not find():
            return
        browser = Browser(find())
        try:
            browser.open(f"file://{path}")
            browser.run("document.querySelector('details.play').open = true, "
                        "document.querySelector('iframe.player').scrollIntoView()")
            inside = "document.querySelector('iframe.player').contentDocument"
            wait_for(lambda: browser.run(f"{inside}?.querySelector('.step kbd')?.textContent"))
            self.holds("the first level", browser.run(f"{inside}.getElementById('sub').textContent"), "Queue mutex")
            browser.run(f"{inside}.querySelector('.step').click()")
            self.holds("a step was taken", browser.run(f"{inside}.getElementById('steps').textContent"), "A")
            self.same("troubles", browser.troubles(), [])
        finally:
            browser.close()

    def test_hostile_folder(self):
        """A result that somebody sent."""
        folder = shutil.copytree(REFERENCE / "trylock", FOLDER / "hostile")
        sent = (folder / "run.json").read_text()
        for key, poison in (("title", "<script>alert(1)</script>&amp;"),
                            ("host", "<img src=x onerror=alert(1)>"),
                            ("command", "</pre><script src=//example.org>")):
            sent, count = re.subn(f'"{key}": "', rf"\g<0>{poison}", sent)
            self.that(count, f"run.json has {key}")
        (folder / "run.json").write_text(sent)
        seal(folder)
        text, page, _ = self.report("hostile", folder)
        self.same("pictures", page.pictures, 1 + 4)
        self.holds("the page", text, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;")

    def test_refusals(self):
        """One line, and no file is left beside the page's name."""
        trylock = "report results/reference/trylock --output"
        for status, words, line in ((66, "report", "expected one of: qlab run"),
                                    (64, "report get-nowiat", "get-nowait"),
                                    (66, "report tests", "run.json"),
                                    (73, f"{trylock} /nowhere/page.html", "/nowhere/page.html"),
                                    (73, f"{trylock} /tmp", "/tmp")):
            self.complaint(status, words, line)
            said = run(words)
            self.same(f"{words}: lines", (said.err.count("\n"), said.err[-1:]), (1, "\n"))
            self.same("files", results_written(), 0)

    def test_damaged_folder(self):
        folder = RESULTS / "trylock" / "20260101T000000Z.abc.host"
        shutil.copytree(REFERENCE / "trylock", folder)
        self.expect(0, "report")
        page = RESULTS / "report.html"
        whole = page.read_text()
        check_page(self, "own run", whole)
        self.holds("the page", whole, "own run on")
        self.holds("the page", whole, "not run yet")
        files = results_written()
        (folder / "runs.csv").unlink()
        self.complaint(65, "report", "runs.csv")
        shutil.copy(REFERENCE / "trylock" / "runs.csv", folder)
        (folder / "run.json").write_text("{\n")
        self.complaint(65, "report", "run.json:")
        (folder / "SHA256SUMS").unlink()  # as of an older version
        self.complaint(65, "report", "run.json:")
        self.same("files: one was taken away, none was left", results_written(), files - 1)
        self.that(page.read_text() == whole, "the page from before stays as it was")

    def test_without_gnuplot(self):
        nothing = FOLDER / "nothing"
        nothing.mkdir()
        text, page, said = self.report(
            "without gnuplot", "results/reference/trylock results/reference/claimed-slot",
            PATH=str(nothing))
        self.same("pictures", page.pictures, 1)
        self.holds("the page", text, "no gnuplot here")
        self.holds("stderr tells it", said.err, "no gnuplot here")


if __name__ == "__main__":
    main()
