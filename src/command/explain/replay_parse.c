/* qlab run LAB --replay SCHEDULE: what explain found, done by real threads. */
#include "command/explain/replay.h"

#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/session/options.h"
#include "command/explain/seen.h"
#include "lab/lab_queues.h"

enum { USUAL_RUNS = 100 };

/* Complains about an option that measuring has and replaying has not. */
static int check_options(const struct options *options)
{
    const struct {
        const char *name;
        bool given;
    } useless[] = {
        {"workers", options->workers != NULL}, {"stamp", options->stamp != NULL},
        {"predict", options->predict != NULL}, {"seed", options->seed != NULL},
        {"output", options->output != NULL},   {"delay", options->delay_count > 0},
        {"chaos", options->chaos != NULL},     {"pin", options->pin},
        {"dry-run", options->dry_run},
    };
    for (size_t i = 0; i < sizeof useless / sizeof useless[0]; i++)
        if (useless[i].given)
            return complain(STATUS_USAGE, "--%s means nothing with --replay", useless[i].name);
    for (int knob = 0; knob < KNOB_COUNT; knob++)
        if (options->knob[knob] && knob != KNOB_CAPACITY)
            return complain(STATUS_USAGE, "--%s means nothing with --replay",
                            knob_table[knob].name);
    return 0;
}

/* Changes the lab as the options say. 0, or complains. */
static int apply(const struct options *options, struct lab *lab)
{
    char problem[512];
    const char *wrong, *capacity = options->knob[KNOB_CAPACITY];
    if (options->queues && (wrong = lab_set_queues(lab, options->queues, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--queues: %s", wrong);
    if (capacity && (wrong = lab_set_explore_capacity(lab, capacity, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--capacity: %s", wrong);
    if (options->rounds && (wrong = lab_set_rounds(lab, options->rounds, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--rounds: %s", wrong);
    return 0;
}

int options_replay(const struct options *options, struct lab *lab, const struct settings *settings)
{
    char place[600];
    int status = check_options(options);
    status = status ? status : apply(options, lab);
    if (status)
        return status;
    const char **names = seen_names(lab, &status);
    if (!names)
        return status;
    snprintf(place, sizeof place, "%s/lab.ini: program", lab->folder ? lab->folder : "");
    struct question question = {
        .subject = lab->name,
        .title = lab->title,
        .queues = names,
        .program = options->program ? options->program : lab->program,
        .place = options->program ? "--program" : place,
        .status = options->program ? STATUS_USAGE : STATUS_DATA,
        .capacity = lab->explore_capacity,
        .replay = options->replay,
        .colour = settings->colour,
        .format = strcmp(settings->exporter->name, "json") == 0  ? EXPLAIN_JSON
                  : strcmp(settings->exporter->name, "csv") == 0 ? EXPLAIN_CSV
                                                                 : EXPLAIN_TEXT,
    };
    status = replay_answer(&question, options->rounds ? lab->rounds : USUAL_RUNS);
    free(names);
    return status;
}
