#!/usr/bin/env python3
"""Every allocation of every verb fails once: 71 and one line, or it was not needed and nothing is missing.

test_memory.py MODULE [VERB]: MODULE is memory.c, built; a sample of allocations, or with QLAB_TEST_ALL all.
"""
import random
import sys

from faults import SEED, VERBS, Place, chosen, finish, judged, only_all

SAMPLE = 6  # of each verb


def main():
    only_all()
    module, only = sys.argv[1], sys.argv[2:]
    dice, place, bad, tried = random.Random(SEED), Place(), [], 0
    for verb in VERBS:
        if only and only[0] not in str(verb):
            continue
        words, folder, count = place.words(verb), place.copy(), place.top / "count"
        usual = place.ask(words, folder, LD_PRELOAD=module, FAULT_COUNT=str(count))
        for number in chosen(range(1, int(count.read_text()) + 1), SAMPLE, dice):
            folder = place.copy()
            said = place.ask(words, folder, LD_PRELOAD=module, FAULT_AT=str(number))
            bad += [f"{verb}: allocation {number}: {what}"
                    for what in judged(place, verb, usual, said, folder, (71,))]
            tried += 1
    place.close()
    return finish("allocations", tried, bad)


if __name__ == "__main__":
    sys.exit(main())
