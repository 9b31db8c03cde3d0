#!/usr/bin/env python3
"""Typed predictions: every lab asks, takes guesses as its lesson types them, and grades them as a person would.

Grades are of the reference results, so they hold on every machine: the guess is put into a copy of
run.json, and `qlab note` reads it back beside what was measured there.
"""
import json
import pathlib
import re
import shutil

from program import FOLDER, RESULTS, ROOT, SHORT, Case, main, run, seal

LABS = run("list --names=labs").out.split()
REFERENCE = ROOT / "results" / "reference"

# What a person would say of these guesses, with the reference result before them.
GRADES = {
    "pool-map": {"two=2": "right", "two=1": "near", "four=4": "wrong", "beforehand=1.2": "right", "beforehand=0.8": "wrong"},
    "process": {"two=1.5": "right", "three=2": "near", "four=4": "wrong"},
    "queue-empty": {"first=100%": "right", "first=20%": "wrong", "late=5ms": "right", "late=20us": "wrong", "cpython-mp-count=lies": "wrong"},
    "get-nowait": {"mutex-trylock=lies": "right", "michael-scott=lies": "wrong", "alone=never": "right", "rate=5%": "right", "rate=20%": "near", "rate=0": "wrong"},
    "early-exit": {"leave=3": "right", "leave=8": "wrong", "left=0": "right", "left=100": "wrong", "longer=1.1": "right", "longer=4": "wrong"},
    "rare-errors": {"met=70%": "right", "met=10%": "wrong", "more=0.75": "right", "more=1.5": "wrong"},
    "embarrassingly-parallel": {"wrong=25%": "right", "shared=25%": "wrong", "shared=90%": "right", "faster=25": "right"},
    "dead-holder": {"told=100%": "right", "told=0": "wrong", "hang=3": "right", "hang=1": "wrong", "robust=0": "right", "michael-scott=never": "right"},
    "reassign": {"lost=2": "right", "lost=0": "wrong", "twice=40": "right", "twice=1": "wrong", "cost=1.5": "right", "cost=0.3": "wrong"},
    "poll-cost": {"polls=1500": "right", "polls=10": "wrong", "cost=20": "right", "cost=1": "wrong", "delay=20us": "right", "delay=100us": "near"},
    "trylock": {"mutex-trylock-busy=never": "right", "mutex-trylock-busy=lies": "wrong", "rate=50%": "right", "rate=1%": "wrong", "faster=0.7": "right", "faster=2": "wrong"},
    "semaphore": {"semaphore=never": "right", "semaphore-trylock=never": "wrong", "alone=never": "right", "rate=50%": "right", "rate=1%": "wrong", "faster=2": "right"},
    "timed-get": {"mutex-trylock=never": "right", "mutex=lies": "wrong", "rate=0.1%": "right", "rate=5%": "wrong", "rarer=30": "right"},
    "two-locks": {"two-lock=never": "right", "two-lock=lies": "wrong", "rate=0": "right", "rate=1%": "wrong", "rate=1e-9": "open", "faster=2": "wrong"},
    "check-then-act": {"alone=0": "right", "alone=100%": "wrong", "runs=50%": "right", "runs=100%": "wrong", "mutex=never": "right"},
    "hold-time": {"four-times=4": "right", "four-times=16": "near", "four-times=0.5": "wrong", "rate=20%": "right", "mutex-copy-outside=never": "wrong"},
    "michael-scott": {"michael-scott=never": "right", "vyukov=never": "wrong", "rate=50%": "right", "rate=0": "wrong"},
    "claimed-slot": {"vyukov=lies": "right", "vyukov=never": "wrong", "rate=50%": "right", "episodes=40": "right", "episodes=1M": "wrong", "longest=50ms": "right", "longest=1us": "wrong"},
    "mpsc-gap": {"alone=lies": "right", "alone=never": "wrong", "rate=5%": "right", "rate=1%": "near", "rate=1e-6": "wrong"},
    "two-index": {"two-index=lies": "right", "two-index-exact=lies": "wrong", "rate=3e-7": "right", "rate=1e-6": "near", "rate=1%": "wrong"},
    "shard-scan": {"shard-scan=lies": "right", "shard-scan-exact=lies": "wrong", "rate=1e-5": "right", "rate=0": "wrong"},
    "store-buffer": {"spsc-release=lies": "right", "spsc-seq-cst=lies": "wrong", "rate=0.1%": "right", "rate=10%": "wrong"},
    "release-acquire": {"two-index-relaxed=never": "right", "two-index-relaxed=lies": "wrong", "two-index-exact=never": "right", "two-index-exact=lies": "wrong", "rate=0": "right", "rate=1%": "wrong"},
    "fences": {"doorbell=hangs": "right", "doorbell=never": "wrong", "doorbell-one-fence=hangs": "right", "doorbell-one-fence=never": "wrong", "doorbell-fences=never": "right", "doorbell-fences=hangs": "wrong"},
    "aba": {"aba=lies": "right", "michael-scott=lies": "wrong", "rate=1e-6": "wrong", "rate=50%": "right"},
    "cpython": {"python-mp=lies": "right", "python-simple=lies": "wrong", "rate=90%": "right", "rate=1%": "wrong", "alike=1": "right"},
    "libraries": {"ck-fifo=lies": "right", "wfcqueue=lies": "wrong", "rate=1e-6": "right", "rate=1%": "wrong"},
    "famous": {"moodycamel=lies": "right", "boost=lies": "wrong", "ck-fifo=never": "wrong", "rate=1e-6": "right", "rate=0": "wrong"},
    "lost-wakeup": {"lost-wakeup=hangs": "right", "lost-wakeup=lies": "wrong", "mutex=never": "right"},
    "given-up": {"given-up=loses": "right", "given-up=never": "wrong", "patient=never": "wrong", "given-up-exact=never": "right"},
    "frozen-segment": {"frozen-segment=loses": "right", "frozen-segment=lies": "right", "frozen-segment=never": "wrong", "frozen-segment-exact=never": "right"},
    "skip-locked": {"for-update=lies": "right", "for-update=never": "wrong", "rate=1%": "right", "cost=1": "right", "cost=2": "wrong"},
    "sqlite-busy": {"alone=never": "right", "alone=lies": "wrong", "rate=100%": "right", "rate=5%": "wrong", "cost=8": "right", "cost=0.5": "wrong"},
    "frozen-worker": {"skip-locked=lies": "right", "mutex=lies": "wrong", "silent=300ms": "right", "silent=1ms": "wrong"},
    "replica-lag": {"alone=50%": "right", "alone=1%": "wrong", "redis-replica-wait=never": "right", "cost=4": "right"},
    "failover": {"lost=3": "right", "lost=0": "wrong", "lost-wait=0": "right", "lost-wait=5": "wrong", "unserved=10ms": "right", "unserved=1s": "wrong"},
    "prefetch": {"alone=never": "right", "redis-stream=lies": "wrong", "redis-stream-batch=lies": "right", "faster=1.2": "right", "faster=0.5": "wrong"},
}


def asked(lab):
    """What its lab.ini asks: name -> what it is about."""
    file = next((ROOT / "labs").glob(f"*-{lab}")) / "lab.ini"
    section = file.read_text().partition("[predict]\n")[2]
    return dict(line.split(" = ") for line in section.splitlines() if " = " in line)


class Predict(Case):
    def test_asked(self):
        """`show` names every prediction; the lesson's own command guesses one; both kinds are taken."""
        self.same("labs with grades", sorted(GRADES), sorted(LABS))
        for lab in LABS:
            names = asked(lab)
            self.that(names, f"{lab} asks nothing")
            show = self.expect(0, f"show {lab}").out
            for name in names:
                self.holds(f"show {lab}", show, f"\n  {name} ")
            self.holds(f"show {lab}", show, f"qlab run {lab} --predict NAME=GUESS")
            lesson = (next((ROOT / "labs").glob(f"*-{lab}")) / "README.md").read_text()
            typed = re.findall(r"--predict (\S+)", re.search(rf"build/qlab run {lab} --predict .*", lesson)[0])
            for guess in [*typed, *GRADES[lab]]:
                self.that(guess.split("=")[0] in names, f"{lab}: {guess} is not asked for")
            grades = set(GRADES[lab].values())
            self.that({"right", "wrong"} <= grades, f"{lab}: a right and a wrong guess, got {grades}")

    def test_graded(self):
        for lab, guesses in GRADES.items():
            about = asked(lab)
            reference = next(REFERENCE.joinpath(lab).rglob("run.json")).parent
            folder = RESULTS / lab / "20260101T000000Z.0.host"
            shutil.copytree(reference, folder)
            document = json.loads((folder / "run.json").read_text())
            document["predictions"] = []
            for number, guess in enumerate(guesses):  # names of their own: one is guessed in several ways
                name, _, said = guess.partition("=")
                document["predictions"].append({"name": f"{number}", "about": about[name], "guess": said})
            (folder / "run.json").write_text(json.dumps(document))
            seal(folder)
            note = " ".join(self.expect(0, f"note {lab} --dry-run").out.split())
            shutil.rmtree(folder)
            found = re.findall(r"\* ([^*]*? predicted [^*]*?, measured [^*]*?): (right|near|wrong|open|not measured)[,.]", note)
            self.same(f"{lab}: predictions in {note}", len(found), len(guesses))
            for (guess, grade), (words, got) in zip(guesses.items(), found):
                self.same(f"{lab}, {guess}: {words}", got, grade)

    def test_run(self):
        """A run prints each beside the measurement, keeps them, and takes them back."""
        said = self.expect(0, f"run embarrassingly-parallel --predict wrong=25% --predict shared=25% --predict none=never "
                              "--faulty 0,1 --rounds 2 --items 400")
        self.in_turn("predictions", said.out, "* wrong results of none with faulty 1: predicted 25 %, measured 25 %: right.",
                     "* wrong results of mutex with faulty 1: predicted 25 %, measured",
                     "* none: predicted never, measured –: not measured.")
        folder = said.err.split("wrote ")[1].strip()
        kept = json.loads(pathlib.Path(folder, "run.json").read_text())["predictions"]
        right = [one["score"] for one in kept].count("right")  # what was shared is luck with so few items
        self.holds("their number", said.out, f"Your predictions: {right} of 3 right")
        self.same("kept", [(one["name"], one["guess"], one["score"]) for one in kept][::2],
                  [("wrong", "25%", "right"), ("none", "never", "not measured")])
        page = self.expect(0, f"report {folder} --output {FOLDER}/predicted.html") and (FOLDER / "predicted.html").read_text()
        self.holds("report", page, "wrong results of none with faulty 1: predicted")
        said = self.expect(0, f"run pool-map --predict 2 --rounds 2 --items 200 --consumers 1,2 --queues mutex")
        self.holds("the first figure", said.out, "* speed-up of mutex with 2 consumers: predicted 2.0×, measured")
        said = self.expect(0, f"compare mutex semaphore --workload prefilled --predict mutex=never {SHORT}")
        self.holds("compare", said.out, "* mutex: predicted never, measured never: right.")

    def test_refused(self):
        for words, line in (("trylock --predict rate=120%", "got '120%' of rate, expected a share from 0 to 1"),
                            ("trylock --predict mutex=perhaps", "expected never, lies, hangs"),
                            ("trylock --predict speed=2", "expected mutex-trylock-busy, rate, faster, cost or honesty, or one of the queues"),
                            ("dead-holder --predict hang=many", "expected a number such as 3 or 2k")):
            self.complaint(64, f"run {words}", line)


if __name__ == "__main__":
    main()
