#!/usr/bin/env python3
"""`qlab check`: one queue, every small client of it, and what real threads make of it."""
import os
import re
import shutil
import signal
import time
import xml.etree.ElementTree

from program import FOLDER, ROOT, Case, end, main, run, start

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")
EXPLORES = run("explain mutex --program 'put'").status != 69

QUEUE_THAT_DESTROYS = """#include <pthread.h>
#include <qlab/queue.h>
struct queue { pthread_mutex_t lock; unsigned head, tail, room; uint64_t slot[16]; };
static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    *q = (struct queue){.room = 16 + !capacity};
    return pthread_mutex_init(&q->lock, 0);
}
static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    MORE
    pthread_mutex_lock(&q->lock);
    bool room = q->tail == q->head;
    q->slot[q->tail % 16] = room ? item : q->slot[q->tail % 16];
    q->tail += room;
    pthread_mutex_unlock(&q->lock);
    return room;
}
static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool found = q->tail != q->head;
    *item = q->slot[q->head % 16];
    q->head += found;
    pthread_mutex_unlock(&q->lock);
    return found ? QUEUE_GOT : QUEUE_EMPTY;
}
static void destroy(void *queue)
{
    pthread_mutex_destroy(&((struct queue *)queue)->lock);
}
QLAB_QUEUE(destroys, struct queue, .init = init, .destroy = destroy, .put = put,
           .get_nowait = get_nowait);
"""


class Check(Case):
    """What it finds."""

    def test_lies(self):
        said = self.expect(1 if EXPLORES else run("check tests/own/gap.c").status,
                           "check tests/own/gap.c --budget 20s")
        if not EXPLORES:
            return
        self.holds("the smallest client", said.out, 'LIES in "put,get | put"',
                   "30 clients", "slot[0] = 0  EMPTY", "preempted",
                   "tests/own/gap.c breaks its promise")
        again = re.search(r"qlab (explain .*--replay '.*')", said.out)[1]
        self.holds("the story again", self.expect(1, again).out, "replayed", "EMPTY")

    def test_not_measured(self):
        """An init that says that it cannot, here: nothing follows of the queue."""
        path = FOLDER / "unmade.c"
        path.write_text("#include <qlab/queue.h>\n#include <errno.h>\nstruct queue { uint64_t item; };\n"
                        "static int init(void *queue, size_t capacity)\n"
                        "{ (void)queue, (void)capacity; return ENOSYS; }\n"
                        "static bool put(void *queue, uint64_t item) { (void)queue; return !item; }\n"
                        "static enum queue_answer get(void *queue, uint64_t *item)\n"
                        "{ (void)queue; *item = 0; return QUEUE_EMPTY; }\n"
                        "QLAB_QUEUE(unmade, struct queue, .init = init, .put = put, .get_nowait = get);\n")
        said = self.expect(2, f"check {path} --budget 2s")
        self.holds("not measured", said.out, "cannot be measured: Function not implemented")

    def test_holds(self):
        said = self.expect(0 if EXPLORES else 2, "check tests/own/good.c --clients 3 --budget 60s")
        self.holds("measured", said.out, "never-empty", "prefilled", "producer-consumer",
                   "ring-backoff", "Full is not judged")
        if EXPLORES:
            self.holds("proved", said.out, "every client of up to 3 calls by up to 3 workers (44",
                       "with store buffers proved")

    def test_reached(self):
        """Lines and branches that no client comes to; a proof says nothing of them."""
        if not EXPLORES:
            return
        good = (ROOT / "tests" / "own" / "good.c").read_text()
        text = good.replace('"start.h"', f'"{ROOT}/tests/own/start.h"\n#include <stdlib.h>').replace(
            "    (void)queue;\n", "    if (!queue)\n        abort();\n")
        (FOLDER / "rare.c").write_text(text)
        said = self.expect(0, f"check {FOLDER}/rare.c --clients 2 --budget 60s")
        line = text.splitlines().index("        abort();") + 1
        self.holds("told", said.out, f"no execution came to line {line}")
        (FOLDER / "destroys.c").write_text(QUEUE_THAT_DESTROYS.replace("MORE", ""))
        said = self.expect(0, f"check {FOLDER}/destroys.c --clients 2 --budget 60s")
        self.holds("all but destroy", " ".join(said.out.split()),
                   "every line of the file was in some execution, but for destroy(), which is not explored")
        (FOLDER / "destroys.c").write_text(
            QUEUE_THAT_DESTROYS.replace("MORE", "if (!q->room)\n        __builtin_trap();"))
        said = self.expect(0, f"check {FOLDER}/destroys.c --clients 2 --budget 60s")
        self.holds("and a line", " ".join(said.out.split()), "no execution came to line 14; ",
                   "destroy() is not explored")
        self.lacks("found", self.expect(1, "check tests/own/gap.c --budget 20s").out, "reached")

    def test_making(self):
        """What init does wrong is the queue's, whoever asks."""
        if not EXPLORES:
            return
        path = FOLDER / "waits.c"
        path.write_text(QUEUE_THAT_DESTROYS.replace("MORE", "").replace(
            "return pthread_mutex_init(&q->lock, 0);",
            "pthread_mutex_lock(&q->lock);\n    pthread_mutex_lock(&q->lock);\n    return 0;"))
        place = f"{path}:9: waits for ever, while the queue is made"
        said = self.expect(1, f"explain {path} --clients 2")
        self.holds("clients", said.out, "DEADLOCK in", place)
        said = self.expect(1, f"check {path} --clients 2 --budget 20s")
        self.holds("check", " ".join(said.out.split()), "breaks its promise: every client: DEADLOCK", place)

    def test_interrupted(self):
        """What was not run kept no promise there."""
        if not EXPLORES:
            return
        walk = start("check michael-scott --budget 9s")  # three passes, three seconds each
        time.sleep(7.5)
        walk.send_signal(signal.SIGTERM)
        said = end(walk)
        self.same("status", said.status, 130)
        self.holds("so much", " ".join(said.out.split()), "kept its promise in every client",
                   "interrupted before any run was made")
        self.lacks("no more", said.out, "in all runs")

    def test_every_client(self):
        if not EXPLORES:
            return
        said = self.expect(0, "explain vyukov-exact --clients 3")
        row = re.search(r"^vyukov-exact +3 +(\d+) +(\d+) +[\d ]+ .*never, proved$", said.out, re.M)
        self.that(row and 1 < int(row[1]) < int(row[2]), said.out)
        said = self.expect(0, "explain vyukov --clients 4")
        self.holds("it says so itself", said.out, 'LIES in "put,get | put"', "EMPTY", "preempted",
                   '--program "put,get | put" --capacity 1')
        said = self.expect(1, "explain tests/own/gap.c --clients 3 --memory tso")
        self.holds("a file", said.out, "TSO", 'LIES in "put,get | put"', "--memory tso")
        self.complaint(64, "explain mutex --clients 2 --program put", "--clients is every program")
        said = self.expect(0, "explain mutex --clients 2 --memory c11")
        self.holds("no time", said.out, "C11 memory; none with timed calls", "never, proved")
        said = self.expect(0, "explain two-index-relaxed --clients 4 --memory c11")
        self.holds("as it says", said.out, 'LIES in "put,get | put,empty"', "(old)", "--memory c11")

    def test_weak(self):
        """What no x86 shows is found, and said to be so."""
        if not EXPLORES:
            return
        text = (ROOT / "src/queue/two_index_relaxed.c").read_text()
        file = FOLDER / "relaxed.c"
        file.write_text(text.replace("QUEUE_INEXACT", "QUEUE_EXACT"))
        said = self.expect(1, f"check {file} --clients 4 --budget 60s")
        self.holds("weak", said.out, "with store buffers proved", 'in C11             LIES in "put,get | put,empty"',
                   "an x86 does not show it, ARM or a", "compiler may", "tail = 1 (old)", "--memory c11")
        said = self.expect(0, "check two-index-exact --clients 4 --budget 60s")
        self.holds("exact", said.out, "in C11             proved", "4 in C11's",
                   "Not looked at: larger clients, spurious failures.")

    def test_left_out(self):
        """What was not looked at is said at the end, too."""
        if not EXPLORES:
            return
        said = self.expect(0, "check mutex --clients 2 --budget 60s")
        self.holds("no time", " ".join(said.out.split()), "none with timed calls, for C11 has no time",
                   "Not looked at: larger clients, spurious failures and timed calls in C11's memory.")
        good = (ROOT / "tests" / "own" / "good.c").read_text()
        file = FOLDER / "volatile.c"
        file.write_text(good.replace('"start.h"', f'"{ROOT}/tests/own/start.h"').replace(
            "    (void)queue;\n", "    (void)*(volatile char *)queue;\n"))
        said = self.expect(0, f"check {file} --clients 2 --budget 60s")
        self.holds("no volatile", " ".join(said.out.split()), "a volatile access is not modelled in C11 memory",
                   "(2 with store buffers)", "Not looked at: larger clients, spurious failures and C11's memory.")

    def test_ours(self):
        if not EXPLORES:
            return
        for queue in "mutex", "michael-scott":
            said = self.expect(0, f"check {queue} --clients 2 --budget 60s")
            self.holds(queue, said.out, "up to 2 calls")
        self.expect(0, "explain shard-scan-exact --program 'put,get,get'")  # a bag
        said = self.expect(0, "check shard-scan --clients 4 --budget 60s")
        self.holds("inexact", said.out, "LIES in", "as it says")

    def test_other_kinds(self):
        """What needs a time-out at any time, and what only the runs show."""
        if EXPLORES:
            said = self.expect(1, "check tests/own/wrong/handing.c --clients 2 --budget 20s")
            self.holds("lost", said.out, 'LOSES in "get_timed,put"', "--timeouts 1 --replay")
            again = re.search(r"qlab (explain .*--replay '.*')", said.out)[1]
            self.holds("the story again", self.expect(1, again).out, "replayed", "Lost: item 1")
        said = self.expect(1, "check tests/own/wrong/again.c --clients 1 --budget 20s")
        self.holds("measured", said.out, "items came again", "breaks its promise")

    def test_ends(self):
        said = self.expect(1, "check tests/own/crash.c --budget 4s")
        self.holds("a crash", said.out, "crashed (Segmentation fault) at tests/own/crash.c:7")
        said = self.expect(1, "check tests/own/loop.c --budget 4s")
        if EXPLORES:
            self.holds("a loop", said.out, 'HANGS in "put"', "tests/own/loop.c:7")
        said = self.expect(1, "check tests/own/leave.c --budget 4s")
        self.holds("exit()", said.out, "tests/own/leave.c:9")

    def test_cpp(self):
        if not EXPLORES or not shutil.which(os.environ.get("CXX", "c++").split()[-1]):
            return
        said = self.expect(1, "check tests/own/gap.cc --budget 20s")
        self.holds("a template", said.out, 'LIES in "put,get | put"', "EMPTY")
        said = self.expect(0, "check labs/31-famous/std_deque.cc --clients 3 --budget 60s")
        self.holds("a mutex and a deque", said.out, "up to 3 calls", "with store buffers proved")

    def test_refusals(self):
        (FOLDER / "bad.c").write_text("int a = ;\n")
        self.complaint(65, f"check {FOLDER}/bad.c", "bad.c:1: ")
        self.complaint(66, "check nowhere.c", "No such file")
        self.complaint(64, "check mutxe", "mutex")
        self.complaint(64, "check mutex two-lock", "one queue")
        self.complaint(64, "check mutex --budget soon", "--budget")


class Formats(Case):
    """The same cases for other programs."""

    def test_formats(self):
        status = 1
        words = "check tests/own/crash.c --clients 2 --budget 4s --format="
        document = self.json(self.expect(status, words + "json").out)
        self.same("format", document["format"], "qlab-check/1")
        self.same("verdict", document["verdict"], "refuted")
        names = [case["name"] for case in document["cases"]]
        self.same("cases", names[:3], ["compiled", "every client", "with store buffers"])
        failed = [case for case in document["cases"] if case["result"] == "failed"]
        self.same("line", failed[-1]["line"], 7)
        suite = xml.etree.ElementTree.fromstring(self.expect(status, words + "junit").out)
        self.same("tests", int(suite.get("tests")), len(suite.findall("testcase")))
        self.same("failures", int(suite.get("failures")), len(suite.findall("testcase/failure")))
        tap = self.expect(status, words + "tap").out.splitlines()
        self.same("plan", tap[1], f"1..{len(tap) - 2}")
        self.that(any(line.startswith("not ok") for line in tap), f"TAP, got {tap}")
        said = self.expect(status, words + "github").out
        self.holds("annotation", said, "::error file=tests/own/crash.c,line=7::")


if __name__ == "__main__":
    main()
