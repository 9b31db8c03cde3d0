/* --with-python: the queues of Python's library join the lab; --with-postgres: those of PostgreSQL.
 */
#include "command/session/with_others.h"

#include <stdbool.h>
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

/* Adds those that the lab has not. */
static int add_others(struct lab *lab, bool other(const struct queue_class *), const char *option)
{
    struct lab_error error;
    for (size_t q = 0; queue_table[q]; q++) {
        bool wanted = other(queue_table[q]);
        for (size_t i = 0; i < lab->queue_count; i++)
            wanted = wanted && lab->queues[i].queue != queue_table[q];
        if (wanted && !lab_add_queue(lab, queue_table[q]->name, -1, &error))
            return complain(error.status, "%s: %s", option, error.text);
    }
    return 0;
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
