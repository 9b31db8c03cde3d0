/* Under C11 every order of a queue's code is weakened by one step and to relaxed, one line of
 * source at a time: what goes wrong then, in which of all small clients, is why the order stands
 * there. */
#include "command/explain/orders/mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "command/explain/refused.h"
#include "command/explain/seen.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "explore/clients.h"
#include "explore/explore.h"
#include "explore/memory/orders.h"
#include "explore/names/names.h"
#include "explore/names/source.h"
#include "explore/search/hunt.h"
#include "lab/figure.h"
#include "report/text/grid.h"

enum { CLIENTS_MOST = 4096, STATES_MOST = 1 << 20, HUNTED = 20000 };

/* A client that the queue gets through as it is. */
struct passed {
    struct program program;
    size_t capacity;
    char text[CLIENT_TEXT];
};

/* An order of a line of source, wherever that line was compiled to. */
struct order_row {
    int line;
    char code[27];
    struct order_site like;
    const struct order_site *sites[ORDER_SITES];
    size_t count;
};

struct mutation {
    const struct queue_class *queue;
    struct passed *passed;
    size_t passed_count, tried, refuted;
    bool unknown; /* something was not looked through */
    char trouble[256];
    struct order_row *rows;
    size_t rows_count;
    struct grid grid;
};

/* One client: what goes wrong, and after how many steps at least. */
static void try(struct mutation *mutation, const struct passed *client, struct answer *answer,
                size_t *steps)
{
    const struct experiment experiment = {.queue = mutation->queue,
                                          .program = &client->program,
                                          .capacity = client->capacity,
                                          .memory = MEMORY_C11};
    const struct search_options options = {.most_states = STATES_MOST};
    struct exploration *exploration;
    struct execution execution;
    struct hunt hunt;
    char why[512];
    *answer = (struct answer){.queue = mutation->queue};
    if (budget_search(&experiment, options, &exploration, why, sizeof why)) {
        answer->findings.stopped = true; /* no client for this memory: a deadline */
        return;
    }
    answer->findings = *explore_findings(exploration);
    if (answer->findings.seen && !explore_shortest(exploration, &execution)) {
        *steps = execution.count;
        execution_free(&execution);
    }
    explore_close(exploration);
    if (answer->findings.seen & VERDICT_REFUSED)
        snprintf(mutation->trouble, sizeof mutation->trouble, "%.255s", answer->findings.trouble);
    if (answer->findings.seen ||
        explore_hunt(&experiment, HUNTED, budget_over, &hunt, why, sizeof why))
        return;
    answer->findings.seen = hunt.seen;
    *steps = hunt.length;
    free(hunt.schedule);
}

/* The clients of up to so many calls that the queue as it is gets through; meanwhile its orders are
 * listed. */
static void try_as_written(struct mutation *mutation, size_t calls)
{
    struct clients clients;
    orders_list();
    for (size_t n = 1; n <= calls; n++) {
        clients_begin(&clients, mutation->queue, n);
        while (mutation->passed_count < CLIENTS_MOST && !*mutation->trouble && !budget_is_over() &&
               clients_next(&clients)) {
            struct passed *passed = &mutation->passed[mutation->passed_count];
            struct answer answer;
            size_t steps;
            *passed = (struct passed){.program = clients.program, .capacity = clients.capacity};
            memcpy(passed->text, clients.text, sizeof passed->text);
            try(mutation, passed, &answer, &steps);
            mutation->passed_count += !answer.findings.seen && !answer.findings.stopped;
        }
    }
    orders_weaken(NULL, 0, 0);
}

static int by_line(const void *a, const void *b)
{
    const struct order_row *first = a, *second = b;
    return first->line != second->line ? (first->line > second->line) - (first->line < second->line)
                                       : first->like.failed - second->like.failed;
}

/* Puts the orders that were met together by their lines. */
static void find_rows(struct mutation *mutation)
{
    const struct order_site *sites;
    size_t count = orders_listed(&sites);
    for (size_t i = 0; i < count; i++) {
        struct place place;
        size_t at = 0;
        struct order_row *row = mutation->rows;
        names_source(sites[i].caller, &place);
        while (at < mutation->rows_count &&
               (row[at].line != place.line || row[at].like.step != sites[i].step ||
                row[at].like.order != sites[i].order || row[at].like.failed != sites[i].failed))
            at++;
        if (at == mutation->rows_count) {
            row[mutation->rows_count++] = (struct order_row){.line = place.line, .like = sites[i]};
            source_trim(row[at].code, sizeof row[at].code, place.text);
        }
        row[at].sites[row[at].count++] = &sites[i];
    }
    qsort(mutation->rows, mutation->rows_count, sizeof *mutation->rows, by_line);
}

/* Weakens that order, and says what comes of it. */
static void weaken(struct mutation *mutation, const struct order_row *row, unsigned order)
{
    struct grid *grid = &mutation->grid;
    struct answer answer = {.queue = mutation->queue};
    size_t steps = 0, i = 0;
    bool known = true;
    orders_weaken(row->sites, row->count, order);
    for (; i < mutation->passed_count && !answer.findings.seen && !budget_is_over(); i++) {
        try(mutation, &mutation->passed[i], &answer, &steps);
        known = known && !answer.findings.stopped;
    }
    orders_weaken(NULL, 0, 0);
    known = known && !budget_is_over();
    mutation->tried++;
    mutation->refuted += answer.findings.seen != 0;
    mutation->unknown |= !answer.findings.seen && !known;
    grid_add(grid, GRID_PLAIN, "%d", row->line);
    grid_add(grid, GRID_CODE, "%s", row->code);
    grid_add(grid, GRID_PLAIN, "%s%s", orders_word(row->like.order),
             row->like.failed ? ", failed" : "");
    grid_add(grid, GRID_PLAIN, "%s", orders_word(order));
    if (!answer.findings.seen) {
        grid_add(grid, GRID_DIM, "%s", known ? "never" : "bounded");
        for (size_t column = 0; column < 3; column++)
            grid_add(grid, GRID_PLAIN, "%s", "");
        return;
    }
    grid_add(grid, GRID_PLAIN, "%s", answer_verdict_text(&answer));
    grid_add(grid, GRID_PLAIN, "%s", mutation->passed[i - 1].text);
    grid_add(grid, GRID_PLAIN, "%zu", mutation->passed[i - 1].capacity);
    grid_add(grid, GRID_PLAIN, "%zu", steps);
}

static void weaken_all(struct mutation *mutation)
{
    static const char *const header[] = {"line", "code",   "order",  "instead",
                                         "then", "client", "places", "steps"};
    grid_begin(&mutation->grid, "rlllllrr");
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        grid_add(&mutation->grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(&mutation->grid);
    for (size_t i = 0; i < mutation->rows_count; i++) {
        const struct order_row *row = &mutation->rows[i];
        unsigned first, second;
        if (!orders_weaker(row->like.step, row->like.failed, row->like.order, &first, &second))
            continue;
        weaken(mutation, row, first);
        if (second != first)
            weaken(mutation, row, second);
        if (first != __ATOMIC_RELAXED)
            weaken(mutation, row, __ATOMIC_RELAXED);
    }
}

static int print(struct mutation *mutation, const struct question *question)
{
    char text[300];
    printf("%s: which of its memory orders does it need?\n\n", mutation->queue->name);
    int error = grid_print(stdout, &mutation->grid, question->colour);
    snprintf(text, sizeof text,
             "each weaker order alone, under C11, in the %s clients of up to %u calls that the "
             "queue gets through as it is: %zu of %zu go wrong. never: in none of these clients. "
             "Larger ones were not looked at%s.",
             figure_count(mutation->passed_count).text, (unsigned)question->mutate,
             mutation->refuted, mutation->tried, mutation->unknown ? ", nor all of these" : "");
    fputc('\n', stdout);
    text_wrap(stdout, "  bounds  ", text);
    return error ? printed(error) : mutation->unknown ? STATUS_INCONCLUSIVE : STATUS_HOLDS;
}

static int mutate(const struct queue_class *queue, const struct question *question)
{
    struct mutation mutation = {.queue = queue,
                                .passed = calloc(CLIENTS_MOST, sizeof *mutation.passed),
                                .rows = calloc(ORDER_SITES, sizeof *mutation.rows)};
    char why[512];
    int status = 0;
    if (refused(queue, why, sizeof why)) {
        status = complain(STATUS_FEATURE, "%s: %s", queue->name, why);
    } else if (!mutation.passed || !mutation.rows) {
        status = complain(STATUS_SYSTEM, "out of memory");
    } else {
        try_as_written(&mutation, question->mutate);
        find_rows(&mutation);
        weaken_all(&mutation);
        status = *mutation.trouble
                     ? complain(STATUS_FEATURE, "%s: %s", queue->name, mutation.trouble)
                     : print(&mutation, question);
        grid_free(&mutation.grid);
    }
    free(mutation.passed);
    free(mutation.rows);
    return status;
}

int mutate_print(const struct question *question)
{
    int status = 0;
    const struct queue_class **queues = seen_queues(question, &status);
    for (size_t i = 0; queues && queues[i]; i++) {
        int own = mutate(queues[i], question);
        status = own > status ? own : status;
    }
    free(queues);
    return status;
}
