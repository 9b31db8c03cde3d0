#!/usr/bin/env python3
"""The explorer's C11 memory against the axioms of RC11, on random litmus programs.

Usage: rc11.py WEAK [--cases N] [--seed S]. A program has up to three workers with up to three
accesses each, and fences, to two words; axioms.py says what it can come to, and WEAK what the explorer
finds. The two sets must be equal. The seed is printed.
"""
import argparse
import os
import random
import subprocess
import sys

import axioms


def random_step(dice, values, orders):
    word, kind = dice.choice('xy'), dice.choices('WREAC', (8, 8, 1, 1, 2))[0]
    if kind == 'R':
        return 'R' + word + dice.choice(orders or 'raass')
    if kind == 'W':
        values[word] += 1
        return f'W{word}{dice.choice(orders or "rrllss")}{values[word]}'
    order = dice.choice(orders or 'ralbs')
    if kind == 'C':
        return f'C{word}{order}{dice.choice(orders or "ras")}{dice.choice("0112")}{dice.choice("34")}'
    return f'{kind}{word}{order}{1 if kind == "A" else dice.choice("56")}'


def random_program(dice):
    program = any_program(dice)
    while program.count('A') > 3:  # a value is a digit
        program = any_program(dice)
    return program


def any_program(dice):
    values = {'x': 0, 'y': 0}
    workers = []
    orders = dice.choice(('', '', '', '', '', 's'))  # of some programs all accesses are seq_cst
    for _ in range(dice.choice((2, 3, 3, 3))):
        steps = []
        for _ in range(dice.choice((1, 2, 2, 3, 3))):
            if steps and dice.random() < .25:
                steps.append('F' + dice.choice('alsss'))
            steps.append(random_step(dice, values, orders))
        workers.append(' '.join(steps))
    return ' | '.join(workers)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('weak')
    parser.add_argument('--cases', type=int, default=200 if os.environ.get('QLAB_TEST_ALL') else 60)
    parser.add_argument('--seed', type=int, default=int(os.environ.get('QLAB_TEST_SEED', random.randrange(2 ** 32))))
    options = parser.parse_args()
    print('seed', options.seed, flush=True)
    dice = random.Random(options.seed)
    programs = [random_program(dice) for _ in range(options.cases)]
    told = subprocess.run([options.weak], input='\n'.join(programs) + '\n', capture_output=True, text=True)
    lines = told.stdout.split('\n')
    wrong = outcomes = 0
    for program, line in zip(programs, lines):
        want, got = axioms.outcomes(program), set(line.split('; '))
        outcomes += len(want)
        if want == got:
            continue
        wrong += 1
        print(f'{program}\n  only the explorer: {sorted(got - want)}\n  only the axioms: {sorted(want - got)}')
    if told.stderr:
        print(told.stderr)
    print(f'{len(programs)} programs, {outcomes} outcomes, {wrong} differ')
    return 1 if wrong or told.returncode or told.stderr or len(lines) <= len(programs) else 0


if __name__ == '__main__':
    sys.exit(main())
