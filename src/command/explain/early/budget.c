/* One clock and one interrupt for all queues and programs of a question. The interrupt lies in
 * memory that a contained child shares, for a signal may reach either process alone. */
#include "command/explain/early/budget.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "command/line/ending.h"
#include "explore/search/symmetric.h"
#include "lab/figure.h"
#include "own/contain.h"

#define NS_A_SECOND UINT64_C(1000000000)
#define REDRAWN     (NS_A_SECOND / 5)

static struct {
    uint64_t end;                    /* on the monotonic clock; 0: never */
    uint64_t since, drawn;           /* when this began, and when its line was drawn; 0: not yet */
    const char *queue, *unit;        /* what goes on */
    bool shown, late;                /* there is a terminal; the end was met */
    volatile sig_atomic_t *received; /* not 0 after a signal; NULL: none is listened to */
} budget;

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * NS_A_SECOND + (uint64_t)time.tv_nsec;
}

static void on_signal(int signal)
{
    (void)signal;
    *budget.received = 1;
}

bool budget_open(uint64_t nanoseconds)
{
    const char *term = getenv("TERM");
    budget.received = contain_share(sizeof *budget.received);
    if (!budget.received)
        return false;
    budget.late = false;
    budget.end = nanoseconds ? now() + nanoseconds : 0;
    budget.shown = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
    /* The second one ends the program as ever; who waits for a child goes on waiting. */
    ending_listen(on_signal, (int)SA_RESETHAND | SA_RESTART);
    return true;
}

void budget_begin(const char *queue, const char *unit)
{
    budget.queue = queue;
    budget.unit = unit;
    budget.since = now();
    budget.drawn = 0;
}

static void draw(uint64_t time, uint64_t done)
{
    double seconds = (double)(time - budget.since) / (double)NS_A_SECOND;
    budget.drawn = time;
    fprintf(stderr, "\r%s: %s %s, %s %s/s\033[K", budget.queue, figure_count(done).text,
            budget.unit, figure_speed((double)done / seconds).text, budget.unit);
    fflush(stderr);
}

bool budget_over(uint64_t done)
{
    uint64_t time = now();
    budget.late |= budget.end && time >= budget.end;
    if (budget.shown && time - (budget.drawn ? budget.drawn : budget.since) >= REDRAWN)
        draw(time, done);
    return budget.late || budget_interrupted();
}

void budget_end(void)
{
    if (budget.drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    budget.drawn = 0;
}

int budget_search(const struct experiment *experiment, struct search_options options,
                  struct exploration **exploration, char *why, size_t why_size)
{
    options.over = budget_over;
    budget_begin(experiment->queue->name, "states");
    int error = (options.symmetric ? explore_symmetric : explore_search)(
        experiment, &options, exploration, why, why_size);
    budget_end();
    return error;
}

bool budget_is_over(void)
{
    return budget.late || budget_interrupted();
}

bool budget_interrupted(void)
{
    return budget.received && *budget.received;
}
