#!/usr/bin/env python3
"""Every open, write, sync, rename, close of every verb fails once: a complaint, the right status, whole or
nothing; and a kill at any of them leaves nothing half. A sample of them, or with QLAB_TEST_ALL all."""
import random
import sys

import strace
from faults import SEED, VERBS, Place, chosen, finish, judged, only_all, problems_of, skip

FAILURES = {"openat": "EMFILE", "mkdir": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "rename": "EIO", "close": "EIO"}
SAMPLE = 1  # of each call of a verb
KILLS = 1
ALLOWED = (65, 66, 69, 71, 73)


def killed(place, verb, words, count, dice):
    """Kills the verb at some of its calls; the next command finds nothing half. How many, and sentences."""
    bad, tried = [], 0
    for call in "write", "fsync", "rename", "close":
        for number in chosen(count.get(call, []), KILLS if call != "close" else 1, dice):
            folder = place.copy()
            place.ask(words, folder, before=strace.killing(place.top / "log", call, number))
            place.ask(words, folder)  # which takes away what the dead one left
            bad += [f"{verb}: killed at {call} {number}: {what}" for what in problems_of(place, folder)]
            tried += 1
    return tried, bad


def main():
    only_all()
    if not strace.usable():
        skip("no strace that may trace")
    only = sys.argv[1:]
    dice, place, bad, tried = random.Random(SEED), Place(), [], 0
    log = place.top / "log"
    for verb in VERBS:
        if only and only[0] not in str(verb):
            continue
        words, folder = place.words(verb), place.copy()
        usual = place.ask(words, folder, before=strace.telling(log))
        count = strace.numbers(log)
        for call, error in FAILURES.items():
            for number in chosen(count.get(call, []), SAMPLE, dice):
                folder = place.copy()
                said = place.ask(words, folder, before=strace.failing(log, call, number, error))
                bad += [f"{verb}: {call} {number}: {what}"
                        for what in judged(place, verb, usual, said, folder, ALLOWED)]
                tried += 1
        if words[0] in ("run", "plot", "report", "note", "merge", "play"):
            more, wrong = killed(place, verb, words, count, dice)
            tried, bad = tried + more, bad + wrong
    place.close()
    return finish("system calls and kills", tried, bad)


if __name__ == "__main__":
    sys.exit(main())
