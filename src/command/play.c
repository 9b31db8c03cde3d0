/* qlab play [LAB|QUEUE|FILE]: the reader is the scheduler. */
#include "command/play/play.h"

#include <stdio.h>

#include "command/line/arguments.h"
#include "command/verbs.h"

static const struct option_row rows[] = {
    {"program", "what each worker does, as explain has it", "TEXT",
     OPTION_AT(struct play, program)},
    {"capacity", "places in the queue", "N", OPTION_AT(struct play, capacity)},
    {"queues", "the queues to play (qlab list names them; \\ before a comma or blank in a name)",
     "QUEUE,...", OPTION_AT(struct play, queues)},
    {"output", "write the page there (default: play.html in the results)", "FILE",
     OPTION_AT(struct play, output)},
    {"term", "play in this terminal", OPTION_AT(struct play, terminal)},
    {0},
};

static const char *check(void *typed, const struct words *words, char *problem, size_t size)
{
    const struct play *play = typed;
    bool course = words->count == 0;
    if (play->terminal && play->output) {
        snprintf(problem, size, "--term writes no page, so --output has no effect");
        return problem;
    }
    if (course && (play->program || play->capacity || play->queues)) {
        snprintf(problem, size, "--%s is for one lab or queue; name it",
                 play->program    ? "program"
                 : play->capacity ? "capacity"
                                  : "queues");
        return problem;
    }
    return NULL;
}

static int play(int argc, char **argv)
{
    struct play chosen = {0};
    struct words words;
    arguments_parse(&command_play, argc, argv, &chosen, &words);
    chosen.subject = words.count ? words.list[0] : NULL;
    return play_go(&chosen);
}

const struct command command_play = {
    .name = "play",
    .arguments = "[LAB|QUEUE|FILE]",
    .summary = "be the scheduler: make a queue lie, or say that nobody can",
    .usage = "[LAB|QUEUE|FILE]",
    .doc = "Writes a page on which you are the scheduler: every choice is yours, step by step, "
           "through the queue's own source. Some queues are there to be broken, in as few "
           "preemptions as can be; of others the right answer is that it is impossible. Without a "
           "lab or queue it is the whole course. The page needs no network.\n\n"
           "  qlab play trylock\n"
           "  qlab play trylock --term\n"
           "  qlab play src/queue/mutex_trylock.c\n"
           "  qlab play --output course.html\n"
           "\vKeys: a worker's letter takes its next step, a digit another choice; Z undo, Y redo, "
           "R start again, H hint, O odds, I impossible, N and P next and previous level, in a "
           "terminal Q to leave. The page's path goes to stdout.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .extra = "one lab or queue at a time",
    .check = check,
    .run = play,
};
