"""What students do with the exercises of parts 3 and 4; see exercises.py."""

LINKED = """        if (atomic_compare_exchange_strong(&last->next, &next, node)) {
            atomic_compare_exchange_strong(&q->tail, &last, node);
            return true;
        }
"""
TOP = "    _Atomic uint32_t top;"
TAKE_NODE = """    uint32_t top = atomic_load(&q->top);
    while (top) {
        uint32_t below = atomic_load(&q->nodes[top].below);
        if (atomic_compare_exchange_strong(&q->top, &top, below))
            break;
    }
    return top;
"""
GIVE_NODE = """    uint32_t top = atomic_load(&q->top);
    do
        atomic_store(&q->nodes[node].below, top);
    while (!atomic_compare_exchange_strong(&q->top, &top, node));
"""
POLLED = "    if (poll(&look, 1, 0) <= 0)\n        return QUEUE_EMPTY;\n"
READ = "    return read(q->ends[0], item, sizeof *item) == sizeof *item ? QUEUE_GOT : QUEUE_BUSY;\n"
ENDS = "    int ends[2];"
LOCKED_PIPE = [(ENDS, "    pthread_mutex_t lock;\n" + ENDS),
               (READ, "    bool some = poll(&look, 1, 0) > 0;\n    if (some)\n"
                "        some = read(q->ends[0], item, sizeof *item) == sizeof *item;\n"
                "    pthread_mutex_unlock(&q->lock);\n    return some ? QUEUE_GOT : QUEUE_EMPTY;\n")]
POP = "    bool some = ring_pop(&q->ring, item);\n"
GETTERS = ("    pthread_mutex_t putters;", "    pthread_mutex_t getters;\n    pthread_mutex_t putters;")
POP_LOCKED = ("    pthread_mutex_lock(&q->getters);\n" + POP + "    pthread_mutex_unlock(&q->getters);\n")
FOUND = "        answer = QUEUE_GOT;\n    }\n"
ASKED = "    return said == STEP_ROW ? QUEUE_GOT : QUEUE_EMPTY;\n"
AGAIN = "    } while (reserved || came != atomic_load(&q->came));\n"
HELD_UP = "        if (reserved)\n            return QUEUE_%s;\n    } while (came != atomic_load(&q->came));\n"
SENT = "    pthread_mutex_unlock(&q->lock);\n    atomic_store(&q->copied, tail);\n"
SENT_INSIDE = "".join(reversed(SENT.splitlines(keepends=True)))
COUNTER = """    if (pthread_mutex_trylock(&q->counter) != 0)
        return fetch(q, item, 1) ? QUEUE_GOT : QUEUE_EMPTY;
"""

ATTEMPTS = {
    "michael-scott": {
        "model": ([(LINKED, LINKED + "        atomic_compare_exchange_strong(&q->tail, &last, next);\n")],
                  None),
        "the getters help": ([("*next = atomic_load(&old->next);\n",
                               "*next = atomic_load(&old->next);\n"
                               "        struct node *last = atomic_load(&q->tail);\n"
                               "        struct node *after = atomic_load(&last->next);\n"
                               "        if (after)\n"
                               "            atomic_compare_exchange_strong(&q->tail, &last, after);\n")],
                             "a worker stopped"),
        "the tail first": ([(LINKED, "        (void)next;\n"
                             "        if (atomic_compare_exchange_strong(&q->tail, &last, node)) {\n"
                             "            atomic_store(&last->next, node);\n            return true;\n"
                             "        }\n")], "LIES"),
    },
    "aba": {
        "model": ([(TOP, "    _Atomic uint64_t top;"),
                   (TAKE_NODE, "    uint64_t top = atomic_load(&q->top);\n    while ((uint32_t)top) {\n"
                    "        uint32_t below = atomic_load(&q->nodes[(uint32_t)top].below);\n"
                    "        uint64_t next = ((top >> 32) + 1) << 32 | below;\n"
                    "        if (atomic_compare_exchange_strong(&q->top, &top, next))\n"
                    "            break;\n    }\n    return (uint32_t)top;\n"),
                   (GIVE_NODE, "    uint64_t top = atomic_load(&q->top), next;\n    do {\n"
                    "        atomic_store(&q->nodes[node].below, (uint32_t)top);\n"
                    "        next = ((top >> 32) + 1) << 32 | node;\n"
                    "    } while (!atomic_compare_exchange_strong(&q->top, &top, next));\n")], None),
        "look again": ([("        if (atomic_compare_exchange_strong(&q->top, &top, below))",
                         "        if (top != atomic_load(&q->top))\n"
                         "            top = atomic_load(&q->top);\n"
                         "        else if (atomic_compare_exchange_strong(&q->top, &top, below))")], "LOSES"),
        "half a lock": ([("    pthread_mutex_unlock(&q->lock);\n    if (node)\n        give_node(q, node);\n",
                          "    if (node)\n        give_node(q, node);\n"
                          "    pthread_mutex_unlock(&q->lock);\n")], "LOSES"),
    },
    "cpython": {
        "model": ([(POLLED, "    pthread_mutex_lock(&q->lock);\n")] + LOCKED_PIPE, None),
        "ask twice": ([(POLLED, POLLED + POLLED)], "DEADLOCK"),
        "try the lock": ([(POLLED, "    if (pthread_mutex_trylock(&q->lock) != 0)\n"
                           "        return QUEUE_EMPTY;\n")] + LOCKED_PIPE, "LIES"),
    },
    "libraries": {
        "model": ([GETTERS, (POP, POP_LOCKED)], None),
        "try the lock": ([GETTERS, (POP, "    if (pthread_mutex_trylock(&q->getters) != 0)\n"
                                    "        return QUEUE_EMPTY;\n" + POP +
                                    "    pthread_mutex_unlock(&q->getters);\n")], "LIES"),
        "look before the lock": ([GETTERS, (POP, "    bool some = q->ring.head != q->ring.tail;\n"
                                            "    pthread_mutex_lock(&q->getters);\n    if (some)\n"
                                            "        ring_pop(&q->ring, item);\n"
                                            "    pthread_mutex_unlock(&q->getters);\n")], "INVENTS"),
    },
    "skip-locked": {
        "model": ([(FOUND, FOUND + "    else if (find(q, RESERVED))\n        answer = QUEUE_BUSY;\n")], None),
        "look twice": ([("    struct row *row = find(q, READY);\n",
                         "    struct row *row = find(q, READY);\n    if (!row) {\n"
                         "        pthread_mutex_unlock(&q->lock);\n        pthread_mutex_lock(&q->lock);\n"
                         "        row = find(q, READY);\n    }\n")], "LIES"),
        "the last row": ([(FOUND, FOUND + "    else if (q->rows[PLACES - 1].state == RESERVED)\n"
                            "        answer = QUEUE_BUSY;\n")], "LIES"),
    },
    "sqlite-busy": {
        "model": ([(ASKED, "    return said == STEP_ROW    ? QUEUE_GOT\n"
                    "           : said == STEP_DONE ? QUEUE_EMPTY\n"
                    "                               : QUEUE_BUSY;\n")], None),
        "three times": ([("    return said == STEP_ROW ?", "    for (int i = 0; i < 2 && said == STEP_BUSY; i++)\n"
                          "        said = step(queue, item);\n    return said == STEP_ROW ?")], "LIES"),
        "all is busy": ([(ASKED, ASKED.replace("EMPTY", "BUSY"))], "alone"),
    },
    "frozen-worker": {
        "model": ([(AGAIN, HELD_UP % "BUSY")], None),
        "it is gone": ([(AGAIN, HELD_UP % "EMPTY")], "LIES"),
        "wait a little": ([("    unsigned came;\n    do {", "    unsigned came, looks = 0;\n    do {"),
                           (AGAIN, "    } while ((reserved && ++looks < 2) || "
                            "came != atomic_load(&q->came));\n")], "LIES"),
    },
    "replica-lag": {
        "model": ([(SENT, SENT_INSIDE)], None),
        "only forward": ([("    atomic_store(&q->copied, tail);\n", "    if (atomic_load(&q->copied) < tail)\n"
                           "        atomic_store(&q->copied, tail);\n")], "LOSES"),
        "ask twice": ([("->copied) <= head)", "->copied) <= head && atomic_load(&q->copied) <= head)")],
                      "LOSES"),
    },
    "prefetch": {
        "model": ([(COUNTER, "    pthread_mutex_lock(&q->counter);\n")], None),
        "busy": ([(COUNTER, COUNTER.replace("EMPTY", "BUSY"))], None),
        "look once more": ([(COUNTER, COUNTER.replace("fetch(q, item, 1) ?",
                                                      "fetch(q, item, 1) || fetch(q, item, 1) ?"))], "LIES"),
        "is anything there": ([("    size_t held;", "    _Atomic size_t held;"),
                               (COUNTER, COUNTER.replace("QUEUE_EMPTY", "q->held ? QUEUE_BUSY : QUEUE_EMPTY"))],
                              "LIES"),
    },
}
