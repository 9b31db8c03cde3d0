/* qlab run LAB --replay SCHEDULE: what explain found, done by real threads. */
#include "command/explain/replay.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/ask.h"
#include "command/explain/replay_print.h"
#include "command/explain/subject.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "command/explain/parts.h"
#include "command/strangers.h"

enum { RUNS_USUAL = 100 };
enum { SECONDS = 10 }; /* one execution at most; it takes less than a millisecond */

/* Changes the lab as the options say. 0, or complains. */
static int apply(const struct options *options, struct lab *lab)
{
    char problem[512];
    const char *wrong;
    int status = subject_change(lab, options->queues, options->knob[KNOB_CAPACITY]);
    if (!status && options->rounds &&
        (wrong = lab_set_rounds(lab, options->rounds, problem, sizeof problem)))
        status = complain(STATUS_USAGE, "--rounds: %s", wrong);
    return status;
}

/* Performs the execution and prints; 0, a verdict, or complains. */
static int perform(struct replayed *replayed, unsigned runs)
{
    const struct question *question = replayed->answers->question;
    const struct answer *answer = replayed->answer;
    struct reenactment *enacted = &replayed->enacted;
    struct experiment experiment = {.queue = answer->queue,
                                    .program = &replayed->answers->program,
                                    .capacity = question->capacity};
    _Atomic uint64_t ticket = 1;
    char why[256] = "";
    stamp_clock_open(&replayed->clock, STAMP_FENCED, &ticket);
    int error = reenact(&experiment, &answer->execution, runs, SECONDS, &replayed->clock, enacted,
                        why, sizeof why);
    if (error == EINVAL)
        return complain(STATUS_FEATURE, "--replay: %s", why);
    if (error == ECANCELED)
        return complain(STATUS_DATA, "--replay: after %u of %u: left the schedule: %s",
                        enacted->runs, runs, why);
    if (error)
        return complain(STATUS_SYSTEM, "--replay: %s", strerror(error));
    error = question->format == FORMAT_JSON ? replayed_json(stdout, replayed)
                                            : replayed_text(stdout, replayed);
    if (error || fflush(stdout))
        return printed(error ? error : errno);
    if (enacted->same < enacted->runs)
        return complain(STATUS_DATA, "--replay: judged otherwise than the explorer says");
    return answer_refuted(answer) ? STATUS_REFUTED : STATUS_HOLDS;
}

struct asked {
    const struct parts *parts;
    unsigned runs;
};

/* Asks the explorer what the schedule does, then real threads. */
static int answer(void *argument)
{
    const struct asked *asked = argument;
    const struct question *question = &asked->parts->list[parts_replayed(asked->parts)];
    struct answers answers;
    struct replayed replayed = {.answers = &answers};
    if (question->format == FORMAT_CSV)
        return complain(STATUS_USAGE, "--format: --replay prints text or json");
    int status = answers_find(&answers, question);
    if (!status) {
        replayed.answer = &answers.list[answers.count - 1];
        status = perform(&replayed, asked->runs);
    }
    history_free(&replayed.enacted.history);
    answers_free(&answers);
    return status;
}

int replay_on_threads(const struct replay *replay, struct lab *lab, const struct settings *settings)
{
    struct parts parts;
    int status = options_check(replay->options, MODE_REPLAY, "means nothing with --replay");
    status = status ? status : apply(replay->options, lab);
    if (status)
        return status;
    const struct question question = {
        .subject = lab->name,
        .lab = lab,
        .luck = luck_untyped(),
        .engine = ENGINE_NONE,
        .replay = replay->schedule,
        .colour = settings->colour,
        .format = (enum format)replay->options->format,
    };
    parts_make(&parts, &question, replay->program, !replay->options->queues);
    struct asked asked = {&parts, replay->options->rounds ? lab->rounds : RUNS_USUAL};
    return strangers_explored(lab, answer, &asked);
}
