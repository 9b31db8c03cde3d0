/* What many machines would find: a shard is one run of the lab, so they make as many as fit into
 * the time, and each asks as many calls as one did here. It is arithmetic and no promise: their
 * processors are others.
 */
#include "command/session/plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "lab/figure.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/number.h"
#include "report/plot/newest.h"
#include "report/result/summary.h"
#include "report/text/grid.h"
#include "stats/stats.h"

#define NODES_MOST 1000000
#define SECOND     1e9

/* Reads a time from one second, with m, h or d besides what knobs know; 0 if it is none. */
static double read_time(const char *text)
{
    static const struct {
        char suffix;
        double seconds;
    } longer[] = {{'m', 60}, {'h', 3600}, {'d', 86400}};
    char number[32];
    size_t length = strlen(text);
    uint64_t value;
    if (length == 0 || length >= sizeof number)
        return 0;
    strcpy(number, text);
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        if (number[length - 1] == longer[i].suffix) {
            number[length - 1] = '\0';
            return number_read(number, UNIT_COUNT, &value)
                       ? 0
                       : (double)value * longer[i].seconds * SECOND;
        }
    return number_read(number, UNIT_TIME, &value) ? 0 : (double)value;
}

/* Reads "1000x1h". False if it is no such thing. */
static bool read_plan(const char *plan, uint64_t *nodes, double *time)
{
    char number[32];
    const char *times = strchr(plan, 'x');
    if (!times || (size_t)(times - plan) >= sizeof number)
        return false;
    snprintf(number, sizeof number, "%.*s", (int)(times - plan), plan);
    *time = read_time(times + 1);
    return !number_read(number, UNIT_COUNT, nodes) && *nodes > 0 && *nodes <= NODES_MOST &&
           *time >= SECOND;
}

/* What a queue did in all runs that were made here, of a result that has such a queue. */
struct found {
    size_t runs;
    double elapsed, attempts, lies;
};

static struct found find(const struct result *result, const struct queue_class *queue)
{
    struct found found = {0};
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (result->lab->queues[row->queue].queue != queue)
            continue;
        found.runs++;
        found.elapsed += (double)row->elapsed_ns;
        found.attempts += (double)row->tally.attempts;
        found.lies += (double)row->tally.spurious;
    }
    return found;
}

static struct figure count(double number)
{
    return figure_count(number < 0x1p63 ? (uint64_t)number : UINT64_MAX);
}

/* A row: what comes of so many shards. */
static void add_queue(struct grid *grid, const struct queue_class *queue, const struct found *found,
                      double shards, double runs)
{
    double attempts = found->attempts / (double)found->runs * runs * shards;
    grid_add(grid, GRID_PLAIN, "%s", queue->name);
    grid_add(grid, GRID_PLAIN, "%s", count(attempts).text);
    if (found->lies > 0) {
        grid_add(grid, GRID_BOLD, "%s", count(attempts * found->lies / found->attempts).text);
        grid_add(grid, GRID_PLAIN, "%s", figure_rate(found->lies / found->attempts).text);
        return;
    }
    double shard = stats_clopper_pearson(0, (uint64_t)shards, CONFIDENCE).high;
    grid_add(grid, GRID_PLAIN, "none");
    grid_add(grid, GRID_PLAIN, "≤ %s of shards; if calls were independent < %s",
             figure_rate(shard).text, figure_rate(3 / attempts).text);
}

/* Prints the plan by what was found. */
static int print(const struct lab *lab, const struct result *result, const char *folder,
                 const char *plan, uint64_t nodes, double time)
{
    double runs = (double)lab->rounds * (double)lab->value_count, shard = 0;
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct queue_class *queue = lab->queues[i].queue;
        struct found found = find(result, queue);
        if (found.runs == 0 || found.attempts <= 0)
            return complain(STATUS_MISSING,
                            "%s: no run of %s there; run %s so before it is planned", folder,
                            queue->name, lab_word(lab));
        shard += found.elapsed / (double)found.runs * runs;
    }
    double each = floor(time / shard), shards = each * (double)nodes;
    if (each < 1)
        return complain(STATUS_USAGE,
                        "--plan: a shard takes longer than that; expected at least %s",
                        figure_time(shard).text);
    printf("A shard is the lab once: %s of running (%u rounds, %zu queues, %zu values), by\n%s.\n"
           "%s machines make %s each in %s: %s shards.\n\n",
           figure_time(shard).text, lab->rounds, lab->queue_count, lab->value_count, folder,
           figure_count(nodes).text, count(each).text, strchr(plan, 'x') + 1, count(shards).text);
    struct grid grid;
    grid_begin(&grid, "lrrl");
    grid_add(&grid, GRID_DIM, "queue");
    grid_add(&grid, GRID_DIM, "calls, items inside");
    grid_add(&grid, GRID_DIM, "lies");
    grid_add(&grid, GRID_DIM, "rate here; or what none would mean, 95 %%");
    for (size_t i = 0; i < lab->queue_count; i++) {
        struct found found = find(result, lab->queues[i].queue);
        add_queue(&grid, lab->queues[i].queue, &found, shards, runs);
    }
    int error = grid_print(stdout, &grid, false);
    grid_free(&grid);
    printf("\nTo make them: scripts/cluster/slurm shards %.0f 1 %s\n"
           "To add them up: qlab merge shards\n",
           shards, lab_word(lab));
    return printed(error);
}

int plan_print(const struct lab *lab, const char *plan)
{
    uint64_t nodes;
    double time;
    struct lab_error error;
    char *folder = NULL;
    if (!read_plan(plan, &nodes, &time))
        return complain(STATUS_USAGE,
                        "--plan: got '%s', expected machines and a time of at least 1s, such as "
                        "1000x1h or 8x30m",
                        plan);
    struct result *result = plot_find(lab->name, &folder, &error);
    if (!result)
        return complain(error.status, "%s", error.text);
    int status = print(lab, result, folder, plan, nodes, time);
    result_drop(result);
    free(folder);
    return status;
}
