#!/usr/bin/env python3
"""Whatever writes is ended at random moments: what is there is whole, the next command takes away what was
left under hidden names, and no process lives on. A few, or with QLAB_TEST_ALL 200."""
import pathlib
import random
import signal
import sys
import time

from faults import ALL, SEED, WRITERS, Place, Verb, finish, halves_in, problems_of, side_by_side

KILLS = 200 if ALL else 20
SIGNALS = signal.SIGKILL, signal.SIGTERM, signal.SIGHUP
INTERRUPTED = 130
PATIENCE = 10  # seconds
OWN = Verb("check ./mine.c --clients 2 --budget 50ms")


def living(folder):
    """The processes that were started by a trial in that folder, and live."""
    mark, found = f"FAULTS_FOLDER={folder}".encode(), []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.append(f"{process.name}: {(process / 'cmdline').read_bytes()!r}")
        except OSError:
            pass  # it has gone, or is somebody else's
    return found


def lived_on(folder):
    """Who is still there after a while: sentences."""
    late = time.monotonic() + PATIENCE
    while (found := living(folder)) and time.monotonic() < late:
        time.sleep(0.01)
    return [f"{one} lives on" for one in found]


def main():
    dice, place = random.Random(SEED), Place()
    (place.made / "mine.c").write_bytes((pathlib.Path(__file__).parents[2] / "src/queue/mutex.c").read_bytes())
    lasts = {}
    for verb in [*WRITERS, OWN]:
        begun = time.monotonic()
        place.ask(place.words(verb), place.copy(), XDG_CACHE_HOME="cache")
        lasts[verb] = time.monotonic() - begun

    def trial(number, verb, part):
        folder, words = place.copy(), place.words(verb)
        process = place.start(words, folder, XDG_CACHE_HOME="cache")
        time.sleep(part * lasts[verb])
        process.send_signal(number)
        _, err = process.communicate()
        found = []
        if process.returncode not in (0, 1, 2, INTERRUPTED, -number):
            found.append(f"status {process.returncode}: {err}")
        found += lived_on(folder) + halves_in(place, folder)
        place.ask(words, folder, XDG_CACHE_HOME="cache")
        found += problems_of(place, folder)
        return [f"{verb}: {number.name} after {part:.3f} of it: {what}" for what in found]

    verbs = [*lasts] * (KILLS // len(lasts) + 1)
    dice.shuffle(verbs)
    tried, bad = side_by_side(trial, [(dice.choice(SIGNALS), verb, dice.random()) for verb in verbs[:KILLS]])
    place.close()
    return finish("kills", tried, bad)


if __name__ == "__main__":
    sys.exit(main())
