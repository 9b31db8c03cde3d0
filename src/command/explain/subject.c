/* Finding a lab, or making one of a queue. */
#include "command/explain/subject.h"

#include "command/line/status.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

/* The queue whose name is nearest, or NULL if none is near. */
static const char *near_queue(const char *name)
{
    const char *names[64] = {0};
    for (size_t i = 0; queue_table[i] && i + 1 < sizeof names / sizeof names[0]; i++)
        names[i] = queue_table[i]->name;
    return nearest_name(name, names);
}

struct lab *subject_alone(const char *queue, int *status)
{
    struct lab_error error = {0};
    struct lab *lab = lab_new(workload_find("never-empty"));
    if (lab && lab_add_queue(lab, queue, -1, &error)) /* one, whatever is in its name */
        return lab;
    lab_free(lab);
    *status =
        lab ? complain(error.status, "%s", error.text) : complain(STATUS_SYSTEM, "out of memory");
    return NULL;
}

struct lab *subject_find(const char *name, int *status)
{
    struct lab_error error;
    if (own_files.is_path(name))
        return subject_alone(name, status);
    struct lab *lab = lab_find(name, &error);
    if (lab)
        return lab;
    if ((error.status == STATUS_USAGE || error.status == STATUS_MISSING) && queue_find(name))
        return subject_alone(name, status);
    const char *near = error.status == STATUS_USAGE ? near_queue(name) : NULL;
    *status = near ? complain(STATUS_USAGE, "no lab or queue is called \"%.60s\"; expected %s",
                              name, near)
                   : complain(error.status, "%s", error.text);
    return NULL;
}

int subject_change(struct lab *lab, const char *queues, const char *capacity)
{
    char problem[512];
    const char *wrong;
    struct lab_error error;
    if (queues && !lab_set_queues(lab, queues, &error))
        return complain(error.status, "--queues: %s", error.text);
    if (capacity &&
        (wrong = lab_explore_set(&lab->explore, "capacity", capacity, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--capacity: %s", wrong);
    return 0;
}
