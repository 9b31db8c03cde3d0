"""What students do with the exercises of parts 1 and 2; see exercises.py."""

CLAIMED = """    size_t at = atomic_fetch_add(&q->next, 1);
    if (at >= atomic_load(&q->count))
        return QUEUE_EMPTY;
"""
WIPED = "    atomic_store(&q->done, false);\n    pthread_mutex_lock(&q->lock);\n"
WIPED_INSIDE = "".join(reversed(WIPED.splitlines(keepends=True)))
COUNTED = """    pthread_mutex_unlock(&q->lock);
    if (room)
        atomic_fetch_add(&q->count, 1);
    return room;
"""
COUNTED_INSIDE = """    if (room)
        atomic_fetch_add(&q->count, 1);
    pthread_mutex_unlock(&q->lock);
    return room;
"""
WRAPPED = "    atomic_store(&q->parcel, item);\n"
TOLD = "    return error == 0;\n"
GOES_ON = "    return error == 0 || error == EOWNERDEAD;\n"
CONSISTENT = "    if (error == EOWNERDEAD)\n        error = pthread_mutex_consistent(&q->lock);\n" + TOLD
STORED = """        atomic_store(&q->ring[tail % PLACES], item);
        atomic_store(&q->tail, tail + 1);
"""
ASLEEP = "        atomic_fetch_add(&q->asleep, 1);\n"
ONCE_MORE = """        if (take(q, &item)) {
            atomic_fetch_sub(&q->asleep, 1);
            break;
        }
"""
COPIED = """    pthread_mutex_unlock(&q->lock);
    if (some)
        *item = q->ring[at % PLACES];
"""

ATTEMPTS = {
    "pool-map": {
        "model": ([(CLAIMED, "    size_t at = atomic_load(&q->next);\n    do\n"
                    "        if (at >= atomic_load(&q->count))\n            return QUEUE_EMPTY;\n"
                    "    while (!atomic_compare_exchange_strong(&q->next, &at, at + 1));\n")], None),
        "give it back": ([("count))\n        return QUEUE_EMPTY;\n",
                           "count)) {\n        atomic_fetch_sub(&q->next, 1);\n"
                           "        return QUEUE_EMPTY;\n    }\n")], "LIES"),
        "look first": ([(CLAIMED, "    if (atomic_load(&q->next) >= atomic_load(&q->count))\n"
                         "        return QUEUE_EMPTY;\n    size_t at = atomic_fetch_add(&q->next, 1);\n")],
                       "INVENTS"),
    },
    "early-exit": {
        "model": ([(WIPED, WIPED_INSIDE)], None),
        "ask twice": ([("    if (atomic_load(&q->done))", "    if (atomic_load(&q->done) && "
                        "atomic_load(&q->done))")], "LOSES"),
        "write it later": ([(WIPED, WIPED_INSIDE),
                            ("    else\n        atomic_store(&q->done, true);\n"
                             "    pthread_mutex_unlock(&q->lock);\n",
                             "    pthread_mutex_unlock(&q->lock);\n    if (!some)\n"
                             "        atomic_store(&q->done, true);\n")], "LOSES"),
    },
    "rare-errors": {
        "model": ([(COUNTED, COUNTED_INSIDE)], None),
        "ask twice": ([("->count) == 0)", "->count) == 0 && atomic_load(&q->count) == 0)")], "LIES"),
        "take it off first": ([(COUNTED, COUNTED_INSIDE),
                               ("atomic_load(&q->count) == 0)", "atomic_fetch_sub(&q->count, 1) == 0)"),
                               ("    if (some)\n        atomic_fetch_sub(&q->count, 1);\n", "")], "LIES"),
    },
    "embarrassingly-parallel": {
        "model": ([("= atomic_load(&q->parcel);", "= item;")], None),
        "two papers": ([("    _Atomic uint64_t parcel;", "    _Atomic unsigned turn;\n"
                         "    _Atomic uint64_t parcels[2];"),
                        (WRAPPED, "    unsigned mine = atomic_fetch_add(&q->turn, 1) % 2;\n"
                         "    atomic_store(&q->parcels[mine], item);\n"),
                        ("&q->parcel);", "&q->parcels[mine]);")], "LOSES"),
        "look again": ([("    if (room)\n        q->ring[q->tail++",
                         "    if (atomic_load(&q->parcel) != item)\n"
                         "        atomic_store(&q->parcel, item);\n"
                         "    if (room)\n        q->ring[q->tail++")], "LOSES"),
    },
    "dead-holder": {
        "model": ([(TOLD, CONSISTENT)], None),
        "just go on": ([(TOLD, GOES_ON)], "a worker stopped"),
        "give it back": ([(TOLD, "    if (error == EOWNERDEAD)\n        pthread_mutex_unlock(&q->lock);\n"
                          + TOLD)], "a worker stopped"),
        "try it": ([(TOLD, CONSISTENT), ("pthread_mutex_lock(&q->lock)", "pthread_mutex_trylock(&q->lock)")],
                   "LIES"),
    },
    "reassign": {
        "model": ([("    return true;\n}\n\nstatic enum queue_answer get_nowait",
                    "    return still;\n}\n\nstatic enum queue_answer get_nowait")], None),
        "look before the work": ([("    pthread_mutex_unlock(&q->lock);\n    sched_yield();",
                                   "    bool mine_yet = task->given == number;\n"
                                   "    pthread_mutex_unlock(&q->lock);\n    sched_yield();"),
                                  ("    return true;\n}\n\nstatic enum queue_answer get_nowait",
                                   "    return mine_yet;\n}\n\nstatic enum queue_answer get_nowait")],
                                 "REPEATS"),
        "any number": ([("    return true;\n}\n\nstatic enum queue_answer get_nowait",
                         "    return task->given > 0;\n}\n\nstatic enum queue_answer get_nowait")],
                       "REPEATS"),
    },
    "poll-cost": {
        "model": ([(ASLEEP, ASLEEP + ONCE_MORE)], None),
        "look before that": ([(ASLEEP, "        if (take(q, &item))\n            break;\n" + ASLEEP)],
                             "HANGS"),
        "only the first": ([(ASLEEP, ASLEEP + ONCE_MORE), ("->asleep) > 0)", "->asleep) == 1)")], "HANGS"),
    },
    "hold-time": {
        "model": ([(COPIED, "".join(COPIED.splitlines(keepends=True)[i] for i in (1, 2, 0)))], None),
        "atomic places": ([("    uint64_t ring", "    _Atomic uint64_t ring")], "OVERTAKES"),
        "a lock for the copy": ([("    size_t head, tail;  ", "    pthread_mutex_t copying;\n"
                                  "    size_t head, tail;  "),
                                 (COPIED, "    pthread_mutex_lock(&q->copying);\n" + COPIED + "    pthread_mutex_unlock(&q->copying);\n")],
                                "RACE"),
    },
}
