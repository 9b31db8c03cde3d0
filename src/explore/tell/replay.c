/* Replays a schedule step by step, with every check there is. */
#include "explore/tell/replay.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/names/fingerprint.h"
#include "explore/tell/action.h"
#include "explore/tell/schedule.h"
#include "explore/tell/execution.h"

/* Some steps in a row that are the same choice. */
struct run {
    struct choice choice;
    size_t count;
};

static bool same_choice(struct choice a, struct choice b)
{
    return a.worker == b.worker && a.ingredient == b.ingredient && a.pick == b.pick;
}

/* A schedule being read and replayed. */
struct replay {
    const char *text, *at;
    const char *check; /* the digit of the next run, or NULL */
    struct hash hash;
    struct execution *execution;
    char *why;
    size_t why_size;
};

static int refuse(struct replay *replay, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static int refuse(struct replay *replay, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(replay->why, replay->why_size, format, arguments);
    va_end(arguments);
    return EINVAL;
}

static size_t read_number(struct replay *replay, size_t otherwise)
{
    char *end;
    if (!isdigit((unsigned char)*replay->at))
        return otherwise;
    unsigned long number = strtoul(replay->at, &end, 10);
    replay->at = end;
    return number;
}

static void skip_blanks(struct replay *replay)
{
    while (isspace((unsigned char)*replay->at))
        replay->at++;
}

static int read_run(struct replay *replay, struct run *run)
{
    int column = (int)(replay->at - replay->text) + 1;
    char letter = (char)toupper((unsigned char)*replay->at++);
    char last = (char)('A' + (int)machine.workers - 1);
    if (letter < 'A' || letter > 'Z')
        return refuse(replay, "column %d: '%c'; expected a worker and its steps, such as A3",
                      column, replay->at[-1]);
    if (letter > last)
        return refuse(replay, "column %d: there is no worker %c; the program has A to %c", column,
                      letter, last);
    *run = (struct run){.count = read_number(replay, 1)};
    run->choice.worker = (uint8_t)(letter - 'A');
    if (*replay->at == '.') {
        replay->at++;
        run->choice.pick = (uint8_t)read_number(replay, 0);
    }
    if (*replay->at == '!') {
        replay->at++;
        run->choice.ingredient = (uint8_t)read_number(replay, 0);
    }
    if (!run->count)
        return refuse(replay, "column %d: no steps; expected at least 1", column);
    return 0;
}

/* Takes one step, if it can happen. */
static int take(const struct exploration *exploration, struct replay *replay, struct choice choice)
{
    struct choice choices[MACHINE_CHOICES];
    const struct machine_worker *worker = &machine.worker[choice.worker];
    size_t count = machine_choices(choices), i = 0, step = replay->execution->count + 1;
    char letter = (char)('A' + choice.worker), name[64];
    while (i < count && !same_choice(choices[i], choice))
        i++;
    if (i == count && worker->status != WORKER_READY)
        return refuse(replay, "step %zu: %c cannot go on, it has finished", step, letter);
    if (i == count) {
        const struct request *request = &worker->fiber.request;
        action_place(name, sizeof name, request->address, step_width(request->what));
        return refuse(replay, "step %zu: %c cannot do that here; its next step is %s(%s)", step,
                      letter, step_kind(request->what)->word, name);
    }
    int error = execution_take(replay->execution, choices[i]);
    if (error)
        return error;
    struct execution_step *taken = &replay->execution->steps[step - 1];
    fingerprint_add(&replay->hash, &taken->record);
    explore_here(exploration, &taken->odds);
    return 0;
}

static int replay_run(const struct exploration *exploration, struct replay *replay)
{
    struct run run = {0};
    size_t first = replay->execution->count + 1;
    int error = read_run(replay, &run);
    for (size_t i = 0; !error && i < run.count; i++)
        error = take(exploration, replay, run.choice);
    if (error || !replay->check)
        return error;
    char want[2];
    fingerprint_write(want, 1, replay->hash);
    if (*replay->check && strncasecmp(replay->check, want, 1) == 0) {
        replay->check++;
        return 0;
    }
    const struct execution_step *step = &replay->execution->steps[first - 1];
    return refuse(replay,
                  "from step %zu on: not what was done when the schedule was written; here %c "
                  "begins with %s(%s)",
                  first, 'A' + run.choice.worker, step_word(step->record.kind), step->name);
}

static int replay_all(const struct exploration *exploration, struct replay *replay)
{
    struct choice choices[MACHINE_CHOICES];
    const char *check = strchr(replay->text, '~');
    int error = 0;
    replay->hash = fingerprint_experiment(&machine.experiment);
    if (schedule_is_foreign(&machine.experiment, replay->text))
        return refuse(replay, "made for another queue, program, capacity, memory model or budget");
    replay->check = check ? check + 5 : NULL;
    for (skip_blanks(replay); !error && *replay->at && !strchr("~*", *replay->at);
         skip_blanks(replay))
        error = replay_run(exploration, replay);
    if (error)
        return error;
    if (!replay->execution->count)
        return refuse(replay, "no steps; expected a schedule such as A3B6A1");
    if (*replay->at == '*') {
        replay->at++;
        replay->execution->verdict = explore_here(exploration, NULL);
        if (!replay->execution->verdict)
            return refuse(replay, "after its %zu steps nothing goes round for ever",
                          replay->execution->count);
    } else if (machine_choices(choices)) {
        return refuse(replay, "after its %zu steps the program is not finished: %c can go on",
                      replay->execution->count, 'A' + choices[0].worker);
    }
    if (*replay->at && *replay->at != '~')
        return refuse(replay, "column %d: '%c'; expected the end",
                      (int)(replay->at - replay->text) + 1, *replay->at);
    if (replay->check && *replay->check && !isspace((unsigned char)*replay->check))
        return refuse(replay, "the check goes on after the last run; copy the whole schedule");
    return 0;
}

int schedule_replay(const struct exploration *exploration, const char *text,
                    struct execution *execution, char *why, size_t why_size)
{
    struct replay replay = {
        .text = text, .at = text, .execution = execution, .why = why, .why_size = why_size};
    int error = execution_open(execution);
    if (error)
        return error;
    error = replay_all(exploration, &replay);
    execution_close(execution);
    if (error)
        execution_free(execution);
    return error;
}
