#!/usr/bin/env python3
"""`qlab plot`: which plots it makes of which run, and which comes first."""
import html
import pathlib
import re
import shutil

from program import FOLDER, ROOT, SHORT, Case, main, run, write


class Plot(Case):
    """Plots of runs just made."""

    def test_one_value(self):
        self.expect(0, f"run get-nowait --queues mutex --consumers 2 --output {FOLDER}/one {SHORT}")
        said = run(f"plot {FOLDER}/one/* --format=svg --output {FOLDER}")
        self.same("exit status", said.status, 0)
        self.that("rate.svg" in said.out and "sweep.svg" not in said.out,
                  f"one value is no sweep, got:\n{said.out}{said.err}")

    def test_own_plot(self):
        self.expect(0, "run trylock --queues mutex --rounds 2 --duration 20ms")
        said = run(f"plot trylock --format=svg --output {FOLDER}")
        first, *others = said.out.splitlines() or [""]
        self.that("cost.svg" in first and "rate.svg" in "".join(others),
                  f"the lab's own plot comes first, got:\n{said.out}")

    def test_reference(self):
        """A lab that was not run here: it is said whose run this is, and that is left as it is."""
        results = FOLDER / "borrowed"
        shutil.copytree(ROOT / "results" / "reference" / "store-buffer", results / "reference" / "store-buffer")
        before = sorted(results.rglob("*"))
        said = self.expect(0, "plot store-buffer --kind=rate --format=svg", QLAB_RESULTS=str(results))
        self.same("the plot", said.out, f"{results}/store-buffer/reference/rate.svg\n")
        self.holds("said", said.err, "no run of store-buffer here yet: this is its reference run, on vm",
                   "qlab run store-buffer")
        self.same("the reference", sorted((results / "reference").rglob("*")), before[1:])
        self.holds("no run", self.expect(0, "list", QLAB_RESULTS=str(results)).out, "store-buffer             –")
        said = self.expect(0, "plot store-buffer --term", QLAB_RESULTS=str(results))
        self.holds("in the terminal, too", said.err, "its reference run")
        said = self.expect(0, f"plot {results}/reference/store-buffer --kind=rate --format=svg")
        self.lacks("a folder that was named", said.err, "reference run")

    def test_terminal(self):
        self.expect(0, f"run get-nowait --queues mutex --consumers 1,2 {SHORT}")
        plain, rate, sweep = (self.expect(0, f"plot get-nowait --term{kind}").out
                              for kind in ("", " --kind=rate", " --kind=sweep"))
        self.same("in the terminal, too", plain, rate)
        self.that(rate != sweep, "which is not the sweep")


TRACES = ROOT / "tests" / "judge" / "traces"

# What the timeline of a trace says, by the kind of its first wrong answer.
TOLD = {
    "relay": ("LIES", "told Empty, but 2 items in turn"),
    "closed": ("LIES", "was inside all the time"),
    "own-put": ("LIES", "by the order of the workers' own calls"),
    "full": ("LIES (Full)", "at no moment can 2 items have been inside"),
    "not-empty": ("LIES (not empty)", "an Empty after it"),
    "not-empty-nothing": ("LIES (not empty)", "nothing can have been inside"),
    "one-lost-drained": ("LOSES", "did not come when all was drained"),
    "repeated": ("REPEATS", "worker 2 got item 7 again: worker 1 had got it"),
    "stack": ("OVERTAKES", "item 92 came to worker 1 while item 91, which had to come first"),
    "lifo-fault": ("OVERTAKES", "which had to come first"),
    "priority": ("OVERTAKES", "which had to come first"),
    "hang": ("HANGS", "worker 1 waited for ever, though item 42 was inside"),
    "early": ("EARLY", "worker 1 gave up before its deadline"),
    "late": ("LATE", "but item 61 was inside from then on"),
}


class Trace(Case):
    """The timeline of a trace's first wrong answer."""

    def picture(self, path):
        """The texts in the picture of a trace."""
        said = self.expect(0, f"plot {path} --format=svg --output {FOLDER}/traces")
        svg = pathlib.Path(said.out.strip()).read_text(encoding="utf-8")
        return html.unescape("\n".join(re.findall(r"<text>([^<]*)</text>", svg)) + "\n")

    def test_kinds(self):
        for name, (word, finding) in TOLD.items():
            texts = self.picture(TRACES / f"{name}.csv")
            self.holds(name, texts, f"{name}.csv: {word}\n", finding)

    def test_invented(self):
        texts = self.picture(write("invented.csv", "0,put,ok,7,1,2\n1,get,got,8,3,4\n"))
        self.holds("never put", texts, "INVENTS", "worker 1 got item 8, which nobody put")
        texts = self.picture(write("soon.csv", "0,put,ok,8,5,6\n1,get,got,8,3,4\n"))
        self.holds("put too late", texts, "before worker 0 began to put it")

    def test_names(self):
        path = write("named.csv", "worker,kind,answer,item,invoked,returned,queue\n"
                                  "ann,put,ok,red,1,2,good\nbob,get,got,red,3,4,good\n"
                                  "ann,put,ok,blue,11,12,bad\nbob,get,empty,0,13,14,bad\n")
        texts = self.picture(path)
        self.holds("names", texts, "named.csv, queue bad: LIES", "worker bob was told Empty, but "
                   "item blue was inside", "ann\n", "put blue")

    def test_large(self):
        """Only what lies around it is drawn, however much there is."""
        calls = "".join(f"{w},put,ok,{w * 100000 + n},{10 * n},{10 * n + 5}\n"
                        for w in range(1, 41) for n in range(1000))
        texts = self.picture(write("large.csv", calls + "w,get,empty,0,1000,3000\n"))
        lanes = [text for text in texts.splitlines() if re.fullmatch(r"(worker )?\d+|w", text)]
        self.that(2 < len(lanes) < 40, f"some lanes of 41, got {lanes}")

    def test_terminal(self):
        letters = self.expect(0, f"plot --term {TRACES}/relay.csv").out
        self.holds("drawn in letters", letters, "relay.csv: LIES", "####Empty####", "===item a===")

    def test_refused(self):
        self.expect(66, f"plot {TRACES}/batch.csv --output {FOLDER}/none")
        self.expect(65, f"plot {write('no-trace.csv', 'a,b')}")
        said = self.expect(64, f"plot --kind=rate {TRACES}/relay.csv")
        self.holds("says what there is", said.err, "a timeline only")


if __name__ == "__main__":
    main()
