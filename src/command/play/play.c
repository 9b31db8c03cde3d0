/* `qlab play`: levels from the explorer, to a page or to the terminal. */
#include "command/play/play.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/course/page.h"
#include "command/explain/subject.h"
#include "command/line/status.h"
#include "command/play/console.h"
#include "command/play/levels.h"
#include "command/strangers.h"
#include "report/html/player.h"

/* What is to be played. */
struct game_plan {
    const struct play *play;
    struct lab *lab; /* NULL: the course */
    FILE *data;      /* takes the levels for a page; NULL: they are played at the terminal */
};

static int gather(struct game_plan *plan, struct levels *levels)
{
    struct lab *lab = plan->lab;
    plan->lab = NULL; /* the levels have it now */
    int status = lab ? levels_add(levels, lab, plan->play->subject, plan->play->program)
                     : levels_add_course(levels);
    if (status || levels->count)
        return status;
    return complain(STATUS_FEATURE, "%s: more than %d states; a smaller --program can be played",
                    plan->play->subject ? plan->play->subject : "the course", GRAPH_STATES);
}

static int put_data(FILE *out, const struct levels *levels)
{
    char *text = levels_text(levels, 0, levels->count);
    int status = text ? 0 : complain(STATUS_SYSTEM, "out of memory");
    if (text && (fputs(text, out) < 0 || fflush(out)))
        status = complain(STATUS_OUTPUT, "the levels: cannot write: %s", strerror(errno));
    free(text);
    return status;
}

/* All that has to do with the queues' code. It may be a stranger's, and then this is in a contained
 * child, which writes no files but the one that is open. */
static int perform(void *argument)
{
    struct game_plan *plan = argument;
    struct levels levels = {0};
    int status = gather(plan, &levels);
    if (!status)
        status = plan->data ? put_data(plan->data, &levels) : console_play(&levels);
    levels_free(&levels);
    return status;
}

static int go(struct game_plan *plan)
{
    return plan->lab ? strangers_explored(plan->lab, perform, plan) : perform(plan);
}

/* The whole file as a text, from malloc; NULL when out of memory. */
static char *all_of(FILE *file)
{
    char *text = NULL;
    size_t room = 0;
    rewind(file);
    if (getdelim(&text, &room, '\0', file) >= 0)
        return text;
    free(text);
    return NULL;
}

static int write_player(FILE *out, const void *player)
{
    return html_player(out, player);
}

static int write_page(struct game_plan *plan)
{
    plan->data = tmpfile();
    if (!plan->data)
        return complain(unwritten(errno), "no file for the levels: %s", strerror(errno));
    int status = go(plan);
    if (!status) {
        char *data = all_of(plan->data);
        struct html_player player = {"Play the scheduler: make the queue lie", data, NULL, NULL};
        status = data ? page_put(plan->play->output, "play.html", write_player, &player)
                      : complain(STATUS_SYSTEM, "out of memory");
        free(data);
    }
    fclose(plan->data);
    return status;
}

int play_go(const struct play *play)
{
    struct game_plan plan = {.play = play};
    int status = 0;
    if (play->subject) {
        plan.lab = subject_find(play->subject, &status);
        if (!plan.lab)
            return status;
        status = subject_change(plan.lab, play->queues, play->capacity);
    }
    if (!status)
        status = play->terminal ? go(&plan) : write_page(&plan);
    lab_free(plan.lab); /* the child had its own */
    return status;
}
