#!/usr/bin/env python3
"""Are the recipes whole? Each is followed to the letter in a copy of the tree, and what it asks for
must then build and pass; and again without each of its places in turn: that must not build, or a
test must fail, and name what is missing.

    tests/recipes.py [RECIPE...]    all, or these; tests/recipes.py --list names them

A place is a file to copy, a text to change in the copy, or a line to add. What is asked is run in
turn from the top of the tree, up to the first command that fails.
"""
import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parent.parent

# Each place ends with what is said when it is left out, a regular expression.
Copy = collections.namedtuple("Copy", "file of named")
Change = collections.namedtuple("Change", "file old new named")  # every old becomes new
Line = collections.namedtuple("Line", "file after text named")  # after the line that begins so
Recipe = collections.namedtuple("Recipe", "places asked")

RECIPES = {
    "queue": Recipe(
        [
            Copy("src/queue/my_queue.c", "src/queue/mutex.c", r"my_queue\.c: 0 files, want one"),
            Change("src/queue/my_queue.c", "QUEUE_CLASS(mutex)", "QUEUE_CLASS(my_queue)",
                   r"queue_my_queue"),
            Change("src/queue/my_queue.c", '.name = "mutex"', '.name = "my-queue"',
                   r"mutex is found by its name"),
            Change("src/queue/my_queue.c", "src/queue/mutex.c", "src/queue/my_queue.c",
                   r"src/queue/my_queue\.c: 0 queues have it as \.source"),
            Line("src/queue/queues.list", "QUEUE(mutex)", "QUEUE(my_queue)",
                 r"src/queue/my_queue\.c: in no meson\.build and in no list"),
        ],
        [
            "tests/house.py listed",
            "ninja -C build qlab tests/test_queue_files",
            "build/tests/test_queue_files",
            "build/qlab compare my-queue mutex --rounds 2 --duration 20ms",
            'build/qlab explain my-queue --program "put | put,get"',
        ]),
    "lab": Recipe(
        [
            Copy("labs/38-my-lab/lab.ini", "labs/11-trylock/lab.ini", r"38-my-lab.*lab\.ini"),
            Copy("labs/38-my-lab/README.md", "labs/11-trylock/README.md",
                 r"38-my-lab/README\.md"),
        ],
        [
            "ninja -C build qlab tests/test_lab",
            "build/tests/test_lab",
            "build/qlab run my-lab --rounds 2 --duration 20ms",
            "build/qlab show my-lab",
        ]),
    "plot kind": Recipe(
        [
            Copy("src/report/plot/mine.c", "src/report/plot/cost.c", r"mine\.c"),
            Change("src/report/plot/mine.c", "plot_cost", "plot_mine", r"plot_mine"),
            Change("src/report/plot/mine.c", '"cost"', '"mine"', r'name: got "cost", want "mine"'),
            Change("src/report/plot/mine.c", '"no cost', '"no mine', r"names it: no cost"),
            Copy("scripts/plot/mine.gp", "scripts/plot/cost.gp", r"mine\.gp"),
            Line("src/lab/plots.list", "PLOT_KIND(cost)", "PLOT_KIND(mine)",
                 r"src/report/plot/mine\.c: in no meson\.build and in no list"),
        ],
        [
            "tests/house.py listed",
            "ninja -C build qlab tests/test_plot",
            "build/tests/test_plot",
            "build/qlab plot get-nowait --kind=mine --format=svg",
        ]),
    "step kind": Recipe(
        [
            Change("src/explore/steps/yield.c", "const struct step_kind step_yield = {",
                   """const struct step_kind step_nap = {
    .word = "nap",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_CALL,
    .passes = true,
    .perform = yield_performs,
    .native = yield_really,
};

const struct step_kind step_yield = {""", r"undefined reference to `step_nap'|step_nap"),
            Line("src/explore/steps/steps.list", "STEP(PIPE_POLL_NOW", "STEP(NAP, nap)", r"STEP_NAP"),
            Change("src/explore/hooks/posix_memory.c", "STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0,",
                   "STEP_WHAT(STEP_NAP, 0, 0, 0), 0, 0, 0,", r"yield\(\)"),
        ],
        [
            "ninja -C build qlab tests/test_explore_steps",
            "build/tests/test_explore_steps",
            'build/qlab explain ring-backoff --program "put | put,get" --example >said; '
            'grep "nap()" said || { cat said; false; }',
        ]),
    "verb": Recipe(
        [
            Copy("src/command/mine.c", "src/command/answer.c", r"mine\.c"),
            Change("src/command/mine.c", "command_answer", "command_mine", r"command_mine"),
            Change("src/command/mine.c", '.name = "answer"', '.name = "mine"', r"mine"),
            Line("src/command/verbs.list", "VERB(answer)", "VERB(mine)",
                 r"src/command/mine\.c: in no meson\.build and in no list"),
            Change("man/qlab.1.scd", "*answer* _LAB_\n", "*mine* _LAB_\n\tMine.\n\n*answer* _LAB_\n",
                   r"lacks the command mine"),
        ],
        [
            "tests/house.py listed",
            "ninja -C build qlab",
            "build/qlab mine get-nowait",
            "tests/completion.sh build",
            "tests/manual.sh build",
        ]),
    "workload": Recipe(
        [
            Copy("src/measure/workload/mine.c", "src/measure/workload/prefilled.c", r"mine\.c"),
            Change("src/measure/workload/mine.c", "workload_prefilled", "workload_mine",
                   r"workload_mine"),
            Change("src/measure/workload/mine.c", '.name = "prefilled"', '.name = "mine"', r"mine"),
            Line("src/measure/workload/workloads.list", "WORKLOAD(prefilled)", "WORKLOAD(mine)",
                 r"src/measure/workload/mine\.c: in no meson\.build and in no list"),
        ],
        [
            "tests/house.py listed",
            "ninja -C build qlab tests/test_workloads",
            "build/tests/test_workloads",
            "build/qlab compare mutex --workload mine --rounds 2 --duration 20ms",
        ]),
    "measure": Recipe(
        [
            Change("src/measure/workload/check_then_act.c", "/* What a worker is doing",
                   """static const struct measure mine = {
    .name = "mine",
    .label = "mine",
    .help = "the number one",
    .unit = MEASURE_COUNT,
};

/* What a worker is doing""", r"mine.*undeclared"),
            Change("src/measure/workload/check_then_act.c", "&checks},", "&checks, &mine},",
                   r"mine|Assertion"),
            Change("src/measure/workload/check_then_act.c", "    readings_set(readings, &hung,",
                   "    readings_set(readings, &mine, 1);\n    readings_set(readings, &hung,",
                   r"check-then-act: no run gave mine a value"),
        ],
        [
            "ninja -C build qlab tests/test_workloads",
            "build/tests/test_workloads",
            "build/qlab run check-then-act --rounds 2 --duration 20ms",
        ]),
    "knob": Recipe(
        [
            Line("src/lab/knobs.list", '     .help = "items put before the workers start")',
                 """KNOB(MINE, .name = "mine", .section = "workload", .unit = UNIT_COUNT,
     .least = 0, .most = 9, .usual = 3,
     .help = "a number")""", r"KNOB_MINE"),
            Change("src/measure/workload/hold.c", "KNOB_BIT(KNOB_ITEMS)",
                   "KNOB_BIT(KNOB_ITEMS) | KNOB_BIT(KNOB_MINE)", r"mine means nothing in hold"),
            Line("labs/README.md", "| | `items` |", "| | `mine` | a number | 3 |",
                 r"a row for mine"),
        ],
        [
            "ninja -C build qlab tests/test_lab",
            "build/tests/test_lab",
            "build/qlab run hold-time --mine 5 --rounds 2 --duration 20ms",
        ]),
}


def run(command, cwd):
    """(passed?, what it said), both streams."""
    done = subprocess.run(command, shell=True, cwd=cwd, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace")
    not_seen = done.returncode == 2 and command.startswith("build/qlab run ")  # that is luck
    return done.returncode == 0 or not_seen, done.stdout


class Scratch:
    """A copy of the tree with a build of its own."""

    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp())
        files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others",
                                "--exclude-standard"], cwd=TOP, check=True, capture_output=True,
                               text=True).stdout.split("\0")
        for file in filter(None, files):
            if (TOP / file).exists():
                (self.top / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(TOP / file, self.top / file)
        os.environ["CCACHE_BASEDIR"] = str(self.top)
        os.environ["QLAB_RESULTS"] = str(self.top / "results")
        for step in "git init -q", "meson setup build -Dwerror=true", "ninja -C build qlab":
            passed, said = run(step, self.top)
            if not passed:
                sys.exit(f"recipes: {step}: {said[-2000:]}")

    def __enter__(self):
        return self

    def __exit__(self, *why):
        shutil.rmtree(self.top)

    def follow(self, places):
        """Does what the places say."""
        for place in places:
            file = self.top / place.file
            if isinstance(place, Copy):
                file.parent.mkdir(exist_ok=True)
                shutil.copy(self.top / place.of, file)
            else:
                text = file.read_text()
                if isinstance(place, Change):
                    old, new = place.old, place.new
                else:
                    old = next(line + "\n" for line in text.splitlines()
                               if line.startswith(place.after))
                    new = old + place.text + "\n"
                if old not in text:
                    sys.exit(f"recipes: {place.file}: no {old!r}")
                file.write_text(text.replace(old, new))

    def undo(self, places):
        """As if they had never been followed."""
        for place in places:
            file = self.top / place.file
            if (TOP / place.file).exists():
                shutil.copy(TOP / place.file, file)
            else:
                file.unlink(missing_ok=True)
                if file.parent.is_dir() and not any(file.parent.iterdir()):
                    file.parent.rmdir()

    def ask(self, commands):
        """(all passed?, the command that failed, what it said)."""
        for command in commands:
            passed, said = run(command, self.top)
            if not passed:
                return False, command, said
        return True, None, ""


def without(places, left_out):
    """The places but one; without a copy, nothing is changed in it."""
    gone = left_out.file if isinstance(left_out, Copy) else None
    return [p for p in places if p is not left_out and p.file != gone]


def told(place):
    """A place in words."""
    if isinstance(place, Copy):
        return f"the file {place.file}"
    text = place.new if isinstance(place, Change) else place.text
    return f"{place.file}: {text.splitlines()[0]}"


def check(scratch, recipe):
    """Sentences about what is wrong with a recipe."""
    scratch.follow(recipe.places)
    passed, command, said = scratch.ask(recipe.asked)
    scratch.undo(recipe.places)
    if not passed:
        yield f"followed to the letter, and yet it fails: {command}\n{said[-2000:]}"
        return
    for place in recipe.places:
        scratch.follow(without(recipe.places, place))
        passed, command, said = scratch.ask(recipe.asked)
        scratch.undo(recipe.places)
        if passed:
            yield f"nobody misses {told(place)}"
        elif not re.search(place.named, said):
            yield (f"without {told(place)}\n  {command} fails and does not name it "
                   f"({place.named}):\n{said[-2000:]}")
        else:
            print(f"  without {told(place)}\n    fails: {command}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("recipe", nargs="*", choices=[[], *RECIPES])
    asked = parser.parse_args()
    if asked.list:
        print("\n".join(RECIPES))
        return 0
    bad = 0
    with Scratch() as scratch:
        for name in asked.recipe or RECIPES:
            started = time.monotonic()
            print(f"{name}:", flush=True)
            for sentence in check(scratch, RECIPES[name]):
                bad += 1
                print(f"FAILED {name}: {sentence}")
            print(f"  {len(RECIPES[name].places)} places, {time.monotonic() - started:.0f} s", flush=True)
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
