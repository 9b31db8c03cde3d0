/* --with-python: the queues of Python's library join the lab. */
#include "command/session/with_python.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

/* The script of all of them. */
static bool is_python(const struct queue_class *queue)
{
    return queue->peer && strcmp(queue->peer, "python.py") == 0;
}

/* The lab's queues, then those of Python's that it has not, with commas between; from malloc, NULL
 * when out of memory. */
static char *joined_names(const struct lab *lab)
{
    char *names = NULL;
    size_t size;
    FILE *text = open_memstream(&names, &size);
    if (!text)
        return NULL;
    for (size_t i = 0; i < lab->queue_count; i++)
        fprintf(text, "%s,", lab->queues[i].queue->name);
    for (size_t q = 0; queue_table[q]; q++) {
        bool has = false;
        for (size_t i = 0; i < lab->queue_count; i++)
            has |= lab->queues[i].queue == queue_table[q];
        if (is_python(queue_table[q]) && !has)
            fprintf(text, "%s,", queue_table[q]->name);
    }
    if (fclose(text) == 0)
        return names;
    free(names);
    return NULL;
}

static int refuse(const struct workload_class *workload)
{
    const char *known[WORKLOADS_MOST + 1];
    char list[400];
    size_t count = 0;
    for (size_t i = 0; workload_table[i]; i++)
        if (workload_has(workload_table[i], TRAIT_PEERS))
            known[count++] = workload_table[i]->name;
    known[count] = NULL;
    return complain(STATUS_USAGE,
                    "--with-python: %s is for queues in C alone; expected a lab of %s",
                    workload->name, words_join(list, sizeof list, known));
}

int with_python(struct lab *lab)
{
    struct lab_error error;
    if (!workload_has(lab->scenario.workload, TRAIT_PEERS))
        return refuse(lab->scenario.workload);
    char *names = joined_names(lab);
    if (!names)
        return complain(STATUS_SYSTEM, "out of memory");
    bool right = lab_set_queues(lab, names, &error);
    free(names);
    return right ? 0 : complain(error.status, "--with-python: %s", error.text);
}
