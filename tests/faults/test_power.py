#!/usr/bin/env python3
"""The power is cut while a run, a report, a note is written: what they wrote is replayed up to every step,
with what was not synced lost in many ways (disk.py); after each, `verify` finds whole or nothing, and the
notes have all that they had. A sample of steps, or with QLAB_TEST_ALL all."""
import random
import shutil
import sys

import strace
from disk import CALLS, Disk
from faults import ALL, SEED, SHORT, Place, Verb, chosen, finish, halves_in, skip

VERBS = [Verb(f"run trylock {SHORT}"), Verb("merge RUN"), Verb("report RUN --output page.html"), Verb("note RUN words"),
         Verb("plot RUN --kind=rate --format=svg")]
STEPS = 8  # of each verb
LUCKS = 6 if ALL else 2  # ways to lose, of each step, besides all and nothing


def lay(found, folder):
    """Makes the folder what was found."""
    shutil.rmtree(folder)
    folder.mkdir()
    for path in sorted(path for path, data in found.items() if data is None):
        (folder.parent / path).mkdir(exist_ok=True, parents=True)
    for path, data in found.items():
        if data is not None:
            (folder.parent / path).write_bytes(data)


def cut_power(place, verb, dice):
    """How often it was cut, and sentences."""
    folder, log = place.copy(), place.top / "log"
    disk = Disk(folder)
    said = place.ask(place.words(verb), folder, before=strace.telling(log, CALLS, "-xx", "-s", "100000000"))
    if said.returncode >= 64:
        return 0, [f"{verb}: {said.stderr}"]
    disk.feed(log)
    seen, bad = set(), []
    for count in chosen(range(len(disk.steps) + 1), STEPS, dice):
        for luck in [lambda most: 0, lambda most: most] + [lambda most: dice.randint(0, most)] * LUCKS:
            found = disk.after(count, luck)
            state = hash(frozenset(found.items()))
            if state in seen:
                continue
            seen.add(state)
            lay(found, folder)
            bad += [f"{verb}: after {count} of {len(disk.steps)} steps: {what}" for what in halves_in(place, folder)]
    return len(seen), bad


def main():
    if not strace.usable():
        skip("no strace that may trace")
    dice, place, bad, tried = random.Random(SEED), Place(), [], 0
    for verb in VERBS:
        more, wrong = cut_power(place, verb, dice)
        tried, bad = tried + more, bad + wrong
    place.close()
    return finish("power cuts", tried, bad)


if __name__ == "__main__":
    sys.exit(main())
