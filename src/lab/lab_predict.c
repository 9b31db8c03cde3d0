/* The predictions of a lab, and what was guessed. */
#include "lab/lab_predict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/guess.h"
#include "lab/words.h"

static struct prediction *find(struct lab *lab, const char *name)
{
    for (size_t i = 0; i < lab->predict.count; i++)
        if (strcmp(lab->predict.list[i].name, name) == 0)
            return &lab->predict.list[i];
    return NULL;
}

/* Whether the lab has such a queue. */
static bool runs(const struct lab *lab, const struct aim *aim)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (predict_means(aim, lab->queues[i].queue->name))
            return true;
    return false;
}

const char *lab_predict_add(struct lab *lab, const char *name, const char *about, char *problem,
                            size_t size)
{
    struct predictions *all = &lab->predict;
    if (find(lab, name))
        snprintf(problem, size, "%.60s again; expected each prediction once", name);
    else if (all->count == PREDICTIONS_MOST)
        snprintf(problem, size, "too many predictions; expected at most %d", PREDICTIONS_MOST);
    else {
        struct prediction *fresh = &all->list[all->count++];
        *fresh = (struct prediction){.name = strdup(name), .about = strdup(about)};
        if (fresh->name && fresh->about)
            return NULL;
        snprintf(problem, size, "out of memory");
    }
    return problem;
}

static bool shows(const struct lab *lab, const struct aim *aim)
{
    bool there = aim->knob == KNOB_COUNT;
    for (size_t i = 0; i < lab->value_count && !there; i++)
        there = lab_point(lab, i).knob[aim->knob] == aim->value;
    return there;
}

const char *lab_predict_fault(const struct lab *lab, const struct prediction *prediction,
                              char *problem, size_t size)
{
    const struct aim *aims[] = {&prediction->of, &prediction->over};
    for (size_t i = 0; i < 2; i++) {
        if (!runs(lab, aims[i]))
            snprintf(problem, size, "%s is about the queue %s; expected one of [queues]",
                     prediction->name, aims[i]->queue);
        else if (!shows(lab, aims[i]))
            snprintf(problem, size, "%s is about a point that is not run; expected a value of %s",
                     prediction->name, knob_table[aims[i]->knob].name);
        else
            continue;
        return problem;
    }
    return NULL;
}

/* The prediction, which is made up if it is about a queue or the rate. NULL with the problem. */
static struct prediction *find_or_make(struct lab *lab, const char *name, char *problem,
                                       size_t size)
{
    const char *names[PREDICTIONS_MOST + 1];
    char about[100], expected[400];
    struct prediction *found = find(lab, name);
    if (found)
        return found;
    struct aim aim = {.knob = KNOB_COUNT};
    snprintf(aim.queue, sizeof aim.queue, "%s", name);
    bool queue = *name && runs(lab, &aim);
    if (queue || strcmp(name, "rate") == 0) {
        snprintf(about, sizeof about, queue ? "verdict of %.60s" : "%.60s", name);
        if (lab_predict_add(lab, name, about, problem, size))
            return NULL;
        found = find(lab, name);
        return predict_parse(found, lab->scenario.workload, problem, size) ? NULL : found;
    }
    for (size_t i = 0; i < lab->predict.count; i++)
        names[i] = lab->predict.list[i].name;
    names[lab->predict.count] = NULL;
    snprintf(problem, size, "no prediction is called \"%.60s\"; %s%s", name,
             names[0] ? words_expected(expected, sizeof expected, name, names)
                      : "expected rate, or one of the queues",
             names[0] ? ", or one of the queues" : "");
    return NULL;
}

const char *lab_predict_guess(struct lab *lab, const char *typed, char *problem, size_t size)
{
    const char *equal = strchr(typed, '='), *guess = equal ? equal + 1 : typed;
    char name[64] = "rate", expected[300];
    if (equal)
        snprintf(name, sizeof name, "%.*s", (int)(equal - typed), typed);
    for (size_t i = lab->predict.count; i > 0 && !equal; i--)
        if (!predict_is_verdict(&lab->predict.list[i - 1]))
            snprintf(name, sizeof name, "%s", lab->predict.list[i - 1].name);
    struct prediction *prediction = find_or_make(lab, name, problem, size);
    if (!prediction)
        return problem;
    const char *wrong = guess_read(prediction, guess, expected, sizeof expected);
    if (wrong)
        snprintf(problem, size, "got '%.60s' of %s, expected %s", guess, name, wrong);
    return wrong ? problem : NULL;
}
