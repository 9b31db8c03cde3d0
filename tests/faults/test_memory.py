#!/usr/bin/env python3
"""Allocations of every verb fail, one a trial: 71 and one line, or it was not needed and nothing is missing.

test_memory.py MODULE [VERB]: MODULE is memory.c, built. For every few callers that allocate anything, the first
time, the last, and one between, of which a few are tried; with QLAB_TEST_ALL so many of each verb that it takes
minutes, and if a verb is named, all of it. Those of libraries that memory.c leaves alone are counted.
"""
import collections
import os
import random
import sys

from faults import ALL, SEED, VERBS, Place, chosen, finish, judged, only_all, side_by_side

SAMPLE = 2  # of each verb
MOST = 100  # of each verb with QLAB_TEST_ALL
LEFT = "left"  # who allocates is left alone


def of_each(callers, dice):
    """The numbers of the first, the last and some other allocation by each few callers."""
    of = collections.defaultdict(list)
    for number, chain in enumerate(callers, 1):
        if chain != LEFT:
            of[chain].append(number)
    return sorted({number for all_of in of.values() for number in (all_of[0], all_of[-1], dice.choice(all_of))})


def main():
    only_all()
    module, only = os.path.abspath(sys.argv[1]), sys.argv[2:]
    dice, place = random.Random(SEED), Place()
    usual, trials, known, left = {}, [], 0, 0
    for verb in VERBS:
        if only and only[0] not in str(verb):
            continue
        count = place.top / "count"
        usual[verb] = place.ask(place.words(verb), place.copy(), LD_PRELOAD=module, FAULT_COUNT=str(count))
        callers = count.read_text().split()
        left += callers.count(LEFT)
        numbers = of_each(callers, dice)
        known += len(numbers)
        if ALL and not only and len(numbers) > MOST:
            numbers = dice.sample(numbers, MOST)
        trials += [(verb, number) for number in chosen(numbers, SAMPLE, dice)]

    def trial(verb, number):
        folder = place.copy()
        said = place.ask(place.words(verb), folder, LD_PRELOAD=module, FAULT_AT=str(number))
        return [f"{verb}: allocation {number}: {what}"
                for what in judged(place, verb, usual[verb], said, folder, (71,))]

    tried, bad = side_by_side(trial, trials)
    place.close()
    print(f"{known} allocations to try, and {left} of libraries that are left alone")
    return finish("allocations", tried, bad)


if __name__ == "__main__":
    sys.exit(main())
