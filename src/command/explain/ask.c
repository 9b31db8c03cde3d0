/* Asks the explorer: every queue in turn, for there is one machine. */
#include "command/explain/ask.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "command/explain/refused.h"
#include "command/explain/seen.h"
#include "command/explain/stories.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "explore/graph/graph_walk.h"
#include "explore/tell/example.h"
#include "explore/tell/replay.h"
#include "explore/tell/schedule.h"

static bool draw(struct answer *answer, const struct experiment *experiment,
                 const struct exploration *exploration)
{
    answer->told = true;
    answer->schedule = schedule_write(experiment, &answer->execution);
    return answer->schedule && diagram_make(&answer->diagram, exploration, &answer->execution) == 0;
}

/* Whether fewer preemptions do with every ingredient that is allowed. False: out of memory. */
static bool tell_easier(struct answer *answer, const struct experiment *experiment,
                        struct exploration *exploration)
{
    struct execution execution;
    int error = explore_shortest_of_all(exploration, &execution);
    if (error)
        return error == ENOENT; /* a dead value on a stack, and the walk is on no state known */
    if (execution.uses <= answer->execution.uses &&
        execution.preemptions < answer->execution.preemptions) {
        answer->easier = schedule_write(experiment, &execution);
        answer->easier_preemptions = execution.preemptions;
        answer->easier_steps = execution.count;
    }
    bool told = answer->easier || execution.preemptions >= answer->execution.preemptions ||
                execution.uses > answer->execution.uses;
    execution_free(&execution);
    return told;
}

/* Tells the execution that is asked for, if any. 0, or complains. */
static int tell(struct answer *answer, const struct question *question,
                const struct experiment *experiment, struct exploration *exploration)
{
    char why[256] = "";
    int error = ENOENT;
    if (question->replay)
        error = schedule_replay(exploration, question->replay, &answer->execution, why, sizeof why);
    else if (question->example)
        error = answer->findings.seen ? ENOENT : example_tell(&answer->execution);
    else if (more_tells(answer, question))
        error = more_tell(answer, &answer->execution);
    else if (engine_searches(&question->engine))
        error = explore_shortest(exploration, &answer->execution);
    if (error == EINVAL)
        return complain(STATUS_DATA, "--replay: %s: %s", experiment->queue->name, why);
    if (error != ENOENT && (error || !draw(answer, experiment, exploration)))
        return complain(STATUS_SYSTEM, "out of memory");
    if (!error && !question->replay && !question->example && !more_tells(answer, question) &&
        !tell_easier(answer, experiment, exploration))
        return complain(STATUS_SYSTEM, "out of memory");
    return 0;
}

/* Keeps the state graph, if it is wanted. 0, or complains. */
static int keep_graph(struct answer *answer, const struct question *question,
                      const struct exploration *exploration)
{
    if (!question->graph)
        return 0;
    answer->graph = calloc(1, sizeof *answer->graph);
    if (!answer->graph || graph_make(answer->graph, exploration))
        return complain(STATUS_SYSTEM, "%s: out of memory", answer->queue->name);
    return 0;
}

int answer_find(struct answer *answer, const struct question *question,
                const struct experiment *experiment)
{
    bool searches = engine_searches(&question->engine);
    const char *name = experiment->queue->name;
    char why[512] = "";
    if (refused(experiment->queue, why, sizeof why))
        return complain(STATUS_FEATURE, "%s: %s", name, why);
    int status = more_find(answer, question, experiment);
    if (status)
        return status;
    /* Where no search is asked for, one state will do: the machine is there to tell of a run. */
    struct search_options options = {.most_states = searches ? question->most_states : 1,
                                     .seek = sought_first(question, experiment->queue),
                                     .symmetric = proof_will_do(answer, question),
                                     .uncounted = proof_will_do(answer, question) &&
                                                  question->engine.kind == ENGINE_PROOF};
    struct exploration *exploration;
    int error = budget_search(experiment, options, &exploration, why, sizeof why);
    if (error == ENOMEM)
        return complain(STATUS_SYSTEM, "%s: out of memory; --states N searches less", name);
    if (error && machine.trouble & VERDICT_REFUSED)
        return complain(STATUS_FEATURE, "%s: %s", name, why);
    if (error == EINVAL && machine.trouble) /* the queue's own, while it was made */
        return complain(STATUS_REFUTED, "%s: %s", name, why);
    if (error)
        return complain(question->status, "%s: %s: %s", question->place, name,
                        *why ? why : strerror(error));
    unsigned seen = explore_findings(exploration)->seen,
             seek = sought_then(options.seek, answer, seen);
    if (searches && seek != options.seek && !budget_is_over()) {
        explore_close(exploration);
        options.seek = seek;
        if (budget_search(experiment, options, &exploration, why, sizeof why))
            return complain(STATUS_SYSTEM, "%s: out of memory", name);
    }
    answer->queue = experiment->queue;
    answer->findings = *explore_findings(exploration);
    answer->findings.seen |= seen; /* an end that came meanwhile forgets nothing */
    if (searches && !question->replay)
        status = stories_compare(answer);
    more_seen(answer, question);
    if (answer->findings.no_memory)
        status = complain(STATUS_SYSTEM,
                          "%s: out of memory after %llu states, with %s so far; --states N "
                          "searches less",
                          name, (unsigned long long)answer->findings.states,
                          answer->findings.seen ? answer_verdict(answer) : "nothing wrong");
    else if (answer->findings.seen & VERDICT_REFUSED)
        status = complain(STATUS_FEATURE, "%s: %s", name, answer->findings.trouble);
    else if (!status)
        status = tell(answer, question, experiment, exploration);
    answer->sought = options.seek;
    if (!status)
        status = keep_graph(answer, question, exploration);
    answer->findings.seen |= answer->execution.verdict;
    explore_close(exploration);
    return status;
}

static struct experiment experiment_of(const struct answers *answers, size_t i)
{
    const struct question *question = answers->question;
    struct experiment experiment = {.queue = answers->queues[i],
                                    .program = &answers->program,
                                    .capacity = question->capacity,
                                    .unordered = question->engine.judge == JUDGE_EMPTIES,
                                    .bounded = question->engine.bounded && !question->replay,
                                    .preemptions = (unsigned)question->engine.bound};
    luck_apply(&question->luck, &experiment);
    return experiment;
}

/* The queue that the schedule was made for. Without a check in it that is the first that says it
 * may lie, else the first. SIZE_MAX if it was made for none of them. */
static size_t replayed_queue(const struct answers *answers)
{
    const struct question *question = answers->question;
    bool checked = strchr(question->replay, '~') != NULL;
    for (size_t i = 0; answers->queues[i]; i++) {
        struct experiment experiment = experiment_of(answers, i);
        if (checked ? !schedule_is_foreign(&experiment, question->replay)
                    : experiment.queue->claim == QUEUE_INEXACT)
            return i;
    }
    return checked ? SIZE_MAX : 0;
}

/* The schedule fits none of the queues here: says what differs. */
static int complain_foreign(const struct answers *answers)
{
    const struct question *question = answers->question;
    struct experiment experiment = {.program = &answers->program, .capacity = question->capacity};
    luck_apply(&question->luck, &experiment);
    for (size_t i = 0; (experiment.queue = queue_table_instrumented[i]); i++)
        if (!schedule_is_foreign(&experiment, question->replay))
            return complain(STATUS_DATA, "--replay: made for %s, not for %s",
                            experiment.queue->name, question->subject);
    for (experiment.capacity = 1; experiment.capacity <= 64; experiment.capacity++)
        for (size_t i = 0; answers->queues[i]; i++) {
            experiment.queue = answers->queues[i];
            if (!schedule_is_foreign(&experiment, question->replay))
                return complain(STATUS_DATA, "--replay: made for capacity %zu, not %zu",
                                experiment.capacity, question->capacity);
        }
    return complain(STATUS_DATA,
                    "--replay: not made for %s with the program \"%s\", capacity %zu and these "
                    "--memory and luck options",
                    question->subject, question->program, question->capacity);
}

/* Whether the schedule's check was made for a queue of this question. */
static bool is_made_for(const struct question *question)
{
    struct answers answers = {.question = question};
    char why[256];
    int status = 0;
    bool fits = false;
    if (program_parse(&answers.program, question->program, why, sizeof why) &&
        (answers.queues = seen_queues(question, &status)))
        fits = replayed_queue(&answers) != SIZE_MAX;
    free(answers.queues);
    return fits;
}

size_t parts_replayed(const struct parts *parts)
{
    for (size_t i = 0; i < parts->count && strchr(parts->list->replay, '~'); i++)
        if (is_made_for(&parts->list[i]))
            return i;
    return 0;
}

int answers_find(struct answers *answers, const struct question *question)
{
    size_t count = 0;
    char why[256];
    int status = 0;
    *answers = (struct answers){.question = question};
    if (!(answers->queues = seen_queues(question, &status)))
        return status;
    if (!program_parse(&answers->program, question->program, why, sizeof why))
        return complain(question->status, "%s: \"%s\": %s", question->place, question->program,
                        why);
    while (answers->queues[count])
        count++;
    answers->list = calloc(count + 1, sizeof *answers->list);
    if (!answers->list)
        return complain(STATUS_SYSTEM, "out of memory");
    size_t first = 0, end = count;
    if (question->replay) {
        first = replayed_queue(answers);
        if (first == SIZE_MAX)
            return complain_foreign(answers);
        end = first + 1;
    }
    for (size_t i = first; i < end && !status; i++) {
        struct experiment experiment = experiment_of(answers, i);
        status = answer_find(&answers->list[answers->count++], question, &experiment);
    }
    return status;
}
