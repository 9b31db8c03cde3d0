#!/usr/bin/env python3
"""Whoever takes part in a lab with servers is killed at a random moment: the lab, a worker, a server, a keeper.
The lab ends by itself, no process lives on, and no folder, socket or shared memory is left; what only a killed
keeper could have taken away, or what had none yet, the next start does. A few, or with QLAB_TEST_ALL 480."""
import concurrent.futures
import ctypes
import multiprocessing
import os
import pathlib
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time

from faults import ALL, PROGRAM, ROOT, SEED, finish

KILLS = 480 if ALL else 8
PATIENCE = 30  # seconds, for all that is to go
LASTS = 60  # seconds that a lab without somebody may take
SHORT = "--rounds 2 --jitter 0"
LABS = [
    f"run sqlite-busy --queues sqlite-wait,sqlite-fail --consumers 3 --items 40 --duration 60ms {SHORT}",
    f"run frozen-worker --queues redis-lmove-asks,beanstalkd-asks,redis-stream --freeze 20ms {SHORT}",
    f"run replica-lag --queues redis-replica --consumers 2 --duration 60ms {SHORT}",
    f"run failover --queues redis-failover-wait --rate 4k --patience 20ms --duration 1s {SHORT}",
    f"run skip-locked --queues pg-skip-locked-asks --consumers 3 --duration 60ms {SHORT}",
]
SWEEP = f"run sqlite-busy --queues sqlite-busy --consumers 1 --items 5 --ops 5 {SHORT}"
VICTIMS = "lab", "worker", "server", "keeper"
PR_SET_CHILD_SUBREAPER = 36
top = pathlib.Path(tempfile.mkdtemp(prefix="qlab-s-"))  # short: sockets' names must fit


def start(words, place):
    """Starts the lab in a session of its own; what it says goes to a file there."""
    (place / "r").mkdir(parents=True, exist_ok=True)
    variables = {**os.environ, "QLAB_RESULTS": str(place / "results"), "XDG_CACHE_HOME": str(place / "cache"),
                 "QLAB_LABS": str(ROOT / "labs"), "XDG_RUNTIME_DIR": str(place / "r")}
    with open(place / "said", "w", encoding="utf-8") as said:
        return subprocess.Popen([PROGRAM, *shlex.split(words)], env=variables, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=said, start_new_session=True)


def processes():
    """Of all that live: parent, session and name by their number."""
    found = {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (process / "stat").read_text(errors="replace").partition("(")[2].rpartition(")")
        except OSError:
            continue  # it has gone
        state, parent, _, session = rest.split()[:4]
        if state != "Z":
            found[int(process.name)] = int(parent), int(session), name
    return found


def below(root, all_of):
    """Those of them that come from `root`, which is not among them."""
    found, new = set(), {root}
    while new:
        new = {pid for pid, (parent, _, _) in all_of.items() if parent in new} - found
        found |= new
    return found


def folders_of(pids):
    """The folders of servers that they hold: each is locked by somebody as long as it is used."""
    found = set()
    for pid in pids:
        try:
            links = [os.readlink(link) for link in pathlib.Path(f"/proc/{pid}/fd").iterdir()]
        except OSError:
            continue
        found |= {link for link in links if "/qlab-server-" in link}
    return {pathlib.Path(link) for link in found if os.path.isdir(link)}


def segments_of(pids):
    """Shared memory of System V that they made."""
    rows = [line.split() for line in pathlib.Path("/proc/sysvipc/shm").read_text().splitlines()[1:]]
    return [row[1] for row in rows if int(row[4]) in pids]


def memory():
    """Shared memory of POSIX that servers of PostgreSQL made; none where no server can have a /dev/shm of its own."""
    alone = ["unshare", "--mount", "true"] if os.geteuid() == 0 else ["unshare", "--user", "--mount", "true"]
    if subprocess.run(alone, stderr=subprocess.DEVNULL).returncode != 0:
        return set()
    return set(pathlib.Path("/dev/shm").glob("PostgreSQL.*"))


def victim_of(kind, lab):
    """The processes of that kind, all that live now, and the keepers."""
    every = processes()
    mine = below(lab, every) & every.keys()
    keepers = [pid for pid in mine if every[pid][1] == pid]
    of_kind = {"lab": [lab], "keeper": keepers,
               "worker": [pid for pid in mine if every[pid][1] == lab and every[pid][2] == "qlab"],
               "server": [pid for pid in mine if every[pid][0] in keepers]}
    return sorted(of_kind[kind]), mine | {lab}, keepers


def soon(fact, seconds):
    """Waits until it holds; whether it does."""
    late = time.monotonic() + seconds
    while not (holds := fact()) and time.monotonic() < late:
        time.sleep(0.01)
    return holds


def living():
    """Those that still come from here, the dead ones buried."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    return below(os.getpid(), processes())


def trial(words, kind, delay, draw):
    """Kills one of that kind after so many seconds: sentences. None: there was nobody to be killed then."""
    place = top / str(os.getpid())
    lab = start(words, place)
    if kind == "worker":  # they are there for a part of the time only
        soon(lambda: victim_of(kind, lab.pid)[0] or lab.poll() is not None, LASTS)
        delay /= 5
    time.sleep(delay)
    lab.send_signal(signal.SIGSTOP)  # so that what is seen is what there is
    chosen, seen, keepers = victim_of(kind, lab.pid)
    folders, kept = folders_of(seen), folders_of(keepers)
    if chosen and lab.poll() is None:
        os.kill(chosen[int(draw * len(chosen))], signal.SIGKILL)
    lab.send_signal(signal.SIGCONT)
    found = []
    try:
        status = lab.wait(LASTS)
    except subprocess.TimeoutExpired:
        found.append(f"the lab goes on: {(place / 'said').read_text()!r}")
        status = lab.kill() or lab.wait()
    if not found and status not in (0, 1, 2, 69, 71, -signal.SIGKILL if kind == "lab" else 0):
        found.append(f"status {status}: {(place / 'said').read_text()!r}")
    if not soon(lambda: not living(), PATIENCE):
        found += [f"{pid} {processes().get(pid)} lives on" for pid in living()]
    if kind != "keeper":  # those of a dead lab are gone with their keeper
        soon(lambda: not any(map(os.path.exists, kept)), PATIENCE)
        found += [f"{one} is left" for one in kept if one.exists()]
    if any(map(os.path.exists, folders)) or any((place / "r").iterdir()):
        start(SWEEP, place).wait()
        found += [f"{one} is not swept" for one in {*folders, *(place / "r").iterdir()} if one.exists()]
    if segments_of(seen):
        found.append(f"segments of shared memory: {segments_of(seen)}")
    return [f"{kind} after {delay:.3f} s of {words}: {what}" for what in found] if chosen else None


def main():
    dice, lasts, before = random.Random(SEED), {}, memory()
    for words in LABS:
        begun = time.monotonic()
        status = start(words, top).wait()
        said = (top / "said").read_text()
        if status in (0, 1, 2):
            lasts[words] = time.monotonic() - begun
        elif status != 69:
            return finish("servers", 1, [f"{words}: status {status}: {said}"])
        else:
            print(f"left out: {said}", end="")
    plans = []
    for i in range(KILLS):
        words = dice.choice([*lasts])
        plans.append((words, VICTIMS[i % len(VICTIMS)], dice.random() * lasts[words], dice.random()))
    with concurrent.futures.ProcessPoolExecutor(
            os.cpu_count(), multiprocessing.get_context("fork"),
            initializer=ctypes.CDLL(None).prctl, initargs=(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)) as pool:
        said = list(pool.map(trial, *zip(*plans)))
    subprocess.run(["rm", "-rf", top], check=True)
    killed = {kind: sum(one is not None for one, plan in zip(said, plans) if plan[1] == kind) for kind in VICTIMS}
    print("killed: " + ", ".join(f"{count} {kind}" for kind, count in killed.items()))
    left = [f"{one} is left" for one in sorted(memory() - before)]
    return finish("servers", len(plans), left + [line for one in said for line in one or []])


if __name__ == "__main__":
    sys.exit(main())
