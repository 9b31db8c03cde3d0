/* Crowds: very many items of one fate each. */
#include "crowd.h"

#include <stdlib.h>

static void reserve(struct maker *maker, size_t workers)
{
    if (workers <= maker->room)
        return;
    maker->history.logs = realloc(maker->history.logs, 2 * workers * sizeof *maker->history.logs);
    if (!maker->history.logs)
        abort();
    maker->room = 2 * workers;
}

static void call(struct maker *maker, size_t worker, enum operation_kind kind,
                 enum operation_answer answer, uint64_t item)
{
    reserve(maker, worker + 1);
    struct history *history = &maker->history;
    for (; history->workers <= worker; history->workers++)
        history->logs[history->workers] = (struct history_log){.worker = history->workers};
    struct history_log *log = &history->logs[worker];
    if ((log->count & (log->count - 1)) == 0)
        log->operations = realloc(log->operations, (2 * log->count + 1) * sizeof *log->operations);
    if (!log->operations)
        abort();
    log->operations[log->count++] = (struct operation){
        .item = item,
        .kind = (uint8_t)kind,
        .answer = (uint8_t)answer,
        .manner = answer == ANSWER_PENDING ? MANNER_WAIT : MANNER_NOW,
        .invoked = maker->now,
        .returned = answer == ANSWER_PENDING ? STAMP_NEVER : maker->now + 1,
    };
    maker->now += maker->batch ? 0 : 2;
}

/* Numbered in order, or all over. */
static uint64_t number(size_t i, bool scattered)
{
    return scattered ? (i + 1) * 0x9E3779B97F4A7C15u | 1 : i + 1;
}

static void put_all(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n; i++)
        call(maker, i % 2, OPERATION_PUT, ANSWER_OK, number(i, scattered));
}

/* Every `step`-th item from `from` on is got by this worker. */
static void get_all(struct maker *maker, size_t worker, size_t from, size_t step, size_t n,
                    bool scattered)
{
    for (size_t i = from; i < n; i += step)
        call(maker, worker, OPERATION_GET, ANSWER_GOT, number(i, scattered));
}

static void left(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    call(maker, 2, OPERATION_GET, ANSWER_EMPTY, 0);
}

static void some_left(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    get_all(maker, 2, 1, 3, n, scattered);
    call(maker, 3, OPERATION_GET, ANSWER_EMPTY, 0);
    get_all(maker, 3, 0, 3, n, scattered);
}

static void twice(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    get_all(maker, 2, 0, 1, n, scattered);
    get_all(maker, 3, 0, 1, n, scattered);
}

static void too_early(struct maker *maker, size_t n, bool scattered)
{
    get_all(maker, 2, 0, 1, n, scattered);
    put_all(maker, n, scattered);
}

static void invented(struct maker *maker, size_t n, bool scattered)
{
    get_all(maker, 0, 0, 1, n, scattered);
}

static void backwards(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    for (size_t i = n; i-- > 0;)
        call(maker, 2 + i % 2, OPERATION_GET, ANSWER_GOT, number(i, scattered));
}

static void lies(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 2; i++) {
        call(maker, 0, OPERATION_PUT, ANSWER_OK, number(i, scattered));
        call(maker, 1, OPERATION_EMPTY, i % 2 ? ANSWER_TRUE : ANSWER_FALSE, 0);
    }
}

static void no_lies(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 4; i++) {
        call(maker, 0, OPERATION_PUT, i % 2 ? ANSWER_OK : ANSWER_FULL, number(i, scattered));
        if (i % 2)
            call(maker, 1, OPERATION_GET, ANSWER_GOT, number(i, scattered));
        call(maker, 1, OPERATION_EMPTY, ANSWER_FALSE, 0);
        call(maker, 2, OPERATION_GET, ANSWER_EMPTY, 0);
    }
}

static void pending_gets(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n / 2, scattered);
    for (size_t i = 0; i < n / 4; i++)
        call(maker, 2 + i, OPERATION_GET, ANSWER_PENDING, 0);
}

static void pending_puts(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 4; i++)
        call(maker, 1 + i, OPERATION_PUT, ANSWER_PENDING, number(i, scattered));
    get_all(maker, 0, 0, 2, n / 4, scattered);
}

static void batches(struct maker *maker, size_t n, bool scattered)
{
    enum { BATCH = 512 };
    for (size_t first = 0; first + BATCH <= n / 2; first += BATCH)
        for (int got = 0; got < 2; got++) {
            maker->batch = true;
            for (size_t i = first; i < first + BATCH; i++)
                call(maker, 0, got ? OPERATION_GET : OPERATION_PUT, got ? ANSWER_GOT : ANSWER_OK,
                     number(i, scattered));
            maker->batch = false;
            maker->now += 2;
            call(maker, 1, OPERATION_GET, ANSWER_EMPTY, 0);
        }
}

const struct crowd crowds[] = {
    {"all are left", left},
    {"some are left", some_left},
    {"all are got twice", twice},
    {"got before they are put", too_early},
    {"never put", invented},
    {"got backwards", backwards},
    {"every second answer is a lie", lies},
    {"not empty, full and empty", no_lies},
    {"put and got in batches", batches},
    {"pending gets beside them", pending_gets},
    {"pending puts, some of which went in", pending_puts},
    {0},
};
