/* For a build without the explorer: under ThreadSanitizer, whose hooks have the names of ours. */
#include <math.h>

#include "command/command.h"
#include "command/session/killer.h"
#include "command/session/chances.h"
#include "command/session/options.h"
#include "command/explain/replay.h"

const struct argp luck_argp = {0}, engine_argp = {0};

static int complain_missing(const char *what)
{
    return complain(STATUS_FEATURE,
                    "%s: this build has no explorer, for it was made for ThreadSanitizer", what);
}

bool explorer_sees(const char *queue)
{
    (void)queue;
    return true; /* what is asked about it is answered below */
}

int explain_answer(const struct question *question)
{
    (void)question;
    return complain_missing("explain");
}

int replay_answer(const struct question *question, unsigned runs)
{
    (void)question, (void)runs;
    return complain_missing("--replay");
}

bool doom_lend(void)
{
    return false;
}

bool doom_place(const struct queue_class *queue, uint64_t caller, char *text, size_t size)
{
    (void)queue, (void)caller, (void)text, (void)size;
    return false;
}

int options_delays(const struct options *options, struct lab *lab, struct settings *settings)
{
    (void)lab, (void)settings;
    if (!options->delay_count && !options->chaos)
        return 0;
    return complain_missing(options->delay_count ? "--delay" : "--chaos");
}

void odds_find(const char *const *queues, const char *program, size_t capacity, double *odds)
{
    (void)program, (void)capacity;
    for (size_t i = 0; queues[i]; i++)
        odds[i] = NAN;
}
