/* The same walk as `qlab check` goes, told as `qlab explain` tells: proofs with their size, and
 * where there is none the smallest client that goes wrong. */
#include "command/check/every_client.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/check/shares.h"
#include "command/explain/subject.h"
#include "command/line/status.h"
#include "command/session/command_line.h"
#include "command/session/interrupt.h"
#include "json/build.h"
#include "lab/figure.h"
#include "report/text/grid.h"

/* The pass that was planned. */
static enum walk_pass pass_of(const struct walk_plan *plan)
{
    return plan->calls[WALK_WEAK]       ? WALK_WEAK
           : plan->calls[WALK_BUFFERED] ? WALK_BUFFERED
                                        : WALK_ORDERED;
}

/* Walks over one queue. An exit status, after complaining if it is none of a verdict. */
static int walk_one(const char *queue, const struct walk_plan *plan, struct walk *walk)
{
    int status = 0;
    size_t calls = plan->calls[pass_of(plan)];
    struct lab *lab = subject_alone(queue, &status);
    if (!lab)
        return status;
    status = walk_shared(lab, plan, walk);
    lab_free(lab);
    if (status)
        return status;
    if (walk->refused)
        return complain(walk->refused, "%s: %s", queue, walk->why);
    if (*walk->weak)
        return complain(STATUS_FEATURE, "%s: %s", queue, walk->weak);
    if (walk->found)
        return walk->refutes ? STATUS_REFUTED : STATUS_HOLDS;
    return walk->proof[pass_of(plan)].calls == calls ? STATUS_HOLDS : STATUS_INCONCLUSIVE;
}

static void add_row(struct grid *grid, const char *queue, const struct walk_plan *plan,
                    const struct walk *walk)
{
    const struct walk_proof *proof = &walk->proof[pass_of(plan)];
    grid_add(grid, GRID_PLAIN, "%s", queue);
    grid_add(grid, GRID_PLAIN, "%zu", proof->calls);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->programs).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->looked).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(proof->states).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_time((double)proof->nanoseconds).text);
    if (!walk->found)
        grid_add(grid, GRID_PLAIN,
                 !proof->calls                                ? "not proved"
                 : plan->parts > 1                            ? "never, in this part"
                 : proof->calls == plan->calls[pass_of(plan)] ? "never, proved"
                                                              : "never, proved up to so many");
    else
        grid_add(grid, walk->refutes ? GRID_RED : GRID_PLAIN, "%s%s%s%s", walk->verdict,
                 *walk->client ? " in \"" : ": ", *walk->client ? walk->client : walk->why,
                 *walk->client ? "\"" : "");
}

static void print_story(const char *queue, const struct walk *walk, const struct walk_plan *plan)
{
    printf("\n%s: the smallest client that goes wrong  (\"%s\", capacity %zu)\n%s%s", queue,
           walk->client, walk->capacity, *walk->story ? "" : walk->why, walk->story);
    printf("%s\nNext\n  qlab explain ", *walk->story ? "" : "\n");
    command_word(stdout, queue);
    printf(" --program \"%s\" --capacity %zu%s%s\n", walk->client, walk->capacity,
           walk_ways[pass_of(plan)].option, walk->timeouts ? " --timeouts 1" : "");
}

static json_t *one_json(const char *queue, const struct walk *walk, const struct walk_plan *plan)
{
    const struct walk_proof *proof = &walk->proof[pass_of(plan)];
    json_t *found = json_null();
    if (walk->found)
        found = json_pack("{s:o, s:b, s:o, s:o, s:o, s:o}", "verdict", json_text(walk->verdict),
                          "refutes", walk->refutes, "number", json_whole(walk->number), "client",
                          json_text(walk->client), "capacity", json_whole(walk->capacity),
                          "schedule", json_text(walk->schedule));
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "queue", json_text(queue), "calls",
                     json_whole(proof->calls), "programs", json_whole(proof->programs), "clients",
                     json_whole(proof->looked), "untried", json_whole(proof->untried), "states",
                     json_whole(proof->states), "seconds",
                     json_number((double)proof->nanoseconds / 1e9), "found", found);
}

static int print_json(const struct lab *lab, const struct walk_plan *plan, const struct walk *walks,
                      size_t count)
{
    static const char *const memories[] = {
        [MEMORY_SC] = "sc", [MEMORY_TSO] = "tso", [MEMORY_C11] = "c11"};
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        list = json_and(list, one_json(lab->queues[i].queue->name, &walks[i], plan));
    json_t *document = json_pack("{s:s, s:s, s:o, s:o, s:o, s:o}", "format", "qlab-clients/1",
                                 "memory", memories[walk_ways[pass_of(plan)].memory], "calls",
                                 json_whole(plan->calls[pass_of(plan)]), "part",
                                 json_whole(plan->parts ? plan->part : 1), "parts",
                                 json_whole(plan->parts ? plan->parts : 1), "queues", list);
    int error = json_write(stdout, document, JSON_COMPUTED);
    json_decref(document);
    return error;
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
    uint64_t untried = 0;
    for (size_t i = 0; i < count; i++) {
        untried += walks[i].proof[pass_of(plan)].untried;
        add_row(&grid, lab->queues[i].queue->name, plan, &walks[i]);
        if (walks[i].found && *walks[i].client && (worst == count || walks[i].refutes) &&
            (worst == count || !walks[worst].refutes))
            worst = i;
    }
    if (plan->parts)
        printf("Part %" PRIu64 " of %" PRIu64 " of every", plan->part, plan->parts);
    else
        fputs("Every", stdout);
    printf(" client of up to %zu calls by up to 3 workers, at every capacity up to its puts; "
           "%s memory%s\n\n",
           plan->calls[pass_of(plan)], walk_ways[pass_of(plan)].words,
           untried ? "; none with timed calls, for it has no time" : "");
    int error = grid_print(stdout, &grid, false);
    grid_free(&grid);
    if (worst < count)
        print_story(lab->queues[worst].queue->name, &walks[worst], plan);
    return error;
}

int every_client(const struct lab *lab, const struct walk_plan *plan, bool json)
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
    int error = status >= STATUS_USAGE ? 0
                : json                 ? print_json(lab, plan, walks, count)
                                       : print(lab, plan, walks, count);
    if (error)
        status = printed(error);
    free(walks);
    return finish(interrupted && status < STATUS_USAGE ? STATUS_INTERRUPTED : status);
}
