#!/usr/bin/env python3
"""Every open, write, sync, rename, close of every verb fails once: a complaint, the right status, whole or
nothing; and a kill at any of them leaves nothing half. A sample of them, or with QLAB_TEST_ALL all."""
import random
import sys

import strace
from faults import SEED, VERBS, WRITERS, Place, chosen, finish, judged, only_all, problems_of, side_by_side, skip

FAILURES = {"openat": "EMFILE", "mkdir": "ENOSPC", "write": "ENOSPC", "fsync": "EIO", "rename": "EIO", "close": "EIO"}
KILLED = "write", "fsync", "rename", "close"
SAMPLE = 3  # failures, and kills, of a verb
ALLOWED = (65, 66, 69, 71, 73)


def main():
    only_all()
    if not strace.usable():
        skip("no strace that may trace")
    only = sys.argv[1:]
    dice, place = random.Random(SEED), Place()
    usual, failures, kills = {}, [], []
    for verb in VERBS:
        if only and only[0] not in str(verb):
            continue
        log = place.top / "log"
        usual[verb] = place.ask(place.words(verb), place.copy(), before=strace.telling(log, strace.CALLS, "-y"))
        calls = [(verb, call, number) for call, numbers in strace.numbers(log).items() for number in numbers]
        failures += chosen([one for one in calls if one[1] in FAILURES], SAMPLE, dice)
        if verb in WRITERS:
            kills += chosen([one for one in calls if one[1] in KILLED], SAMPLE, dice)

    def failure(verb, call, number):
        folder = place.copy()
        said = place.ask(place.words(verb), folder, strace.failing(call, number, FAILURES[call]))
        found = judged(place, verb, usual[verb], said, folder, ALLOWED)
        if call == "openat" and all(what.endswith(" was left") for what in found):
            place.ask(place.words(verb), folder)  # a folder that cannot be opened cannot be cleared: the next does
            found = judged(place, verb, usual[verb], said, folder, ALLOWED)
        return [f"{verb}: {call} {number}: {what}" for what in found]

    def kill(verb, call, number):
        folder, words = place.copy(), place.words(verb)
        place.ask(words, folder, strace.killing(call, number))
        place.ask(words, folder)  # which takes away what the dead one left
        return [f"{verb}: killed at {call} {number}: {what}" for what in problems_of(place, folder)]

    failed, bad = side_by_side(failure, failures)
    killed, worse = side_by_side(kill, kills)
    place.close()
    return finish("system calls and kills", failed + killed, bad + worse)


if __name__ == "__main__":
    sys.exit(main())
