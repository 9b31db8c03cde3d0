#!/usr/bin/env python3
"""The explorer against a brute-force interleaver, on random tiny queues.

Usage: oracle.py TOLD [--cases N] [--seed S]. A queue has two or three places for items, found by
loads, stores and compare-exchanges, perhaps a counter, a lock, a semaphore or a word to sleep on; and
something of it is left out or in the wrong order. Seen by the explorer and by interleaver.py must be the
same, SC and TSO: lies, wrong order, losses, hangs, deadlocks, and the number of interleavings.
"""
import argparse
import collections
import os
import random
import subprocess
import sys

from interleaver import (ADD, DOWN, ITEM, JUMP, KEEP, LOAD, LOCK, MORE, NO, NULL, SLEEP, SOME, STORE,
                         STORE_SC, SWAP, UNLOCK, UP, WAKE, WAKE_ALL, YES, ZERO, explore)

PROGRAMS = ['put | get', 'put | put,get', 'put,get | get', 'put | get | get', 'init: put; put | get',
            'put | wait', 'put | put | get', 'put | wait | get', 'put,put | wait', 'init: put; get | wait',
            'put,wait | put', 'put,get | put,get', 'init: put; get,put | get', 'put | wait | wait']
COUNTER = 3


class List:
    """Instructions with names for places."""

    def __init__(self):
        self.rows, self.places = [], {}

    def add(self, kind, word=0, value=0, jump=None):
        self.rows.append((kind, word, value, jump))

    def here(self, name):
        self.places[name] = len(self.rows)

    def done(self):
        return [(k, w, v, self.places.get(j, 0)) for k, w, v, j in self.rows]


def random_queue(dice):
    chance = lambda p: dice.random() < p
    places = dice.choice([1, 2, 2])
    counted, told = chance(.4), chance(.8)
    sleeps = chance(.4)  # on a word, and not on the semaphore
    pillow = COUNTER if counted and chance(.8) else 0
    store = lambda: dice.choice([STORE, STORE, STORE_SC])

    def change_count(out, by):
        if not counted or chance(.1):
            return
        if chance(.7):
            out.add(ADD, COUNTER, 1 + by)
        elif by > 0:
            out.add(LOAD, COUNTER)
            out.add(store(), COUNTER, MORE)
        else:
            out.add(store(), COUNTER, NULL)

    def walk(out, putting, locked, early):
        order = list(range(places))
        if chance(.3):
            dice.shuffle(order)
        if locked:
            out.add(LOCK)
        if counted and not putting and chance(.7):
            out.add(LOAD, COUNTER)
            out.add(ZERO, jump='no')
        if early:
            change_count(out, 1)
        for place in order:
            out.add(LOAD, place)
            out.add(SOME if putting else ZERO, jump=f'next{place}')
            if not putting:
                out.add(KEEP)
            value = ITEM if putting else NULL
            if chance(.5):
                out.add(SWAP, place, value, f'next{place}')
            elif not chance(.05):
                out.add(store(), place, value)
            out.add(JUMP, jump='yes')
            out.here(f'next{place}')
        out.here('no')
        if not putting and chance(.15):
            out.add(store(), 0, NULL)  # it was empty, so this can do no harm

    def operation(kind):
        out = List()
        locked, waits = chance(.4), kind == 'wait'
        inner = waits and chance(.25)  # it waits with the lock held
        early = kind == 'put' and chance(.2)
        out.here('again')
        if inner and locked:
            out.add(LOCK)
        if waits and not sleeps:
            out.add(DOWN)
        walk(out, kind == 'put', locked and not inner, early)
        if waits and sleeps and inner:
            out.add(SLEEP, pillow)
        if locked:
            out.add(UNLOCK)
        if waits:
            if sleeps and not inner:
                out.add(SLEEP, pillow)
            out.add(JUMP, jump='again')
        else:
            out.add(NO)
        out.here('yes')
        if not early:
            change_count(out, 1 if kind == 'put' else -1)
        before = chance(.5)
        tells = (dice.choice([WAKE, WAKE, WAKE_ALL]) if sleeps else UP, pillow)
        if kind == 'put' and told and before:
            out.add(*tells)
        if locked:
            out.add(UNLOCK)
        if kind == 'put' and told and not before:
            out.add(*tells)
        out.add(YES)
        return out.done()
    return [operation(kind) for kind in ('put', 'get', 'wait')]


def write(lists):
    return '\n'.join(f'{len(rows)}\n' + '\n'.join(' '.join(map(str, row)) for row in rows)
                     for rows in lists)


def main():
    every = os.environ.get('QLAB_TEST_ALL')
    parser = argparse.ArgumentParser()
    parser.add_argument('told')
    parser.add_argument('--cases', type=int, default=400 if every else 30)
    parser.add_argument('--seed', type=int, default=random.randrange(2**32))
    options = parser.parse_args()
    print(f'seed {options.seed}, {options.cases} queues')
    dice = random.Random(options.seed)
    cases = []
    for _ in range(options.cases):
        lists, program = random_queue(dice), dice.choice(PROGRAMS)
        cases += [(lists, program, memory) for memory in ('sc', 'tso')]
    asked = ''.join(f'{memory} {program}\n{write(lists)}\n' for lists, program, memory in cases)
    told = subprocess.run([options.told], input=asked, stdout=subprocess.PIPE, text=True, check=True)
    answers = told.stdout.splitlines()
    assert len(answers) == len(cases), f'{len(answers)} answers to {len(cases)} questions'
    kinds, bad = collections.Counter(), 0
    for (lists, program, memory), answer in zip(cases, answers):
        *seen, count = answer.split()
        wrong, interleavings = explore(lists, program, memory)
        perhaps = {'lies', 'perhaps'} if 'perhaps' in wrong else set()
        kinds.update(wrong or {'never'})
        number = 'round' if interleavings is None else str(interleavings)
        if set(seen) - perhaps != wrong - perhaps or count != number:
            bad += 1
            print(f'{memory}, {program}: told {answer}; tried {sorted(wrong)}, {interleavings}')
            print(write(lists))
    print(', '.join(f'{kind} {kinds[kind]}' for kind in sorted(kinds)), f'- {bad} differ')
    missing = {'never', 'lies', 'order', 'loses', 'hangs', 'deadlock'} - set(kinds)
    if options.cases >= 200 and missing:
        sys.exit(f'nothing of {missing}: the queues are too tame')
    sys.exit(bad != 0)


if __name__ == '__main__':
    main()
