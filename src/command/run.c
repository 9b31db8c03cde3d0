/* qlab run LAB: measure a lab and say how often its queues lied. */
#include <string.h>

#include "command/command.h"
#include "command/session/options.h"
#include "command/session/session.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

static const char doc[] =
    "Runs a lab: real workers, every call stamped, every Empty judged.\n\n"
    "  qlab run get-nowait\n"
    "  qlab run get-nowait --predict 5%\n"
    "  qlab run get-nowait --queues mutex,mutex-trylock --consumers 1,2,4\n"
    "  qlab run claimed-slot --delay vyukov.c:74=20us\n"
    "  qlab run claimed-slot --replay A3B6A1\n"
    "  qlab run ./my-lab --format=json\n"
    "\vExit status: 0 every queue behaved as it claims; 1 a claim is refuted; 2 a queue that the "
    "lab expects to lie never did within the budget, or no call tested a queue; 64 and above: "
    "errors (README). ^C ends early "
    "and keeps what was measured.";

static int report(const struct result *result, const struct settings *settings)
{
    int error = settings->exporter->result(stdout, result, settings->colour);
    return error ? complain(STATUS_OUTPUT, "stdout: %s", strerror(error)) : 0;
}

static int run(int argc, char **argv)
{
    struct options options;
    options_parse(&options, argc, argv, "LAB", doc, false);
    if (options.name_count != 1)
        return complain(STATUS_USAGE, "run takes one lab, got '%s' too", options.names[1]);
    struct settings settings;
    int status = options_settings(&options, &settings);
    if (status)
        return status;
    struct lab_error error;
    struct lab *lab = lab_find(options.names[0], &error);
    if (!lab)
        return complain(error.status, "%s", error.text);
    if (options.replay) {
        status = options_replay(&options, lab, &settings);
        lab_free(lab);
        return status;
    }
    if (options.program)
        status = complain(STATUS_USAGE, "--program is for --replay; a lab's workload is measured");
    status = status ? status : options_apply(&options, lab);
    status = status ? status : options_delays(&options, lab, &settings);
    if (status || options.dry_run) {
        if (!status)
            session_dry_run(lab, &settings, "run");
        lab_free(lab);
        return status;
    }
    return session_run(lab, &settings, argc, argv, report);
}

const struct command command_run = {
    .name = "run",
    .arguments = "LAB [options]",
    .summary = "measure: how often does each queue lie here?",
    .run = run,
};
