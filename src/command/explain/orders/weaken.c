/* First the queue as it is, then with each order weakened by one step and to relaxed. */
#include "command/explain/orders/weaken.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "explore/explore.h"
#include "explore/machine/machine.h"
#include "explore/memory/orders.h"
#include "explore/search/hunt.h"

enum { CLIENTS_MOST = 4096, STATES_MOST = 1 << 20, HUNTED = 20000 };

/* One client: what goes wrong, and after how many steps at least. */
static void try(struct weakening *weakening, const struct passed *client, struct answer *answer,
                size_t *steps)
{
    struct experiment experiment = {.queue = weakening->queue,
                                    .program = &client->program,
                                    .capacity = client->capacity,
                                    .memory = MEMORY_C11};
    const struct search_options options = {.most_states = STATES_MOST, .symmetric = true};
    struct exploration *exploration;
    struct execution execution;
    struct hunt hunt;
    char why[512];
    *answer = (struct answer){.queue = weakening->queue};
    if (budget_search(&experiment, options, &exploration, why, sizeof why)) {
        answer->findings.stopped = true; /* no client for this memory: a deadline */
        return;
    }
    answer->findings = *explore_findings(exploration);
    if (answer->findings.seen && !explore_shortest(exploration, &execution)) {
        *steps = execution.count;
        execution_free(&execution);
    }
    if (!answer->findings.stopped) { /* then the hunt, too, will meet no others */
        experiment.fenceless = machine.experiment.fenceless;
        experiment.seq_cst = machine.experiment.seq_cst;
    }
    explore_close(exploration);
    if (answer->findings.seen || (!answer->findings.plain && !answer->findings.stopped) ||
        explore_hunt(&experiment, HUNTED, budget_over, NULL, &hunt, why, sizeof why))
        return;
    answer->findings.seen = hunt.seen;
    *steps = hunt.length;
    free(hunt.schedule);
}

/* The clients of up to so many calls that the queue as it is gets through; meanwhile its orders are
 * listed. */
static void try_as_written(struct weakening *weakening)
{
    struct clients clients;
    orders_list();
    for (size_t n = 1; n <= weakening->calls; n++) {
        clients_begin(&clients, weakening->queue, n);
        while (weakening->passed_count < CLIENTS_MOST && !*weakening->trouble &&
               !budget_is_over() && clients_next(&clients)) {
            struct passed *passed = &weakening->passed[weakening->passed_count];
            struct answer answer;
            size_t steps;
            *passed = (struct passed){.program = clients.program, .capacity = clients.capacity};
            memcpy(passed->text, clients.text, sizeof passed->text);
            orders_unmeet();
            try(weakening, passed, &answer, &steps);
            for (size_t i = 0; i < ORDER_SITES; i++)
                passed->met[i] = orders_met(i);
            if (answer.findings.seen & VERDICT_REFUSED)
                snprintf(weakening->trouble, sizeof weakening->trouble, "%.255s",
                         answer.findings.trouble);
            weakening->passed_count += !answer.findings.seen && !answer.findings.stopped;
        }
        weakening->cut |= weakening->passed_count == CLIENTS_MOST;
    }
    orders_weaken(NULL, 0, 0);
}

static bool meets(const struct passed *client, const struct order_row *row)
{
    const struct order_site *sites;
    orders_listed(&sites);
    for (size_t i = 0; i < row->count; i++)
        if (client->met[row->sites[i] - sites])
            return true;
    return false;
}

/* Weakens that order, and tells what comes of it. False: enough. */
static bool weaken(struct weakening *weakening, struct order_row *row, unsigned order)
{
    struct weakened weakened = {.row = row,
                                .order = order,
                                .answer = {.queue = weakening->queue},
                                .known = !weakening->cut};
    orders_weaken(row->sites, row->count, order);
    for (size_t i = 0; i < weakening->passed_count && !weakened.answer.findings.seen; i++) {
        if (budget_is_over())
            break;
        if (!meets(&weakening->passed[i], row))
            continue;
        weakened.client = &weakening->passed[i];
        try(weakening, weakened.client, &weakened.answer, &weakened.steps);
        weakened.known = weakened.known && !weakened.answer.findings.stopped;
        if (weakened.answer.findings.seen & VERDICT_REFUSED) /* too large for C11 memory so */
            weakened.answer.findings.seen = 0;
    }
    orders_weaken(NULL, 0, 0);
    bool wrong = weakened.answer.findings.seen != 0;
    weakened.known = weakened.known && !budget_is_over();
    weakening->tried++;
    weakening->refuted += wrong;
    weakening->unknown |= !wrong && !weakened.known;
    if (!wrong) {
        row->survives = true;
        row->instead = order;
    }
    return weakening->tell(&weakened, weakening->user);
}

static void weaken_all(struct weakening *weakening)
{
    bool more = true;
    for (size_t i = 0; i < weakening->rows_count && more; i++) {
        struct order_row *row = &weakening->rows[i];
        unsigned first, second;
        if (!orders_weaker(row->like.step, row->like.failed, row->like.order, &first, &second))
            continue;
        more = weaken(weakening, row, first);
        if (second != first)
            more = more && weaken(weakening, row, second);
        if (first != __ATOMIC_RELAXED)
            more = more && weaken(weakening, row, __ATOMIC_RELAXED);
    }
}

int weakening_find(struct weakening *weakening)
{
    weakening->passed = calloc(CLIENTS_MOST, sizeof *weakening->passed);
    weakening->rows = calloc(ORDER_SITES, sizeof *weakening->rows);
    if (!weakening->passed || !weakening->rows)
        return ENOMEM;
    try_as_written(weakening);
    weakening->rows_count = rows_find(weakening->rows);
    weaken_all(weakening);
    return 0;
}

void weakening_free(struct weakening *weakening)
{
    free(weakening->passed);
    free(weakening->rows);
}
