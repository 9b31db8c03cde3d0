/* Finds a lab's queues by name, each once. */
#include "lab/lab_queues.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words.h"

#define QUEUES_MOST 256

const char *lab_add_queue(struct lab *lab, const char *name, int expectation, char *problem,
                          size_t size)
{
    const struct queue_class *queue = queue_find(name);
    if (!queue) {
        const char *names[QUEUES_MOST];
        char expected[440];
        size_t count = 0;
        for (; queue_table[count] && count + 1 < QUEUES_MOST; count++)
            names[count] = queue_table[count]->name;
        names[count] = NULL;
        snprintf(problem, size, "no queue is called \"%.40s\"; %s", name,
                 words_expected(expected, sizeof expected, name, names));
        return problem;
    }
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue == queue) {
            snprintf(problem, size, "the queue %s is named twice; expected each queue once", name);
            return problem;
        }
    struct lab_queue *queues = realloc(lab->queues, (lab->queue_count + 1) * sizeof *queues);
    if (!queues) {
        snprintf(problem, size, "out of memory");
        return problem;
    }
    if (expectation < 0)
        expectation = queue->claim == QUEUE_EXACT ? EXPECT_NEVER : EXPECT_SOMETIMES;
    lab->queues = queues;
    lab->queues[lab->queue_count++] = (struct lab_queue){queue, (enum expectation)expectation};
    return NULL;
}

/* What the lab expects of the queue of that name, or -1. */
static int expectation_of(const struct lab *lab, const char *name)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (strcmp(lab->queues[i].queue->name, name) == 0)
            return (int)lab->queues[i].expectation;
    return -1;
}

const char *lab_set_queues(struct lab *lab, const char *names, char *problem, size_t size)
{
    struct lab chosen = {0};
    const char *wrong = NULL;
    char *copy = strdup(names), *rest = NULL;
    if (!copy) {
        snprintf(problem, size, "out of memory");
        return problem;
    }
    for (char *name = strtok_r(copy, ", \t", &rest); name && !wrong;
         name = strtok_r(NULL, ", \t", &rest))
        wrong = lab_add_queue(&chosen, name, expectation_of(lab, name), problem, size);
    free(copy);
    if (!wrong && chosen.queue_count == 0) {
        snprintf(problem, size, "no queue is named; expected names such as mutex,vyukov");
        wrong = problem;
    }
    if (wrong) {
        free(chosen.queues);
        return wrong;
    }
    free(lab->queues);
    lab->queues = chosen.queues;
    lab->queue_count = chosen.queue_count;
    return NULL;
}
