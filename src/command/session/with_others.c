/* --with-python: the queues of Python's library join the lab; --with-postgres: those of PostgreSQL.
 */
#include "command/session/with_others.h"

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

static bool is_postgres(const struct queue_class *queue)
{
    return strncmp(queue->name, "pg-", 3) == 0;
}

/* The lab's queues, then those others that it has not, with commas between; from malloc, NULL when
 * out of memory. */
static char *joined_names(const struct lab *lab, bool other(const struct queue_class *))
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
        if (other(queue_table[q]) && !has)
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

static int add_others(struct lab *lab, bool other(const struct queue_class *), const char *option)
{
    struct lab_error error;
    char *names = joined_names(lab, other);
    if (!names)
        return complain(STATUS_SYSTEM, "out of memory");
    bool right = lab_set_queues(lab, names, &error);
    free(names);
    return right ? 0 : complain(error.status, "%s: %s", option, error.text);
}

int with_python(struct lab *lab)
{
    if (!workload_has(lab->scenario.workload, TRAIT_PEERS))
        return refuse(lab->scenario.workload);
    return add_others(lab, is_python, "--with-python");
}

int with_postgres(struct lab *lab)
{
    return add_others(lab, is_postgres, "--with-postgres");
}
