/* `qlab play`: levels from the explorer, to a page or to the terminal. */
#include "command/play/play.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/course/page.h"
#include "command/explain/subject.h"
#include "command/line/status.h"
#include "command/play/console.h"
#include "command/play/levels.h"
#include "json/build.h"
#include "lab/lab_error.h"
#include "lab/lab_queues.h"
#include "lab/place.h"
#include "own/own.h"
#include "report/folder/folder.h"
#include "report/html/player.h"

/* Changes the lab as was typed. 0, or complains. */
static int apply(const struct play *play, struct lab *lab)
{
    char problem[512];
    const char *wrong;
    struct lab_error error;
    if (play->queues && !lab_set_queues(lab, play->queues, &error))
        return complain(error.status, "--queues: %s", error.text);
    for (size_t i = 0; i < lab->queue_count; i++)
        if (own_is(lab->queues[i].queue)) /* a stranger's code is explored in a contained child */
            return complain(STATUS_FEATURE,
                            "%s: a page is of this tree's queues; qlab explain shows your own",
                            lab->queues[i].queue->name);
    if (play->capacity && (wrong = lab_explore_set(&lab->explore, "capacity", play->capacity,
                                                   problem, sizeof problem)))
        return complain(STATUS_USAGE, "--capacity: %s", wrong);
    return 0;
}

static int gather(const struct play *play, struct levels *levels)
{
    int status = 0;
    if (!play->subject)
        return levels_add_course(levels);
    struct lab *lab = subject_find(play->subject, &status);
    if (!lab)
        return status;
    status = apply(play, lab);
    if (status) {
        lab_free(lab);
        return status;
    }
    return levels_add(levels, lab, play->subject, play->program);
}

static int write_player(FILE *out, const void *player)
{
    return html_player(out, player);
}

static int write_page(const struct play *play, const struct levels *levels)
{
    char *data = levels_text(levels, 0, levels->count);
    struct html_player player = {"Play the scheduler: make the queue lie", data, NULL, NULL};
    int status = data ? page_put(play->output, "play.html", write_player, &player)
                      : complain(STATUS_SYSTEM, "out of memory");
    free(data);
    return status;
}

int play_go(const struct play *play)
{
    struct levels levels = {0};
    int status = gather(play, &levels);
    if (!status && !levels.count)
        status =
            complain(STATUS_FEATURE, "%s: more than %d states; a smaller --program can be played",
                     play->subject ? play->subject : "the course", GRAPH_STATES);
    if (!status)
        status = play->terminal ? console_play(&levels) : write_page(play, &levels);
    levels_free(&levels);
    return status;
}
