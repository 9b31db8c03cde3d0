/* In words: what engine B, samples and bounds on preemptions found. */
#include "command/explain/found.h"

#include <stdio.h>
#include <string.h>

#include "command/explain/early/sofar.h"
#include "command/explain/verdict.h"
#include "lab/figure.h"
#include "report/text/grid.h"
#include "stats/stats.h"

void found_where(char *text, size_t size, const struct answers *answers,
                 const struct answer *answer)
{
    const struct engine *engine = &answers->question->engine;
    if (engine_samples(engine))
        snprintf(text, size,
                 "in run %s of %s to %s, seed %llu: %u preemption%s, %zu steps. Not proved "
                 "minimal.",
                 figure_count(answer->sample.first).text, figure_count(engine->from + 1).text,
                 figure_count(engine->from + answer->sample.runs).text,
                 (unsigned long long)engine->seed.value, answer->execution.preemptions,
                 answer->execution.preemptions == 1 ? "" : "s", answer->execution.count);
    else
        snprintf(
            text, size,
            "the shortest of the stories told: %u preemption%s, %zu steps. Not proved minimal.",
            answer->execution.preemptions, answer->execution.preemptions == 1 ? "" : "s",
            answer->execution.count);
}

/* "1 failing history: 0 with at most 0 preemptions, 1 with at most 1" */
static void print_each(FILE *out, const struct answer *answer)
{
    char text[1024];
    size_t used =
        (size_t)snprintf(text, sizeof text, "%s has %s%llu failing histor%s", answer->queue->name,
                         answer->failures_stopped ? "at least " : "",
                         (unsigned long long)answer->failures, answer->failures == 1 ? "y" : "ies");
    for (size_t i = 0; i < answer->bounds && used < sizeof text - 80; i++)
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s%s%zu preemption%s reach%s %llu",
                             i ? ", " : ": ", i ? "" : "at most ", i, i == 1 ? "" : "s",
                             i == 1 ? "es" : "", (unsigned long long)answer->reached[i]);
    snprintf(text + used, sizeof text - used, ".");
    text_wrap(out, "  each    ", text);
}

void found_print(FILE *out, const struct answers *answers)
{
    const struct engine *engine = &answers->question->engine;
    char text[512];
    bool told = false, stopped = false, races = false, hunted = false, hunt_stopped = false;
    for (size_t i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->list[i];
        told |= answer->stories_told;
        hunted |= answer->hunted;
        hunt_stopped |= answer->hunt_stopped;
        stopped |= answer->stories.stopped;
        races |= *answer->stories.race != '\0';
    }
    if (hunted) {
        snprintf(text, sizeof text, "data races were looked for in %s%s.",
                 hunt_stopped ? "a part of the states" : "every state", races ? "" : ": none");
        text_wrap(out, "  races   ", text);
    }
    if (!told && !hunted && engine_searches(engine) && !answers->question->replay)
        text_wrap(out, "  stories ",
                  "were not told, so data races were not looked for (without --engine "
                  "and bounds they are).");
    if (told) {
        snprintf(
            text, sizeof text,
            "interleavings that differ only in the order of independent steps are one story. In "
            "%s of them data races were looked for%s.",
            stopped ? "so many" : "all", races ? "" : ": none");
        text_wrap(out, "  stories ", text);
    }
    for (size_t i = 0; i < answers->count && (engine->all || engine->kind == ENGINE_BOTH); i++) {
        const struct answer *answer = &answers->list[i];
        int used = snprintf(text, sizeof text, "%s: %s%llu distinct, %llu of them lie",
                            answer->queue->name, answer->stories.stopped ? "at least " : "",
                            (unsigned long long)answer->stories.count,
                            (unsigned long long)answer->stories.lying);
        if (answer->traces)
            snprintf(text + used, sizeof text - (size_t)used, "; %llu without real time.",
                     (unsigned long long)answer->traces);
        else
            snprintf(text + used, sizeof text - (size_t)used, ".");
        text_wrap(out, "          ", text);
    }
    if (engine->kind == ENGINE_BOTH)
        text_wrap(out, "  both    ",
                  stopped || !answers_complete(answers, 1)
                      ? "engines were not at their end in every queue: there nothing is compared."
                      : "engines saw the same in every queue.");
    if (engine->bounded) {
        snprintf(text, sizeof text,
                 "at most %llu preemption%s were allowed: what needs more was not seen.",
                 (unsigned long long)engine->bound, engine->bound == 1 ? "" : "s");
        text_wrap(out, "  ≥       ", text);
    }
    for (size_t i = 0; i < answers->count && engine->each; i++)
        print_each(out, &answers->list[i]);
}

static void add_sample(struct grid *grid, const struct sample *sample)
{
    struct interval interval = stats_clopper_pearson(sample->lying, sample->runs, 0.95);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(sample->runs).text);
    grid_add(grid, GRID_PLAIN, "%s", figure_count(sample->lying).text);
    if (sample->lying)
        grid_add(grid, GRID_PLAIN, "%s",
                 figure_odds((double)sample->lying / (double)sample->runs, 3).text);
    else
        grid_add(grid, GRID_PLAIN, "%s", "none");
    grid_add(grid, GRID_PLAIN, "%s",
             figure_join(figure_odds(interval.low, 3), figure_odds(interval.high, 3)).text);
    grid_add(grid, GRID_PLAIN, "%zu", sample->longest);
}

static void add_stories(struct grid *grid, const struct answer *answer)
{
    const char *least = answer->stories.stopped ? "≥" : "";
    grid_add(grid, GRID_PLAIN, "%s%llu", least, (unsigned long long)answer->stories.count);
    grid_add(grid, GRID_PLAIN, "%s%llu", least, (unsigned long long)answer->stories.lying);
    if (answer->traces)
        grid_add(grid, GRID_PLAIN, "%llu", (unsigned long long)answer->traces);
    else
        grid_add(grid, GRID_PLAIN, "%s", "–");
}

static void fill(struct grid *grid, const struct answers *answers, bool samples)
{
    static const char *const sampled[] = {"runs", "lying", "rate", "95 % of runs", "longest", NULL};
    static const char *const told[] = {"stories", "lying", "without real time", NULL};
    const char *const *header = samples ? sampled : told;
    grid_begin(grid, samples ? "lllrrrrr" : "lllrrr");
    grid_add(grid, GRID_PLAIN, "queue");
    grid_add(grid, GRID_PLAIN, "claim");
    grid_add(grid, GRID_PLAIN, "verdict");
    for (size_t i = 0; header[i]; i++)
        grid_add(grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(grid);
    for (size_t i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->list[i];
        grid_add(grid, GRID_PLAIN, "%s", answer->queue->name);
        grid_add(grid, GRID_PLAIN, "%s", answer->queue->claim == QUEUE_EXACT ? "exact" : "inexact");
        grid_add(grid, answer_refuted(answer) ? GRID_RED : GRID_PLAIN, "%s",
                 answer_verdict_text(answer));
        if (samples)
            add_sample(grid, &answer->sample);
        else
            add_stories(grid, answer);
    }
}

int found_table(FILE *out, const struct answers *answers)
{
    struct grid grid;
    bool samples = engine_samples(&answers->question->engine), spins = false;
    char bounds[512];
    fill(&grid, answers, samples);
    int error = grid_print(out, &grid, answers->question->colour);
    grid_free(&grid);
    answers_bounds(answers, bounds, sizeof bounds);
    fputc('\n', out);
    text_wrap(out, "  bounds  ", bounds);
    found_print(out, answers);
    if (!answers_complete(answers, 1))
        sofar_print(out, answers);
    for (size_t i = 0; i < answers->count; i++)
        spins |= answers->list[i].findings.spins;
    if (samples)
        text_wrap(out, "  sampled ",
                  "what did not happen in these runs may still happen: nothing is proved. Runs are "
                  "independent; the seed and a run's number make it what it is.");
    if (spins)
        text_wrap(out, "  spins   ",
                  samples ? "some runs were given up after 5 000 steps."
                          : "who waits may go round idly: idle rounds are left out.");
    return error;
}
