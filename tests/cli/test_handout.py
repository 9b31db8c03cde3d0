#!/usr/bin/env python3
"""`qlab sheet` and `qlab slides`: pages to be printed, which hold the answers back.

QLAB_TEST_ALL makes the sheet of every lab, else of some.
"""
import os
import re

from program import FOLDER, RESULTS, ROOT, Case, main, run

LABS = run("list --names=labs").out.split() if os.environ.get("QLAB_TEST_ALL") else \
    ["get-nowait", "process", "dead-holder", "trylock", "semaphore", "famous"]
HELD_BACK = ("Mechanism", "## ", "**", "Where it bites", "A hint", "The window")


def words(page):
    """What is read on a page, without tags and quotes."""
    text = re.sub(r"<(style|title)>.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", text).replace("&lt;", "<").split())


class Handouts(Case):
    def test_sheet(self):
        for lab in LABS:
            path = FOLDER / f"{lab}.html"
            said = self.expect(0, f"sheet {lab} --output {path}")
            self.same("its path", said.out, f"{path}\n")
            page = path.read_text()
            self.holds(f"sheet {lab}", page, "<h2>The question</h2>", "Predict first", "<h2>Run it</h2>",
                       'class="lanes"', "default-src 'none'", f"qlab run {lab} --predict")
            self.lacks(f"sheet {lab} holds back", words(page), *HELD_BACK)
            lesson = (next((ROOT / "labs").glob(f"*-{lab}")) / "lab.ini").read_text()
            for row in lesson.partition("[predict]\n")[2].splitlines():
                self.holds(f"sheet {lab}", page, f"<code>{row.split(' = ')[0]}</code>")

    def test_slides(self):
        """A page for every question of the part's lessons, each question once."""
        for part in ("day", "locks", "lock-free", "wild", "servers"):
            path = FOLDER / f"{part}.html"
            self.expect(0, f"slides {part} --output {path}")
            page = path.read_text()
            self.lacks(f"slides {part} hold back", words(page), *HELD_BACK)
            self.same("sections", page.count("<section"), page.count("</section>"))
        page = (FOLDER / "locks.html").read_text()
        slides = re.findall(r'<section class="slide">.*?</section>', page, flags=re.DOTALL)
        for question in ("Is it faster than the first", "What does it cost per item got",
                         "What does honesty cost?", "Which of them lies?"):
            met = [slide for slide in slides if question in words(slide)]
            self.same(question, len(met), 1)
            self.that(met[0].count("?") <= 4, f"a page for itself, got {words(met[0])}")

    def test_usual_place(self):
        said = self.expect(0, "sheet trylock")
        self.same("path", said.out, f"{RESULTS}/sheet-trylock.html\n")
        self.that((RESULTS / "sheet-trylock.html").is_file(), "it is there")
        self.same("slides", self.expect(0, "slides 2").out, f"{RESULTS}/slides-locks.html\n")

    def test_refused(self):
        for command, line in (("sheet", "name a lab"), ("sheet trylok", "expected trylock"),
                              ("slides", "name a part"), ("slides lock", "expected locks"),
                              ("slides 2 3", "one part")):
            self.complaint(64, command, line)
        self.complaint(73, f"sheet trylock --output {FOLDER}/no/such/file", "cannot write")


if __name__ == "__main__":
    main()
