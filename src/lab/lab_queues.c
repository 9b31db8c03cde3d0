/* Finds a lab's queues by name, each once. */
#include "lab/lab_queues.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab_error.h"
#include "lab/words.h"

const struct queue_class *lab_queue(const char *name, struct lab_error *error)
{
    const struct queue_class *queue = queue_find(name);
    if (queue)
        return queue;
    if (own_files.is_path(name))
        return own_files.find(name, error);
    const char *names[QUEUES_MOST];
    char expected[440];
    size_t count = 0;
    for (; queue_table[count] && count + 1 < QUEUES_MOST; count++)
        names[count] = queue_table[count]->name;
    names[count] = NULL;
    lab_fail(error, 64, "no queue is called \"%.40s\"; %s", name,
             words_expected(expected, sizeof expected, name, names));
    return NULL;
}

const struct queue_class *lab_queue_remembered(const char *name)
{
    return own_files.is_path(name) ? own_files.remember(name) : queue_find(name);
}

bool lab_is_queue(const char *name)
{
    return queue_find(name) || own_files.is_path(name);
}

size_t lab_queue_place(const struct lab *lab, const char *name)
{
    size_t i = 0;
    while (i < lab->queue_count && !(name && strcmp(lab->queues[i].queue->name, name) == 0))
        i++;
    return i;
}

static bool add(struct lab *lab, const struct queue_class *queue, int expectation,
                struct lab_error *error)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue == queue) {
            lab_fail(error, 64, "the queue %s is named twice; expected each queue once",
                     queue->name);
            return false;
        }
    struct lab_queue *queues = realloc(lab->queues, (lab->queue_count + 1) * sizeof *queues);
    if (!queues) {
        lab_fail(error, 71, LAB_NO_MEMORY);
        return false;
    }
    if (expectation < 0)
        expectation = queue->claim == QUEUE_EXACT ? EXPECT_NEVER : EXPECT_SOMETIMES;
    lab->queues = queues;
    lab->queues[lab->queue_count++] = (struct lab_queue){queue, (enum expectation)expectation};
    return true;
}

const struct queue_class *lab_queue_in(const struct lab *lab, const char *name,
                                       struct lab_error *error)
{
    char path[PATH_MAX];
    *error = (struct lab_error){0};
    if (lab->folder && own_files.is_path(name) && *name != '/') {
        snprintf(path, sizeof path, "%.2000s/%s", lab->folder,
                 strncmp(name, "./", 2) ? name : name + 2);
        name = path;
    }
    const struct queue_class *queue =
        lab->by_name ? lab_queue_remembered(name) : lab_queue(name, error);
    return queue ? queue : lab_queue(name, error); /* which says what is wrong */
}

bool lab_add_queue(struct lab *lab, const char *name, int expectation, struct lab_error *error)
{
    const struct queue_class *queue = lab_queue_in(lab, name, error);
    return queue && add(lab, queue, expectation, error);
}

static const char *file_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

const char *lab_queue_label(const struct lab *lab, size_t i)
{
    const char *name = lab->queues[i].queue->name, *label = file_of(name);
    for (size_t j = 0; j < lab->queue_count; j++)
        if (j != i && strcmp(file_of(lab->queues[j].queue->name), label) == 0)
            return name;
    return label;
}

/* What the lab expects of the queue, or -1. */
static int expectation_of(const struct lab *lab, const struct queue_class *queue)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue == queue)
            return (int)lab->queues[i].expectation;
    return -1;
}

/* Cuts the next name off a list; NULL: there is none. */
static char *next_name(char **rest)
{
    char *from = *rest + strspn(*rest, ", \t"), *name = from, *to = from;
    if (!*from)
        return NULL;
    for (; *from && !strchr(", \t", *from); *to++ = *from++)
        from += *from == '\\' && from[1];
    *rest = from + (*from != '\0');
    *to = '\0';
    return name;
}

bool lab_set_queues(struct lab *lab, const char *names, struct lab_error *error)
{
    struct lab chosen = {0};
    bool right = true;
    char *copy = strdup(names), *rest = copy;
    *error = (struct lab_error){0};
    if (!copy)
        lab_fail(error, 71, LAB_NO_MEMORY);
    for (char *name = copy ? next_name(&rest) : NULL; name && right; name = next_name(&rest)) {
        const struct queue_class *queue = lab_queue(name, error);
        right = queue && add(&chosen, queue, expectation_of(lab, queue), error);
    }
    free(copy);
    if (!error->status && chosen.queue_count == 0)
        lab_fail(error, 64, "no queue is named; expected names such as mutex,vyukov");
    if (error->status) {
        free(chosen.queues);
        return false;
    }
    free(lab->queues);
    lab->queues = chosen.queues;
    lab->queue_count = chosen.queue_count;
    return true;
}
