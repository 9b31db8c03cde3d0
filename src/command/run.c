/* qlab run LAB: measure a lab and say how often its queues lied. */
#include "command/explain/replay.h"
#include "command/line/arguments.h"
#include "command/session/delays.h"
#include "command/session/dry_run.h"
#include "command/session/plan.h"
#include "command/session/session.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

struct run_options {
    struct options session;
    struct delays delays;
    const char *replay, *program, *plan;
};

static const struct option_row rows[] = {
    {NULL, "Disturbing (instrumented queues; rates are not the plain queue's):",
     .kind = OPTION_TITLE, .group = GROUP_DISTURBING},
    {"delay", "wait before that line of a queue's source, such as vyukov.c:74=20us (repeatable)",
     "FILE:LINE=T", .group = GROUP_DISTURBING, .useless = MODE_REPLAY,
     OPTION_AT(struct run_options, delays.places)},
    {"chaos", "short waits at random places", "SEED", .group = GROUP_DISTURBING,
     .useless = MODE_REPLAY, OPTION_AT(struct run_options, delays.chaos)},
    {"plan", "no measuring: what so many machines would find in that time, such as 1000x1h",
     "NxTIME", .group = GROUP_MEASURING, .useless = MODE_REPLAY,
     OPTION_AT(struct run_options, plan)},
    {"replay",
     "no measuring: real threads take the steps of explain's schedule, N times (--rounds N)",
     "SCHEDULE", .group = GROUP_DISTURBING, OPTION_AT(struct run_options, replay)},
    {"program", "what the workers of --replay do (default: the lab's)", "TEXT",
     .group = GROUP_DISTURBING, OPTION_AT(struct run_options, program)},
    {0},
};

/* Replays a schedule instead of measuring; the lab stays the caller's. */
static int replay(const struct run_options *chosen, struct lab *lab,
                  const struct settings *settings)
{
    const struct replay replay = {chosen->replay, chosen->program, &chosen->session};
    const struct option_row *useless = option_useless(rows, chosen, MODE_REPLAY);
    if (useless)
        return complain(STATUS_USAGE, "--%s means nothing with --replay", useless->name);
    return replay_on_threads(&replay, lab, settings);
}

static int run(int argc, char **argv)
{
    struct run_options chosen = {.session = OPTIONS_NONE};
    struct settings settings;
    struct words words;
    arguments_parse(&command_run, argc, argv, &chosen, &words);
    if (words.count != 1)
        return complain(STATUS_USAGE, "run takes one lab, got '%s' too", words.list[1]);
    int status = settings_read(&settings, &chosen.session);
    if (status)
        return status;
    struct lab_error error;
    struct lab *lab = lab_find(words.list[0], &error);
    if (!lab)
        return complain(error.status, "%s", error.text);
    if (chosen.replay) {
        status = replay(&chosen, lab, &settings);
        lab_free(lab);
        return status;
    }
    if (chosen.program)
        status = complain(STATUS_USAGE, "--program is for --replay; a lab's workload is measured");
    status = status ? status : options_apply(&chosen.session, lab);
    if (!status && chosen.plan) {
        status = plan_print(lab, chosen.plan);
        lab_free(lab);
        return status;
    }
    status = status ? status : delays_arm(&chosen.delays, lab, &settings);
    if (status || chosen.session.dry_run) {
        if (!status)
            dry_run(lab, &settings, "run");
        lab_free(lab);
        return status;
    }
    return session_run(lab, &settings, argc, argv, settings.exporter->result);
}

const struct command command_run = {
    .name = "run",
    .arguments = "LAB [options]",
    .summary = "measure: how often does each queue lie here?",
    .usage = "LAB",
    .doc =
        "Runs a lab: real workers, every call stamped, every Empty judged.\n\n"
        "  qlab run get-nowait\n"
        "  qlab run get-nowait --predict 5%\n"
        "  qlab run get-nowait --queues mutex,mutex-trylock --consumers 1,2,4\n"
        "  qlab run claimed-slot --delay vyukov.c:74=20us\n"
        "  qlab run claimed-slot --replay A3B6A1\n"
        "  qlab run ./my-lab --format=json\n"
        "\vExit status: 0 every queue behaved as it claims; 1 a claim is refuted; 2 a queue that "
        "the "
        "lab expects to lie never did within the budget, or no call tested a queue; 64 and above: "
        "errors (README). ^C ends early "
        "and keeps what was measured.",
    .options =
        (const struct option_table[]){
            {options_rows, NULL, offsetof(struct run_options, session)},
            {NULL, options_knobs, offsetof(struct run_options, session)},
            {rows, NULL, 0},
            {0},
        },
    .missing = "name a lab, such as get-nowait (qlab list tells them)",
    .run = run,
};
