/* Schedules as text: written from an execution. */
#include "explore/tell/schedule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/names/fingerprint.h"

/* Some steps in a row that are the same choice. */
struct run {
    struct choice choice;
    size_t count;
};

static bool same_choice(struct choice a, struct choice b)
{
    return a.worker == b.worker && a.ingredient == b.ingredient && a.pick == b.pick;
}

static void print_run(FILE *out, const struct run *run)
{
    fprintf(out, "%c%zu", 'A' + run->choice.worker, run->count);
    if (run->choice.pick)
        fprintf(out, ".%u", run->choice.pick);
    if (run->choice.ingredient)
        fprintf(out, "!%u", run->choice.ingredient);
}

static void print_runs(FILE *out, FILE *checks, struct hash hash, const struct execution *execution)
{
    char digits[5];
    fingerprint_write(digits, 4, hash);
    fprintf(checks, "~%s", digits);
    for (size_t i = 0; i < execution->count;) {
        struct run run = {execution->steps[i].choice, 0};
        for (; i < execution->count && same_choice(run.choice, execution->steps[i].choice); i++) {
            fingerprint_add(&hash, &execution->steps[i].record);
            run.count++;
        }
        print_run(out, &run);
        fingerprint_write(digits, 1, hash);
        fputs(digits, checks);
    }
    if (execution->circle)
        fputc('*', out);
}

char *schedule_write(const struct experiment *experiment, const struct execution *execution)
{
    char *runs = NULL, *checks = NULL, *text = NULL;
    size_t size;
    FILE *out = open_memstream(&runs, &size), *rest = open_memstream(&checks, &size);
    if (out && rest)
        print_runs(out, rest, fingerprint_experiment(experiment), execution);
    bool failed = !out || !rest;
    failed |= out && fclose(out);
    failed |= rest && fclose(rest);
    failed |= !runs || !checks; /* glibc had no memory for them in the end */
    if (!failed && asprintf(&text, "%s%s", runs, checks) < 0)
        text = NULL;
    free(runs);
    free(checks);
    return text;
}

bool schedule_is_foreign(const struct experiment *experiment, const char *text)
{
    char want[5];
    const char *check = strchr(text, '~');
    fingerprint_write(want, 4, fingerprint_experiment(experiment));
    return check && strncasecmp(check + 1, want, 4) != 0;
}
