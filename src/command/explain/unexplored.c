/* For a build without the explorer: under ThreadSanitizer, whose hooks have the names of ours. */
#include <math.h>
#include <stdio.h>

#include "command/check/walk.h"
#include "command/check/every_client.h"
#include "command/course/played.h"
#include "command/explain/print.h"
#include "command/explain/quiz/quiz.h"
#include "command/explain/replay.h"
#include "command/line/status.h"
#include "command/play/play.h"
#include "command/site/site.h"
#include "command/session/delays.h"
#include "command/session/killer.h"
#include "command/session/odds.h"

static int complain_missing(const char *what)
{
    return complain(STATUS_FEATURE,
                    "%s: this build has no explorer, for it was made for ThreadSanitizer", what);
}

void parts_make(struct parts *parts, const struct question *common, const char *program, bool all)
{
    (void)common, (void)program, (void)all;
    parts->count = 0;
}

int explain_answer(const struct parts *parts)
{
    (void)parts;
    return complain_missing("explain");
}

int every_client(const struct lab *lab, const struct walk_plan *plan, bool json)
{
    (void)lab, (void)plan, (void)json;
    return complain_missing("explain --clients");
}

int replay_on_threads(const struct replay *replay, struct lab *lab, const struct settings *settings)
{
    (void)replay, (void)lab, (void)settings;
    return complain_missing("--replay");
}

int quiz_run(const struct quiz *quiz)
{
    (void)quiz;
    return complain_missing("--quiz");
}

void entry_play(struct entry *entry)
{
    (void)entry;
}

int play_go(const struct play *play)
{
    (void)play;
    return complain_missing("play");
}

int site_make(const char *folder, char *const *words, size_t count)
{
    (void)folder, (void)words, (void)count;
    return complain_missing("site");
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

int delays_arm(const struct delays *delays, struct lab *lab, struct settings *settings)
{
    (void)lab, (void)settings;
    if (!delays->places.count && !delays->chaos)
        return 0;
    return complain_missing(delays->places.count ? "--delay" : "--chaos");
}

int walk_clients(const struct lab *lab, const struct walk_plan *plan, struct walk *walk)
{
    (void)lab, (void)plan;
    *walk = (struct walk){.refused = STATUS_FEATURE};
    snprintf(walk->why, sizeof walk->why, "this build has no explorer");
    return 0;
}

void odds_find(const struct lab *lab, double *odds)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        odds[i] = NAN;
}

bool walk_is_here(void)
{
    return false;
}
