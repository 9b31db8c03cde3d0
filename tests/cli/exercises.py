"""What students do with the exercises: for each lab a way to solve it, and ways that fail, with the
words in which check says why. Each is a list of (what stands in the starter, what they write)."""
import exercises_missions
import exercises_systems

LOCK_TRIED = """    if (pthread_mutex_trylock(&q->lock) != 0)
        return QUEUE_EMPTY;
"""
LOCKED = "    pthread_mutex_lock(&q->lock);\n"
CLAIMED = """        if (turn < at + 1)
            return QUEUE_EMPTY;
"""
TORN = """    if (!next)
        return QUEUE_EMPTY;
    *item"""
INDICES = """    size_t tail = atomic_load(&q->tail);
    size_t head = atomic_load(&q->head);
    return head >= tail;
"""
SCAN = """    size_t first = atomic_fetch_add(&q->gets, 1);
    for (size_t i = 0; i < SHARDS; i++)
        if (take(&q->shards[(first + i) % SHARDS], item))
            return QUEUE_GOT;
    return QUEUE_EMPTY;
"""
TAIL_STORE = "atomic_store_explicit(&q->tail, tail + 1, memory_order_release);"
SLEEPS = "        atomic_store_explicit(&q->asleep, true, memory_order_relaxed);\n"
FENCE = "    atomic_thread_fence(memory_order_seq_cst);\n"
HEAD_STORED = "atomic_store_explicit(&q->head, first + 1, memory_order_seq_cst)"
HEAD_READ = "size_t head = atomic_load_explicit(&q->head, memory_order_seq_cst)"
ALL_RELAXED = [(place, place.replace("seq_cst", "relaxed")) for place in (
    "size_t tail = atomic_load_explicit(&q->tail, memory_order_seq_cst);\n    bool",
    "tail - atomic_load_explicit(&q->head, memory_order_seq_cst) <",
    "atomic_store_explicit(&q->tail, tail + 1, memory_order_seq_cst)",
    "size_t first = atomic_load_explicit(&q->head, memory_order_seq_cst)",
    "first != atomic_load_explicit(&q->tail, memory_order_seq_cst)",
    "size_t tail = atomic_load_explicit(&q->tail, memory_order_seq_cst);\n    return")]
TIMED = """    if (pthread_mutex_timedlock(&q->lock, deadline) != 0)
        return QUEUE_EMPTY;
"""
TAKEN = "    await(q);\n    pthread_mutex_lock(&q->lock);\n"
WAITING = """    while (q->head == q->tail)
        pthread_cond_wait(&q->nonempty, &q->lock);
"""
CLOSED = """        if (slot + 1 == SLOTS)
            atomic_store(&segment->closed, number + 1);
"""
TAIL_SET = "        atomic_store(&segment->tail, q->put);\n"
LOADED = """        closed = atomic_load(&segment->closed) == q->oldest + 1;
        some = head < atomic_load(&segment->tail);
"""
LOADED_ROUND = "".join(reversed(LOADED.splitlines(keepends=True)))

# lab: {name: (edits, verdict)}; the verdict of what solves it is None.
ATTEMPTS = {
    "queue-empty": {
        "model": ([("    if (some)\n        *item = q->ring[q->head++ % PLACES];\n",
                    "    if (some)\n        *item = q->ring[q->head++ % PLACES];\n"
                    "    else if ((some = q->held != 0)) {\n        *item = q->held;\n"
                    "        q->held = 0;\n    }\n"),
                   ("bool nothing = q->head == q->tail;", "bool nothing = q->head == q->tail && !q->held;")],
                  None),
        "newest first": ([("    bool some = q->head != q->tail;\n    if (some)\n",
                           "    bool some = q->held || q->head != q->tail;\n    if (q->held) {\n"
                           "        *item = q->held;\n        q->held = 0;\n    } else if (some)\n"),
                          ("bool nothing = q->head == q->tail;",
                           "bool nothing = q->head == q->tail && !q->held;")], "OVERTAKES"),
        "empty() alone": ([("bool nothing = q->head == q->tail;",
                            "bool nothing = q->head == q->tail && !q->held;")], "LOSES"),
    },
    "get-nowait": {
        "model": ([(LOCK_TRIED, LOCKED)], None),
        "busy": ([(LOCK_TRIED, LOCK_TRIED.replace("EMPTY", "BUSY"))], None),
        "try twice": ([("pthread_mutex_trylock(&q->lock) != 0)",
                        "pthread_mutex_trylock(&q->lock) != 0 &&\n"
                        "        pthread_mutex_trylock(&q->lock) != 0)")], "LIES"),
        "look without the lock": ([("        return QUEUE_EMPTY;\n    bool",
                                    "        return q->head == q->tail ? QUEUE_EMPTY : QUEUE_BUSY;\n"
                                    "    bool")], "RACE"),
        "promise nothing": ([(".put = put", ".claim = QUEUE_INEXACT, .put = put")], "promise"),
        "refuse always": ([("    struct queue *q = queue;\n    if (pthread_mutex_trylock(&q->lock) != 0)\n"
                            "        return QUEUE_EMPTY;\n",
                            "    struct queue *q = queue;\n    if (q)\n        return QUEUE_BUSY;\n")],
                          "alone"),
    },
    "trylock": {
        "model": ([(LOCK_TRIED, LOCK_TRIED.replace("EMPTY", "BUSY"))], None),
        "wait": ([(LOCK_TRIED, LOCKED)], "a worker stopped"),
        "spin": ([(LOCK_TRIED, "    while (pthread_mutex_trylock(&q->lock) != 0)\n        continue;\n")],
                 "a worker stopped"),
    },
    "semaphore": {
        "model": ([("    sem_post(&q->writers);\n    sem_post(&q->items);\n",
                    "    sem_post(&q->items);\n    sem_post(&q->writers);\n")], None),
        "count first": ([("    q->ring[q->tail++ % PLACES] = item;\n    sem_post(&q->writers);\n"
                          "    sem_post(&q->items);\n",
                          "    sem_post(&q->items);\n    q->ring[q->tail++ % PLACES] = item;\n"
                          "    sem_post(&q->writers);\n")], "RACE"),
        "try the lock": ([("    sem_post(&q->writers);\n    sem_post(&q->items);\n",
                           "    sem_post(&q->items);\n    sem_post(&q->writers);\n"),
                          ("    sem_wait(&q->readers);\n",
                           "    if (sem_trywait(&q->readers) != 0)\n        return QUEUE_EMPTY;\n")],
                         "LIES"),
    },
    "timed-get": {
        "model": ([(TIMED, LOCKED)], None),
        "try once more": ([("deadline) != 0)", "deadline) != 0 &&\n"
                            "        pthread_mutex_trylock(&q->lock) != 0)")], "LIES"),
        "time is over": ([(TIMED, LOCKED),
                          ("&q->lock, deadline);\n    bool some = q->head != q->tail;",
                           "&q->lock, deadline);\n    bool some = !over;")], "LATE"),
    },
    "two-locks": {
        "model": ([("    pthread_mutex_unlock(&q->tail_lock);\n    atomic_store(&before->next, node);\n",
                    "    atomic_store(&before->next, node);\n    pthread_mutex_unlock(&q->tail_lock);\n")],
                  None),
        "tail last": ([("    q->tail = node;\n    pthread_mutex_unlock(&q->tail_lock);\n"
                        "    atomic_store(&before->next, node);\n",
                        "    pthread_mutex_unlock(&q->tail_lock);\n"
                        "    atomic_store(&before->next, node);\n    q->tail = node;\n")], "LOSES"),
        "wait for the link": ([("next = atomic_load(&old->next);\n",
                                "next;\n    do\n        next = atomic_load(&old->next);\n"
                                "    while (!next && old != q->tail);\n")], "RACE"),
    },
    "check-then-act": {
        "model": ([(TAKEN, LOCKED + WAITING)], None),
        "ask twice": ([("    await(q);\n", "    await(q);\n    await(q);\n")], "INVENTS"),
        "wait once": ([(TAKEN, LOCKED + WAITING.replace("while", "if"))], "INVENTS"),
    },
    "claimed-slot": {
        "model": ([(CLAIMED, "        if (turn < at + 1)\n"
                    "            return atomic_load(&q->tail) == at ? QUEUE_EMPTY : QUEUE_BUSY;\n")],
                  None),
        "look twice": ([("turn < at + 1)\n", "turn < at + 1 && atomic_load(&cell->turn) < at + 1)\n")],
                       "LIES"),
        "wait": ([(CLAIMED, "        if (turn < at + 1 && atomic_load(&q->tail) == at)\n"
                   "            return QUEUE_EMPTY;\n        if (turn < at + 1)\n            continue;\n")],
                 "a worker stopped"),
    },
    "mpsc-gap": {
        "model": ([(TORN, "    if (!next)\n        return atomic_load(&q->tail) == old ? QUEUE_EMPTY : "
                    "QUEUE_BUSY;\n    *item")], None),
        "wait": ([("*next = atomic_load(&old->next);\n    if",
                   "*next = atomic_load(&old->next);\n    while (!next && atomic_load(&q->tail) != old)\n"
                   "        next = atomic_load(&old->next);\n    if")], "a worker stopped"),
        "link first": ([("    struct node *before = atomic_exchange(&q->tail, node);\n"
                         "    atomic_store(&before->next, node);\n",
                         "    atomic_store(&atomic_load(&q->tail)->next, node);\n"
                         "    atomic_store(&q->tail, node);\n")], "LOSES"),
    },
    "two-index": {
        "model": ([(INDICES, "    size_t head = atomic_load(&q->head);\n"
                    "    size_t tail = atomic_load(&q->tail);\n    return head >= tail;\n")], None),
        "try the lock": ([(INDICES, "    if (pthread_mutex_trylock(&q->lock) != 0)\n"
                           "        return true;\n"
                           "    bool nothing = atomic_load(&q->head) == atomic_load(&q->tail);\n"
                           "    pthread_mutex_unlock(&q->lock);\n    return nothing;\n")], "LIES"),
        "a count beside": ([("    _Atomic size_t head, tail;", "    _Atomic long count;\n"
                             "    _Atomic size_t head, tail;"),
                            ("    return room;\n", "    if (room)\n        q->count++;\n    return room;\n"),
                            ("    return some ?", "    if (some)\n        q->count--;\n    return some ?"),
                            (INDICES, "    return q->count <= 0;\n")], "LIES"),
    },
    "shard-scan": {
        "model": ([("    _Atomic size_t puts, gets;", "    _Atomic size_t done;\n    _Atomic size_t puts, gets;"),
                   ("    if (room)\n        shard->ring[shard->tail++ % PLACES] = item;\n",
                    "    if (room) {\n        shard->ring[shard->tail++ % PLACES] = item;\n"
                    "        atomic_fetch_add(&q->done, 1);\n    }\n"),
                   (SCAN, "    size_t first = atomic_fetch_add(&q->gets, 1), done;\n    do {\n"
                    "        done = atomic_load(&q->done);\n"
                    "        for (size_t i = 0; i < SHARDS; i++)\n"
                    "            if (take(&q->shards[(first + i) % SHARDS], item))\n"
                    "                return QUEUE_GOT;\n"
                    "    } while (done != atomic_load(&q->done));\n    return QUEUE_EMPTY;\n")], None),
        "count too early": ([(SCAN, "    size_t first = atomic_fetch_add(&q->gets, 1), puts;\n    do {\n"
                              "        puts = atomic_load(&q->puts);\n"
                              "        for (size_t i = 0; i < SHARDS; i++)\n"
                              "            if (take(&q->shards[(first + i) % SHARDS], item))\n"
                              "                return QUEUE_GOT;\n"
                              "    } while (puts != atomic_load(&q->puts));\n    return QUEUE_EMPTY;\n")],
                            "LIES"),
        "hand over hand": ([(SCAN, "    size_t first = atomic_fetch_add(&q->gets, 1) % SHARDS;\n"
                             "    struct shard *one = &q->shards[first], *other = &q->shards[1 - first];\n"
                             "    bool some;\n    pthread_mutex_lock(&one->lock);\n"
                             "    if ((some = one->head != one->tail))\n"
                             "        *item = one->ring[one->head++ % PLACES];\n    else\n"
                             "        some = take(other, item);\n"
                             "    pthread_mutex_unlock(&one->lock);\n"
                             "    return some ? QUEUE_GOT : QUEUE_EMPTY;\n")], "DEADLOCK"),
    },
    "store-buffer": {
        "model": ([(TAIL_STORE, TAIL_STORE.replace("release", "seq_cst"))], None),
        "the getter's load": ([("&q->tail, memory_order_acquire", "&q->tail, memory_order_seq_cst")], "LIES"),
        "a weak fence": ([(TAIL_STORE, TAIL_STORE + "\n    atomic_thread_fence(memory_order_acq_rel);")],
                         "LIES"),
    },
    "release-acquire": {
        "model": (ALL_RELAXED + [(HEAD_STORED, HEAD_STORED.replace("seq_cst", "release")),
                                 (HEAD_READ, HEAD_READ.replace("seq_cst", "acquire"))], None),
        "all relaxed": (ALL_RELAXED + [(HEAD_STORED, HEAD_STORED.replace("seq_cst", "relaxed")),
                                       (HEAD_READ, HEAD_READ.replace("seq_cst", "relaxed"))], "in C11 LIES"),
        "no acquire": (ALL_RELAXED + [(HEAD_STORED, HEAD_STORED.replace("seq_cst", "release")),
                                      (HEAD_READ, HEAD_READ.replace("seq_cst", "relaxed"))], "in C11 LIES"),
        "one too many": (ALL_RELAXED[1:] + [(HEAD_STORED, HEAD_STORED.replace("seq_cst", "release")),
                                            (HEAD_READ, HEAD_READ.replace("seq_cst", "acquire"))],
                         "seq_cst in line 20 could be acquire"),
    },
    "fences": {
        "model": ([(SLEEPS, SLEEPS + FENCE)], None),
        "a weak fence": ([(SLEEPS, SLEEPS + FENCE.replace("seq_cst", "acq_rel"))], "HANGS"),
        "before the store": ([(SLEEPS, FENCE + SLEEPS)], "HANGS"),
        "the fence moved": ([(FENCE, ""), (SLEEPS, SLEEPS + FENCE)], "LIES"),
    },
    "lost-wakeup": {
        "model": ([("        if (q->tail - q->head == 1)\n            pthread_cond_signal(&q->nonempty);\n",
                    "        pthread_cond_signal(&q->nonempty);\n")], None),
        "wake all but once": ([("pthread_cond_signal(", "pthread_cond_broadcast("),
                            ("    while (q->head == q->tail)\n", "    if (q->head == q->tail)\n")],
                           "INVENTS"),
        "only who is known": ([("    size_t head, tail;  ", "    _Atomic size_t asleep;\n    size_t head, tail;  "),
                               ("    struct queue *q = queue;\n    pthread_mutex_lock(&q->lock);\n    bool room",
                                "    struct queue *q = queue;\n    bool asleep = q->asleep > 0;\n"
                                "    pthread_mutex_lock(&q->lock);\n    bool room"),
                               ("        if (q->tail - q->head == 1)\n", "        if (asleep)\n"),
                               ("        pthread_cond_wait(&q->nonempty, &q->lock);\n    uint64_t item",
                                "    {\n        q->asleep++;\n"
                                "        pthread_cond_wait(&q->nonempty, &q->lock);\n        q->asleep--;\n"
                                "    }\n    uint64_t item")], "HANGS"),
    },
    "given-up": {
        "model": ([("        got = !error;\n", "        got = q->hand != 0;\n")], None),
        "an open hand": ([("        got = !error;\n", "        got = q->hand != 0;\n"),
                          ("pthread_cond_timedwait(&q->handed, &q->lock, deadline);\n        q->waits = false;\n",
                           "pthread_cond_timedwait(&q->handed, &q->lock, deadline);\n")], "LOSES"),
        "back into the ring": ([("        if (got)\n            *item = q->hand;\n",
                                 "        if (got)\n            *item = q->hand;\n"
                                 "        else if (q->hand)\n"
                                 "            q->ring[q->tail++ % PLACES] = q->hand;\n")], "LATE"),
    },
    "frozen-segment": {
        "model": ([(CLOSED + TAIL_SET, TAIL_SET + CLOSED)], None),
        "the other loads": ([(LOADED, LOADED_ROUND)], "LOSES"),
        "both round": ([(CLOSED + TAIL_SET, TAIL_SET + CLOSED), (LOADED, LOADED_ROUND)], "LOSES"),
    },
} | exercises_missions.ATTEMPTS | exercises_systems.ATTEMPTS


def edited(text, edits):
    """The starter after these edits, each of a place that is there once."""
    for old, new in edits:
        assert text.count(old) == 1, f"{text.count(old)} times in the starter: {old}"
        text = text.replace(old, new)
    return text
