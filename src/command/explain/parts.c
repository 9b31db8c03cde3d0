/* Makes the questions. */
#include "command/explain/parts.h"

#include <stdio.h>
#include <string.h>

#include "command/line/status.h"
#include "command/twin.h"
#include "explore/experiment.h"
#include "explore/table.h"

static struct question *add(struct parts *parts, const struct question *common, const char *program)
{
    struct question *question = &parts->list[parts->count++];
    *question = *common;
    question->program = program;
    question->place = parts->place;
    question->further = parts->count > 1;
    return question;
}

static bool has(const struct lab *lab, const struct queue_class *queue)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue == queue)
            return true;
    return false;
}

/* Whether one of the lab's queues runs the programs of all, and can be seen; if none of them can,
 * and the lab has no other programs, they are asked about all the same, to be told why not. */
static bool runs_common(const struct lab *lab)
{
    bool others = false, runs = false;
    for (size_t i = 0; i < lab->explore.program_count; i++)
        others |= lab->explore.programs[i].queue != NULL;
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct queue_class *queue = lab->queues[i].queue;
        struct lab_error why = {0};
        bool seen = twin_of(queue, &why) || *why.text;
        runs |= !lab_explore_own(&lab->explore, queue) && (seen || !others);
    }
    return runs;
}

/* Whether a queue with a program of its own is asked about: one of the lab's, or, if those are all
 * that it names, one of the house. */
static bool runs_own(const struct lab *lab, const struct queue_class *queue, bool all)
{
    return !queue->unavailable &&
           (has(lab, queue) || (all && queue_find_instrumented(queue->name)));
}

static void add_lab(struct parts *parts, const struct question *common, bool all)
{
    const struct lab_explore *explore = &common->lab->explore;
    if (lab_explore_program(explore) == program_usual && runs_common(common->lab))
        add(parts, common, program_usual);
    for (size_t i = 0; i < explore->program_count; i++) {
        const struct lab_program *program = &explore->programs[i];
        if (program->queue && program->queue->unavailable && has(common->lab, program->queue))
            complain(0, "left out: %s: %s", program->queue->name, program->queue->unavailable);
        if (program->queue ? runs_own(common->lab, program->queue, all) : runs_common(common->lab))
            add(parts, common, program->text)->only = program->queue;
    }
}

/* What is asked of a queue that no lab asks of: the first that it can, then all that it can. The
 * others are small: there is one place, so two puts fill it and two gets empty it. */
static const struct usual {
    const char *program;
    size_t capacity; /* 0: the usual one */
    bool timed;      /* its deadline may pass at any time */
} usual_first[] = {{program_usual, 0, false}, {"put | get", 0, false}},
  usual_further[] = {{"put,put | get,get", 1, false},
                     {"put | get_timed", 0, true},
                     {"put | wait", 0, false},
                     {"init: put; wait_put | get", 1, false}};
enum {
    FIRST = sizeof usual_first / sizeof usual_first[0],
    FURTHER = sizeof usual_further / sizeof usual_further[0]
};

static bool can(const struct lab *lab, const char *text)
{
    struct program program;
    char why[256];
    struct lab_error error = {0}; /* told when it is explored */
    const struct queue_class *twin = twin_of(lab->queues[0].queue, &error);
    const struct experiment experiment = {
        .queue = twin, .program = &program, .capacity = lab->explore.capacity};
    return twin && program_parse(&program, text, why, sizeof why) &&
           experiment_check(&experiment, why, sizeof why) == 0;
}

static void add_usual(struct parts *parts, const struct question *common)
{
    size_t first = 0;
    while (first + 1 < FIRST && !can(common->lab, usual_first[first].program))
        first++;
    add(parts, common, usual_first[first].program);
    if (common->engine.kind != ENGINE_USUAL || common->engine.preemptions || common->example ||
        common->capacity_typed)
        return; /* it is about this program */
    for (size_t i = 0; i < FURTHER; i++) {
        const struct usual *usual = &usual_further[i];
        if (!can(common->lab, usual->program))
            continue;
        struct question *question = add(parts, common, usual->program);
        if (usual->capacity)
            question->capacity = usual->capacity;
        if (usual->timed && !question->luck.budget[INGREDIENT_EARLY])
            question->luck.budget[INGREDIENT_EARLY] = 1;
    }
}

void parts_make(struct parts *parts, const struct question *typed, const char *program, bool all)
{
    struct question common = *typed;
    const struct lab *lab = common.lab;
    bool from_file = !program && lab->folder;
    parts->count = 0;
    snprintf(parts->place, sizeof parts->place, "%s%s", from_file ? lab->folder : "--program",
             from_file ? "/lab.ini: program" : "");
    common.status = from_file ? STATUS_DATA : STATUS_USAGE;
    common.capacity = lab->explore.capacity;
    luck_fill(&common.luck, &lab->explore);
    if (program)
        add(parts, &common, program)->all = true;
    else if (lab->folder)
        add_lab(parts, &common, all);
    else
        add_usual(parts, &common);
}
