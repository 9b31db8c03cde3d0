/* The same walk as `qlab check` goes, told as `qlab explain` tells: proofs with their size, and
 * where there is none the smallest client that goes wrong. */
#include "command/check/every_client.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/check/walk.h"
#include "command/explain/subject.h"
#include "command/line/status.h"
#include "command/session/interrupt.h"
#include "lab/figure.h"
#include "report/text/grid.h"

/* The pass that was planned. */
static enum walk_pass pass_of(const struct walk_plan *plan)
{
    return plan->calls[WALK_BUFFERED] ? WALK_BUFFERED : WALK_ORDERED;
}

/* Walks over one queue. An exit status, after complaining if it is none of a verdict. */
static int walk_one(const char *queue, const struct walk_plan *plan, struct walk *walk)
{
    int status = 0;
    size_t calls = plan->calls[pass_of(plan)];
    struct lab *lab = subject_alone(queue, &status);
    if (!lab)
        return status;
    status = walk_clients(lab, plan, walk);
    lab_free(lab);
    if (status)
        return status;
    if (walk->refused)
        return complain(walk->refused, "%s: %s", queue, walk->why);
    if (walk->found)
        return walk->refutes ? STATUS_REFUTED : STATUS_HOLDS;
    return walk->proof[pass_of(plan)].calls == calls ? STATUS_HOLDS : STATUS_INCONCLUSIVE;
}

static void add_row(struct grid *grid, const char *queue, const struct walk_proof *proof,
                    size_t wanted, const struct walk *walk)
{
    grid_add(grid, GRID_PLAIN, "%s", queue);
    grid_add(grid, GRID_PLAIN, "%zu", proof->calls);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->programs).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->looked).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->states).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_time((double)proof->nanoseconds).text);
    if (!walk->found)
        grid_add(grid, GRID_PLAIN,
                 proof->calls == wanted ? "never, proved"
                 : proof->calls         ? "never, proved up to so many"
                                        : "not proved");
    else
        grid_add(grid, walk->refutes ? GRID_RED : GRID_PLAIN, "%s%s%s%s", walk->verdict,
                 *walk->client ? " in \"" : ": ", *walk->client ? walk->client : walk->why,
                 *walk->client ? "\"" : "");
}

static void print_story(const char *queue, const struct walk *walk, const struct walk_plan *plan)
{
    printf("\n%s: the smallest client that goes wrong  (\"%s\", capacity %zu)\n%s%s", queue,
           walk->client, walk->capacity, *walk->story ? "" : walk->why, walk->story);
    printf("%s\nNext\n  qlab explain %s --program \"%s\" --capacity %zu%s%s\n",
           *walk->story ? "" : "\n", queue, walk->client, walk->capacity,
           pass_of(plan) == WALK_BUFFERED ? " --memory tso" : "",
           walk->timeouts ? " --timeouts 1" : "");
}

static int print(const struct lab *lab, const struct walk_plan *plan, const struct walk *walks,
                 size_t count)
{
    static const char *const heads[] = {"queue",  "up to calls", "programs", "clients",
                                        "states", "time",        "verdict"};
    size_t worst = count;
    struct grid grid;
    grid_begin(&grid, "lrrrrrl");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        grid_add(&grid, GRID_BOLD, "%s", heads[i]);
    for (size_t i = 0; i < count; i++) {
        add_row(&grid, lab->queues[i].queue->name, &walks[i].proof[pass_of(plan)],
                plan->calls[pass_of(plan)], &walks[i]);
        if (walks[i].found && *walks[i].client && (worst == count || walks[i].refutes) &&
            (worst == count || !walks[worst].refutes))
            worst = i;
    }
    printf("Every client of up to %zu calls by up to 3 workers, at every capacity up to its puts; "
           "%s memory\n\n",
           plan->calls[pass_of(plan)],
           pass_of(plan) == WALK_BUFFERED ? "TSO" : "sequentially consistent");
    int error = grid_print(stdout, &grid, false);
    grid_free(&grid);
    if (worst < count)
        print_story(lab->queues[worst].queue->name, &walks[worst], plan);
    return error;
}

int every_client(const struct lab *lab, const struct walk_plan *plan)
{
    int status = STATUS_HOLDS;
    size_t count = 0;
    struct walk *walks = calloc(lab->queue_count, sizeof *walks);
    if (!walks)
        return complain(STATUS_SYSTEM, "out of memory");
    for (; count < lab->queue_count && status < STATUS_USAGE && !interrupted; count++) {
        int one = walk_one(lab->queues[count].queue->name, plan, &walks[count]);
        if (one > STATUS_INCONCLUSIVE || status == STATUS_HOLDS || one == STATUS_REFUTED)
            status = one;
    }
    if (status < STATUS_USAGE && print(lab, plan, walks, count))
        status = complain(STATUS_SYSTEM, "out of memory");
    free(walks);
    return finish(interrupted && status < STATUS_USAGE ? STATUS_INTERRUPTED : status);
}
