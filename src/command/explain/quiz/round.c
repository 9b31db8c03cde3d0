/* Makes a round: searches all executions of a client, walks one at random, and takes out of its
 * diagram what is asked. */
#include "command/explain/quiz/round.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/refused.h"
#include "command/line/status.h"
#include "explore/explore.h"
#include "lab/guess.h"
#include "stats/stats.h"

enum { QUEUES = 64, STATES = 20000, STEPS = 60, WALKS = 12, CLIENTS = 50 };

/* ---- which queue, which client ---- */

/* Any queue of the lab that can be explored; NULL if there is none. */
static const struct queue_class *choose_queue(const struct lab *lab, struct random *random)
{
    const struct queue_class *queues[QUEUES];
    size_t count = 0;
    char why[256];
    for (size_t i = 0; i < lab->queue_count && count < QUEUES; i++) {
        const struct queue_class *queue = queue_find_instrumented(lab->queues[i].queue->name);
        if (queue && !refused(queue, why, sizeof why))
            queues[count++] = queue;
    }
    return count ? queues[random_below(random, count)] : NULL;
}

/* Any client of two to four calls by two workers or three: each of them is as likely. */
static bool choose_client(struct quiz_round *round, struct random *random)
{
    struct clients all;
    uint64_t met = 0;
    clients_begin(&all, round->queue, 2 + random_below(random, 3));
    while (clients_next(&all))
        if (all.program.count > 1 && random_below(random, ++met) == 0)
            round->clients = all;
    return met > 0;
}

/* ---- one execution ---- */

/* Any choice, but whoever ran before goes on twice of three times: that is easier to read. */
static struct choice choose(const struct choice *choices, size_t count, size_t last,
                            struct random *random)
{
    if (random_below(random, 3))
        for (size_t i = 0; i < count; i++)
            if (choices[i].worker == last)
                return choices[i];
    return choices[random_below(random, count)];
}

/* Walks to an end. 0; EAGAIN if it is too far; or ENOMEM. Free the execution unless ENOMEM. */
static int walk(struct execution *execution, struct random *random)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count, last = SIZE_MAX;
    int error = execution_open(execution);
    if (error)
        return error;
    while (!error && (count = machine_choices(choices)) && execution->count < STEPS) {
        struct choice choice = choose(choices, count, last, random);
        last = choice.worker;
        error = execution_take(execution, choice);
    }
    bool far = !error && count;
    execution_close(execution);
    if (error)
        execution_free(execution);
    return error ? error : far ? EAGAIN : 0;
}

/* Whether a worker hears that answer; ANSWER_PENDING: any other. */
static bool hears(const struct execution *execution, enum operation_answer answer)
{
    bool any = answer == ANSWER_PENDING;
    for (size_t w = 0; w + 1 < execution->history.workers; w++) /* the last is the prefix */
        for (size_t i = 0; i < execution->history.logs[w].count; i++)
            if ((execution->history.logs[w].operations[i].answer == answer) != any)
                return true;
    return false;
}

/* ---- what is asked ---- */

static struct quiz_question *add(struct quiz_round *round)
{
    struct quiz_question *question = &round->list[round->count++];
    question->odds = NAN;
    return question;
}

/* Takes the answers and the odds out of the diagram, and asks for them. */
static void ask_answers(struct quiz_round *round)
{
    struct diagram *diagram = &round->diagram;
    size_t kept = 0;
    for (size_t i = 0; i < diagram->count; i++) {
        struct diagram_row *row = &diagram->rows[i];
        if (row->kind == DIAGRAM_NO_RETURN)
            continue;
        row->odds = NAN;
        if (row->closes && *row->answers && round->count < QUIZ_QUESTIONS - 2) {
            struct quiz_question *question = add(round);
            snprintf(question->asks, sizeof question->asks, "Step %zu: what does %c hear?",
                     row->step, 'A' + (int)row->worker);
            snprintf(question->answer, sizeof question->answer, "%s", row->answers);
            snprintf(row->answers, sizeof row->answers, "?");
        }
        diagram->rows[kept++] = *row;
    }
    diagram->count = kept;
}

static void ask_verdict(struct quiz_round *round, const struct execution *execution, double odds)
{
    if (hears(execution, ANSWER_EMPTY)) {
        struct quiz_question *question = add(round);
        snprintf(question->asks, sizeof question->asks, "Is an Empty of these a lie, yes or no?");
        snprintf(question->answer, sizeof question->answer, "%s",
                 execution->verdict & VERDICT_SPURIOUS ? "yes" : "no");
    }
    struct quiz_question *question = add(round);
    snprintf(
        question->asks, sizeof question->asks,
        "A scheduler that draws lots at every step: how likely does anything go wrong, such as "
        "5%%?");
    snprintf(question->answer, sizeof question->answer, "%s", figure_guess(odds).text);
    question->odds = odds;
}

/* ---- the round ---- */

/* Walks until an answer is Empty, for some time: the others teach little. 0, EAGAIN if nobody hears
 * anything, or an errno value. */
static int find_telling(struct execution *execution, struct random *random)
{
    for (int i = 0; i < WALKS; i++) {
        int error = walk(execution, random);
        if (error == ENOMEM)
            return error;
        if (!error && hears(execution, i + 1 < WALKS ? ANSWER_EMPTY : ANSWER_PENDING))
            return 0;
        execution_free(execution);
    }
    return EAGAIN;
}

/* Draws an execution, the shortest lie or any other, and asks about it. As above. */
static int tell(struct quiz_round *round, struct exploration *exploration, bool lie,
                struct random *random)
{
    struct execution execution;
    int error = lie ? explore_shortest(exploration, &execution) : find_telling(&execution, random);
    if (error)
        return error == ENOENT ? EAGAIN : error;
    error = diagram_make(&round->diagram, exploration, &execution);
    if (!error) {
        ask_answers(round);
        ask_verdict(round, &execution, explore_findings(exploration)->odds);
    }
    execution_free(&execution);
    return error;
}

/* Explores the client and asks about it. 0, EAGAIN if there is nothing to ask about, or an errno
 * value. */
static int try_client(struct quiz_round *round, bool lie, struct random *random)
{
    char why[256];
    const struct experiment experiment = {.queue = round->queue,
                                          .program = &round->clients.program,
                                          .capacity = round->clients.capacity};
    const struct search_options options = {.most_states = STATES};
    struct exploration *exploration;
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    if (error)
        return error == EINVAL ? EAGAIN : error;
    const struct findings *findings = explore_findings(exploration);
    bool fits = !findings->stopped && (!lie || findings->seen & VERDICT_SPURIOUS);
    error = fits ? tell(round, exploration, lie, random) : EAGAIN;
    explore_close(exploration);
    return error;
}

int quiz_round_make(struct quiz_round *round, const struct lab *lab, uint64_t seed)
{
    struct random random;
    int error = EAGAIN;
    random_seed(&random, seed);
    *round = (struct quiz_round){.queue = choose_queue(lab, &random)};
    if (!round->queue)
        return complain(STATUS_FEATURE, "%s: no queue that the explorer sees", lab->name);
    bool lie = round->queue->claim == QUEUE_INEXACT && random_below(&random, 2);
    for (int i = 0; i < CLIENTS && error == EAGAIN && choose_client(round, &random); i++)
        error = try_client(round, lie && i < CLIENTS - 10, &random);
    return error == 0 ? 0
           : error == EAGAIN
               ? complain(STATUS_FEATURE, "%s: no small client can be asked about",
                          round->queue->name)
               : complain(STATUS_SYSTEM, "%s: %s", round->queue->name, strerror(error));
}

void quiz_round_free(struct quiz_round *round)
{
    diagram_free(&round->diagram);
}

/* Small letters and digits alone: "GOT 1" is "got1". */
static void plain(char *text, size_t size, const char *answer)
{
    size_t used = 0;
    for (; *answer && used + 1 < size; answer++)
        if (isalnum((unsigned char)*answer))
            text[used++] = (char)tolower((unsigned char)*answer);
    text[used] = '\0';
}

bool quiz_is_right(const struct quiz_question *question, const char *answer)
{
    char said[64], right[64];
    if (!isnan(question->odds)) {
        double odds = guess_number(answer, MEASURE_SHARE);
        return odds == question->odds ||
               (odds <= 2 * question->odds && question->odds <= 2 * odds && odds > 0 &&
                question->odds > 0);
    }
    plain(said, sizeof said, answer);
    plain(right, sizeof right, question->answer);
    return strcmp(said, right) == 0;
}
