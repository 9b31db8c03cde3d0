#!/usr/bin/env python3
"""A path where a queue's name is taken: compiled, explored, measured; and whatever its code does,
the lab lives and says what it was."""
import os
import pathlib
import re
import shlex
import shutil
import time

from program import FOLDER, PROGRAM, ROOT, SHORT, Case, main, run

HERE = ROOT / "tests" / "own"
CACHE = FOLDER / "cache"
os.environ["XDG_CACHE_HOME"] = str(CACHE)
ASAN = b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


def queue_file(name, text):
    """A file of the test's folder; its path."""
    path = FOLDER / name
    path.write_text(text)
    return path


GAP = (HERE / "gap.c").read_text()
GOOD = (HERE / "good.c").read_text().replace('"start.h"', f'"{HERE}/start.h"')


class Own(Case):
    """Files that mean no harm."""

    def test_explain(self):
        if run("explain mutex").status == 69:
            return  # no explorer in this build
        said = self.expect(1, "explain tests/own/gap.c --program 'put | put,get'")
        self.holds("its lie", said.out, "gap.c", "exact  LIES", "slot[1] 0 -> 2",
                   "1 preemption, 6 steps", "--replay A1B4A1~")
        schedule = said.out.split("--replay ")[1].split()[0]
        same = self.expect(1, "explain ./tests/own/gap.c --program 'put | put,get' "
                              f"--replay {schedule}")
        self.holds("replayed", same.out, "slot[1] 0 -> 2")
        said = self.expect(0, "explain ./tests/own/good.c --program 'put | get'")
        self.holds("no lie", said.out, "never")
        self.json(self.expect(1, "explain tests/own/gap.c --format=json").out)

    def test_cpp(self):
        """The user's lines and members, not the library's; an exception that is never thrown."""
        if run("explain mutex").status == 69 or not shutil.which("c++"):
            return
        said = self.expect(0, "explain tests/own/nodes.cc --program 'put,get | put' --example")
        self.holds("nodes of the heap", said.out, "Node2.item 0 -> 1", "Node1.next 0 -> &Node2")
        said = self.expect(0, "explain labs/31-famous/std_deque.cc --program 'put | get' --example")
        self.holds("names", said.out, "lock(mutex_)", "std::lock_guard<std::mutex> lock(mutex_)")
        text = ("#include <deque>\n#include <stdexcept>\n#include <qlab/queue.hpp>\n"
                "using Queue = std::deque<uint64_t>;\n"
                "static bool put(Queue &queue, uint64_t item)\n{\n    if (item %s 0)\n"
                "        throw std::bad_alloc();\n    queue.push_back(item);\n    return true;\n}\n"
                "QLAB_QUEUE(thrower, Queue, [](auto &queue, uint64_t item) { return put(queue, item); },"
                " [](auto &queue, uint64_t &item) { return !queue.empty() && (item = queue.front(), "
                "queue.pop_front(), true); });\n")
        path = queue_file("never.cc", text % "==")
        self.holds("it could throw", self.expect(0, f"explain {path} --program put").out, "never")
        path = queue_file("throws.cc", text % "!=")
        said = self.expect(1, f"explain {path} --program put")
        self.holds("it throws", said.out, "throws.cc:8: throws an exception that nobody catches")
        said = self.expect(1, f"compare mutex {path} {SHORT} --workload prefilled")
        # AddressSanitizer's program, in C, knows no exception, and ends.
        self.holds("measured", said.err, "ended the program" if ASAN else "crashed (Aborted)")

    def test_exceptions(self):
        """Thrown while a lock is held, and handled: as if nothing had been; every type with a text."""
        if run("explain mutex").status == 69 or not shutil.which("c++"):
            return
        types = ("runtime_error", "range_error", "overflow_error", "underflow_error", "logic_error",
                 "domain_error", "length_error", "out_of_range", "invalid_argument")
        thrown = "".join(f"        case {i}: throw std::{type}(\"{type}\");\n"
                         for i, type in enumerate(types))
        text = ("#include <cstring>\n#include <deque>\n#include <mutex>\n#include <stdexcept>\n"
                "#include <qlab/queue.hpp>\nstruct none : std::runtime_error {\n"
                "    none() : std::runtime_error(\"none\") {}\n};\n"
                "struct Queue {\n    std::mutex lock;\n    std::deque<uint64_t> items;\n"
                "    void push(uint64_t item) { std::lock_guard held(lock); items.push_back(item); }\n"
                "    uint64_t pop(int kind)\n    {\n        std::lock_guard held(lock);\n"
                "        if (!items.empty()) {\n            uint64_t item = items.front();\n"
                "            items.pop_front();\n            return item;\n        }\n"
                "        switch (kind) {\n" + thrown + "        case 9: throw none();\n"
                "        default: throw kind;\n        }\n    }\n"
                "    bool get(uint64_t &item)\n    {\n        size_t said = 0;\n"
                "        for (int kind = 0; kind < 10; kind++)\n            try {\n"
                "                item = pop(kind);\n                return true;\n"
                "            } catch (const std::exception &e) {\n"
                "                said += std::strlen(e.what());\n            }\n"
                "        try {\n            try {\n                item = pop(11);\n"
                "                return true;\n            } catch (int) {\n"
                "                std::lock_guard held(lock);\n                throw;\n            }\n"
                "        } catch (int kind) {\n            return said == %d ? kind != 11 : true;\n"
                "        }\n    }\n};\n"
                "QLAB_QUEUE(handles, Queue, [](auto &q, uint64_t item) { q.push(item); },"
                " [](auto &q, uint64_t &item) { return q.get(item); });\n")
        path = queue_file("handles.cc", text % (sum(map(len, types)) + len("none")))
        said = self.expect(0, f"explain {path} --program 'put | get'")
        self.holds("handled", said.out, "never")
        path = queue_file("nobody.cc", text.replace("catch (int kind)", "catch (long kind)") % 0)
        said = self.expect(1, f"explain {path} --program 'put | get'")
        self.holds("again", said.out, "throws an exception that nobody catches")

    def test_freed(self):
        """Two getters of a list for one: told and drawn as use after free, without the race beside it."""
        if run("explain mutex").status == 69:
            return
        path = queue_file("list.c", """#include <stdatomic.h>
#include <stdlib.h>
#include <qlab/queue.h>
struct node { _Atomic(struct node *) next; uint64_t item; };
struct queue { _Alignas(64) struct node *head; _Alignas(64) _Atomic(struct node *) tail; };
static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    q->head = calloc(1, sizeof *q->head);
    atomic_init(&q->tail, q->head);
    return !q->head;
}
static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = calloc(1, sizeof *node);
    node->item = item;
    atomic_store(&atomic_exchange(&q->tail, node)->next, node);
    return true;
}
static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct node *first = q->head, *next = atomic_load(&first->next);
    if (!next)
        return QUEUE_EMPTY;
    *item = next->item;
    q->head = next;
    free(first);
    return QUEUE_GOT;
}
QLAB_QUEUE(list, struct queue, .put = put, .get_nowait = get_nowait, .init = init);
""")
        said = self.expect(1, f"explain {path} --program 'init: put; get | get'")
        self.holds("told", said.out, "USE AFTER FREE", "The shortest use after free of", "node1.next (freed)",
                   "Use after free: ")
        self.lacks("told once", said.out, "Data race: ")

    def test_futex(self):
        """It hangs, on real threads, too; and calls that look alike keep their lines."""
        if run("explain mutex").status == 69:
            return
        file = HERE / "asleep.c"
        line = 1 + [text.endswith("/* wakes a getter */") for text in
                    file.read_text().splitlines()].index(True)
        program = "--program 'put,put | wait | wait'"
        for compiler in filter(shutil.which, ("gcc", "clang")):
            said = self.expect(1, f"explain {file} {program}", CC=compiler)
            self.holds("the verdict", said.out, "exact  HANGS", "futex wait(items = 0)")
            woken = [text for text in said.out.splitlines() if "futex wake(items)" in text]
            self.that(woken and all(f" {line} syscall" in text for text in woken),
                      f"{compiler}: at line {line}, got {woken}")
            schedule = said.out.split("--replay ")[1].split()[0]
            said = self.expect(1, f"run get-nowait --queues {file} {program} --replay {schedule}", CC=compiler)
            self.holds("on real threads", said.out, "100 of 100: hang")

    def test_names(self):
        """What is in a file's name matters to nobody, and what is told to be typed runs."""
        if run("explain mutex").status == 69:
            return
        text = (ROOT / "tests" / "own" / "gap.c").read_text()
        for name in "my queue.c", "a,b.c", "it's.c", "naïve $HOME.c":
            file = FOLDER / name
            file.write_text(text.replace('"start.h"', f'"{ROOT}/tests/own/start.h"'))
            asked = ["explain {} --program 'put,get | put'"]
            if name == "my queue.c":  # the longer way, once
                asked.append("check {} --clients 3 --budget 20s")
            for words in asked:
                said = self.expect(1, words.format(shlex.quote(str(file))))
                again = re.search(r"^  qlab (explain .* --replay .*)$", said.out, re.M)[1]
                self.holds(name, self.expect(1, again).out, "replayed", "EMPTY")
            escaped = re.sub(r"([, \\])", r"\\\1", str(file))
            said = self.expect(0, f"run trylock --dry-run --consumers 2 --queues mutex,{shlex.quote(escaped)}")
            self.same(f"{name}: in a list", len(said.out.splitlines()), 2)
            again = said.out.splitlines()[1].removeprefix("qlab ")
            self.same(f"{name}: as it is told", self.expect(0, f"{again} --dry-run").out, f"qlab {again}\n")

    def test_bag(self):
        """What promises no order is accused of none."""
        if run("explain mutex").status == 69:
            return
        text = ("#include <pthread.h>\n#include <qlab/queue.h>\n"
                "struct queue { pthread_mutex_t lock; size_t count; uint64_t item[8]; };\n"
                "static bool put(void *queue, uint64_t item)\n{\n    struct queue *q = queue;\n"
                "    pthread_mutex_lock(&q->lock);\n    bool room = q->count < 8;\n    if (room)\n"
                "        q->item[q->count++] = item;\n    pthread_mutex_unlock(&q->lock);\n"
                "    return room;\n}\n"
                "static enum queue_answer get_nowait(void *queue, uint64_t *item)\n{\n"
                "    struct queue *q = queue;\n    pthread_mutex_lock(&q->lock);\n"
                "    bool some = q->count;\n    if (some)\n        *item = q->item[--q->count];\n"
                "    pthread_mutex_unlock(&q->lock);\n    return some ? QUEUE_GOT : QUEUE_EMPTY;\n}\n"
                "QLAB_QUEUE(stack, struct queue, .put = put, .get_nowait = get_nowait%s);\n")
        words = "--program 'put,put | get,get'"
        said = self.expect(1, f"explain {queue_file('stack.c', text % '')} {words}")
        self.holds("as a queue", said.out, "OVERTAKES")
        said = self.expect(0, f"explain {queue_file('bag.c', text % ', .order = QUEUE_BAG')} {words}")
        self.holds("as a bag", said.out, "never")

    def test_cache(self):
        """What was not used for a month goes when something new comes."""
        path = queue_file("cached.c", GOOD)
        self.expect(0, f"compare mutex {path} {SHORT} --workload prefilled")
        old = CACHE / "qlab" / "0123-plain.so"
        old.write_text("x")
        for file in CACHE.glob("qlab/*"):
            os.utime(file, (time.time() - 40 * 86400,) * 2)
        self.expect(0, f"compare mutex {path} {SHORT} --workload prefilled")
        self.that(old.exists(), "nothing new came")
        used = [file for file in CACHE.glob("qlab/*") if file.stat().st_mtime > time.time() - 3600]
        self.same("used", len(used), 2)
        path.write_text(GOOD + "/* new */ int fresh;\n")
        self.expect(0, f"compare mutex {path} {SHORT} --workload prefilled")
        self.that(not old.exists() and all(file.exists() for file in used), "the old went alone")

    def test_changed(self):
        if run("explain mutex").status == 69:
            return
        path = queue_file("changed.c", GAP)
        self.expect(1, f"explain {path} --program 'put | put,get'")
        path.write_text(GAP.replace("atomic_fetch_add(&q->tail, 1)", "q->tail++")
                        .replace("(&q->slot[at % PLACES], item)", "(&q->slot[at % PLACES], item) ;"))
        self.expect(1, f"explain {path} --program 'put | put,get'")
        path.write_text(GOOD)
        self.expect(0, f"explain {path} --program 'put | put,get'")

    def test_measured(self):
        said = self.expect(0, f"compare mutex ./tests/own/good.c {SHORT} --workload prefilled")
        self.holds("in the table", said.out, "tests/own/good.c")
        said = self.expect(0, f"run get-nowait --queues mutex,./tests/own/good.c {SHORT} "
                              "--consumers 2 --workers threads --format=json")
        self.same("queues", [queue["name"] for queue in self.json(said.out)["queues"]],
                  ["mutex", "tests/own/good.c"])
        folder = said.err.split("wrote ")[1].strip()
        said = self.expect(0, f"plot {folder} --format=svg")  # read back, without the file
        said = self.expect(0, "compare --throughput mutex tests/own/good.c --threads 2 --rounds 2 "
                              "--duration 2ms")
        self.holds("throughput", said.out, "tests/own/good.c")

    def test_lab(self):
        lab = FOLDER / "own-lab"
        lab.mkdir()
        (lab / "lab.ini").write_text("[lab]\ntitle = Mine?\n[queues]\nmutex = never\n"
                                     "./mine.c = never\n[workload]\nname = prefilled\nitems = 100\n"
                                     "[measure]\nrounds = 2\nops = 100\n")
        (lab / "mine.c").write_text((HERE / "good.c").read_text()
                                    .replace('"start.h"', f'"{HERE}/start.h"'))
        said = self.expect(0, f"run {lab}")
        self.holds("beside the lab", said.out, "mine.c")
        (lab / "mine.c").write_text("int x = ;\n")
        self.complaint(65, f"run {lab}", "lab.ini:5: ")

    def test_refused(self):
        path = queue_file("bad.c", "int a;\nint b = ;\n")
        self.complaint(65, f"explain {path}", "bad.c:2: expected expression")
        self.complaint(65, f"compare mutex {path}", "bad.c:2: expected expression")
        self.complaint(65, f"run get-nowait --queues {path}", "bad.c:2: expected expression")
        self.complaint(66, "explain nowhere.c", "nowhere.c: No such file")
        self.complaint(65, f"explain {queue_file('none.c', 'int x;')}", "declares no queue")
        self.complaint(64, "compare mutex tests/own/good.c ./tests/own/good.c", "named twice")

    def test_watched(self):
        """No function is left unwatched, neither by an attribute nor by a flag; luck is refused."""
        if run("explain mutex").status == 69:
            return
        flagged = (HERE / "hidden.c").read_text().replace(
            '__attribute__((no_sanitize("thread"), noinline)) ', "")
        known = queue_file("known.c", "#include <stdlib.h>\n#include <strings.h>\n" + flagged.replace(
            "*slot = item;", "*slot = (uint64_t)abs((int)item) + (uint64_t)(ffs(4) - 3);"))
        unflagged = queue_file("flagged.c", f"// qlab: flags -fno-sanitize=thread\n{flagged}")
        lucky = flagged.replace("*slot = item;", "unsigned luck; *slot = item + _rdrand32_step(&luck);")
        luck = queue_file("lucky.c", f"// qlab: flags -mrdrnd\n#include <immintrin.h>\n{lucky}")
        for compiler in filter(shutil.which, ("gcc", "clang")):
            for path in ("tests/own/hidden.c", unflagged):
                said = self.expect(1, f"explain {path} --program 'put | get'", CC=compiler)
                self.holds(f"{path}, {compiler}", said.out, "RACE")
            said = self.expect(1, f"explain {known} --program 'put | get'", CC=compiler)
            self.holds(f"what a compiler knows, {compiler}", said.out, "RACE")
            if os.uname().machine == "x86_64":
                self.complaint(69, f"explain {luck} --program 'put | get'",
                               "lucky.c:15: needs the instruction rdrand", CC=compiler)

    def test_few_moves(self):
        """What the library of C++ copies is seen, however few moves a compiler needs."""
        if run("explain mutex").status == 69 or not shutil.which("c++"):
            return
        path = queue_file("copies.cc", """#include <algorithm>
#include <atomic>
#include <qlab/queue.hpp>
struct Queue {
    std::atomic<unsigned> head{0}, tail{0};
    uint64_t words[12];
    bool push(uint64_t item)
    {
        uint64_t three[3] = {item, item, item};
        unsigned at = tail.load();
        if (at == 4)
            return false;
        tail.store(at + 1);
        std::copy(three, three + 3, &words[3 * at]);
        return true;
    }
    bool pop(uint64_t &item)
    {
        unsigned at = head.load();
        if (at == tail.load())
            return false;
        item = words[3 * at];
        head.store(at + 1);
        return true;
    }
};
QLAB_QUEUE(copies, Queue, [](auto &q, uint64_t item) { return q.push(item); },
           [](auto &q, uint64_t &item) { return q.pop(item); });
""")
        for compiler in filter(shutil.which, ("g++", "clang++")):
            said = self.expect(1, f"explain {path} --program 'put | get'", CXX=compiler)
            self.holds(compiler, said.out, "RACE")

    def test_weak_race(self):
        """A race that only weak memory has is looked for in every client, too."""
        if run("explain mutex").status == 69:
            return
        for memory, verdict in (("sc", "never, proved"), ("tso", "never, proved"),
                                ("c11", 'RACE in "put | get"')):
            said = run(f"explain tests/own/entered.c --clients 2 --memory {memory}")
            self.holds(memory, said.out, verdict)
        said = self.expect(1, "explain tests/own/entered.c --program 'put | get' --memory c11")
        self.holds("told", said.out, "Data race: ")

    def test_warned(self):
        """What a compiler only warns of, but no queue survives."""
        shape = GAP.replace("bool put(void *queue, uint64_t item)",
                            "bool put(void *queue, uint64_t *item)")
        self.that(shape != GAP, "put of gap.c has another shape now")
        self.complaint(65, f"explain {queue_file('shape.c', shape)}", "shape.c:")
        for name, text in (("nothing", "int nothing(int a) { if (a) return 1; }"),
                           ("unknown", "int unknown(void) { return other(1); }")):
            path = queue_file(f"{name}.c", f'#include <qlab/queue.h>\n{text}\n')
            self.complaint(65, f"explain {path}", f"{name}.c:2: ")


class Hostile(Case):
    """Files that do."""

    def ends(self, name, status, *words):
        said = self.expect(status, f"compare mutex tests/own/{name}.c --rounds 2 --ops 200 "
                                   "--duration 200ms")
        self.holds(f"{name}: the lab lives", said.out, "mutex")
        self.holds(name, said.err, *words)

    def test_hostile(self):
        self.ends("crash", 1, "crashed (Segmentation fault) at tests/own/crash.c:7")
        self.ends("leave", 1, "ended the program with status 3 at tests/own/leave.c:9")
        if not ASAN:
            # That sanitizer does not survive that a thread is ended by force.
            self.ends("loop", 1, "HANGS", "never came back")
        self.ends("closing", 0)
        self.ends("printing", 0)
        said = self.expect(0, f"compare mutex tests/own/printing.c {SHORT} --workload prefilled "
                              "--format=json")
        self.json(said.out)

    def test_thread_exit(self):
        """A put that ends the thread that fills the queue is told at once, not when the time is up."""
        path = queue_file("leaves.c", """#include <pthread.h>
#include <qlab/queue.h>
static bool put(void *queue, uint64_t item)
{
    (void)queue, (void)item;
    pthread_exit(NULL);
}
static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    (void)queue, (void)item;
    return QUEUE_EMPTY;
}
QLAB_QUEUE(leaves, int, .put = put, .get_nowait = get_nowait);
""")
        said = self.expect(1, f"compare mutex {path} {SHORT} --workload prefilled")
        self.holds("told", said.err, "leaves.c: called pthread_exit() in a thread")
        self.lacks("at once", said.err, "in time")

    def test_filtered(self):
        if b"seccomp_load" not in pathlib.Path(PROGRAM).read_bytes():
            return  # built without libseccomp
        for name in "fork", "kill", "write":
            self.ends(name, 0)
        self.that(not (ROOT / "left-behind").exists(), "no file is left")

    def test_explored(self):
        if run("explain mutex").status == 69:
            return
        said = self.expect(1, "explain tests/own/leave.c --program put")
        self.holds("exit()", said.out, "tests/own/leave.c:9")
        said = self.expect(1, "explain tests/own/crash.c --program put")
        self.holds("a null pointer", said.out, "put(1) *0x8 0 -> 0", "crash.c:7: store through a null pointer")
        self.complaint(69, "explain tests/own/printing.c", "tests/own/printing.c:9: needs ")
        said = self.expect(2, "check tests/own/printing.c --budget 4s")
        self.holds("not proved", said.out, "– every client", "printing.c:9: needs ")

    def test_refused(self):
        """Nothing of it runs that the explorer does not model."""
        if run("explain mutex").status == 69:
            return
        said = self.expect(69, "explain tests/own/printing.c --program 'put | get'")
        self.that("hello" not in said.out, "printed for real")
        self.holds("puts()", said.err, "tests/own/printing.c:9: needs puts, which is not modelled")


if __name__ == "__main__":
    main()
